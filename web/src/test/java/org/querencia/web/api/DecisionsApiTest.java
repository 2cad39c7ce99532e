package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionsApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co")
                        .trait("name", "Ana")
                        .trait("city", "Bogotá")
                        .event(),
                Events.identify().by("user_id:u2", "email:leo@x.co").trait("name", "Leo").event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void two_people_become_one_and_the_former_id_leads_there() {
        String ana = id("user_id:u1");
        String leo = id("user_id:u2");
        var merged =
                house.post(
                        "/api/profiles/merge",
                        "{\"one\":\"email:Ana@x.co\",\"other\":\"%s\"}".formatted(leo));
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        assertThat(values(json.readTree(merged.body()).get("identifiers")))
                .contains("ana@x.co", "leo@x.co", "u1", "u2");
        assertThat(id("user_id:u2")).isEqualTo(ana);

        JsonNode former = json.readTree(house.get("/api/profiles/" + leo).body());
        assertThat(former.get("id").asString()).isEqualTo(ana);
        assertThat(former.get("formerId").asString()).isEqualTo(leo);
    }

    @Test
    void a_merge_is_undone_by_a_split() {
        String before = house.get("/api/profiles/" + id("user_id:u1")).body();
        house.post("/api/profiles/merge", "{\"one\":\"user_id:u1\",\"other\":\"user_id:u2\"}");
        var split =
                house.post(
                        "/api/profiles/" + id("user_id:u1") + "/split",
                        """
                        {"identifiers":["user_id:u2",{"type":"email","value":"Leo@x.co"}]}\
                        """);
        assertThat(split.statusCode()).as(split.body()).isEqualTo(200);
        assertThat(json.readTree(split.body()).at("/apart/name").asString()).isEqualTo("Leo");
        assertThat(house.get("/api/profiles/" + id("user_id:u1")).body()).isEqualTo(before);
    }

    @Test
    void a_repeated_merge_is_decided_once() {
        var first = merge("k1");
        long head = house.engine.log.head().value();
        var again = merge("k1");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(house.engine.log.head().value()).isEqualTo(head);
    }

    @Test
    void a_refused_link_parts_and_a_restored_one_joins() {
        String path = "/api/profiles/" + id("user_id:u1") + "/links/";
        String pair = "{\"one\":\"user_id:u1\",\"other\":\"email:ana@x.co\"}";
        assertThat(house.post(path + "refuse", pair).statusCode()).isEqualTo(200);
        assertThat(id("user_id:u1")).isNotEqualTo(id("email:ana@x.co"));
        JsonNode links =
                json.readTree(house.get("/api/profiles/" + id("user_id:u1") + "/links").body());
        assertThat(links.at("/items/0/refusal/reason").asString()).isEqualTo("refused-by-hand");
        assertThat(links.at("/items/0/explanation").asString()).contains("test said on");
        assertThat(house.post(path + "restore", pair).statusCode()).isEqualTo(200);
        assertThat(id("user_id:u1")).isEqualTo(id("email:ana@x.co"));
    }

    @Test
    void a_merge_that_was_undone_stays_in_the_timeline_marked() {
        merge("k1");
        assertThat(concluded("user_id:u1")).contains("profile.merged false");

        house.post(
                "/api/profiles/" + id("user_id:u1") + "/split",
                "{\"identifiers\":[\"user_id:u2\",\"email:leo@x.co\"]}");

        assertThat(concluded("user_id:u1"))
                .contains("profile.merged true")
                .doesNotContain("profile.merged false");
    }

    /// What was concluded of them, each with whether it was undone.
    private List<String> concluded(String identifier) {
        List<String> concluded = new ArrayList<>();
        json.readTree(
                        house.get("/api/profiles/" + id(identifier) + "/events?include=derived")
                                .body())
                .path("items")
                .forEach(item -> {
                    if (item.has("derived")) {
                        concluded.add(
                                item.path("type").asString()
                                        + " "
                                        + item.path("undone").asBoolean());
                    }
                });
        return concluded;
    }

    @Test
    void a_trait_set_by_hand_wins_until_it_is_released() {
        String city = "/api/profiles/" + id("user_id:u1") + "/traits/city";
        var corrected =
                house.send(
                        house.request(city).PUT(BodyPublishers.ofString("{\"value\":\"Cali\"}")));
        assertThat(json.readTree(corrected.body()).at("/traits/city/value").asString())
                .isEqualTo("Cali");
        assertThat(json.readTree(corrected.body()).at("/traits/city/byHand").asBoolean()).isTrue();
        house.engine.take(
                Events.identify()
                        .by("user_id:u1")
                        .trait("city", "Pasto")
                        .after(Duration.ofMinutes(1))
                        .event());
        assertThat(house.get("/api/profiles/" + id("user_id:u1")).body()).contains("Cali");
        var released = house.send(house.request(city).DELETE());
        assertThat(released.body()).contains("Pasto").doesNotContain("Cali");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    merge      | {}                                              | one
                    merge      | {"one":"user_id:u1"}                            | other
                    merge      | {"one":"user_id:u1","other":7}                  | other
                    merge      | {"one":"user_id:u1","other":"u2"}               | other
                    merge      | {"one":"user_id:u1","other":"user_id:u9"}       | other
                    merge      | {"one":"user_id:null","other":"user_id:u2"}     | one
                    split      | {}                                              | identifiers
                    split      | {"identifiers":[]}                              | identifiers
                    split      | {"identifiers":["user_id:u2"]}                  | identifiers[0]
                    split      | {"identifiers":["email:ana@x.co",null]}         | identifiers[1]
                    split      | {"identifiers":["email:ana@x.co","user_id:u1"]} | identifiers
                    links      | {"one":"user_id:u1"}                            | other
                    links      | {"one":"user_id:u1","other":"user_id:u2"}       | other
                    """)
    void a_decision_that_makes_no_sense_is_refused(String what, String body, String field) {
        long head = house.engine.log.head().value();
        String person = "/api/profiles/" + id("user_id:u1");
        String path =
                switch (what) {
                    case "merge" -> "/api/profiles/merge";
                    case "split" -> person + "/split";
                    case String _ -> person + "/links/refuse";
                };
        var answer = house.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("field").asString()).isEqualTo(field);
        assertThat(house.engine.log.head().value()).isEqualTo(head);
    }

    private HttpResponse<String> merge(String key) {
        return house.send(
                house.request("/api/profiles/merge")
                        .header("Idempotency-Key", key)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"one\":\"user_id:u1\",\"other\":\"user_id:u2\"}")));
    }

    private String id(String identifier) {
        return json.readTree(house.get("/api/profiles?identifier=" + identifier).body())
                .at("/items/0/id")
                .asString();
    }

    private static java.util.List<String> values(JsonNode identifiers) {
        return identifiers.valueStream().map(one -> one.get("value").asString()).toList();
    }
}
