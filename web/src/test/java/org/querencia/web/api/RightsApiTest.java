package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RightsApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co")
                        .trait("name", "Ana <b>Pérez</b>")
                        .event(),
                Events.track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "o1")
                        .with("total", 900)
                        .event(),
                Events.track("Seen").by("user_id:u2").event());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_person_takes_everything_along() {
        JsonNode export =
                json.readTree(
                        house.get("/api/profiles/" + id("email:ana@x.co") + "/export").body());

        assertThat(export.get("profile").get("name").asString()).isEqualTo("Ana <b>Pérez</b>");
        assertThat(export.get("events")).hasSize(2);

        String document =
                house.get(
                                "/api/profiles/"
                                        + id("email:ana@x.co")
                                        + "/export?format=html&language=es")
                        .body();
        assertThat(document)
                .contains("<h1>Ana &lt;b&gt;Pérez&lt;/b&gt;</h1>")
                .contains("Identificadores")
                .contains("Hizo un pedido")
                .contains("Correo ana@x.co")
                .doesNotContain("T12:")
                .doesNotContain("<b>Pérez");
    }

    @Test
    void a_person_erased_is_nowhere_and_the_certificate_stays() {
        String ana = id("email:ana@x.co");

        var erased = house.post("/api/profiles/" + ana + "/erase", "{\"reason\":\"case 7\"}");

        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        JsonNode certificate = json.readTree(erased.body());
        assertThat(certificate.get("events").asInt()).isEqualTo(2);
        assertThat(certificate.get("orders").asInt()).isEqualTo(1);
        assertThat(certificate.get("identifiers").asInt()).isEqualTo(2);
        assertThat(house.get("/api/profiles/" + ana).statusCode()).isEqualTo(404);
        assertThat(json.readTree(house.get("/api/profiles?q=ana").body()).get("items")).isEmpty();
        assertThat(house.get("/api/export/events").body()).doesNotContain("ana").contains("u2");
        JsonNode overview = json.readTree(house.get("/api/overview").body());
        assertThat(overview.get("customers").asInt()).isZero();
        String found = house.get("/api/erasures/" + certificate.get("id").asString()).body();
        assertThat(json.readTree(found)).isEqualTo(certificate);
        assertThat(json.readTree(house.get("/api/erasures").body()).get("items").get(0))
                .isEqualTo(certificate);
    }

    @Test
    void many_are_erased_at_once_and_unknown_ones_never_come() {
        var answer =
                house.post(
                        "/api/erasures",
                        "{\"identifiers\":[\"user_id:u2\",\"email:never@x.co\"],\"reason\":\"\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode items = json.readTree(answer.body()).get("items");
        assertThat(items.get(0).get("events").asInt()).isEqualTo(1);
        assertThat(items.get(1).get("events").asInt()).isZero();
        assertThat(
                        house.post(
                                        "/api/suppressions/lift",
                                        "{\"identifier\":\"email:Never@x.co\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        house.post(
                                        "/api/suppressions/lift",
                                        "{\"identifier\":\"email:never@x.co\"}")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nonsense_is_refused_with_the_field_at_fault() {
        assertThat(house.post("/api/erasures", "{\"identifiers\":[]}").body())
                .contains("\"field\":\"identifiers\"");
        assertThat(house.post("/api/erasures", "{\"identifiers\":[\"x\"]}").body())
                .contains("\"field\":\"identifiers[0]\"");
        assertThat(house.get("/api/erasures/x").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/profiles/" + id("email:ana@x.co") + "/export?format=pdf").body())
                .contains("\"field\":\"format\"");
    }

    private String id(String identifier) {
        return json.readTree(house.get("/api/profiles?identifier=" + identifier).body())
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }
}
