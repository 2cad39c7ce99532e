package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox.Posted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlarmsApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LOW =
            """
            {"key":"low","name":"Few refused","measure":"refused-events",
             "condition":{"kind":"below","limit":1000}}
            """;

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_sensor_raises_an_alarm_that_is_mailed_and_taken_care_of() {
        assertThat(house.post("/api/sensors", LOW).statusCode()).isEqualTo(201);
        house.look();

        JsonNode alarm = json(house.get("/api/alarms?state=open")).at("/items/0");
        String id = alarm.get("id").asString();
        assertThat(alarm.get("name").asString()).isEqualTo("Few refused");
        assertThat(alarm.at("/words/es/0").asString())
                .startsWith("Eventos rechazados: 0 el ")
                .endsWith(", menos del límite de 1.000.");
        assertThat(alarm.at("/words/en/0").asString()).endsWith(", below the limit of 1,000.");
        assertThat(json(house.get("/api/sensors/low")).get("alarm").asString()).isEqualTo(id);
        assertThat(house.mail.newest(java.util.Optional.empty(), 9))
                .extracting(Posted::mail)
                .extracting(Mail::to)
                .containsExactly("ana@x.co");

        JsonNode known = json(house.post("/api/alarms/%s/acknowledge".formatted(id), "{}"));
        assertThat(known.get("state").asString()).isEqualTo("acknowledged");
        assertThat(known.at("/acts/0/by").asString()).isEqualTo("test");
        assertThat(json(house.get("/api/alarms?state=open")).get("items")).isEmpty();

        JsonNode muted =
                json(
                        house.post(
                                "/api/alarms/%s/mute".formatted(id),
                                "{\"until\":\"%s\"}"
                                        .formatted(house.clock.instant().plusSeconds(3600))));
        assertThat(muted.get("state").asString()).isEqualTo("muted");
    }

    @Test
    void a_changed_sensor_ends_its_alarm_and_then_nothing_can_be_done_about_it() {
        house.post("/api/sensors", LOW);
        house.look();
        String id = json(house.get("/api/alarms")).at("/items/0/id").asString();

        patch("low", "{\"condition\":{\"kind\":\"above\",\"limit\":1000}}");
        house.look();

        assertThat(json(house.get("/api/alarms/" + id)).get("state").asString()).isEqualTo("over");
        assertThat(house.post("/api/alarms/%s/acknowledge".formatted(id), "{}").statusCode())
                .isEqualTo(409);
        assertThat(house.get("/api/alarms/none").statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_watched_is_refused_in_words() {
        assertThat(made("{\"kind\":\"missing\"}", "order", "{}"))
                .contains("measure: 'order' cannot be watched; did you mean 'orders'?");
        assertThat(made("{\"kind\":\"missing\"}", "orders", "{\"event\":\"x\"}"))
                .contains(
                        "only.event: orders is not told apart by it; expected one of [channel, source]");
        assertThat(made("{\"kind\":\"missing\"}", "segment-size", "{}"))
                .contains("only.segment: missing; segment-size needs it");
        assertThat(made("{\"kind\":\"missing\"}", "segment-size", "{\"segment\":\"x\"}"))
                .contains("only.segment: no segment has the key 'x'");
        assertThat(made("{\"kind\":\"below\"}", "orders", "{}"))
                .contains("condition.limit: expected a number");
        assertThat(made("{\"kind\":\"often\"}", "orders", "{}"))
                .contains("condition.kind: 'often' is unknown");
        assertThat(json(house.get("/api/sensors")).get("items")).isEmpty();
    }

    @Test
    void a_sensor_says_what_it_sees_and_how_often_it_would_have_told() {
        house.post("/api/sensors", LOW);

        JsonNode seen = json(house.get("/api/sensors/low/readings?periods=3"));

        assertThat(seen.get("readings")).hasSize(3);
        assertThat(seen.at("/readings/0/verdict").asString()).isEqualTo("out");
        assertThat(seen.get("alarms")).hasSize(1);
        assertThat(house.get("/api/sensors/low/readings?periods=0").statusCode()).isEqualTo(400);
    }

    private String made(String condition, String measure, String only) {
        HttpResponse<String> answer =
                house.post(
                        "/api/sensors",
                        "{\"key\":\"a\",\"name\":\"A\",\"measure\":\"%s\",\"only\":%s,\"condition\":%s}"
                                .formatted(measure, only, condition));
        assertThat(answer.statusCode()).isEqualTo(400);
        return json(answer).get("detail").asString();
    }

    private void patch(String key, String body) {
        assertThat(
                        house.send(
                                        house.request("/api/sensors/" + key)
                                                .method("PATCH", BodyPublishers.ofString(body)))
                                .statusCode())
                .isEqualTo(200);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
