package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// People listed by what they did, and identifiers that are kept apart from people.
class PeopleFiltersTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static House house;

    /// Ana bought for 90 in the shop on the first day, Leo for 20 on the web on the third; Eva only
    /// looked on the second, and somebody unknown came on the fourth.
    @BeforeAll
    static void open() {
        house = new House();
        house.engine.take(
                named("u1", "Ana", 0),
                ordered("u1", 90, "store", 0),
                named("u3", "Eva", 1),
                named("u2", "Leo", 2),
                ordered("u2", 20, "web", 2),
                Events.page("Home")
                        .by("anonymous_id:a1")
                        .from("site", Trust.PUBLIC)
                        .after(Duration.ofDays(3))
                        .event());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    orders=yes                                    | Leo, Ana
                    orders=no                                     | Eva
                    who=named                                     | Leo, Eva, Ana
                    who=anonymous                                 | a1
                    who=all                                       | a1, Leo, Eva, Ana
                    source=crm                                    | Leo, Eva, Ana
                    source=site&who=all                           | a1
                    channel=web                                   | Leo
                    channel=Store                                 | Ana
                    firstFrom=2026-11-02                          | Leo, Eva
                    firstTo=2026-11-02                            | Eva, Ana
                    firstFrom=2026-11-02&firstTo=2026-11-02       | Eva
                    lastFrom=2026-11-03                           | Leo
                    lastTo=2026-11-01                             | Ana
                    valueFrom=50                                  | Ana
                    valueFrom=10.50&valueTo=50.00                 | Leo
                    sort=revenue                                  | Ana, Leo, Eva
                    sort=revenue&up=true                          | Eva, Leo, Ana
                    sort=last                                     | Leo, Eva, Ana
                    up=true                                       | Ana, Eva, Leo
                    orders=yes&sort=orders&valueFrom=50           | Ana
                    channel=phone                                 | ''
                    """)
    void people_are_listed_by_the_names_that_the_console_uses(String query, String names) {
        JsonNode answer = ask("/api/profiles?" + query);

        assertThat(answer.get("items").valueStream().map(PeopleFiltersTest::name).toList())
                .containsExactlyElementsOf(
                        names.isEmpty() ? List.of() : Arrays.asList(names.split(", ")));
        assertThat(answer.get("next").isNull()).isTrue();
    }

    @Test
    void what_is_in_quarantine_is_told_with_why_and_since_when() {
        try (House shared = new House()) {
            for (int person = 0; person <= IdentityRules.CONTACT_FAN_OUT_MAX; person++) {
                shared.engine.take(
                        Events.identify()
                                .by("email:e%d@x.co".formatted(person), "phone:+573005550100")
                                .messageId("m" + person)
                                .after(Duration.ofMinutes(person))
                                .event());
            }
            Golden.assertSame("quarantine", shared.get("/api/quarantine").body());
        }
    }

    private static String name(JsonNode person) {
        String name = person.path("name").asString("");
        return name.isEmpty()
                ? person.path("identifiers").path(0).path("value").asString("")
                : name;
    }

    private static JsonNode ask(String address) {
        var answer = house.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Event named(String user, String name, int day) {
        return Events.identify()
                .by("user_id:" + user)
                .trait("name", name)
                .from("crm", Trust.SECRET)
                .after(Duration.ofDays(day))
                .event();
    }

    private static Event ordered(String user, long total, String channel, int day) {
        return Events.track("Order Completed")
                .by("user_id:" + user)
                .with("order_id", "o-" + user)
                .with("total", total)
                .with("channel", channel)
                .from("crm", Trust.SECRET)
                .after(Duration.ofDays(day))
                .event();
    }
}
