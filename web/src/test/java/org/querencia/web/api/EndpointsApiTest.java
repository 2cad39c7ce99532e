package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks made, tried, changed and given up.
class EndpointsApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CRM =
            "{\"key\":\"crm\",\"url\":\"https://crm.example/hooks\",\"segments\":[]}";

    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_secret_is_shown_when_it_is_made_and_then_no_more() {
        HttpResponse<String> made = house.post("/api/webhooks", CRM);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(read(made).get("secret").asString()).startsWith("whsec_");
        JsonNode shown = read(house.get("/api/webhooks/crm"));
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.get("state").asString()).isEqualTo("active");
        assertThat(shown.get("waiting").asInt()).isZero();

        JsonNode rotated = read(house.post("/api/webhooks/crm/secret", "{}"));
        assertThat(rotated.get("secret").asString())
                .isNotEqualTo(read(made).get("secret").asString());
        assertThat(read(house.get("/api/webhooks/crm")).has("formerSecretUntil")).isTrue();
    }

    @Test
    void a_test_is_answered_and_kept() {
        house.post("/api/webhooks", CRM);

        JsonNode tried = read(house.post("/api/webhooks/crm/test", "{}"));

        assertThat(tried.get("taken").asBoolean()).isTrue();
        assertThat(tried.get("kind").asString()).isEqualTo("test");
        JsonNode kept = read(house.get("/api/webhooks/crm/attempts")).get("items").get(0);
        assertThat(kept.get("message").asString()).isEqualTo(tried.get("message").asString());
    }

    @Test
    void what_is_not_named_stays() {
        house.post("/api/webhooks", CRM);
        house.post("/api/segments", "{\"key\":\"vip\",\"name\":\"Vip\",\"rule\":\"orders > 1\"}");

        JsonNode changed =
                read(
                        house.patch(
                                "/api/webhooks/crm",
                                "{\"segments\":[\"vip\"],\"state\":\"paused\"}"));

        assertThat(changed.get("url").asString()).isEqualTo("https://crm.example/hooks");
        assertThat(changed.get("state").asString()).isEqualTo("paused");
        assertThat(changed.get("topics").toString()).isEqualTo("[\"segments\"]");
        JsonNode all =
                read(house.patch("/api/webhooks/crm", "{\"topics\":[\"alarms\",\"stages\"]}"));
        assertThat(all.get("topics").toString()).isEqualTo("[\"stages\",\"alarms\"]");
        assertThat(house.patch("/api/webhooks/crm", "{\"topics\":[\"all\"]}").body())
                .contains("expected segments, stages or alarms");
        assertThat(house.patch("/api/webhooks/crm", "{\"topics\":[]}").body())
                .contains("it hears of nothing");
        assertThat(changed.get("segments").valueStream().map(JsonNode::asString).toList())
                .isEqualTo(List.of("vip"));
    }

    @Test
    void a_replay_is_asked_for_by_number_or_by_time() {
        house.post("/api/webhooks", CRM);

        assertThat(
                        read(house.post("/api/webhooks/crm/replay", "{\"number\":1}"))
                                .get("replaying")
                                .asBoolean())
                .isTrue();
        assertThat(
                        house.post(
                                        "/api/webhooks/crm/replay",
                                        "{\"from\":\"2026-11-01T00:00:00Z\",\"until\":\"2026-11-02T00:00:00Z\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(house.post("/api/webhooks/crm/replay", "{\"from\":\"today\"}").body())
                .contains("from: expected an instant");
        assertThat(house.post("/api/webhooks/crm/retry", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void one_that_is_given_up_is_gone() {
        house.post("/api/webhooks", CRM);

        assertThat(house.delete("/api/webhooks/crm").statusCode()).isEqualTo(200);
        assertThat(house.get("/api/webhooks/crm").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/webhooks/crm/attempts").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"key":"crm","url":"https://crm.example/"}             | 409 | there is a webhook 'crm' already
                    {"key":"C R M","url":"https://crm.example/"}           | 400 | a key is up to 63 of a-z
                    {"key":"b","url":"ftp://crm.example/"}                 | 400 | no address such as https
                    {"key":"b","url":"https://ana:secret@crm.example/"}    | 400 | without user
                    {"key":"b","url":"https://crm.example/","segments":["x"]} | 400 | There is no segment 'x'
                    {"key":"b","url":"https://crm.example/","segment":"x"} | 400 | unknown; expected one of
                    {"key":"b"}                                            | 400 | url: missing
                    """)
    void what_cannot_be_is_refused(String body, int status, String why) {
        house.post("/api/webhooks", CRM);

        HttpResponse<String> refused = house.post("/api/webhooks", body);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(why);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }
}
