package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Every page, in both languages, by day and by night, wide and on a phone: whole, readable by
/// everybody, and reachable by thumb.
@ExtendWith(OneConsole.class)
class LooksTest {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int WIDE_WIDTH = 1280;
    private static final int WIDE_HEIGHT = 860;

    /// Controls lower than a thumb is wide. A link inside a line of text is as high as its line; a
    /// box to tick is as high as what is written beside it.
    private static final String TOO_SMALL =
            """
            [...document.querySelectorAll("a[href], button, summary, select, input, textarea")]
                .map((each) => each.matches("[type=checkbox], [type=radio]") ? each.closest("label") ?? each : each)
                .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
                .filter((each) => !(each.matches("a") && getComputedStyle(each).display === "inline"))
                .filter((each) => !each.matches(".q-skip, [type=hidden]"))
                .filter((each) => each.getBoundingClientRect().height < 43.5)
                .map((each) => `${each.outerHTML.slice(0, 120)}: ${each.getBoundingClientRect().height} px`)\
            """;

    private final Console console;

    LooksTest(Console console) {
        this.console = console;
    }

    @Test
    void every_page_looks_right_in_spanish() {
        try (Visitor visitor = console.signedIn(console.house, Console.SPANISH, still())) {
            String tagged = "/people/" + console.person(Shop.TAGGED);
            String left = "/people/" + console.person("user_id:c-1006");
            Set<String> pages =
                    assertEachLooksRight(
                            visitor,
                            "es",
                            Light.BOTH,
                            List.of(
                                    "/people?q=zzzzzz",
                                    left + "?derived=on&from=2020-01-01",
                                    tagged + "/merge?q=ana",
                                    "/companies/" + Shop.COMPANY,
                                    "/people/quarantine",
                                    "/sources/web/refused"));
            assertThat(pages)
                    .contains(
                            "/people/{person}/links",
                            "/companies/{company}",
                            "/sources/{source}/refused/{event}",
                            "/sources/{source}/dictionary?kind",
                            "/explore",
                            "/explore/notes",
                            "/explore/yardsticks/revenue",
                            "/home/choose",
                            "/measure/channels",
                            "/catalogue/{product}",
                            "/segments/new",
                            "/segments/ready",
                            "/segments/rfm",
                            "/segments/{segment}",
                            "/segments/{segment}/edit",
                            "/journey/{model}",
                            "/journey/{model}/edit",
                            "/journey/new",
                            "/imports/{import}/redo",
                            "/imports/schedules",
                            "/imports/new",
                            "/settings/identifiers/types/{type}");
        }
    }

    /// Contrast is of the same colours in any language, so it is not looked at by night again.
    @Test
    void every_page_looks_right_in_english() {
        try (Visitor visitor = console.signedIn(console.house, Console.ENGLISH, still())) {
            assertEachLooksRight(visitor, "en", Light.DAY, List.of());
        }
    }

    @Test
    void every_page_of_an_empty_house_looks_right() {
        try (Visitor visitor = console.signedIn(console.empty, ConsoleHouse.EMAIL, still())) {
            assertEachLooksRight(visitor, "es", Light.DAY, List.of("/people/quarantine"));
        }
    }

    @Test
    void the_door_looks_right() {
        try (ConsoleHouse house = new ConsoleHouse();
                Visitor visitor =
                        new Visitor(
                                console.chromium.visitor(still().setLocale("en")),
                                house.address())) {
            visitor.open("/set-up");
            assertThat(faults(visitor, Light.BOTH)).isEmpty();
            house.with(ConsoleHouse.user("a@x.example", "A", Role.ADMINISTRATOR, "", "en"));
            for (String page : List.of("/sign-in", "/sign-in/link/used")) {
                visitor.open(page);
                assertThat(faults(visitor, Light.BOTH)).as(page).isEmpty();
            }
            visitor.assertNothingWrong();
        }
    }

    @Test
    void what_went_wrong_is_told_on_a_page_of_the_console() {
        try (Visitor visitor = console.signedIn(console.house, Console.SPANISH, still())) {
            assertThat(visitor.open("/nothing")).isEqualTo(404);
            assertThat(visitor.text()).contains("Aquí no hay nada");
            assertThat(visitor.open("/?from=mañana")).isEqualTo(400);
            assertThat(visitor.page.locator("details").textContent())
                    .contains("«mañana» no es un día");
            assertThat(visitor.open("/people/" + console.person(Shop.TAGGED) + "?to=2026-02-31"))
                    .isEqualTo(400);
            assertThat(faults(visitor, Light.DAY)).isEmpty();
        }
    }

