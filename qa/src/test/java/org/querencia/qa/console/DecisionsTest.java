package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Deciding by hand who is who, and what is true of them.
@ExtendWith(OneConsole.class)
class DecisionsTest {
    private final Console console;
    private final Visitor visitor;

    DecisionsTest(Console console) {
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
    void two_who_may_be_one_are_merged_and_parted_again() {
        ProfileId known = console.person(Shop.TAGGED);
        visitor.open("/people/" + known);
        Locator suggested = visitor.page.locator(".q-resembling");
        assertThat(suggested.innerText()).contains("V. Peña", "llegan al mismo buzón");
        suggested.locator("button").click();
        assertThat(visitor.notice()).contains("Ahora son una sola persona");
        assertThat(console.person("email:cliente8+recetas@correo.example"))
                .isEqualTo(console.person(Shop.TAGGED));

        visitor.page.check("[name=apart][value='email:cliente8+recetas@correo.example']");
        visitor.button("Estos son de otra persona").click();
        assertThat(visitor.notice()).contains("Ahora son dos personas");
        assertThat(console.person("email:cliente8+recetas@correo.example"))
                .isNotEqualTo(console.person(Shop.TAGGED));
        visitor.open("/people/" + console.person(Shop.TAGGED));
        assertThat(visitor.page.locator(".q-resembling").count()).isZero();
        visitor.assertNothingWrong();
    }

    @Test
    void a_merge_across_an_earlier_split_makes_one_person() {
        person("user_id:d-1", "email:dora@correo.example", "phone:+573015550001");
        visitor.open("/people/" + console.person("user_id:d-1") + "/links");
        visitor.page.check("[name=apart][value='email:dora@correo.example']");
        visitor.button("Estos son de otra persona").click();
        ProfileId apart = console.person("email:dora@correo.example");
        assertThat(apart).isNotEqualTo(console.person("user_id:d-1"));

        visitor.open("/people/" + console.person("user_id:d-1") + "/merge");
        visitor.page.fill("main [data-find]", "Dora@Correo.example");
        visitor.page.waitForURL("**q=Dora**");
        visitor.page.locator("#candidates form:has([value='%s']) button".formatted(apart)).click();
        assertThat(visitor.notice()).contains("Ahora son una sola persona");
        assertThat(console.person("email:dora@correo.example"))
                .isEqualTo(console.person("user_id:d-1"))
                .isEqualTo(console.person("phone:+573015550001"));
        visitor.assertNothingWrong();
    }

    @Test
    void an_identifier_in_a_form_is_read_as_people_write_it() {
        person("user_id:d-2", "email:eva@correo.example");
        person("user_id:d-3", "phone:+573015550003");
        decide("user_id:d-2", "merge", "other", "phone:301 555 0003");
        assertThat(console.person("user_id:d-3")).isEqualTo(console.person("user_id:d-2"));
        visitor.open(
                "/people/%s/links?one=email:EVA@correo.example&other=phone:3015550003"
                        .formatted(console.person("user_id:d-2")));
        assertThat(visitor.page.locator(".q-answer").innerText()).contains("Son una sola persona");
    }

    @Test
    void what_cannot_be_decided_is_said_in_words_and_nothing_changes() {
        person("user_id:d-4", "email:fito@correo.example");
        ProfileId fito = console.person("user_id:d-4");
        assertThat(decide("user_id:d-4", "merge", "other", fito.toString()))
                .contains("Ya son una sola persona. No se cambió nada.");
        assertThat(decide("user_id:d-4", "merge", "other", "email:nadie@correo.example"))
                .contains("Nunca se ha visto a nadie con Correo nadie@correo.example");
        assertThat(decide("user_id:d-4", "merge", "other", "sin dos puntos"))
                .contains("«sin dos puntos» no es un identificador");
        assertThat(decide("user_id:d-4", "merge", "other", "user_id:null"))
                .contains("«user_id:null» no nombra a nadie");
        assertThat(decide("user_id:d-4", "split", "apart", "user_id:c-1001"))
                .contains("Usuario c-1001 no es de esta persona");
        assertThat(decide("user_id:d-4", "split", "none", ""))
                .contains("Elige algunos identificadores");
        assertThat(console.person("email:fito@correo.example")).isEqualTo(fito);
    }

    @Test
    void a_wrong_link_is_undone_and_counts_again() {
        person("user_id:d-5", "email:gil@correo.example");
        visitor.open("/people/" + console.person("user_id:d-5") + "/links");
        assertThat(visitor.text()).contains("Los dos venían en un mismo evento de Caja del local");
        visitor.button("Este vínculo es un error").click();
        assertThat(visitor.notice()).contains("este vínculo ya no cuenta");
        assertThat(visitor.text()).contains(Console.SPANISH + " dijo el");
        assertThat(console.person("email:gil@correo.example"))
                .isNotEqualTo(console.person("user_id:d-5"));

        visitor.button("Que vuelva a contar").click();
        assertThat(visitor.notice()).contains("el vínculo vuelve a contar");
        assertThat(console.person("email:gil@correo.example"))
                .isEqualTo(console.person("user_id:d-5"));
        visitor.assertNothingWrong();
    }

    @Test
    void a_trait_corrected_by_hand_says_what_it_overruled_until_it_is_released() {
        console.house.take(
                Events.identify()
                        .by("user_id:d-6")
                        .trait("city", "Cali")
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
        visitor.open("/people/" + console.person("user_id:d-6"));
        Locator city = visitor.page.locator(".q-trait:has-text('Ciudad')");
        city.locator("summary").click();
        city.locator("[name=value]").fill("Tunja");
        city.locator("button:has-text('Guardar')").click();
        assertThat(visitor.notice()).contains("Corregido a mano");
        assertThat(city.innerText()).contains("Tunja", "a mano", "antes Cali (Caja del local, ");

        city.locator("summary").click();
        city.locator("button:has-text('Que hablen las fuentes')").click();
        assertThat(visitor.notice()).contains("Las fuentes tienen de nuevo la palabra");
        assertThat(city.innerText()).contains("Cali", "Caja del local").doesNotContain("a mano");

        city.locator("summary").click();
        city.locator("button:has-text('Quitar')").click();
        assertThat(city.innerText()).contains("quitado", "antes Cali (Caja del local, ");
        city.locator("summary").click();
        city.locator("button:has-text('Que hablen las fuentes')").click();
        assertThat(city.innerText()).contains("Cali").doesNotContain("quitado");
        visitor.assertNothingWrong();
    }

    @Test
    void a_trait_nobody_told_is_added_by_hand() {
        person("user_id:d-7", "email:hugo@correo.example");
        visitor.open("/people/" + console.person("user_id:d-7"));
        visitor.page.locator("summary:has-text('Agregar un atributo')").click();
        visitor.page.fill("details[open] [name=trait]", "talla");
        visitor.page.fill("details[open] [name=value]", "M");
        visitor.page.locator("details[open] button:has-text('Guardar')").click();
        assertThat(visitor.page.locator(".q-trait:has-text('talla')").innerText())
                .contains("M", "a mano")
                .doesNotContain("antes");
        visitor.assertNothingWrong();
    }

    private void person(String... identifiers) {
        console.house.take(
                Events.identify()
                        .by(identifiers)
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
    }

    /// Sends a form of a person's pages; what the page says then.
    private String decide(String person, String form, String field, String value) {
        String path = "/people/" + console.person(person);
        visitor.open(path);
        String token = visitor.page.locator("[name=csrf]").first().inputValue();
        return visitor.context
                .request()
                .post(
                        visitor.address(path + "/" + form),
                        RequestOptions.create()
                                .setForm(FormData.create().set("csrf", token).set(field, value)))
                .text();
    }
}
