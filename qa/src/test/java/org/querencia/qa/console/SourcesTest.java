package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.SourceKey;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Sources: setting one up, what was refused, what the words mean.
@ExtendWith(OneConsole.class)
class SourcesTest {
    private final Console console;
    private final Visitor visitor;

    SourcesTest(Console console) {
        this.console = console;
        this.visitor = console.signedIn(Console.SPANISH);
    }

    @BeforeEach
    void open() {
        visitor.page.onDialog(Dialog::accept);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void a_secret_key_is_shown_once_and_collects() {
        visitor.open("/sources/new");
        visitor.page.fill("main [name=name]", "Caja número dos");
        visitor.page.check("[name=trust][value=secret]");
        visitor.button("Crearla y ver la clave").click();
        String key = visitor.page.locator("#key").innerText();
        assertThat(console.house.sources.byWriteKey(key).orElseThrow().key())
                .isEqualTo(new SourceKey("caja-numero-dos"));
        assertThat(visitor.page.locator("#snippet-text").innerText()).contains(key);
        visitor.open("/sources/caja-numero-dos");
        assertThat(visitor.page.content()).doesNotContain(key);
        visitor.assertNothingWrong();
    }

    @Test
    void a_source_without_a_name_or_with_one_in_use_is_refused_in_words() {
        visitor.open("/sources/new");
        visitor.page.fill("main [name=name]", "Tienda en línea!");
        visitor.page.fill("[name=origins]", "https://tienda.example");
        visitor.button("Crearla y ver la clave").click();
        // 'tienda-en-linea' is free, since the shop's source has a key of its own.
        assertThat(visitor.page.locator("h1").innerText()).isEqualTo("Tienda en línea!");
        visitor.open("/sources/new");
        visitor.page.fill("main [name=name]", "Tienda en línea?");
        visitor.page.fill("[name=origins]", "tienda");
        visitor.button("Crearla y ver la clave").click();
        assertThat(visitor.notice()).contains("«tienda» no es la dirección de una página");
        assertThat(visitor.page.inputValue("main [name=name]")).isEqualTo("Tienda en línea?");
        visitor.page.fill("[name=origins]", "");
        visitor.button("Crearla y ver la clave").click();
        assertThat(visitor.notice()).contains("Ya hay una fuente como «Tienda en línea?»");
    }

    @Test
    void a_refused_event_is_corrected_and_sent_again() {
        console.house.refuse(
                ConsoleHouse.refused(
                        ConsoleHouse.now(),
                        "missing-id",
                        "Nobody is named.",
                        "{\"type\":\"track\",\"event\":\"Product Reviewed\"}"));
        visitor.open("/sources/web/refused");
        visitor.page.locator("main a[data-row]").first().click();
        assertThat(visitor.text()).contains("Di quién es: «userId»");
        assertThat(visitor.page.inputValue("[name=body]"))
                .isEqualTo(
                        """
                        {
                          "type": "track",
                          "event": "Product Reviewed"
                        }\
                        """);
        visitor.button("Enviar de nuevo").click();
        assertThat(visitor.notice()).contains("Sigue rechazado");
        visitor.page.fill("[name=body]", "{\"type\":\"track\",");
        visitor.button("Enviar de nuevo").click();
        assertThat(visitor.notice()).contains("Sigue rechazado");

        visitor.page.fill(
                "[name=body]",
                "{\"type\":\"track\",\"event\":\"Product Reviewed\",\"userId\":\"c-1019\"}");
        visitor.button("Enviar de nuevo").click();
        assertThat(visitor.notice()).contains("Corregido y aceptado");
        assertThat(visitor.page.locator("main a[data-row]").first().innerText())
                .contains("enviado de nuevo");
        console.house.settle();
        visitor.open("/people/" + console.person("user_id:c-1019"));
        assertThat(visitor.page.locator("#moments .q-event").first().innerText())
                .isEqualTo("Opinó sobre un producto");
    }

    @Test
    void the_dictionary_says_what_an_event_carries() {
        visitor.open("/sources/web/dictionary");
        visitor.page.locator("a[data-row]:has-text('Order Completed')").click();
        assertThat(visitor.page.locator("section[aria-labelledby=fields]").innerText())
                .contains("Campos de «Hizo un pedido»", "order_id", "texto", "total", "número");
        visitor.assertNothingWrong();
    }

    @Test
    void the_rules_of_a_source_are_changed_and_kept() {
        visitor.open("/sources/till/settings");
        visitor.page.fill("main [name=name]", "Caja principal");
        visitor.page.fill("[name=eventsPerSecond]", "50");
        visitor.button("Guardar").click();
        assertThat(visitor.notice()).contains("La fuente ha cambiado");
        assertThat(console.house.sources.source(new SourceKey(Shop.TILL)).orElseThrow())
                .extracting("name", "eventsPerSecond")
                .containsExactly("Caja principal", 50);
        visitor.page.fill("main [name=name]", "Caja del local");
        visitor.button("Guardar").click();
        visitor.assertNothingWrong();
    }

    @Test
    void a_member_looks_and_changes_nothing() {
        try (Visitor member = console.signedIn(Console.MEMBER)) {
            member.open("/sources");
            assertThat(member.text()).doesNotContain("Agregar una fuente");
            for (String path :
                    new String[] {
                        "/sources",
                        "/sources/web/settings",
                        "/sources/web/keys",
                        "/settings/users",
                        "/settings/tokens",
                        "/settings/identifiers",
                        "/settings/identifiers/types/email"
                    }) {
                member.open(path.equals("/sources/web/keys") ? "/sources/web" : path);
                String token = member.page.locator("[name=csrf]").first().inputValue();
                var answer =
                        member.context
                                .request()
                                .post(
                                        member.address(path),
                                        RequestOptions.create()
                                                .setForm(
                                                        FormData.create()
                                                                .set("csrf", token)
                                                                .set("name", "Otra")
                                                                .set("email", "x@y.example")));
                assertThat(answer.status()).as(path).isEqualTo(422);
                assertThat(answer.text()).as(path).contains("Solo los administradores");
            }
        }
    }
}
