package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The indicators of Home and kept views, as programs read them.
class HomeApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final House house = new House();

    @BeforeEach
    void live() {
        house.engine.take(
                Events.track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "o1")
                        .with("total", 300)
                        .event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void home_tells_each_indicator_with_its_path_what_changed_and_what_to_do() {
        JsonNode home = json(house.get("/api/home?language=en&from=2026-10-01&to=2026-11-30"));

        assertThat(home.get("from").asString()).isEqualTo("2026-10-01");
        assertThat(home.get("whole").asBoolean()).isTrue();
        JsonNode orders = one(home, "orders");
        assertThat(orders.get("name").asString()).isEqualTo("orders");
        assertThat(orders.get("unit").asString()).isEqualTo("number");
        assertThat(orders.get("value").asInt()).isEqualTo(1);
        assertThat(orders.get("path")).isNotEmpty();
        assertThat(orders.get("target").isNull()).isTrue();
        assertThat(orders.get("advice").asString()).isNotBlank();
        assertThat(orders.get("place").asString()).isEqualTo("/calls");

        house.post("/api/targets", "{\"measure\":\"orders\",\"period\":\"year\",\"value\":200}");
        assertThat(one(json(house.get("/api/home")), "orders").get("target").get("value").asInt())
                .isEqualTo(200);
    }

    @Test
    void what_cannot_be_asked_of_home_is_said() {
        assertThat(house.get("/api/home?language=fr").body()).contains("expected es or en");
        assertThat(house.get("/api/home?from=2026-11-02&to=2026-11-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_view_is_answered_as_its_measure_would_be() {
        String id =
                json(house.post(
                                "/api/views",
                                "{\"name\":\"o\",\"measure\":\"orders\",\"query\":\"from=2026-10-01&to=2026-11-30&by=month&compare=year\"}"))
                        .get("id")
                        .asString();

        assertThat(json(house.get("/api/views/" + id + "/answer")))
                .isEqualTo(
                        json(
                                house.get(
                                        "/api/measures/orders?from=2026-10-01&to=2026-11-30&by=month&compare=year")));
        assertThat(house.get("/api/views/none/answer").statusCode()).isEqualTo(404);
    }

    private static JsonNode one(JsonNode home, String measure) {
        for (JsonNode indicator : home.get("indicators")) {
            if (indicator.get("measure").asString().equals(measure)) {
                return indicator;
            }
        }
        throw new AssertionError("no indicator '%s': %s".formatted(measure, home));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
