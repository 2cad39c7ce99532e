package org.querencia.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

/// Segments made, read, changed and given up.
class SegmentsApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BUYERS =
            """
            {"key": "buyers", "name": "Buyers", "rule": "count('Order Completed', 'ever') >= 2"}\
            """;

    private static final String CHANGES = "/api/segments/buyers/changes";

    private House house;

    /// Ana bought twice, Leo once.
    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify().by("user_id:u1").trait("name", "Ana").event(),
                bought("u1", 1),
                bought("u1", 2),
                Events.identify().by("user_id:u2").trait("name", "Leo").event(),
                bought("u2", 3));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_segment_has_its_people_as_soon_as_it_is_made() {
        JsonNode made = made(BUYERS);

        assertThat(made.get("state").asString()).isEqualTo("active");
        assertThat(made.get("version").asInt()).isEqualTo(1);
        assertThat(made.get("size").asInt()).isEqualTo(1);
        JsonNode member = ok(house.get("/api/segments/buyers/members")).get("items").get(0);
        assertThat(member.get("name").asString()).isEqualTo("Ana");
        assertThat(member.get("cause").asString()).isEqualTo("activation");
    }

    @Test
    void people_enter_with_the_event_that_makes_the_rule_hold() {
        made(BUYERS);
        house.engine.take(bought("u2", 4));

        assertThat(ok(house.get("/api/segments/buyers")).get("size").asInt()).isEqualTo(2);
        String leo =
                ok(house.get("/api/profiles?identifier=user_id:u2"))
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString();
        JsonNode of = ok(house.get("/api/profiles/" + leo + "/segments")).get("items").get(0);
        assertThat(of.get("segment").asString()).isEqualTo("buyers");
        assertThat(of.get("name").asString()).isEqualTo("Buyers");
        assertThat(of.get("cause").asString()).isEqualTo("event");
    }

    @Test
    void why_tells_which_part_of_the_rule_holds_and_which_fails() {
        made(
                """
                {"key": "keen", "name": "Keen", "rule": "count('Order Completed', 'ever') >= 1 && trait.name == 'Ana'"}\
                """);
        String leo =
                ok(house.get("/api/profiles?identifier=user_id:u2"))
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString();

        JsonNode answer = ok(house.get("/api/profiles/" + leo + "/segments/keen/why"));

        assertThat(answer.get("member").asBoolean()).isFalse();
        assertThat(answer.get("why").get("verdict").asString()).isEqualTo("fails");
        assertThat(
                        answer.get("why")
                                .get("parts")
                                .valueStream()
                                .map(part -> part.get("verdict").asString())
                                .toList())
                .isEqualTo(List.of("holds", "fails"));
    }

    @Test
    void a_change_is_a_version_and_what_is_not_named_stays() {
        made(BUYERS);
        JsonNode changed =
                ok(
                        house.patch(
                                "/api/segments/buyers",
                                "{\"rule\": \"count('Order Completed', 'ever') >= 1\"}"));

        assertThat(changed.get("name").asString()).isEqualTo("Buyers");
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        assertThat(changed.get("size").asInt()).isEqualTo(2);
    }

    @Test
    void a_draft_has_nobody_until_it_is_active() {
        made(BUYERS.replace("}", ", \"state\": \"draft\"}"));
        assertThat(ok(house.get("/api/segments/buyers")).get("size").asInt()).isZero();

        ok(house.patch("/api/segments/buyers", "{\"state\": \"active\"}"));
        assertThat(ok(house.get("/api/segments/buyers")).get("size").asInt()).isEqualTo(1);
    }

    @Test
    void one_that_is_deleted_is_gone_and_its_key_is_free() {
        made(BUYERS);
        HttpResponse<String> deleted = house.send(house.request("/api/segments/buyers").DELETE());
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);

        assertThat(house.get("/api/segments/buyers").statusCode()).isEqualTo(404);
        assertThat(ok(house.get("/api/segments")).get("items")).isEmpty();
        assertThat(made(BUYERS).get("version").asInt()).isEqualTo(3);
    }

    @Test
    void segments_are_listed_by_key() {
        made(BUYERS);
        made("{\"key\": \"all\", \"name\": \"All\", \"rule\": \"has(trait.name)\"}");

        assertThat(
                        ok(house.get("/api/segments"))
                                .get("items")
                                .valueStream()
                                .map(segment -> segment.get("key").asString())
                                .toList())
                .isEqualTo(List.of("all", "buyers"));
    }

    @Test
    void who_enters_is_told_as_it_happens_and_what_was_missed_on_request() throws Exception {
        made(BUYERS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            BufferedReader live = stream(client, house.request(CHANGES));
            house.engine.take(bought("u2", 4));
            String now = next(live);
            assertThat(now).contains("\"cause\":\"event\"").contains("\"segment\":\"buyers\"");

            BufferedReader all =
                    stream(client, house.request(CHANGES).header("Last-Event-ID", "0"));
            assertThat(next(all)).contains("\"cause\":\"activation\"");
            assertThat(next(all)).isEqualTo(now);
            house.feed.close();
        }
    }

    @Test
    void a_key_that_is_taken_is_told() {
        made(BUYERS);

        assertThat(house.post("/api/segments", BUYERS).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {'key': 'No Key', 'name': 'x', 'rule': 'orders > 1'} | a key is up to 63
                    {'key': 'x', 'name': 'x', 'rule': 'orders >'} | line 1
                    {'key': 'x', 'name': 'x', 'rule': 'in_segment(`x`)'} | circle
                    {'key': 'x', 'name': 'x', 'rule': 'orders > 1', 'state': 'gone'} | draft, active or paused
                    {'key': 'x', 'name': 'x', 'rule': 'orders > 1', 'rul': 'y'} | rul
                    {'key': 'x', 'rule': 'orders > 1'} | name
                    """)
    void what_cannot_be_is_refused_in_words(String body, String said) {
        HttpResponse<String> answer =
                house.post("/api/segments", body.replace('\'', '"').replace('`', '\''));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
        assertThat(ok(house.get("/api/segments")).get("items")).isEmpty();
    }

    private static BufferedReader stream(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                client.send(request.GET().build(), BodyHandlers.ofInputStream())
                                        .body(),
                                UTF_8));
        assertThat(lines.readLine()).isEqualTo(":watching");
        return lines;
    }

    private static String next(BufferedReader lines) {
        return lines.lines().filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
    }

    private JsonNode made(String body) {
        HttpResponse<String> answer =
                house.send(house.request("/api/segments").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Event bought(String user, int order) {
        return Events.track("Order Completed")
                .by("user_id:" + user)
                .messageId("o" + order)
                .with("order_id", "o" + order)
                .with("total", 10)
                .event();
    }
}
