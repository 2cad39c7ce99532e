package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Proposed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReviewApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final House house = new House();

    @BeforeEach
    void people() {
        house.engine.take(
                known("email:ana.gomez@x.co", "Ana Gómez"),
                known("email:ana.gomez@y.co", "Ana Gomez"),
                known("email:luis@x.co", "Luis"),
                known("email:eva@x.co", "Eva"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_pair_is_looked_at_decided_and_taken_back() {
        propose("email:ana.gomez@x.co", "email:ana.gomez@y.co", 0.97);
        JsonNode waiting = json("/api/review").at("/items/0");
        assertThat(waiting.get("probability").asDouble()).isEqualTo(0.97);
        assertThat(waiting.get("people"))
                .extracting(person -> person.get("name").asString())
                .containsExactlyInAnyOrder("Ana Gómez", "Ana Gomez");
        assertThat(waiting.at("/contributions/0/level").asString()).isEqualTo("exact");

        JsonNode said = decide("email:ana.gomez@x.co", "email:ana.gomez@y.co", true);

        assertThat(said.get("by").asString()).isEqualTo("test");
        assertThat(said.get("same").asBoolean()).isTrue();
        assertThat(said.get("held").asBoolean()).isTrue();
        assertThat(json("/api/review").get("items")).isEmpty();
        assertThat(owner("email:ana.gomez@y.co")).isEqualTo(owner("email:ana.gomez@x.co"));

        var undone =
                house.post(
                        "/api/review/decisions/%s/undo".formatted(said.get("id").asString()), "{}");
        assertThat(JSON.readTree(undone.body()).get("undone").asInt()).isEqualTo(1);
        assertThat(owner("email:ana.gomez@y.co")).isNotEqualTo(owner("email:ana.gomez@x.co"));
        assertThat(json("/api/review").get("items")).hasSize(1);
        assertThat(json("/api/review/decisions").get("items")).isEmpty();
        assertThat(
                        house.post(
                                        "/api/review/decisions/%s/undo"
                                                .formatted(said.get("id").asString()),
                                        "{}")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void duplicates_of_a_person_are_weighed_and_judged_without_a_queue() {
        String path = "/api/profiles/%s/duplicates".formatted(owner("email:ana.gomez@x.co"));
        assertThat(json(path).at("/items/0/model").asString()).isEqualTo("likeness-1");

        JsonNode said = decide("email:ana.gomez@y.co", "email:ana.gomez@x.co", false);

        assertThat(said.get("contributions")).isNotEmpty();
        assertThat(json(path).get("items")).isEmpty();
    }

    @Test
    void nonsense_is_refused() {
        assertThat(
                        answer(
                                "{\"one\":\"email:eva@x.co\",\"other\":\"email:eva@x.co\",\"same\":true}"))
                .isEqualTo(409);
        assertThat(answer("{\"one\":\"email:eva@x.co\",\"other\":\"email:luis@x.co\"}"))
                .isEqualTo(400);
        assertThat(
                        answer(
                                "{\"one\":\"email:eva@x.co\",\"other\":\"00000000-0000-0000-0000-000000000001\",\"same\":false}"))
                .isEqualTo(404);
        assertThat(
                        house.post(
                                        "/api/review/skip",
                                        "{\"one\":\"email:eva@x.co\",\"other\":\"email:luis@x.co\"}")
                                .statusCode())
                .isEqualTo(404);
        assertThat(house.get("/api/review/bulk?least=0.2").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/review/bulk?least=much").statusCode()).isEqualTo(400);
        assertThat(house.get("/api/hygiene/figures/people/people").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_left_for_later_comes_last() {
        propose("email:ana.gomez@x.co", "email:ana.gomez@y.co", 0.97);
        propose("email:eva@x.co", "email:luis@x.co", 0.6);
        house.post(
                "/api/review/skip",
                "{\"one\":\"email:ana.gomez@x.co\",\"other\":\"email:ana.gomez@y.co\"}");

        assertThat(json("/api/review").get("items"))
                .extracting(pair -> pair.get("probability").asDouble())
                .containsExactly(0.6, 0.97);
    }

    @Test
    void the_obvious_are_joined_as_they_were_looked_at() {
        propose("email:ana.gomez@x.co", "email:ana.gomez@y.co", 0.995);
        JsonNode bulk = json("/api/review/bulk?least=0.99");
        propose("email:eva@x.co", "email:luis@x.co", 0.999);
        assertThat(bulk.get("size").asInt()).isEqualTo(1);
        assertThat(bulk.get("sample")).hasSize(1);

        var joined =
                JSON.readTree(
                        house.post(
                                        "/api/review/bulk",
                                        "{\"least\":0.99,\"upTo\":%d}"
                                                .formatted(bulk.get("upTo").asLong()))
                                .body());

        assertThat(joined.get("joined").asInt()).isEqualTo(1);
        assertThat(owner("email:eva@x.co")).isNotEqualTo(owner("email:luis@x.co"));
        assertThat(owner("email:ana.gomez@y.co")).isEqualTo(owner("email:ana.gomez@x.co"));
    }

    @Test
    void the_report_counts_and_names_and_says_who_gets_it() {
        house.engine.take(Events.identify().by("user_id:u9").trait("phone", "12").event());
        var saved =
                house.send(
                        house.request("/api/hygiene/readers")
                                .PUT(BodyPublishers.ofString("{\"readers\":[\"ana@x.co\"]}")));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(
                        house.send(
                                        house.request("/api/hygiene/readers")
                                                .PUT(
                                                        BodyPublishers.ofString(
                                                                "{\"readers\":[\"ana\"]}")))
                                .statusCode())
                .isEqualTo(400);

        JsonNode report = json("/api/hygiene");

        assertThat(report.at("/now/figures/people").asInt()).isEqualTo(5);
        assertThat(report.at("/now/figures/unreachable").asInt()).isEqualTo(1);
        assertThat(report.at("/now/figures/invalid").asInt()).isEqualTo(1);
        assertThat(report.at("/before").isNull()).isTrue();
        assertThat(report.get("readers"))
                .extracting(JsonNode::asString)
                .isEqualTo(List.of("ana@x.co"));
        assertThat(json("/api/hygiene/figures/invalid/people").at("/items/0/id").asString())
                .isEqualTo(owner("user_id:u9").toString());
    }

    private static Event known(String identifier, String name) {
        return Events.identify().by(identifier).trait("name", name).event();
    }

    private void propose(String one, String other, double probability) {
        house.review
                .desk()
                .propose(
                        Proposed.of(
                                owner(one),
                                owner(other),
                                probability,
                                "m-1",
                                List.of(new Contribution("name", "Ana", "Ana", 3, "exact")),
                                Events.NOON));
    }

    private JsonNode decide(String one, String other, boolean same) {
        var answer =
                house.post(
                        "/api/review/decisions",
                        "{\"one\":\"%s\",\"other\":\"%s\",\"same\":%s}"
                                .formatted(one, other, same));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private int answer(String body) {
        return house.post("/api/review/decisions", body).statusCode();
    }

    private JsonNode json(String path) {
        var answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private ProfileId owner(String identifier) {
        return house.engine
                .state
                .owner(house.engine.identities().rules().anchorId(Events.identifier(identifier)))
                .orElseThrow();
    }
}
