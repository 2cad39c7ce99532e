package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.runtime.attribution.NamedModel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttributionApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private void live() {
        house.engine.take(
                came("user_id:u1", "meta", -3).event(),
                came("user_id:u1", "mail", -2).event(),
                ordered("user_id:u1", "o1").event(),
                came("user_id:u2", "meta", -1).event(),
                Events.track("Marketing Spend").with("channel", "Meta").with("cost", 50).event(),
                Events.track("Marketing Spend").with("channel", "radio").with("cost", 9).event());
    }

    @Test
    void credits_stand_beside_what_was_spent() {
        live();

        JsonNode answer = json(house.get("/api/attribution?model=linear"));

        assertThat(answer.get("conversions").asDouble()).isEqualTo(1);
        assertThat(answer.get("value").asDouble()).isEqualTo(300);
        assertThat(answer.get("rows"))
                .extracting(row -> row.get("channel").asString())
                .containsExactlyInAnyOrder("meta", "mail", "store", "radio");
        JsonNode meta = row(answer, "meta");
        assertThat(meta.get("conversions").asDouble()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(meta.get("spend").asDouble()).isEqualTo(50);
        assertThat(meta.get("cost_per_conversion").asDouble()).isCloseTo(150, within(1e-9));
        assertThat(meta.get("roas").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(row(answer, "mail").get("roas").isNull()).isTrue();
        assertThat(row(answer, "radio").get("conversions").asDouble()).isZero();
        assertThat(row(answer, "radio").get("cost_per_conversion").isNull()).isTrue();
    }

    @Test
    void revenue_and_margin_are_attributed_too() {
        house.engine.take(
                Events.track("Product Updated").with("product_id", "tea").with("cost", 40).event());
        live();

        JsonNode revenue = json(house.get("/api/attribution?model=first&by=revenue"));
        assertThat(row(revenue, "meta").get("share").asDouble()).isEqualTo(1);
        JsonNode margin = json(house.get("/api/attribution?model=first&by=margin"));
        assertThat(margin.get("value").asDouble()).isZero();
        assertThat(row(margin, "meta").get("share").asDouble()).isZero();
        JsonNode next = json(house.get("/api/attribution?model=linear&marginal=true"));
        assertThat(row(next, "meta").has("marginal")).isFalse();
    }

    @Test
    void a_channel_is_known_by_one_name_whatever_it_is_called() {
        live();
        HttpResponse<String> kept =
                house.send(
                        house.request("/api/channels/meta")
                                .header("Content-Type", "application/json")
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"names\":[\"Radio\",\"fb\"]}")));
        assertThat(json(kept).toString())
                .isEqualTo("{\"channel\":\"meta\",\"names\":[\"fb\",\"radio\"]}");

        JsonNode answer = json(house.get("/api/attribution?model=linear"));
        assertThat(row(answer, "meta").get("spend").asDouble()).isEqualTo(59);
        assertThat(json(house.get("/api/channels")).get("items")).hasSize(1);

        json(house.send(house.request("/api/channels/meta").DELETE()));
        assertThat(json(house.get("/api/channels")).get("items")).isEmpty();
        assertThat(house.send(house.request("/api/channels/meta").DELETE()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_channel_may_have_any_name() {
        for (String name : List.of("seen", "names", "api")) {
            HttpResponse<String> kept =
                    house.send(
                            house.request("/api/channels/" + name)
                                    .header("Content-Type", "application/json")
                                    .PUT(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"names\":[\"x\"]}")));
            assertThat(json(kept).get("channel").asString()).isEqualTo(name);
            json(house.send(house.request("/api/channels/" + name).DELETE()));
        }
    }

    @Test
    void every_name_that_was_seen_is_told_with_what_it_counts_as() {
        live();
        assertThat(json(house.post("/api/channels", "{\"name\":\"Radio\",\"channel\":\"Meta\"}")))
                .isEqualTo(JSON.readTree("{\"name\":\"radio\",\"channel\":\"meta\"}"));

        JsonNode seen = json(house.get("/api/seen-channels")).get("items");
        assertThat(seen)
                .contains(
                        JSON.readTree(
                                "{\"name\":\"meta\",\"channel\":\"meta\",\"touches\":2,\"spend\":50}"),
                        JSON.readTree(
                                "{\"name\":\"radio\",\"channel\":\"meta\",\"touches\":0,\"spend\":9}"),
                        JSON.readTree(
                                "{\"name\":\"mail\",\"channel\":\"mail\",\"touches\":1,\"spend\":0}"));

        house.post("/api/channels", "{\"name\":\"radio\",\"channel\":\"radio\"}");
        assertThat(json(house.get("/api/channels")).get("items")).isEmpty();
        String longest = "{\"name\":\"%s\",\"channel\":\"x\"}".formatted("x".repeat(101));
        assertThat(house.post("/api/channels", longest).body())
                .contains("name: expected 1 to 100 characters");
    }

    private static JsonNode row(JsonNode answer, String channel) {
        return StreamSupport.stream(answer.get("rows").spliterator(), false)
                .filter(row -> row.get("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_model_gives_all_that_came() {
        live();
        for (String model : NamedModel.NAMES) {
            JsonNode answer = json(house.get("/api/attribution?nulls=true&model=" + model));
            double sum =
                    StreamSupport.stream(answer.get("rows").spliterator(), false)
                            .mapToDouble(row -> row.get("conversions").asDouble())
                            .sum();
            assertThat(sum).as(model).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void an_empty_company_has_nothing_to_attribute() {
        JsonNode answer = json(house.get("/api/attribution"));

        assertThat(answer.get("conversions").asDouble()).isZero();
        assertThat(answer.get("rows")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model=all | model: 'all': expected one of first, last
                    order=4 | order: '4': expected a whole number from 1 to 3
                    window=0 | window: '0': expected a whole number from 1 to 365
                    by=luck | by: 'luck': expected orders, new_customers, revenue or margin
                    mood=good | mood: not a parameter of this path
                    """)
    void what_cannot_be_asked_is_said(String query, String words) {
        HttpResponse<String> answer = house.get("/api/attribution?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asString()).startsWith(words);
    }

    private static Events came(String person, String campaign, int days) {
        return Events.page("Home")
                .by(person)
                .context(
                        new Fields(
                                Map.of(
                                        "campaign",
                                        new Fields(Map.of("source", Value.of(campaign))),
                                        "userAgent",
                                        Value.of("Mozilla"))))
                .at(Events.NOON.plusSeconds(86_400L * days));
    }

    private static Events ordered(String person, String id) {
        return Events.track("Order Completed")
                .by(person)
                .with("order_id", id)
                .with("total", 300)
                .with("channel", "store");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
