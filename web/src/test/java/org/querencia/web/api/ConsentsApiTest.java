package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsentsApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;
    private String ana = "";

    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify().by("email:ana@x.co").event(),
                Events.track("Consent Given")
                        .by("email:ana@x.co")
                        .with("channel", "whatsapp")
                        .with("proof", "form 7")
                        .with("document", "form-7.pdf")
                        .with("place", "Cali")
                        .event());
        ana =
                json.readTree(house.get("/api/profiles?identifier=email:ana@x.co").body())
                        .at("/items/0/id")
                        .asString();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_last_word_per_channel_and_purpose_is_shown_with_its_proof() {
        record("whatsapp", "marketing", false, "said stop on the phone");
        record("Email", "service", true, "contract of 2 May");

        Golden.assertSame("consents", consents().toString());
    }

    @Test
    void what_is_recorded_is_an_event_of_the_api_and_names_who_did() {
        record("email", "marketing", true, "asked at the till");

        house.engine.settle();
        String timeline = house.get("/api/profiles/" + ana + "/events").body();
        assertThat(timeline)
                .contains("\"event\":\"Consent Given\"")
                .contains("\"source\":\"api\"")
                .contains("\"recorded_by\":\"test\"");
    }

    @Test
    void the_same_request_counts_once() {
        for (int i = 0; i < 2; i++) {
            var request =
                    house.request("/api/profiles/" + ana + "/consents")
                            .header("Idempotency-Key", "consent-1")
                            .POST(
                                    java.net.http.HttpRequest.BodyPublishers.ofString(
                                            body("email", "marketing", true, "form")));
            assertThat(house.send(request).statusCode()).isEqualTo(200);
        }
        house.engine.settle();
        String timeline = house.get("/api/profiles/" + ana + "/events").body();
        assertThat(timeline.split("\"recorded_by\"", -1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"purpose":"marketing","given":true,"proof":"x"}                    | channel
                    {"channel":"email","given":true,"proof":"x"}                        | purpose
                    {"channel":"email","purpose":"marketing","proof":"x"}               | given
                    {"channel":"email","purpose":"marketing","given":"yes","proof":"x"} | given
                    {"channel":"email","purpose":"marketing","given":true}              | proof
                    {"channel":"email","purpose":"marketing","given":true,"proof":" "}  | proof
                    """)
    void a_consent_without_its_words_or_proof_is_refused(String body, String field) {
        var answer = house.post("/api/profiles/" + ana + "/consents", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @Test
    void nobody_consents_for_somebody_who_is_not_there() {
        var answer =
                house.post(
                        "/api/profiles/" + UUID.randomUUID() + "/consents",
                        body("email", "marketing", true, "x"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(
                        house.post(
                                        "/api/profiles/" + ana + "/consents",
                                        body("email", "marketing", true, "x".repeat(1_001)))
                                .statusCode())
                .as("a proof too long")
                .isEqualTo(400);
    }

    private void record(String channel, String purpose, boolean given, String proof) {
        var answer =
                house.post(
                        "/api/profiles/" + ana + "/consents", body(channel, purpose, given, proof));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).get("consents")).isEqualTo(consents());
    }

    private static String body(String channel, String purpose, boolean given, String proof) {
        return "{\"channel\":\"%s\",\"purpose\":\"%s\",\"given\":%s,\"proof\":\"%s\"}"
                .formatted(channel, purpose, given, proof);
    }

    private JsonNode consents() {
        return json.readTree(house.get("/api/profiles/" + ana).body()).get("consents");
    }
}
