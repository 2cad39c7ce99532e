package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfilesApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.page("Home").by("anonymous_id:a1").messageId("m1").event(),
                Events.identify()
                        .by(
                                "user_id:u1",
                                "email:ana@x.co",
                                "phone:+573001234567",
                                "anonymous_id:a1")
                        .trait("name", "Ana Pérez")
                        .trait("city", "Bogotá")
                        .messageId("m2")
                        .after(Duration.ofMinutes(1))
                        .event(),
                Events.group("acme")
                        .by("user_id:u1")
                        .trait("name", "Acme")
                        .messageId("m3")
                        .after(Duration.ofMinutes(2))
                        .event(),
                Events.track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "o1")
                        .with("total", Value.of(new BigDecimal("8911407.90")))
                        .with("currency", "COP")
                        .with(
                                "products",
                                new Items(
                                        List.of(
                                                Fields.of("product_id", Value.of("p1"))
                                                        .merge(
                                                                Fields.of(
                                                                        "price",
                                                                        Value.of(8_911_407))))))
                        .messageId("m4")
                        .after(Duration.ofMinutes(3))
                        .event(),
                Events.identify()
                        .by("user_id:u2", "email:leo@x.co")
                        .trait("name", "Leo Díaz")
                        .messageId("m5")
                        .after(Duration.ofMinutes(4))
                        .event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_whole_picture_of_a_person() {
        Golden.assertSame("profile", house.get("/api/profiles/" + id("user_id:u1")).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email:ana@x.co",
                "email:%20Ana@X.co",
                "user_id:u1",
                "anonymous_id:a1",
                "phone:+573001234567",
                "phone:%2B57%20300%20123%2045%2067",
                "phone:3001234567",
            })
    void an_identifier_finds_its_person_as_people_write_it(String identifier) {
        JsonNode answer = json.readTree(house.get("/api/profiles?identifier=" + identifier).body());
        assertThat(answer.get("items")).hasSize(1);
        assertThat(answer.get("items").get(0).get("name").asString()).isEqualTo("Ana Pérez");
        assertThat(answer.get("next").isNull()).isTrue();
    }

    @Test
    void an_identifier_nobody_has_finds_nobody() {
        assertThat(house.get("/api/profiles?identifier=email:nobody@x.co").body())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    identifier=ana                          | invalid-identifier | identifier
                    identifier=                             | invalid-identifier | identifier
                    identifier=email:                       | invalid-identifier | identifier
                    identifier=email:nobody                 | invalid-identifier | identifier
                    identifier=user_id:null                 | invalid-identifier | identifier
                    identifier=no%20type:x                  | invalid-identifier | identifier
                    identifier=email:a@x.co&q=ana           | invalid-parameter  | q
                    identifier=email:a@x.co&cursor=x        | invalid-cursor     | cursor
                    q=ana&cursor=x                          | invalid-cursor     | cursor
                    limit=0                                 | invalid-parameter  | limit
                    limit=501                               | invalid-parameter  | limit
                    cursor=x                                | invalid-cursor     | cursor
                    cursor=cGVvcGxlLy0x                     | invalid-cursor     | cursor
                    name=ana                                | invalid-parameter  | name
                    """)
    void a_question_that_makes_no_sense_is_refused(String query, String code, String field) {
        var answer = house.get("/api/profiles?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"code\":\"" + code + "\"")
                .contains("\"field\":\"" + field + "\"");
    }

    @Test
    void people_are_found_by_name_and_listed_newest_first_in_pages() {
        assertThat(names(house.get("/api/profiles?q=ana").body())).containsExactly("Ana Pérez");
        String first = house.get("/api/profiles?limit=1").body();
        Golden.assertSame("people-page", first.replaceAll("\"next\":\"[^\"]+\"", "\"next\":\"…\""));
        String next = json.readTree(first).get("next").asString();
        String last = house.get("/api/profiles?limit=1&cursor=" + next).body();
        assertThat(names(last)).containsExactly("Ana Pérez");
        assertThat(json.readTree(last).get("next").isNull()).isTrue();
    }

    @Test
    void an_id_nobody_has_is_not_found() {
        for (String id : new String[] {"x", "00000000-0000-0000-0000-000000000000", "../sources"}) {
            String path = "/api/profiles/" + id.replace("/", "%2F");
            assertThat(house.get(path).statusCode()).as(path).isEqualTo(404);
            for (String part : new String[] {"/events", "/links", "/raw"}) {
                assertThat(house.get(path + part).statusCode()).as(path + part).isEqualTo(404);
            }
        }
    }

    @Test
    void the_timeline_shows_what_was_collected_newest_first() {
        String events = "/api/profiles/" + id("user_id:u1") + "/events";
        Golden.assertSame("events", house.get(events).body());
        assertThat(messages(house.get(events + "?type=page").body())).containsExactly("m1");
        assertThat(messages(house.get(events + "?type=page&type=group").body()))
                .containsExactly("m3", "m1");
        assertThat(messages(house.get(events + "?event=Order%20Completed").body()))
                .containsExactly("m4");
        assertThat(messages(house.get(events + "?source=other").body())).isEmpty();
        assertThat(
                        messages(
                                house.get(
                                                events
                                                        + "?from=2026-11-01T12:01:00Z"
                                                        + "&to=2026-11-01T12:03:00Z")
                                        .body()))
                .containsExactly("m3", "m2");
    }

    @Test
    void the_timeline_comes_in_pages_without_gap_or_repetition() {
        List<String> seen = new ArrayList<>();
        String path = "/api/profiles/" + id("user_id:u1") + "/events?include=derived&limit=1";
        String cursor = "";
        do {
            JsonNode page = json.readTree(house.get(path + cursor).body());
            page.get("items")
                    .forEach(item ->
                            seen.add(
                                    item.has("derived")
                                            ? item.get("type").asString()
                                            : item.get("messageId").asString()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).contains("m4", "m3", "m2", "m1").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=click",
                "include=all",
                "from=today",
                "limit=0",
                "cursor=x",
                "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
                "source=No",
                "events=x"
            })
    void a_filter_that_makes_no_sense_is_refused(String query) {
        var answer = house.get("/api/profiles/" + id("user_id:u1") + "/events?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void the_links_say_why_these_are_one_person() {
        String links = house.get("/api/profiles/" + id("user_id:u1") + "/links").body();
        assertThat(links)
                .contains("came in one event of source 'shop'")
                .contains("So they are one person.");
    }

    @Test
    void why_two_are_one_person_or_not() {
        Golden.assertSame(
                "explain",
                house.get("/api/explain?one=email:Ana@x.co&other=anonymous_id:a1").body());
        assertThat(house.get("/api/explain?one=user_id:u1&other=user_id:u2").body())
                .contains("\"onePerson\":false")
                .contains("Nothing links them.");
        assertThat(house.get("/api/explain?one=user_id:u1&other=user_id:u9").statusCode())
                .isEqualTo(404);
        assertThat(house.get("/api/explain?one=user_id:u1").body()).contains("\"field\":\"other\"");
    }

    @Test
    void companies_and_their_people() {
        Golden.assertSame("accounts", house.get("/api/accounts").body());
        Golden.assertSame("account", house.get("/api/accounts/acme").body());
        assertThat(house.get("/api/accounts/acme/contacts").body()).contains("Ana Pérez");
        assertThat(house.get("/api/accounts/none").statusCode()).isEqualTo(404);
    }

    @Test
    void a_contact_who_left_is_a_sign_of_risk_for_the_company() {
        house.engine.take(
                Events.track("Account Removed User")
                        .by("user_id:u1")
                        .in("acme")
                        .with("buying_role", "decider")
                        .after(Duration.ofDays(1))
                        .event());
        JsonNode signs = json.readTree(house.get("/api/accounts/acme").body()).get("signs");
        assertThat(signs).hasSize(1);
        assertThat(signs.at("/0/sign").asString()).isEqualTo("contact-left");
        assertThat(signs.at("/0/at").asString()).isEqualTo("2026-11-02T12:00:00Z");
        assertThat(signs.at("/0/profile/name").asString()).isEqualTo("Ana Pérez");
        assertThat(signs.at("/0/buyingRole").asString()).isEqualTo("decider");
    }

    @Test
    void people_who_may_be_the_same_are_told_with_the_reason() {
        house.engine.take(Events.identify().by("email:ana+news@x.co").messageId("m6").event());
        Golden.assertSame(
                "resembling",
                house.get("/api/profiles/" + id("user_id:u1") + "/resembling").body());
        assertThat(house.get("/api/profiles/" + id("user_id:u2") + "/resembling").body())
                .isEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void everybody_is_exported_whole() {
        List<String> lines = house.get("/api/export/profiles").body().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast())
                .isEqualTo(house.get("/api/profiles/" + id("user_id:u1")).body());
    }

    @Test
    void the_raw_state_is_shown_to_engineers() {
        assertThat(house.get("/api/profiles/" + id("user_id:u1") + "/raw").statusCode())
                .isEqualTo(200);
    }

    private String id(String identifier) {
        return json.readTree(house.get("/api/profiles?identifier=" + identifier).body())
                .at("/items/0/id")
                .asString();
    }

    private List<String> names(String page) {
        return json.readTree(page)
                .get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private List<String> messages(String page) {
        return json.readTree(page)
                .get("items")
                .valueStream()
                .map(item -> item.get("messageId").asString())
                .toList();
    }
}
