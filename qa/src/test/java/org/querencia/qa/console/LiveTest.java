package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.web.console.ConsoleHouse;

/// What happens while a page is open.
@ExtendWith(OneConsole.class)
class LiveTest {
    private final Console console;

    LiveTest(Console console) {
        this.console = console;
    }

    @Test
    void an_event_shows_on_the_open_overview_by_itself_and_the_figures_follow() {
        try (Visitor visitor = console.signedIn(Console.SPANISH)) {
            visitor.open("/?period=today");
            String orders = "[data-figure=orders] .q-figure-value";
            visitor.page.waitForCondition(
                    () -> !visitor.page.locator(orders).innerText().equals("…"));
            int before = Integer.parseInt(visitor.page.locator(orders).innerText());
            visitor.page.evaluate("window.sameDocument = true");

            track(
                    visitor,
                    """
                    {"userId":"c-1012","event":"Order Completed",
                     "properties":{"order_id":"live-1","total":91000,"currency":"COP"}}\
                    """);
            visitor.page.waitForCondition(() ->
                    visitor.page
                            .locator(".q-live li")
                            .first()
                            .innerText()
                            .contains("Hizo un pedido"));
            assertThat(visitor.page.locator(".q-live li").first().innerText())
                    .contains("Camilo Nowak", "Tienda en línea", "ahora mismo");
            visitor.page.waitForCondition(() ->
                    visitor.page.locator(orders).innerText().equals(Integer.toString(before + 1)));
            assertThat(visitor.page.evaluate("window.sameDocument")).isEqualTo(true);
            visitor.assertNothingWrong();
        }
    }

    @Test
    void an_empty_house_teaches_the_first_event_and_shows_it_when_it_comes() {
        try (ConsoleHouse house = new ConsoleHouse().withAdministrator("es");
                Visitor visitor =
                        console.signedIn(
                                house,
                                ConsoleHouse.EMAIL,
                                new com.microsoft.playwright.Browser.NewContextOptions())) {
            visitor.open("/");
            assertThat(visitor.page.locator("#first-curl").innerText())
                    .contains("curl " + house.address(), ConsoleHouse.PUBLIC_KEY);
            track(visitor, "{\"userId\":\"ana-1\",\"event\":\"Product Viewed\"}");
            visitor.page.locator(".q-indicators").waitFor();
            assertThat(visitor.page.locator(".q-live").innerText()).contains("Vio un producto");
            visitor.assertNothingWrong();
        }
    }

    private static void track(Visitor visitor, String json) {
        String key =
                Base64.getEncoder()
                        .encodeToString(
                                (ConsoleHouse.PUBLIC_KEY + ":").getBytes(StandardCharsets.UTF_8));
        assertThat(
                        visitor.context
                                .request()
                                .post(
                                        visitor.address("/v1/track"),
                                        RequestOptions.create()
                                                .setHeader("Authorization", "Basic " + key)
                                                .setHeader("Content-Type", "application/json")
                                                .setData(json))
                                .status())
                .isEqualTo(200);
    }
}
