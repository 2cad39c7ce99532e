package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Settings: kinds of identifier, users, tokens, one's own account.
@ExtendWith(OneConsole.class)
class SettingsTest {
    private static final String IDENTIFIERS = "/settings/identifiers";

    private final Console console;
    private final Visitor visitor;

    SettingsTest(Console console) {
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
    void a_kind_of_identifier_is_changed_and_events_are_read_that_way() {
        visitor.open(IDENTIFIERS);
        visitor.page.locator("a[data-row]:has-text('Tarjeta de cliente')").click();
        visitor.page.fill("[name=limit]", "2");
        visitor.page.fill("[name=priority]", "35");
        visitor.page.fill(
                "[name=blocked]", visitor.page.inputValue("[name=blocked]") + "\nPrestada");
        visitor.button("Guardar").click();
        assertThat(visitor.notice()).contains("Cambiado");
        assertThat(visitor.page.locator("tr:has-text('loyalty_card')").innerText())
                .contains("2", "35", "18 valores");
        assertThat(console.house.views.find("loyalty_card", "prestada")).isEmpty();
        visitor.page.locator("a[data-row]:has-text('Tarjeta de cliente')").click();
        assertThat(visitor.page.inputValue("[name=blocked]").lines()).contains("prestada");
        visitor.assertNothingWrong();
    }

    @Test
    void what_is_wrong_is_said_at_each_field_and_what_was_typed_stays() {
        visitor.open(IDENTIFIERS + "/types/phone");
        visitor.page.evaluate("document.querySelector('main form').noValidate = true");
        visitor.page.fill("[name=limit]", "0");
        visitor.page.fill("[name=priority]", "");
        visitor.page.fill("[name=patterns]", "^0+$\n[abc");
        visitor.button("Guardar").click();
        assertThat(visitor.page.locator("#limit-wrong").innerText())
                .isEqualTo("Máximo por persona: escribe un número entero de 1 a 100.");
        assertThat(visitor.page.locator("#priority-wrong").innerText())
                .isEqualTo("Rango: escribe un número entero.");
        assertThat(visitor.page.locator("#patterns-wrong").innerText())
                .contains("«[abc» no es una expresión regular");
        assertThat(visitor.page.locator("[aria-invalid=true]").count()).isEqualTo(3);
        assertThat(visitor.page.inputValue("[name=patterns]")).isEqualTo("^0+$\n[abc");
        visitor.open(IDENTIFIERS + "/types/phone");
        assertThat(visitor.page.inputValue("[name=limit]")).isEqualTo("5");
    }

    @Test
    void a_kind_of_ones_own_is_added_used_and_removed() {
        visitor.open(IDENTIFIERS + "/new");
        visitor.page.evaluate("document.querySelector('main form').noValidate = true");
        visitor.page.fill("[name=key]", "email");
        visitor.button("Guardar").click();
        assertThat(visitor.page.locator("#key-wrong").innerText())
                .contains("Ya hay un tipo «email»");
        visitor.page.fill("[name=key]", "con espacios");
        visitor.button("Guardar").click();
        assertThat(visitor.page.locator("#key-wrong").innerText()).contains("1 a 64 letras");

        visitor.page.fill("[name=key]", "membership");
        visitor.page.selectOption("[name=normaliser]", "card");
        visitor.page.fill("[name=limit]", "1");
        visitor.button("Guardar").click();
        assertThat(visitor.notice()).contains("Cambiado");
        console.house.take(
                Events.identify()
                        .by("membership:AB12")
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
        assertThat(console.house.views.find("membership", "ab-12"))
                .isEqualTo(console.house.views.find("membership", "AB12"))
                .isPresent();

        visitor.open(IDENTIFIERS + "/types/membership");
        visitor.button("Quitar").click();
        assertThat(visitor.page.locator("tbody").innerText()).doesNotContain("membership");
        visitor.open(IDENTIFIERS + "/types/email");
        assertThat(visitor.button("Quitar").count()).isZero();
    }

    @Test
    void somebody_is_invited_by_a_link_that_works_once() {
        visitor.open("/settings/users");
        visitor.page.fill("form[action='/settings/users'] [name=email]", "sol@querencia.example");
        visitor.page.fill("form[action='/settings/users'] [name=name]", "Sol Vega");
        visitor.button("Crear el enlace").click();
        String link = visitor.page.locator("#link-text").innerText();
        User sol = console.house.users.byEmail("sol@querencia.example").orElseThrow();
        assertThat(sol.role()).isEqualTo(Role.MEMBER);
        try (Visitor guest = console.stranger(console.house)) {
            guest.page.navigate(link);
            assertThat(guest.path()).isEqualTo("/password");
        }
        visitor.open("/settings/users");
        visitor.page.locator(".q-user:has-text('Sol Vega')").locator("text=Quitar").click();
        assertThat(visitor.notice()).contains("Se quitó al usuario");
        assertThat(console.house.users.byEmail("sol@querencia.example")).isEmpty();
        visitor.assertNothingWrong();
    }

    @Test
    void the_last_administrator_stays() {
        try (ConsoleHouse house = new ConsoleHouse().withAdministrator("es");
                Visitor alone =
                        console.signedIn(
                                house,
                                ConsoleHouse.EMAIL,
                                new com.microsoft.playwright.Browser.NewContextOptions())) {
            alone.page.onDialog(Dialog::accept);
            alone.open("/settings/users");
            alone.page.locator(".q-user").locator("text=Quitar").click();
            assertThat(alone.notice()).contains("Es la única persona administradora");
            assertThat(house.users.all()).hasSize(1);
        }
    }

    @Test
    void a_token_is_shown_once_and_revoked() {
        visitor.open("/settings/tokens");
        visitor.page.fill("main [name=name]", "informe");
        visitor.button("Crear un token").click();
        String secret = visitor.page.locator("#token-text").innerText();
        assertThat(console.house.users.apiToken(secret)).contains("informe");
        visitor.open("/settings/tokens");
        assertThat(visitor.page.content()).doesNotContain(secret);
        visitor.button("Revocar").click();
        assertThat(visitor.notice()).contains("El token ya no abre nada");
        assertThat(console.house.users.apiToken(secret)).isEmpty();
        visitor.assertNothingWrong();
    }

    @Test
    void ones_language_and_theme_are_chosen_and_kept() {
        try (Visitor member = console.signedIn(Console.MEMBER)) {
            member.open("/settings/you");
            member.page.selectOption("[name=language]", "en");
            member.page.click(".q-button.is-first");
            assertThat(member.page.locator("h1").innerText()).isEqualTo("Settings");
            assertThat(member.page.locator("html").getAttribute("lang")).isEqualTo("en");
            member.page.click(".q-you-name");
            member.page.click("[name=theme][value=dark]");
            member.page.waitForURL("**/settings/you");
            member.open("/people");
            assertThat(member.page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
            member.open("/settings/you");
            member.page.selectOption("[name=language]", "es");
            member.page.click(".q-button.is-first");
            member.assertNothingWrong();
        }
    }
}
