package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasuresApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                order("1", "web", 100).by("email:ana@x.co").event(),
                order("2", "shop", 50)
                        .by("email:eva@x.co")
                        .at(NOON.minus(Duration.ofDays(30)))
                        .event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_measure_is_told_split_and_narrowed() {
        assertThat(json(house.get("/api/measures/revenue"), 200).toString())
                .isEqualTo("{\"measure\":\"revenue\",\"unit\":\"COP\",\"rows\":[{\"value\":150}]}");
        assertThat(json(house.get("/api/measures/orders?by=month,channel"), 200).toString())
                .isEqualTo(
                        """
                        {"measure":"orders","unit":"number","rows":[\
                        {"month":"2026-10","channel":"shop","value":1},\
                        {"month":"2026-11","channel":"web","value":1,"partial":true}]}\
                        """);
        assertThat(
                        json(
                                        house.get(
                                                "/api/measures/revenue?filter=channel%3Dweb&from=2026-11-01"),
                                        200)
                                .at("/rows/0/value")
                                .asInt())
                .isEqualTo(100);
    }

    @Test
    void it_is_told_beside_the_period_before() {
        assertThat(
                        json(
                                        house.get(
                                                "/api/measures/orders?by=month&from=2026-11-01&to=2026-11-30&compare=previous"),
                                        200)
                                .toString())
                .contains("\"compare\":{\"with\":\"previous\",\"from\":\"2026-10-01\"")
                .contains("\"month\":\"2026-11\",\"value\":1,\"before\":");
        assertThat(detail(house.get("/api/measures/orders?compare=year"), 400))
                .startsWith("compare: say from when");
        assertThat(detail(house.get("/api/measures/orders?from=2026-11-01&compare=last"), 400))
                .startsWith("compare: 'last': expected previous or year");
    }

    @Test
    void the_people_behind_it_are_named() {
        JsonNode people = json(house.get("/api/measures/revenue/people?limit=1"), 200);
        assertThat(people.path("people")).hasSize(1);
        assertThat(people.at("/people/0/value").asInt()).isEqualTo(100);
    }

    @Test
    void what_cannot_be_asked_is_said_with_what_can() {
        assertThat(detail(house.get("/api/measures/revenues"), 404))
                .isEqualTo("No measure has the key 'revenues'; the nearest is 'revenue'.");
        assertThat(detail(house.get("/api/measures/revenue?by=chanel"), 400))
                .isEqualTo("by: 'chanel' is no dimension; the nearest is channel.");
        assertThat(detail(house.get("/api/measures/revenue?by=city"), 400))
                .isEqualTo("city: revenue cannot be told by it.");
        assertThat(detail(house.get("/api/measures/revenue?by=day,month"), 400))
                .isEqualTo("by: more than one column of time.");
        assertThat(detail(house.get("/api/measures/revenue?filter=web"), 400))
                .startsWith("filter: 'web': expected a dimension and a value");
        assertThat(detail(house.get("/api/measures/revenue?from=2026-11-02&to=2026-11-01"), 400))
                .startsWith("to: '2026-11-01'");
    }

    @Test
    void a_measure_of_ones_own_is_kept_shown_and_given_up() {
        JsonNode kept = json(put("own", "own: mine"), 200);
        assertThat(kept.path("own").asBoolean()).isTrue();
        assertThat(json(house.get("/api/measures"), 200).at("/items/2/key").asString())
                .isEqualTo("own");
        assertThat(json(house.get("/api/measures/own/definition"), 200).path("file").asString())
                .isEqualTo("own: mine");
        json(house.send(house.request("/api/measures/own").DELETE()), 200);
        house.engine.settle();
        assertThat(house.get("/api/measures/own").statusCode()).isEqualTo(404);
    }

    @Test
    void a_wrong_one_is_refused_and_those_that_ship_stay() {
        assertThat(detail(put("own", "own: wrong"), 400)).isEqualTo("sql: it is wrong.");
        assertThat(detail(put("own", "other: mine"), 400))
                .isEqualTo("key: the file says 'other': expected 'own'.");
        assertThat(detail(house.send(house.request("/api/measures/revenue").DELETE()), 400))
                .isEqualTo("'revenue' ships with the program and stays.");
    }

    @Test
    void a_funnel_is_told_step_by_step() {
        JsonNode told =
                json(
                        house.get(
                                "/api/funnels?step=Order+Completed&step=Nothing=2d&within=7d&order=any"),
                        200);
        assertThat(told.toString())
                .isEqualTo(
                        """
                        {"within":["PT168H","PT48H"],"parts":[{"part":"","steps":[\
                        {"step":"Order Completed","people":2,"open":0,"lost":2},\
                        {"step":"Nothing","people":0,"open":0,"lost":0}]}]}\
                        """);
        assertThat(
                        json(
                                        house.get(
                                                "/api/funnels/people?step=Order+Completed&step=Nothing"),
                                        200)
                                .path("people"))
                .hasSize(2);
        assertThat(
                        json(
                                        house.get(
                                                "/api/funnels/people?step=Order+Completed&step=Nothing&by=channel&part=web&fate=reached"),
                                        200)
                                .path("people"))
                .hasSize(2);
        assertThat(detail(house.get("/api/funnels/people?step=a&step=b&fate=x"), 400))
                .startsWith("fate: 'x': expected reached, passed, open or lost");
        assertThat(detail(house.get("/api/funnels?step=a"), 400))
                .isEqualTo("step: expected 2 to 12 steps, not 1.");
        assertThat(detail(house.get("/api/funnels?step=a&step=b=soon"), 400))
                .startsWith("within: 'soon': expected a length of time");
        assertThat(detail(house.get("/api/funnels/people?step=a&step=b&at=3"), 400))
                .startsWith("at: '3': expected a step from 1 to 2");
    }

    private HttpResponse<String> put(String key, String file) {
        HttpResponse<String> answer =
                house.send(
                        house.request("/api/measures/" + key)
                                .PUT(
                                        BodyPublishers.ofString(
                                                json.createObjectNode()
                                                        .put("file", file)
                                                        .toString())));
        house.engine.settle();
        return answer;
    }

    private static Events order(String id, String channel, long total) {
        return Events.track("Order Completed")
                .with("order_id", id)
                .with("channel", channel)
                .with("total", total);
    }

    private String detail(HttpResponse<String> answer, int status) {
        return json(answer, status).path("detail").asString();
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