    @Test
    void a_form_that_was_refused_is_read_aloud_with_its_fields() {
        try (Visitor visitor = console.signedIn(console.house, Console.SPANISH, still())) {
            visitor.open("/settings/identifiers/types/email");
            visitor.page.evaluate("document.querySelector('main form').noValidate = true");
            visitor.page.fill("[name=limit]", "1000");
            visitor.button("Guardar").click();
            assertThat(visitor.page.locator("[role=alert]").innerText()).contains("de 1 a 100");
            assertThat(visitor.page.getAttribute("[name=limit]", "aria-describedby"))
                    .contains("limit-wrong");
            assertThat(faults(visitor, Light.DAY)).isEmpty();
        }
    }

    @Test
    void on_a_phone_every_room_is_two_taps_away() {
        NewContextOptions phone = still().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        try (Visitor visitor = console.signedIn(console.house, Console.SPANISH, phone)) {
            visitor.open("/");
            assertThat(
                            visitor.page.evaluate(
                                    "document.querySelector('.q-nav').scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            visitor.button("Más").click();
            assertThat((List<?>) visitor.page.evaluate(TOO_SMALL)).isEmpty();
            visitor.page.locator("#rooms a[href='/journey']").click();
            visitor.page.waitForURL("**/journey");
            visitor.assertNothingWrong();
        }
    }

    private static NewContextOptions still() {
        return new NewContextOptions()
                .setViewportSize(WIDE_WIDTH, WIDE_HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private static Set<String> assertEachLooksRight(
            Visitor visitor, String language, Light light, List<String> also) {
        Map<String, List<String>> faults = new TreeMap<>();
        Set<String> pages =
                Walk.pages(
                        visitor,
                        also,
                        (address, status) -> {
                            List<String> found = new ArrayList<>();
                            if (status != 200) {
                                found.add("HTTP " + status);
                            }
                            if (!language.equals(
                                    visitor.page.locator("html").getAttribute("lang"))) {
                                found.add("another language");
                            }
                            found.addAll(faults(visitor, light));
                            if (!found.isEmpty()) {
                                faults.put(address, found);
                            }
                        });
        assertThat(faults).isEmpty();
        visitor.assertNothingWrong();
        return pages;
    }

    /// What is wrong with the page that is open, wide and on a phone.
    private static List<String> faults(Visitor visitor, Light light) {
        var page = visitor.page;
        List<String> found = new ArrayList<>();
        shine(visitor, Light.DAY);
        Axe.faults(page).forEach(fault -> found.add("wide, by day: " + fault));
        if (light == Light.BOTH) {
            shine(visitor, Light.NIGHT);
            contrast(visitor, "wide, by night", found);
        }
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
        if (light == Light.BOTH) {
            contrast(visitor, "phone, by night", found);
            shine(visitor, Light.DAY);
            contrast(visitor, "phone, by day", found);
        }
        Axe.faults(page, "target-size", "scrollable-region-focusable")
                .forEach(fault -> found.add("phone: " + fault));
        Object width = page.evaluate("document.documentElement.scrollWidth");
        if (!width.equals(PHONE_WIDTH)) {
            found.add("phone: scrolls sideways, %s px wide".formatted(width));
        }
        for (Object small : (List<?>) page.evaluate(TOO_SMALL)) {
            found.add("phone: too low for a thumb: " + small);
        }
        page.setViewportSize(WIDE_WIDTH, WIDE_HEIGHT);
        return found;
    }

    private static void contrast(Visitor visitor, String where, List<String> found) {
        Axe.faults(visitor.page, "color-contrast")
                .forEach(fault -> found.add(where + ": " + fault));
    }

    private static void shine(Visitor visitor, Light light) {
        visitor.page.evaluate(
                "document.documentElement.dataset.theme = '%s'"
                        .formatted(light == Light.NIGHT ? "dark" : "light"));
    }

    private enum Light {
        DAY,
        NIGHT,
        BOTH
    }
}
