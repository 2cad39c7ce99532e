package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Targets, benchmarks, notes and views over the API.
class ReportsApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TODAY =
            LocalDate.ofInstant(Events.NOON, org.querencia.runtime.kit.Engine.WORKSPACE.zone())
                    .toString();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_target_is_in_force_until_the_next_word_and_every_word_stays() {
        JsonNode first = set("{\"measure\":\"revenue\",\"period\":\"month\",\"value\":100}");
        JsonNode second = set("{\"measure\":\"revenue\",\"period\":\"month\",\"value\":120.5}");
        JsonNode web =
                set(
                        "{\"measure\":\"revenue\",\"period\":\"month\",\"value\":50,\"filters\":[\"channel=web\"]}");

        assertThat(values("/api/targets")).containsExactly("50", "120.5");
        assertThat(first.get("author").asString()).isEqualTo("test");
        assertThat(
                        json(house.delete("/api/targets/" + second.get("id").asString()))
                                .get("value")
                                .isNull())
                .isTrue();
        assertThat(values("/api/targets")).containsExactly("50");
        assertThat(values("/api/measures/revenue/targets"))
                .containsExactly("null", "50", "120.5", "100");
        assertThat(web.get("filters")).hasSize(1);
    }

    @Test
    void a_target_tells_what_came_of_it_by_now() {
        house.engine.take(ordered("o1", "web", 30), ordered("o2", "store", 12));
        JsonNode all = set("{\"measure\":\"revenue\",\"period\":\"year\",\"value\":100}");
        JsonNode web =
                set(
                        "{\"measure\":\"revenue\",\"period\":\"year\",\"value\":100,\"filters\":[\"channel=web\"]}");

        assertThat(standing(all).get("value").decimalValue()).isEqualByComparingTo("42");
        assertThat(standing(web).get("value").decimalValue()).isEqualByComparingTo("30");
        assertThat(standing(web).get("from").asString())
                .isEqualTo(TODAY.substring(0, 4) + "-01-01");
        assertThat(standing(web).get("elapsed").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void what_cannot_be_aimed_at_is_refused_with_the_field() {
        assertThat(
                        refused(
                                "/api/targets",
                                "{\"measure\":\"revenu\",\"period\":\"month\",\"value\":1}"))
                .contains("'revenue'");
        assertThat(
                        refused(
                                "/api/targets",
                                "{\"measure\":\"revenue\",\"period\":\"moon\",\"value\":1}"))
                .contains("\"field\":\"period\"");
        assertThat(
                        refused(
                                "/api/targets",
                                "{\"measure\":\"revenue\",\"period\":\"month\",\"value\":1,\"filters\":[\"city=Cali\"]}"))
                .contains("\"field\":\"filter\"");
        assertThat(
                        refused(
                                "/api/targets",
                                "{\"measure\":\"revenue\",\"period\":\"month\",\"value\":\"much\"}"))
                .contains("\"field\":\"value\"");
    }

    @Test
    void a_benchmark_has_its_source_and_can_be_said_anew() {
        assertThat(json(house.get("/api/benchmarks")).get("items")).isEmpty();
        String body =
                "{\"measure\":\"orders\",\"industry\":\"Shoes\",\"low\":%s,\"source\":\"%s\",\"day\":\"2026-03-01\"}";
        JsonNode kept = json(house.post("/api/benchmarks", body.formatted("2", "A study")));
        String path = "/api/benchmarks/" + kept.get("id").asString();

        assertThat(kept.get("high").asInt()).isEqualTo(2);
        assertThat(refused("/api/benchmarks", body.formatted("2", " "))).contains("source");
        JsonNode changed = json(house.send(put(path, body.formatted("3", "Another"))));
        assertThat(changed.get("low").asInt()).isEqualTo(3);
        assertThat(json(house.get("/api/benchmarks")).get("items")).containsExactly(changed);
        assertThat(json(house.delete(path)).get("deleted").asBoolean()).isTrue();
        assertThat(house.delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void notes_are_told_by_day() {
        JsonNode old = json(house.post("/api/notes", "{\"day\":\"2026-01-05\",\"text\":\"Shop\"}"));
        JsonNode late =
                json(house.post("/api/notes", "{\"day\":\"2026-02-05\",\"text\":\"Rise\"}"));

        assertThat(json(house.get("/api/notes")).get("items")).containsExactly(late, old);
        assertThat(refused("/api/notes", "{\"day\":\"soon\",\"text\":\"x\"}")).contains("day");
        house.delete("/api/notes/" + old.get("id").asString());
        assertThat(json(house.get("/api/notes")).get("items")).containsExactly(late);
    }

    @Test
    void a_view_is_kept_and_mailed_until_it_is_deleted() {
        JsonNode view =
                json(
                        house.post(
                                "/api/views",
                                "{\"name\":\"By channel\",\"measure\":\"revenue\",\"query\":\"period=30d&split=channel\",\"shared\":false,\"pinned\":\"sales\"}"));
        String path = "/api/views/" + view.get("id").asString();
        JsonNode schedule =
                json(
                        house.post(
                                path + "/schedules",
                                "{\"cadence\":\"weekly\",\"recipients\":[\"ana@x.co\"],\"language\":\"en\",\"hour\":9}"));

        assertThat(json(house.get(path))).isEqualTo(view);
        assertThat(json(house.get(path + "/schedules")).get("items")).containsExactly(schedule);
        assertThat(
                        refused(
                                path + "/schedules",
                                "{\"cadence\":\"hourly\",\"recipients\":[\"a@x.co\"]}"))
                .contains("\"field\":\"cadence\"");
        assertThat(
                        refused(
                                path + "/schedules",
                                "{\"cadence\":\"daily\",\"recipients\":[\"nobody\"]}"))
                .contains("\"field\":\"recipients\"");
        assertThat(refused("/api/views", "{\"name\":\"x\",\"measure\":\"none\"}"))
                .contains("\"field\":\"measure\"");
        house.delete(path + "/schedules/" + schedule.get("id").asString());
        assertThat(json(house.get(path + "/schedules")).get("items")).isEmpty();
        house.delete(path);
        assertThat(house.get(path).statusCode()).isEqualTo(404);
    }

    private JsonNode standing(JsonNode target) {
        return json(house.get("/api/targets/" + target.get("id").asString())).get("standing");
    }

    private List<String> values(String path) {
        return json(house.get(path))
                .get("items")
                .valueStream()
                .map(target -> target.get("value").asString("null"))
                .toList();
    }

    private JsonNode set(String body) {
        return json(house.post("/api/targets", body));
    }

    private java.net.http.HttpRequest.Builder put(String path, String body) {
        return house.request(path).PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body));
    }

    private String refused(String path, String body) {
        HttpResponse<String> answer = house.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    private static Event ordered(String order, String channel, int total) {
        return Events.track("Order Completed")
                .by("user_id:u1")
                .with("order_id", order)
                .with("channel", channel)
                .with("total", total)
                .event();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
