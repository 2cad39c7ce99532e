package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.SourceKey;
import tools.jackson.databind.json.JsonMapper;

class SourcesApiTest {
    private final JsonMapper json = new JsonMapper();
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
    void a_source_is_made_listed_and_changed() {
        var made =
                house.post(
                        "/api/sources",
                        """
                        {"name":"Shop","key":"shop","trust":"public",
                         "origins":["https://shop.example/"]}\
                        """);
        assertThat(made.statusCode()).isEqualTo(201);
        Golden.assertSame("source-made", withoutKey(made.body()));
        String writeKey = json.readTree(made.body()).get("writeKey").asString();
        assertThat(house.sources.byWriteKey(writeKey).orElseThrow().key().value())
                .isEqualTo("shop");

        var changed =
                house.patch(
                        "/api/sources/shop",
                        "{\"enabled\":false,\"eventsPerSecond\":10,\"priority\":200}");
        assertThat(changed.statusCode()).isEqualTo(200);
        Golden.assertSame("sources", withoutKey(house.get("/api/sources").body()));
        assertThat(house.sources.byWriteKey(writeKey).orElseThrow().enabled()).isFalse();
    }

    @Test
    void a_new_key_leaves_the_former_ones_until_they_are_revoked() {
        String first = writeKey(house.post("/api/sources", "{\"name\":\"Shop\"}").body());
        String second = writeKey(house.post("/api/sources/shop/keys", "").body());
        assertThat(house.sources.byWriteKey(first)).isPresent();
        String third =
                writeKey(house.post("/api/sources/shop/keys", "{\"revokeFormer\":true}").body());
        assertThat(house.sources.byWriteKey(first)).isEmpty();
        assertThat(house.sources.byWriteKey(second)).isEmpty();
        assertThat(house.sources.byWriteKey(third)).isPresent();
    }

    @Test
    void a_key_of_a_secret_source_is_shown_once() {
        house.post("/api/sources", "{\"name\":\"Shop\"}");
        assertThat(house.get("/api/sources/shop").body()).doesNotContain("Key\"");
    }

    @Test
    void a_name_gives_the_key() {
        assertThat(house.post("/api/sources", "{\"name\":\"Tienda en línea\"}").body())
                .startsWith("{\"key\":\"tienda-en-linea\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                          | invalid-field | name
                    {"name":"Shop","key":"Shop!"}               | invalid-field | key
                    {"name":"Shop","trust":"none"}              | invalid-field | trust
                    {"name":"Shop","enabled":"yes"}             | invalid-field | enabled
                    {"name":"Shop","priority":1.5}              | invalid-field | priority
                    {"name":"Shop","priority":5000}             | invalid-field | priority
                    {"name":"Shop","origins":"x"}               | invalid-field | origins
                    {"name":"Shop","origins":["ftp:x"]}         | invalid-field | origins
                    {"name":"Shop","eventsPerSecond":0}         | invalid-field | eventsPerSecond
                    {"name":"Shop","colour":"red"}              | invalid-field | colour
                    [1]                                         | invalid-json  |
                    {"name":                                    | invalid-json  |
                    {"name":"a"} {"name":"b"}                   | invalid-json  |
                    nothing                                     | invalid-json  |
                    """)
    void a_wrong_source_is_refused_with_the_field(String body, String code, String field) {
        var answer = house.post("/api/sources", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        var problem = json.readTree(answer.body());
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.path("field").asString("")).isEqualTo(field == null ? "" : field);
        assertThat(house.sources.all()).isEmpty();
    }

    @Test
    void a_key_in_use_is_a_conflict() {
        house.post("/api/sources", "{\"name\":\"Shop\"}");
        var again = house.post("/api/sources", "{\"name\":\"Shop\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("\"field\":\"key\"");
    }

    @Test
    void a_repeated_request_is_done_once_and_answered_alike_but_for_the_secret() {
        var first = once("k1", "{\"name\":\"Shop\"}");
        var again = once("k1", "{\"name\":\"Shop\"}");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body())
                .isEqualTo(first.body().replaceFirst(",\"writeKey\":\"[^\"]+\"", ""));
        assertThat(house.sources.all()).hasSize(1);
    }

    @Test
    void an_idempotency_key_is_for_one_request() {
        once("k1", "{\"name\":\"Shop\"}");
        var other = once("k1", "{\"name\":\"Other\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("idempotency-key-reused");
    }

    @Test
    void a_refused_request_gives_its_idempotency_key_back() {
        assertThat(once("k1", "{}").statusCode()).isEqualTo(400);
        assertThat(once("k1", "{\"name\":\"Shop\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void a_request_still_being_answered_is_a_conflict() {
        once("k1", "{\"name\":\"Shop\"}");
        house.idempotencyKeys.begunAnew();
        var answer = once("k1", "{\"name\":\"Shop\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("in-progress");
    }

    @Test
    void a_wrong_content_type_is_named() {
        var answer =
                house.send(
                        house.request("/api/sources")
                                .header("Content-Type", "text/xml")
                                .POST(BodyPublishers.ofString("<source/>")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"field\":\"Content-Type\"");
    }

    @Test
    void a_huge_body_is_too_large() {
        var answer = house.post("/api/sources", "{\"name\":\"" + "x".repeat(2_000_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void another_method_is_told_which_ones_there_are() {
        var answer = house.send(house.request("/api/sources").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("GET, POST");
    }

    @Test
    void an_unknown_source_is_not_found() {
        assertThat(house.get("/api/sources/none").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/sources/NOT%20a%20key").statusCode()).isEqualTo(404);
        assertThat(house.sources.source(new SourceKey("none"))).isEmpty();
    }

    private java.net.http.HttpResponse<String> once(String key, String body) {
        return house.send(
                house.request("/api/sources")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private String writeKey(String body) {
        return json.readTree(body).get("writeKey").asString();
    }

    private static String withoutKey(String body) {
        return body.replaceAll("(\"publicKey\":)\"[^\"]{32}\"", "$1\"…\"");
    }
}
