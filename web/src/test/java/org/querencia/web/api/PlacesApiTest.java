package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlacesApiTest {
    private static final String SHOP = "/api/places/Tienda%20Centro";
    private static final String NEAR =
            "{\"key\": \"near\", \"name\": \"Near\", \"rule\": \"near('Tienda Centro', '5 km')\"}";

    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.track("Seen").by("email:ana@x.co").context(at("4.65", "-74.06")).event(),
                Events.track("Seen").by("email:eva@x.co").context(at("6.25", "-75.57")).event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void people_near_a_place_follow_it_when_it_moves() {
        assertThat(json(put("4.6486", "-74.0628"), 200).toString())
                .isEqualTo(
                        "{\"name\":\"Tienda Centro\",\"latitude\":4.6486,\"longitude\":-74.0628,\"version\":1}");
        json(house.post("/api/segments", NEAR), 201);
        assertThat(members()).isEqualTo("[\"ana@x.co\"]");

        assertThat(json(put("6.25", "-75.57"), 200).get("version").asInt()).isEqualTo(2);
        assertThat(members()).isEqualTo("[\"eva@x.co\"]");
        assertThat(json(put("6.25", "-75.57"), 200).get("version").asInt()).isEqualTo(2);
    }

    @Test
    void a_place_that_is_not_there_is_refused_with_the_nearest_name() {
        json(put("4.6486", "-74.0628"), 200);
        assertThat(
                        json(
                                        house.post(
                                                "/api/segments/preview",
                                                "{\"rule\": \"near('Tienda Centr', '5km')\"}"),
                                        400)
                                .toString())
                .contains("there is no place 'Tienda Centr'; did you mean 'Tienda Centro'?");
    }

    @Test
    void a_place_that_a_rule_names_cannot_be_given_up() {
        json(put("4.6486", "-74.0628"), 200);
        json(house.post("/api/segments", NEAR), 201);
        assertThat(json(house.delete(SHOP), 400).get("detail").asString())
                .contains("segment 'near'")
                .contains("there is no place 'Tienda Centro'");
        json(house.delete("/api/segments/near"), 200);
        assertThat(json(house.delete(SHOP), 200).get("deleted").asBoolean()).isTrue();
        json(house.get(SHOP), 404);
        assertThat(json(house.get("/api/places"), 200).get("items")).isEmpty();
    }

    @Test
    void a_score_may_name_a_place_and_follows_it() {
        json(put("4.6486", "-74.0628"), 200);
        String near =
                """
                {"name": "Near", "people": "true", "grounds": [
                  {"rule": "near('Tienda Centro', '5km')", "points": 40}]}\
                """;
        json(house.send(house.request("/api/scores/near").PUT(BodyPublishers.ofString(near))), 200);
        json(
                house.post(
                        "/api/segments",
                        NEAR.replace("near('Tienda Centro', '5 km')", "score('near') > 0")),
                201);
        assertThat(members()).isEqualTo("[\"ana@x.co\"]");
        json(put("6.25", "-75.57"), 200);
        assertThat(members()).isEqualTo("[\"eva@x.co\"]");
        json(house.delete(SHOP), 400);
    }

    @Test
    void places_go_out_and_in_as_files() {
        json(put("4.6486", "-74.0628"), 200);
        String file = house.get("/api/place-files").body();
        JsonNode taken =
                json(
                        house.post(
                                "/api/place-files",
                                json.createObjectNode().put("yaml", file).toString()),
                        200);
        assertThat(taken.toString()).isEqualTo("{\"changed\":0,\"same\":1,\"places\":[]}");
        assertThat(
                        json(house.post("/api/place-files", "{\"yaml\": \"{}\"}"), 400)
                                .get("detail")
                                .asString())
                .contains("expected 'places:'");
    }

    private String members() {
        StringBuilder emails = new StringBuilder("[");
        json(house.get("/api/segments/near/members"), 200)
                .get("items")
                .forEach(member -> emails.append('"').append(email(member)).append('"'));
        return emails.append(']').toString();
    }

    private String email(JsonNode member) {
        String id =
                member.has("profile")
                        ? member.get("profile").asString()
                        : member.get("id").asString();
        for (String name : new String[] {"ana@x.co", "eva@x.co"}) {
            JsonNode found = json(house.get("/api/profiles?identifier=email:" + name), 200);
            if (found.toString().contains(id)) {
                return name;
            }
        }
        return "";
    }

    private HttpResponse<String> put(String latitude, String longitude) {
        return house.send(
                house.request(SHOP)
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"latitude\": %s, \"longitude\": %s}"
                                                .formatted(latitude, longitude))));
    }

    private static Fields at(String latitude, String longitude) {
        return Fields.of(
                "location",
                new Fields(
                        Map.of(
                                "latitude", Value.of(new BigDecimal(latitude)),
                                "longitude", Value.of(new BigDecimal(longitude)))));
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
