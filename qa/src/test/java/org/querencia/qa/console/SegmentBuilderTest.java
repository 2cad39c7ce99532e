package org.querencia.qa.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.web.console.ConsoleHouse;

/// Segments are put together in rows and as text, counted while one types, and kept.
@ExtendWith(OneConsole.class)
class SegmentBuilderTest {
    private static final int TABS_MAX = 120;
    private static final int PHONE_WIDTH = 390;

    private final Console console;

    SegmentBuilderTest(Console console) {
        this.console = console;
    }

    @Test
    void a_segment_is_built_in_rows_counted_said_as_text_and_kept_with_its_people() {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house, wide())) {
            visitor.open("/segments/new");
            visitor.page.fill("#r-0-event", "Order Completed");
            String once = counted(visitor, "count('Order Completed', '30d') >= 1");
            visitor.page.fill("#r-0-v0", "3");
            String thrice = counted(visitor, "count('Order Completed', '30d') >= 3");
            assertThat(Integer.parseInt(thrice)).isLessThan(Integer.parseInt(once)).isPositive();

            visitor.page.click("#r-add");
            assertThat(visitor.page.locator("#r-1-kind")).isFocused();
            visitor.page.selectOption("#r-1-kind", "trait");
            visitor.page.fill("#r-1-field", "city");
            visitor.page.focus("#r-1-v0");
            assertThat(visitor.page.locator("#r-1-offers option[value='Bogotá']")).isAttached();
            visitor.page.fill("#r-1-v0", "Bogotá");
            String rule = "count('Order Completed', '30d') >= 3 && trait.city == 'Bogotá'";
            String size = counted(visitor, rule);

            visitor.button("Como texto").click();
            assertThat(visitor.page.locator("#rule")).hasValue(rule);
            String written = rule.replace(" && ", "\n  && ");
            visitor.page.fill("#rule", written);
            visitor.button("En filas").click();
            assertThat(visitor.page.locator("#r-1-v0")).hasValue("Bogotá");
            visitor.button("Como texto").click();
            assertThat(visitor.page.locator("#rule")).hasValue(written);
            visitor.button("En filas").click();

            visitor.page.fill("[name=name]", "Bogotá fiel");
            visitor.button("Guardar el segmento").click();
            assertThat(visitor.path()).isEqualTo("/segments/bogota-fiel");
            assertThat(visitor.page.locator(".q-count .q-figure-value").innerText())
                    .isEqualTo(size);
            visitor.page.click("text=Cambiar");
            assertThat(visitor.page.locator("#r-0-v0")).hasValue("3");
            visitor.assertNothingWrong();
        }
    }

    @Test
    void what_is_wrong_stands_beside_its_row_and_what_was_typed_stays() {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house, wide())) {
            visitor.open("/segments/new?rule=orders%20%3E%203");
            visitor.page.fill("#r-0-v0", "muchos");
            assertThat(visitor.page.locator("#r-0-wrong")).containsText("un número");
            visitor.button("Como texto").click();
            assertThat(visitor.page.locator("#rule")).hasValue("orders > 'muchos'");
            asRows(visitor);
            assertThat(visitor.page.locator("#answer")).containsText("Línea 1, columna 10");
            visitor.page.fill("#rule", "orders > 2");
            asRows(visitor);
            visitor.page.click("#r-add");
            visitor.page.selectOption("#r-1-kind", "orders");
            visitor.page.selectOption("#r-1-window-unit", "ever");
            visitor.page.selectOption("#r-1-op", "below");
            visitor.page.fill("#r-1-v0", "1");
            assertThat(visitor.page.locator("#r-1-wrong")).containsText("Nadie cumple");
            visitor.assertNothingWrong();
        }
    }

    /// Returns when that is answered: whoever types on before is asked about what stands there
    /// then.
    private static void asRows(Visitor visitor) {
        visitor.page.waitForResponse(
                answer -> answer.url().endsWith("/segments/build"),
                () -> visitor.button("En filas").click());
        assertThat(visitor.page.locator("form .htmx-request")).hasCount(0);
    }

    @Test
    void a_segment_is_built_with_the_keyboard_alone() {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house, wide())) {
            visitor.open("/segments/new");
            tabTo(visitor, "r-0-event");
            visitor.page.keyboard().type("Order Completed");
            tabTo(visitor, "r-0-v0");
            visitor.page.keyboard().press("Control+a");
            visitor.page.keyboard().type("2");
            // Enter counts, and neither keeps it nor takes a row away.
            visitor.page.keyboard().press("Enter");
            counted(visitor, "count('Order Completed', '30d') >= 2");
            assertThat(visitor.page.locator("#r-0-v0")).isFocused();
            tabTo(visitor, "r-add");
            visitor.page.keyboard().press("Enter");
            assertThat(visitor.page.locator("#r-1-kind")).isFocused();
            visitor.page.keyboard().type("cumplen");
            assertThat(visitor.page.locator("#r-1-window-unit")).isVisible();
            assertThat(visitor.page.locator("#r-1-kind")).isFocused();
            counted(visitor, "count('Order Completed', '30d') >= 2 && birthday('30d')");
            tabTo(visitor, "name");
            visitor.page.keyboard().type("De memoria");
            visitor.page.keyboard().press("Tab");
            while (!focused(visitor).equals("save")) {
                visitor.page.keyboard().press("Tab");
            }
            visitor.page.keyboard().press("Enter");
            visitor.page.waitForURL("**/segments/de-memoria");
            visitor.assertNothingWrong();
        }
    }

    @Test
    void groups_and_conditions_fit_a_phone_and_its_thumbs() {
        try (ConsoleHouse house = house();
                Visitor visitor =
                        visitor(
                                house,
                                new NewContextOptions()
                                        .setViewportSize(PHONE_WIDTH, 844)
                                        .setHasTouch(true))) {
            visitor.open("/segments/new");
            visitor.page.fill("#r-0-event", "Order Completed");
            visitor.page.tap("text=Solo algunos");
            visitor.page.fill("#r-0-w-0-field", "total");
            visitor.page.selectOption("#r-0-w-0-op", "above");
            visitor.page.fill("#r-0-w-0-v0", "100");
            visitor.page.tap("#r-nest");
            assertThat(visitor.page.locator("#r-1-0-kind")).isFocused();
            visitor.page.fill("#r-1-0-event", "Product Viewed");
            counted(
                    visitor,
                    "count('Order Completed', '30d', event.total > 100) >= 1 &&"
                            + " count('Product Viewed', '30d') >= 1");
            assertThat(visitor.page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE_WIDTH);
            assertThat(Axe.faults(visitor.page, "target-size")).isEmpty();
            assertThat(Axe.faults(visitor.page)).isEmpty();
            visitor.assertNothingWrong();
        }
    }

    @Test
    void buyers_are_opened_from_their_square() {
        try (ConsoleHouse house = house();
                Visitor visitor = visitor(house, wide())) {
            visitor.open("/segments/rfm");
            List<String> cells = visitor.page.locator(".q-heat-cell b").allInnerTexts();
            assertThat(cells).hasSize(25);
            assertThat(cells.stream().mapToInt(Integer::parseInt).sum()).isPositive();
            Locator fullest = visitor.page.locator(".q-heat-cell.is-10").first();
            String people = fullest.locator("b").innerText();
            fullest.click();
            assertThat(visitor.page.locator(".q-lead")).containsText(people);
            visitor.page.locator("a.is-first").first().click();
            assertThat(visitor.page.locator("#answer .q-figure-value")).hasText(people);
            assertThat(visitor.page.locator("#r-0-kind")).hasValue("orders");
            visitor.open("/segments/ready");
            visitor.page.locator("button:has-text('Contar')").first().click();
            assertThat(visitor.page.locator("#count-buying-0")).containsText("personas");
            visitor.assertNothingWrong();
        }
    }

    /// Waits until what is counted is this rule; answers how many it describes.
    private static String counted(Visitor visitor, String rule) {
        assertThat(visitor.page.locator("#answer code")).hasText(rule);
        return visitor.page.locator("#answer .q-figure-value").innerText();
    }

    private static void tabTo(Visitor visitor, String id) {
        Supplier<Boolean> there = () -> focused(visitor).equals(id);
        for (int i = 0; i < TABS_MAX && !there.get(); i++) {
            visitor.page.keyboard().press("Tab");
        }
        assertThat(focused(visitor)).isEqualTo(id);
    }

    private static String focused(Visitor visitor) {
        return String.valueOf(visitor.page.evaluate("document.activeElement.id"));
    }

    private static ConsoleHouse house() {
        return new ConsoleHouse().withAdministrator("es").withShop();
    }

    private Visitor visitor(ConsoleHouse house, NewContextOptions options) {
        return console.signedIn(house, ConsoleHouse.EMAIL, options);
    }

    private static NewContextOptions wide() {
        return new NewContextOptions().setViewportSize(1280, 900);
    }
}
