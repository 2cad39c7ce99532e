package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Finding people, and reading what they did.
@ExtendWith(OneConsole.class)
class PeopleTest {
    private static final String ROWS = "#people a[data-row] .q-name";

    private final Console console;
    private final Visitor visitor;

    PeopleTest(Console console) {
        this.console = console;
        this.visitor = console.signedIn(Console.SPANISH);
    }

    @AfterEach
    void close() {
        visitor.assertNothingWrong();
        visitor.close();
    }

    @Test
    void people_are_found_while_one_types_and_the_address_says_what_was_typed() {
        visitor.open("/people");
        assertThat(visitor.page.locator(ROWS).count()).isGreaterThan(20);
        visitor.page.fill("main [data-find]", "valentina peña");
        visitor.page.waitForCondition(() -> visitor.page.locator(ROWS).count() == 1);
        assertThat(visitor.page.locator(ROWS).innerText()).isEqualTo("Valentina Peña");
        assertThat(visitor.path()).isEqualTo("/people?q=valentina%20pe%C3%B1a");
        visitor.page.reload();
        assertThat(visitor.page.locator(ROWS).innerText()).isEqualTo("Valentina Peña");
    }

    @Test
    void a_person_is_found_by_an_identifier_as_people_write_it() {
        for (String written :
                new String[] {
                    "300 555 00 13", "phone:+57 300 555 0013", "CLIENTE3@correo.example"
                }) {
            visitor.open("/people?q=" + URLEncoder.encode(written, StandardCharsets.UTF_8));
            assertThat(visitor.page.locator(ROWS).first().innerText())
                    .as(written)
                    .isEqualTo("Andrés Gil");
        }
    }

    @Test
    void nobody_found_says_what_to_try() {
        visitor.open("/people?q=zzzzzz");
        assertThat(visitor.text()).contains("Nadie se parece a «zzzzzz»").contains("email:");
    }

    @Test
    void lists_are_walked_and_opened_by_keys_alone() {
        visitor.open("/");
        visitor.page.keyboard().press("/");
        assertThat(visitor.page.evaluate("document.activeElement.id")).isEqualTo("find");
        visitor.page.keyboard().type("quintero");
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForURL("**/people?q=quintero");
        String second = visitor.page.locator(ROWS).nth(1).innerText();

        visitor.page.keyboard().press("/");
        visitor.page.keyboard().press("ArrowDown");
        visitor.page.keyboard().press("j");
        visitor.page.keyboard().press("j");
        visitor.page.keyboard().press("k");
        assertThat(visitor.page.evaluate("document.activeElement.innerText").toString())
                .contains(second);
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForURL(url -> url.matches(".*/people/[0-9a-f-]{36}"));
        assertThat(visitor.page.locator("h1").innerText()).isEqualTo(second);
    }

    @Test
    void a_long_list_of_people_goes_on_by_itself() {
        visitor.open("/people");
        int first = visitor.page.locator(ROWS).count();
        visitor.page.locator("#people .q-more").scrollIntoViewIfNeeded();
        visitor.page.waitForCondition(() -> visitor.page.locator(ROWS).count() > first);
        assertThat(visitor.page.locator(ROWS).allInnerTexts()).doesNotHaveDuplicates();
    }

    @Test
    void a_timeline_is_narrowed_to_a_kind_of_event_and_a_source() {
        visitor.open("/people/" + console.person("user_id:c-1001"));
        visitor.page.selectOption("[name=kind]", "track:Order Completed");
        visitor.page.waitForURL("**kind=track**");
        assertThat(events()).hasSize(2).containsOnly("Hizo un pedido");
        visitor.page.selectOption("[name=source]", Shop.WEB);
        visitor.page.waitForURL("**source=web**");
        assertThat(events()).isEmpty();
        assertThat(visitor.text()).contains("Nada de este tipo");
    }

    @Test
    void a_timeline_is_narrowed_to_days_the_last_one_included() {
        visitor.open("/people/" + console.person("user_id:c-1008"));
        visitor.page.locator(".q-own-days summary").click();
        visitor.page.fill(".q-own-days [name=from]", ago(10));
        visitor.page.fill(".q-own-days [name=to]", ago(8));
        visitor.page.locator(".q-own-days button").click();
        visitor.page.waitForURL("**from=**");
        assertThat(events()).contains("Hizo un pedido").doesNotContain("Empresa");
        int within = events().size();
        visitor.open("/people/" + console.person("user_id:c-1008"));
        assertThat(events().size()).isGreaterThan(within);

        visitor.open(
                "/people/%s?from=%s&to=%s"
                        .formatted(console.person("user_id:c-1008"), ago(2), ago(1)));
        assertThat(events()).isEmpty();
    }

    @Test
    void the_past_comes_when_one_scrolls_to_it_and_keeps_the_filters() {
        visitor.open("/people/" + console.person(Shop.REGULAR) + "?kind=page:Receta");
        assertThat(events()).hasSize(40);
        while (visitor.page.locator("#moments .q-more").count() > 0) {
            int before = events().size();
            visitor.page.locator("#moments .q-more").scrollIntoViewIfNeeded();
            visitor.page.waitForCondition(() -> events().size() > before);
        }
        assertThat(events()).hasSize(90).containsOnly("Página · Receta");
        assertThat(visitor.page.locator("#moments .q-quiet:has-text('Receta 1')").count())
                .isPositive();
    }

    @Test
    void conclusions_show_between_events_when_asked_for() {
        visitor.open("/people/" + console.person("user_id:c-1006"));
        assertThat(events()).doesNotContain("Dejó una empresa");
        visitor.page.check("[name=derived]");
        visitor.page.waitForURL("**derived=on**");
        assertThat(events()).contains("Dejó una empresa", "Entró a una empresa");
    }

    @Test
    void an_event_opens_to_all_that_was_sent() {
        visitor.open("/people/" + console.person("user_id:c-1003"));
        Locator first = visitor.page.locator("#moments details").first();
        first.locator("summary").click();
        first.locator("pre")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        assertThat(first.locator("pre").innerText()).contains("\"messageId\"");
    }

    @Test
    void a_contact_who_left_is_shown_to_the_company_as_a_sign_of_risk() {
        visitor.open("/companies/" + Shop.COMPANY);
        String sign = visitor.page.locator("section[aria-labelledby=left]").innerText();
        assertThat(sign).contains("Se fue un contacto", "Isabela Quintero", "gerente");
    }

    @Test
    void a_company_that_loses_nobody_shows_no_sign() {
        console.house.take(
                Events.group("panaderia-sol")
                        .by("user_id:c-1011")
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
        visitor.open("/companies/panaderia-sol");
        assertThat(visitor.page.locator("section[aria-labelledby=left]").count()).isZero();
        assertThat(visitor.text()).contains("Łucja Gil");
    }

    @Test
    void the_rooms_stay_in_sight_on_a_long_page() {
        visitor.open("/people");
        visitor.page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
        assertThat(
                        visitor.page.evaluate(
                                "document.querySelector('.q-nav a').getBoundingClientRect().top >= 0"))
                .isEqualTo(true);
    }

    private List<String> events() {
        return visitor.page.locator("#moments .q-event").allInnerTexts();
    }

    /// A day as the workspace counts them.
    private static String ago(int days) {
        return LocalDate.ofInstant(ConsoleHouse.now(), Engine.WORKSPACE.zone())
                .minusDays(days)
                .toString();
    }
}
