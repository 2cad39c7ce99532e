package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Steps people take, and what their orders hold, over the API.
class PathsApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @BeforeEach
    void live() {
        house.engine.take(
                Events.track("Product Viewed").by("user_id:u1").at(day(-80)).event(),
                Events.track("Product Added").by("user_id:u1").at(day(-79)).event(),
                ordered("u1", "o1", -79).event(),
                ordered("u1", "o2", -60).event(),
                Events.track("Product Viewed").by("user_id:u2").at(day(-70)).event(),
                Events.track("Product Added").by("user_id:u2").at(day(-69)).event(),
                ordered("u3", "o3", -75).event());
    }

    @Test
    void steps_passages_and_barriers_are_told() {
        JsonNode told =
                ask("/api/paths?end=Order%20Completed&order=Product%20Viewed,Product%20Added");

        assertThat(told.path("people").asLong()).isEqualTo(3);
        assertThat(told.at("/barriers/0/step").asString()).isEqualTo("Product Added");
        assertThat(told.at("/barriers/0/lost").asLong()).isEqualTo(1);
        assertThat(told.at("/barriers/0/loss").asDouble()).isEqualTo(200);
        assertThat(told.at("/passages/0/from").asString()).isEqualTo("Product Viewed");
        assertThat(told.at("/passages/0/medianSeconds").asLong()).isEqualTo(86_400);
        assertThat(told.at("/conformance/fitting").asLong()).isEqualTo(2);
        assertThat(told.at("/ways/0/steps/0").asString()).isEqualTo("Order Completed");
    }

    @Test
    void who_is_behind_a_step_is_named() {
        assertThat(ask("/api/paths/people?step=Product%20Added&fate=lost").path("people"))
                .hasSize(1);
        assertThat(
                        ask("/api/paths/people?step=Product%20Viewed&next=Product%20Added")
                                .path("people"))
                .hasSize(2);
    }

    @Test
    void a_map_without_people_in_stages_is_a_map() {
        JsonNode map = ask("/api/journeys/map?model=journey");

        assertThat(map.path("stages")).hasSize(7);
        assertThat(map.path("gaps")).isEmpty();
    }

    @Test
    void baskets_are_told_with_their_people() {
        JsonNode pairs = ask("/api/baskets/pairs?least=1");
        assertThat(pairs.path("baskets").asLong()).isEqualTo(3);
        JsonNode firsts = ask("/api/baskets/firsts?least=1&days=30");
        assertThat(firsts.at("/all/hits").asLong()).isEqualTo(1);
        assertThat(firsts.at("/all/people").asLong()).isEqualTo(2);
        JsonNode leaving = ask("/api/baskets/leaving?least=1&days=65");
        assertThat(leaving.at("/all/hits").asLong()).isEqualTo(1);
        assertThat(ask("/api/baskets/people?thing=tea&with=cup").path("people")).hasSize(2);
        assertThat(ask("/api/baskets/people?thing=tea&came=true&days=30").path("people"))
                .hasSize(1);
        assertThat(ask("/api/baskets/people?thing=tea&days=65").path("people")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    paths?steps=1          | steps: '1': expected a whole number from 2 to 30
                    paths?segment=none     | segment: 'none': no segment has this key
                    paths?pages=some       | pages: 'some': expected together or apart
                    paths/people           | step: missing
                    paths/people?step=a&fate=x | fate: 'x': expected did, open or lost
                    baskets/pairs?rank=x   | rank: 'x': expected lift, together or confidence
                    baskets/pairs?by=x     | by: 'x': expected product or category
                    baskets/firsts?days=0  | days: '0': expected a whole number from 1 to 3660
                    baskets/people         | thing: missing
                    """)
    void what_cannot_be_asked_is_said(String query, String words) {
        HttpResponse<String> answer = house.get("/api/" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path("detail").asString()).startsWith(words);
    }

    private JsonNode ask(String address) {
        HttpResponse<String> answer = house.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Instant day(int day) {
        return Events.NOON.plus(Duration.ofDays(day));
    }

    private static Events ordered(String person, String id, int day) {
        return Events.track("Order Completed")
                .by("user_id:" + person)
                .with("order_id", id)
                .with("total", 100)
                .with("products", new Items(List.of(line("tea"), line("cup"))))
                .at(day(day));
    }

    private static Value line(String product) {
        return Events.track("").with("product_id", product).with("price", 50).event().properties();
    }
}
