package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.ConsoleHouse;

/// A seller registers visits on a phone, whatever the connection does.
@ExtendWith(OneConsole.class)
class VisitsTest {
    private static long sellers;

    private final Console console;
    private final String email = "vendedora-%d@querencia.example".formatted(++sellers);
    private final Visitor visitor;
    private final Seller seller;

    VisitsTest(Console console) {
        this.console = console;
        console.house.with(
                ConsoleHouse.user(email, "Sara Gil", Role.SELLER, "pan de cada día", "es"));
        this.visitor = console.signedIn(console.house, email, phone());
        visitor.open("/");
        this.seller = new Seller(visitor.page).awaitReady();
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    private static NewContextOptions phone() {
        return new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    @Test
    void somebody_known_somebody_new_and_nobody_anybody_knows_are_registered() {
        String known = "user_id:c-1012";
        seller.find("Camilo Nowak", "Camilo Nowak");
        seller.choose("bought");
        visitor.page.fill("[data-part=products] input", "altura");
        visitor.page.locator("[data-part=products] .q-found:has-text('Café de altura')").click();
        visitor.page.locator("[aria-label^='Uno más']").click();
        seller.save();
        seller.awaitSaved();
        seller.newcomer("Rosa Vélez", "300 555 01 77");
        seller.choose("not-bought");
        visitor.page.locator("label:has-text('Precio')").click();
        seller.open("Más:");
        visitor.page.fill("[data-part=asked] input", "leche de avena");
        visitor.page.press("[data-part=asked] input", "Enter");
        visitor.page.locator("label:has-text('Mucho')").click();
        visitor.page.locator("label:has-text('Pasaba por aquí')").click();
        seller.save();
        seller.awaitSaved();
        seller.register("not-bought");
        seller.awaitWaiting(0);

        seller.awaitRegistered(3);
        assertThat(seller.rows().allInnerTexts())
                .satisfiesExactly(
                        nobody -> assertThat(nobody).contains("Sin nombre", "No compró"),
                        rosa -> assertThat(rosa).contains("Rosa Vélez", "No compró · Precio"),
                        camilo ->
                                assertThat(camilo)
                                        .contains("Camilo Nowak", "Compró")
                                        .containsPattern("64\\D?000"));
        assertThat(timeline(known))
                .contains("Visitó el local", "Compró", "2 × Café de altura", "Hizo un pedido");
        assertThat(timeline("phone:+573005550177"))
                .contains("No compró · Precio", "Pidió: leche de avena", "Interés: Mucho");
        visitor.assertNothingWrong();
    }

    @Test
    void two_registered_without_a_connection_are_sent_once_when_it_is_back() {
        seller.awaitKept();
        visitor.context.setOffline(true);
        seller.newcomer("Luz Marina", "310 555 20 30");
        seller.choose("bought");
        seller.save();
        seller.awaitSaved();
        seller.register("not-bought");
        seller.awaitWaiting(2);
        assertThat(visitor.text()).contains("2 por enviar", "Sin conexión");
        visitor.page.close();

        Page anew = visitor.context.newPage();
        anew.navigate(visitor.address("/visits"));
        Seller back = new Seller(anew).awaitReady();
        back.awaitWaiting(2);
        assertThat(anew.locator("[data-day-list]").innerText())
                .contains("Luz Marina", "Por enviar");
        Page other = visitor.context.newPage();
        other.navigate(visitor.address("/visits"));
        visitor.context.setOffline(false);
        new Seller(other).awaitReady();
        back.awaitWaiting(0);
        back.awaitRegistered(2);
        assertThat(console.house.views.find("phone", "+57 310 555 20 30")).isPresent();
    }

    @Test
    void what_is_refused_comes_back_with_the_reason_and_is_mended() {
        seller.newcomer("Otto", "12");
        seller.choose("not-bought");
        visitor.page.fill("[name=reasonWords]", "no traía plata");
        seller.save();
        visitor.page.locator("[data-day-list] .q-wrong").waitFor();
        assertThat(seller.rows().first().innerText())
                .contains("No se registró", "«12» no es un teléfono");

        visitor.page.locator("[data-day-list] button:has-text('Corregir')").click();
        assertThat(visitor.page.inputValue("[name=reasonWords]")).isEqualTo("no traía plata");
        visitor.page.fill("[data-who-new] [name=phone]", "3005550123");
        seller.save();
        seller.awaitWaiting(0);
        seller.awaitRegistered(1);
        assertThat(visitor.wrong()).containsExactly("422 /visits/register");
    }

    @Test
    void a_visit_is_undone_at_once_or_from_the_list_of_the_day() {
        seller.register("bought");
        seller.awaitWaiting(0);
        seller.undoAtOnce();
        visitor.page.locator("[data-day-empty]:visible").waitFor();
        seller.awaitWaiting(0);
        assertThat(seller.registered()).isZero();

        seller.register("not-bought");
        seller.awaitWaiting(0);
        seller.rows().first().locator("summary").click();
        seller.rows().first().locator("button:has-text('Deshacer')").click();
        visitor.page.locator("[data-day-empty]:visible").waitFor();
        seller.awaitWaiting(0);
        assertThat(seller.registered()).isZero();
        visitor.assertNothingWrong();
    }

    @Test
    void what_is_taken_back_before_it_was_sent_never_was() {
        visitor.context.setOffline(true);
        seller.register("bought");
        seller.awaitWaiting(1);
        seller.undoAtOnce();
        seller.awaitWaiting(0);
        visitor.context.setOffline(false);
        assertThat(seller.registered()).isZero();
    }

    @Test
    void a_session_that_ended_loses_nothing() {
        seller.awaitKept();
        visitor.context.clearCookies();
        seller.register("not-bought");
        seller.awaitWaiting(1);
        visitor.page.locator("[data-state] a:visible").click();
        visitor.page.fill("[name=email]", email);
        visitor.page.fill("[name=password]", "pan de cada día");
        visitor.page.press("[name=password]", "Enter");
        seller.awaitReady();
        seller.awaitWaiting(0);
        assertThat(visitor.path()).isEqualTo("/visits");
        seller.awaitRegistered(1);
    }

    @Test
    void nothing_but_the_outcome_must_be_said_and_that_is_asked_for() {
        seller.save();
        assertThat(visitor.page.locator("[data-wrong]").innerText()).contains("Di si compró o no");
        assertThat(Axe.faults(visitor.page)).isEmpty();
    }

    @Test
    void the_page_that_is_kept_holds_no_token_and_nothing_is_taken_without_one() {
        seller.awaitKept();
        String kept =
                String.valueOf(
                        visitor.page.evaluate("caches.match('/visits').then((a) => a.text())"));
        String token =
                String.valueOf(
                        visitor.page.evaluate(
                                "fetch('/visits/me').then((a) => a.json()).then((me) => me.csrf)"));
        assertThat(token).hasSizeGreaterThan(20);
        assertThat(kept).contains("Registrar una visita").doesNotContain(token);
        assertThat(
                        visitor.page.evaluate(
                                """
                                fetch("/visits/register", { method: "POST", body: '{"outcome":"bought"}',
                                    headers: { "Content-Type": "application/json" } }).then((a) => a.status)\
                                """))
                .isEqualTo(403);
        assertThat(seller.registered()).isZero();
    }

    @Test
    void who_signs_out_leaves_no_page_and_no_names() {
        seller.awaitKept();
        seller.newcomer("Rosa Vélez", "300 555 01 88");
        seller.choose("bought");
        seller.save();
        seller.awaitSaved();
        seller.awaitWaiting(0);
        visitor.page.locator(".q-you-name").click();
        visitor.page.locator("form[action='/sign-out'] button").click();
        visitor.page.locator("[name=password]").waitFor();
        visitor.page.waitForCondition(() ->
                visitor.page
                        .evaluate("caches.match('/visits').then((found) => found === undefined)")
                        .equals(true));
        assertThat(visitor.page.evaluate("JSON.stringify(localStorage)").toString())
                .doesNotContain("Rosa");
        visitor.assertNothingWrong();
    }

    @Test
    void an_administrator_says_what_sellers_choose_from() {
        try (Visitor administrator = console.signedIn(Console.SPANISH);
                Visitor english = console.signedIn(Console.ENGLISH)) {
            administrator.open("/settings/visits");
            String reasons = administrator.page.inputValue("[name=reasons]");
            administrator.page.fill("[name=reasons]", reasons + "\nNo hay parqueadero");
            administrator.button("Guardar").click();
            assertThat(administrator.notice()).contains("Los vendedores lo ven");
            administrator.page.fill("[name=arrivals]", "Publicidad\npublicidad");
            administrator.button("Guardar").click();
            assertThat(administrator.notice()).contains("hasta 30 renglones distintos");
            english.open("/settings/visits");
            assertThat(english.page.inputValue("[name=reasons]"))
                    .startsWith("Price\n")
                    .endsWith("\nNo hay parqueadero");
        }
        visitor.page.reload();
        seller.choose("not-bought");
        assertThat(visitor.page.locator("label:has-text('No hay parqueadero')").isVisible())
                .isTrue();
        visitor.assertNothingWrong();
    }

    @Test
    void a_seller_has_this_page_and_no_other() {
        for (String path : java.util.List.of("/people", "/settings", "/sources", "/catalogue")) {
            assertThat(visitor.open(path)).as(path).isEqualTo(403);
        }
        assertThat(visitor.open("/settings/you")).isEqualTo(200);
        assertThat(visitor.page.locator(".q-tabs a").count()).isEqualTo(1);
        assertThat(visitor.page.locator(".q-nav a").allInnerTexts()).containsExactly("Visitas");
    }

    private String timeline(String person) {
        int colon = person.indexOf(':');
        var id =
                Optional.of(person)
                        .flatMap(named ->
                                console.house.views.find(
                                        named.substring(0, colon), named.substring(colon + 1)))
                        .orElseThrow();
        try (Visitor reader = console.signedIn(Console.SPANISH)) {
            reader.open("/people/" + id);
            return reader.page.locator("#moments").innerText();
        }
    }
}
