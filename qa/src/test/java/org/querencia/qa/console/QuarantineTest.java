package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.web.console.ConsoleHouse;

/// What might have named somebody and does not.
@ExtendWith(OneConsole.class)
class QuarantineTest {
    private final Console console;

    QuarantineTest(Console console) {
        this.console = console;
    }

    @Test
    void what_too_many_share_and_what_names_nobody_is_told_with_what_can_be_done() {
        try (ConsoleHouse house = new ConsoleHouse().withAdministrator("es");
                Visitor visitor =
                        console.signedIn(
                                house,
                                ConsoleHouse.EMAIL,
                                new NewContextOptions().setViewportSize(1280, 860))) {
            for (int person = 0; person <= IdentityRules.FAN_OUT_MAX + 1; person++) {
                house.take(shop(person));
            }
            String last =
                    "/people/"
                            + house.views
                                    .find("user_id", "c-" + IdentityRules.FAN_OUT_MAX)
                                    .orElseThrow();
            visitor.open(last);
            visitor.page.click(".q-tabs >> text=Cuarentena");
            assertThat(visitor.page.locator("section:has(#shared)").innerText())
                    .contains("Teléfono +573005550100", "no cuenta");
            assertThat(visitor.page.locator("section:has(#dropped)").innerText())
                    .contains("Correo: no tiene", "No está bien escrito");
            visitor.page.locator("section:has(#shared) >> text=Son la misma persona").click();
            assertThat(visitor.path()).isEqualTo(last + "/merge");

            house.take(Events.identify().by("user_id:solo").from("web", Trust.PUBLIC).event());
            visitor.open(
                    "/people/" + house.views.find("user_id", "solo").orElseThrow() + "/quarantine");
            assertThat(visitor.text()).contains("No hay nada en cuarentena");
            visitor.assertNothingWrong();
        }
    }

    @Test
    void all_that_is_in_quarantine_is_listed_with_who_wants_it_and_what_to_do() {
        try (ConsoleHouse house = new ConsoleHouse().withAdministrator("es");
                Visitor visitor =
                        console.signedIn(
                                house,
                                ConsoleHouse.EMAIL,
                                new NewContextOptions().setViewportSize(1280, 860))) {
            visitor.open("/people/quarantine");
            assertThat(visitor.text())
                    .contains("No hay nada en cuarentena", "aparecerá aquí en vez de mezclarlas");
            visitor.assertNothingWrong();

            for (int person = 0; person <= IdentityRules.FAN_OUT_MAX + 1; person++) {
                house.take(shop(person));
            }
            visitor.open("/settings/identifiers");
            assertThat(visitor.text()).contains("En cuarentena: 1");
            visitor.open("/people");
            visitor.page.click("text=En cuarentena: 1");
            assertThat(visitor.path()).isEqualTo("/people/quarantine");
            assertThat(visitor.page.locator("#quarantined").innerText())
                    .contains(
                            "Teléfono +573005550100",
                            "Lo piden 22 personas",
                            "tantas personas comparten este identificador",
                            "bloquéalo en las reglas de su tipo",
                            "y 17 más");
            visitor.assertNothingWrong();
            visitor.page.locator("#quarantined .q-chips a").first().click();
            assertThat(visitor.path()).endsWith("/quarantine");
            assertThat(visitor.page.locator("section:has(#shared)").innerText())
                    .contains("Teléfono +573005550100");
            visitor.open("/people/quarantine");
            visitor.page.click("text=Reglas de «Teléfono»");
            assertThat(visitor.path()).isEqualTo("/settings/identifiers/types/phone");
        }
    }

    /// Each customer of a shop that writes its own telephone for all of them.
    private static Event shop(int person) {
        return Events.identify()
                .by("user_id:c-" + person, "phone:+573005550100")
                .trait("email", "no tiene")
                .from("till", Trust.SECRET)
                .event();
    }
}
