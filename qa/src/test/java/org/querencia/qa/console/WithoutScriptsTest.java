package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Everything is read, and most is done, without scripts.
@ExtendWith(OneConsole.class)
class WithoutScriptsTest {
    private final Console console;
    private final Visitor visitor;

    WithoutScriptsTest(Console console) {
        this.console = console;
        this.visitor =
                console.signedIn(
                        console.house,
                        Console.SPANISH,
                        new NewContextOptions().setJavaScriptEnabled(false));
    }

    @AfterEach
    void close() {
        visitor.assertNothingWrong();
        visitor.close();
    }

    @Test
    void the_chart_is_a_table_and_filters_have_a_button() {
        visitor.open("/?period=90d");
        visitor.page.locator("summary:has-text('Como tabla')").click();
        assertThat(visitor.page.locator("#days tbody tr").count()).isGreaterThan(20);
        visitor.page.selectOption("[name=source]", Shop.TILL);
        visitor.page.locator("form:has([name=source]) noscript button").first().click();
        assertThat(visitor.path()).contains("source=till");
    }

    @Test
    void people_are_searched_with_enter_and_listed_page_by_page() {
        visitor.open("/people");
        visitor.page.fill("main [data-find]", "quintero");
        visitor.page.press("main [data-find]", "Enter");
        assertThat(visitor.path()).isEqualTo("/people?q=quintero");
        assertThat(visitor.page.locator("#people .q-name").first().innerText())
                .contains("Quintero");
        visitor.open("/people");
        String first = visitor.page.locator("#people .q-name").first().innerText();
        visitor.page.locator(".q-more a").click();
        assertThat(visitor.page.locator("#people .q-name").first().innerText()).isNotEqualTo(first);
    }

    @Test
    void the_past_of_a_person_is_a_link_away() {
        visitor.open("/people/" + console.person(Shop.REGULAR) + "?kind=page:Receta");
        String newest = visitor.page.locator("#moments li.q-moment").first().innerText();
        visitor.page.locator("#moments .q-more a").click();
        assertThat(visitor.page.locator("#moments li.q-moment").first().innerText())
                .isNotEqualTo(newest);
        assertThat(visitor.path()).contains("kind=page%3AReceta");
    }

    @Test
    void a_trait_is_corrected() {
        console.house.take(
                Events.identify()
                        .by("user_id:n-1")
                        .trait("city", "Cali")
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
        visitor.open("/people/" + console.person("user_id:n-1"));
        visitor.page.locator(".q-trait summary").click();
        visitor.page.fill(".q-trait [name=value]", "Pasto");
        visitor.page.locator(".q-trait button:has-text('Guardar')").click();
        assertThat(visitor.page.locator(".q-trait").innerText()).contains("Pasto", "a mano");
    }
}
