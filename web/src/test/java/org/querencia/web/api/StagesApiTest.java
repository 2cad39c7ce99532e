package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Models of stages put in force, people passing, and the figures of it.
class StagesApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WAY =
            """
            {"name": {"es": "Camino", "en": "Way"}, "closes": "buys", "stages": [
                {"key": "looks", "name": "Mira", "enter": "count('Product Viewed', 'ever') > 0"},
                {"key": "buys", "name": "Compra", "enter": "count('Order Completed', 'ever') > 0"}]}\
            """;

    private House house;

    /// Ana looked at something before the model was in force, Leo does after.
    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify().by("user_id:u1").trait("name", "Ana").event(), viewed("u1"));
        assertThat(put("/api/stages/way", WAY).statusCode()).isEqualTo(200);
        house.engine.take(
                Events.identify().by("user_id:u2").trait("name", "Leo").event(), viewed("u2"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void people_pass_with_the_event_that_makes_it_so() {
        house.engine.take(bought("u1"));

        JsonNode way = ok(house.get("/api/stages/way"));
        assertThat(way.get("sizes").get("looks").asInt()).isEqualTo(1);
        assertThat(way.get("sizes").get("buys").asInt()).isEqualTo(1);
        assertThat(way.get("version").asInt()).isEqualTo(1);
        JsonNode buyer = items("/api/stages/way/people?stage=buys").getFirst();
        assertThat(buyer.get("name").asString()).isEqualTo("Ana");
        assertThat(buyer.get("turn").asInt()).isEqualTo(1);
        String ana = buyer.get("profile").asString();
        assertThat(items("/api/profiles/" + ana + "/stages").getFirst().get("stage").asString())
                .isEqualTo("buys");
        assertThat(items("/api/profiles/" + ana + "/passages"))
                .extracting(passage ->
                        passage.path("from").asString("")
                                + ">"
                                + passage.path("to").asString("")
                                + " "
                                + passage.get("cause").asString())
                .containsExactly("looks>buys event", ">looks activation");
    }

    @Test
    void figures_say_who_passed_and_who_may_yet() {
        house.engine.take(bought("u1"));
        String days = "&from=2020-01-01&to=2035-01-01";

        JsonNode rate = ok(house.get("/api/stages/way/rate?stage=looks" + days + "&within=3650d"));
        assertThat(rate.toString()).isEqualTo("{\"entered\":2,\"passed\":1,\"open\":1,\"lost\":0}");
        assertThat(items("/api/stages/way/entrants?stage=looks&fate=open&within=3650d" + days))
                .extracting(one -> one.get("name").asString())
                .containsExactly("Leo");
        assertThat(items("/api/stages/way/flows?limit=9" + days))
                .extracting(flow ->
                        flow.path("from").asString("")
                                + ">"
                                + flow.path("to").asString("")
                                + " "
                                + flow.get("people").asInt())
                .containsExactly(">looks 2", "looks>buys 1");
        assertThat(items("/api/stages/way/passages?stage=looks&next=buys" + days)).hasSize(1);
        assertThat(
                        ok(house.get("/api/stages/way/funnel?within=3650d" + days))
                                .get("stages")
                                .toString())
                .isEqualTo(
                        "[{\"stage\":\"looks\",\"reached\":2,\"open\":1,\"lost\":0},"
                                + "{\"stage\":\"buys\",\"reached\":1,\"open\":0,\"lost\":0}]");
        JsonNode ana = ok(house.get("/api/journeys/map?model=way&trait=name=Ana" + days));
        assertThat(ana.at("/stages/0/entered").asInt()).isEqualTo(1);
        assertThat(ana.at("/stages/0/passed").asInt()).isEqualTo(1);
        assertThat(ana.at("/stages/0/next").asString()).isEqualTo("buys");
        JsonNode leo = ok(house.get("/api/journeys/map?model=way&trait=name=Leo" + days));
        assertThat(leo.at("/stages/0/entered").asInt()).isEqualTo(1);
        assertThat(leo.at("/stages/0/passed").asInt()).isZero();
        assertThat(leo.at("/stages/0").has("next")).isFalse();
        JsonNode looks =
                ok(house.get("/api/stages/way/board?" + days.substring(1))).get("columns").get(0);
        assertThat(looks.get("size").asInt()).isEqualTo(1);
        assertThat(looks.get("entered").asInt()).isEqualTo(2);
        assertThat(looks.get("left").asInt()).isEqualTo(1);
    }

    @Test
    void rules_of_segments_ask_for_a_stage() {
        var made =
                house.post(
                        "/api/segments",
                        "{\"key\":\"lookers\",\"name\":\"x\",\"rule\":\"stage('way') == 'looks'\"}");

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(JSON.readTree(made.body()).get("size").asInt()).isEqualTo(2);
        house.engine.take(bought("u2"));
        assertThat(ok(house.get("/api/segments/lookers")).get("size").asInt()).isEqualTo(1);
    }

    @Test
    void the_shipped_models_are_drafts_until_they_are_put_in_force() {
        JsonNode journey = ok(house.get("/api/stages/journey"));
        assertThat(journey.get("state").asString()).isEqualTo("draft");

        var active =
                put("/api/stages/journey", journey.toString().replace("\"draft\"", "\"active\""));

        assertThat(active.statusCode()).as(active.body()).isEqualTo(200);
        assertThat(JSON.readTree(active.body()).get("sizes").get("interest").asInt()).isEqualTo(2);
        assertThat(
                        ok(house.send(house.request("/api/stages/journey").DELETE()))
                                .get("deleted")
                                .asBoolean())
                .isTrue();
        assertThat(ok(house.get("/api/stages/journey")).get("state").asString()).isEqualTo("draft");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"name":"x","stages":[]}                                              | 0 stages
                    {"name":"x","stages":[{"key":"a","name":"A","enter":"ordres > 1"}]}    | stage 'a', enter: line 1
                    {"name":"x","stages":[{"key":"a","name":"A","enter":"in_segment('n')"}]} | stage 'a', enter
                    {"name":"x","closes":"z","stages":[{"key":"a","name":"A","enter":"true"}]} | a turn begins with 'z'
                    {"name":"x","stages":[{"key":"a","name":"A","enter":"true","stay":"2m"}]} | expected one such as 30min
                    """)
    void a_model_that_cannot_be_is_refused_in_words(String json, String why) {
        var refused = put("/api/stages/other", json);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(why);
    }

    @Test
    void what_is_asked_wrongly_is_told() {
        assertThat(house.get("/api/stages/none").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/stages/way/people?stage=x").body())
                .contains("expected one of looks, buys");
        assertThat(house.get("/api/stages/way/rate?stage=buys").body()).contains("after the last");
        assertThat(house.get("/api/stages/way/rate?stage=looks&within=soon").body())
                .contains("within: expected a length of time");
    }

    @Test
    void models_go_out_and_in_as_files() {
        String file = house.get("/api/stage-files").body();
        String body = new JsonMapper().createObjectNode().put("yaml", file).toString();
        assertThat(house.post("/api/stage-files", body).body())
                .isEqualTo("{\"changed\":0,\"same\":3,\"models\":[]}");
        String other = body.replace("\\\"key\\\":\\\"way\\\"", "\\\"key\\\":\\\"path\\\"");
        assertThat(house.post("/api/stage-files", other).body())
                .isEqualTo("{\"changed\":1,\"same\":2,\"models\":[\"path\"]}");
        assertThat(house.post("/api/stage-files", "{\"yaml\": \"{}\"}").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> put(String path, String json) {
        return house.send(house.request(path).PUT(BodyPublishers.ofString(json)));
    }

    private List<JsonNode> items(String path) {
        return ok(house.get(path)).get("items").valueStream().toList();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Event viewed(String user) {
        return Events.track("Product Viewed").by("user_id:" + user).event();
    }

    private static Event bought(String user) {
        return Events.track("Order Completed")
                .by("user_id:" + user)
                .with("order_id", "of-" + user)
                .with("total", 100)
                .event();
    }
}
