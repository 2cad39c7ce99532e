package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The explorer and the indicators of Home, with scripts.
@ExtendWith(OneConsole.class)
class ExploreTest {
    private final Console console;

    ExploreTest(Console console) {
        this.console = console;
    }

    @Test
    void a_measure_is_picked_split_drawn_taken_along_and_kept() throws Exception {
        try (Visitor visitor = console.signedIn(Console.SPANISH)) {
            visitor.open("/explore?measure=revenue&period=90d&by=day");
            visitor.page.selectOption("#measure", "orders");
            visitor.page.waitForURL("**measure=orders**");
            visitor.page.selectOption("#split", "channel");
            visitor.page.locator("main form.q-filters button").click();
            visitor.page.waitForURL("**split=channel**");
            visitor.page.locator("[data-chart] svg").waitFor();
            assertThat(visitor.page.locator("#rows thead th").count()).isGreaterThan(1);

            Download picture =
                    visitor.page.waitForDownload(() -> visitor.page.locator("[data-png]").click());
            assertThat(picture.suggestedFilename()).isEqualTo("orders.png");
            assertThat(Files.size(picture.path())).isGreaterThan(5_000);

            visitor.page.fill("[name=name]", "Pedidos por canal");
            visitor.button("Guardar").click();
            visitor.page.waitForURL("**/explore/views/**");
            assertThat(visitor.page.locator("h1").innerText()).isEqualTo("Pedidos por canal");
            visitor.assertNothingWrong();
        }
    }

    @Test
    void an_earlier_period_is_a_quieter_line_in_the_same_picture() {
        try (Visitor visitor = console.signedIn(Console.SPANISH)) {
            visitor.open("/explore?measure=orders&period=7d&by=day");
            visitor.page.selectOption("#compare", "previous");
            visitor.page.locator("main form.q-filters button").click();
            visitor.page.waitForURL("**compare=previous**");
            visitor.page.locator("[data-chart] svg path[stroke-dasharray]").first().waitFor();
            assertThat(visitor.page.locator("#rows thead").innerText()).contains("Antes");
            visitor.assertNothingWrong();
        }
    }

    @Test
    void a_note_stands_on_the_line_of_its_day() {
        try (Visitor visitor = console.signedIn(Console.SPANISH)) {
            visitor.open("/explore/notes");
            visitor.page.fill("[name=text]", "Tienda nueva");
            visitor.button("Guardar").click();
            visitor.open("/explore?measure=orders&period=12m&by=month");
            visitor.page.locator("[data-notes] li").waitFor();
            assertThat(visitor.page.locator("[data-notes] li").innerText())
                    .contains("Tienda nueva");
            visitor.page
                    .locator("[data-chart] svg text")
                    .filter(new Locator.FilterOptions().setHasText("Tienda nueva"))
                    .waitFor();
            visitor.assertNothingWrong();
        }
    }

    @Test
    void on_a_phone_the_indicators_stand_below_each_other() {
        try (Visitor visitor =
                console.signedIn(
                        console.house,
                        Console.SPANISH,
                        new NewContextOptions().setViewportSize(390, 844))) {
            visitor.open("/?period=all");
            visitor.page.waitForCondition(() ->
                    !visitor.page
                            .locator("[data-figure=orders] .q-figure-value")
                            .innerText()
                            .equals("…"));
            var first = visitor.page.locator(".q-indicator").first().boundingBox();
            var second = visitor.page.locator(".q-indicator").nth(1).boundingBox();
            assertThat(second.y).isGreaterThanOrEqualTo(first.y + first.height - 2);
            assertThat(first.width).isLessThanOrEqualTo(390);
            visitor.assertNothingWrong();
        }
    }
}
