package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists put together by hand, and the people of segments as files.
class ListsApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PEOPLE = "/api/segments/fair/people";

    private House house;

    /// Ana, whose e-mail is known, and Leo.
    @BeforeEach
    void open() {
        house = new House();
        house.engine.take(
                Events.identify().by("user_id:u1", "email:ana@x.co").trait("name", "Ana").event(),
                Events.identify().by("user_id:u2").trait("name", "Leo, el \"grande\"").event());
        ok(house.post("/api/segments", "{\"key\":\"fair\",\"name\":\"Fair\",\"kind\":\"list\"}"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void people_are_put_on_a_list_and_taken_off() {
        assertThat(ok(house.get("/api/segments/fair")).get("kind").asString()).isEqualTo("list");
        assertThat(ok(house.get("/api/segments/fair")).has("rule")).isFalse();

        ok(house.post(PEOPLE, "{\"people\":[\"user_id:u1\",\"user_id:u2\"]}"));
        assertThat(members()).isEqualTo(List.of("Ana", "Leo, el \"grande\""));

        ok(house.post(PEOPLE, "{\"way\":\"leave\",\"people\":[\"email:ana@x.co\"]}"));
        assertThat(members()).isEqualTo(List.of("Leo, el \"grande\""));

        ok(house.post(PEOPLE, "{\"people\":[\"email:ana@x.co\"]}"));
        assertThat(members()).isEqualTo(List.of("Ana", "Leo, el \"grande\""));
    }

    @Test
    void a_list_made_anew_under_the_key_of_a_deleted_one_is_empty() {
        ok(house.post(PEOPLE, "{\"people\":[\"user_id:u1\"]}"));
        ok(house.delete("/api/segments/fair"));

        ok(house.post("/api/segments", "{\"key\":\"fair\",\"name\":\"New\",\"kind\":\"list\"}"));

        assertThat(members()).isEmpty();
    }

    @Test
    void rows_that_do_not_name_one_person_are_told_and_change_nothing() {
        String file =
                "email,user_id,note\nana@x.co,,yes\nno@x.co,,who\nana@x.co,u2,both\nnone,,x\n";

        JsonNode trial = ok(house.post(PEOPLE + "/file?trial=true", file));
        assertThat(trial.get("found").asInt()).isEqualTo(1);
        assertThat(members()).isEmpty();

        JsonNode read = ok(house.post(PEOPLE + "/file", file));

        assertThat(members()).isEqualTo(List.of("Ana"));
        assertThat(
                        read.get("others")
                                .valueStream()
                                .map(row ->
                                        row.get("line").asInt()
                                                + " "
                                                + row.get("result").asString())
                                .toList())
                .isEqualTo(List.of("3 nobody", "4 several", "5 unreadable"));
        assertThat(house.post(PEOPLE + "/file", "name\nAna\n").body())
                .contains("No column of [name] names people");
    }

    @Test
    void a_change_is_taken_back_as_a_whole() {
        ok(house.post(PEOPLE, "{\"people\":[\"user_id:u2\"]}"));
        JsonNode change = ok(house.post(PEOPLE, "{\"people\":[\"user_id:u1\",\"user_id:u2\"]}"));
        String undo = "{\"change\":\"%s\"}".formatted(change.get("change").asString());

        ok(house.post(PEOPLE + "/undo", undo));
        ok(house.post(PEOPLE + "/undo", undo));

        assertThat(members()).isEqualTo(List.of("Leo, el \"grande\""));
        assertThat(house.post(PEOPLE + "/undo", "{\"change\":\"no\"}").statusCode()).isEqualTo(404);
    }

    @Test
    void all_of_a_segment_are_put_on_a_list() {
        ok(
                house.post(
                        "/api/segments",
                        "{\"key\":\"named\",\"name\":\"Named\",\"rule\":\"has(trait.name)\"}"));

        assertThat(ok(house.post(PEOPLE + "/copy", "{\"from\":\"named\"}")).get("people").asInt())
                .isEqualTo(2);
        assertThat(members()).isEqualTo(List.of("Ana", "Leo, el \"grande\""));
        assertThat(house.post("/api/segments/named/people/copy", "{\"from\":\"fair\"}").body())
                .contains("'named' is no list");
    }

    @Test
    void the_people_of_a_segment_are_written_as_csv() {
        ok(house.post(PEOPLE, "{\"people\":[\"user_id:u1\",\"user_id:u2\"]}"));

        HttpResponse<String> csv = house.get("/api/segments/fair/members.csv");

        assertThat(csv.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body().lines().map(line -> line.replaceAll("[0-9TZ:.-]{20,}", "…")).toList())
                .hasSize(3)
                .contains("\uFEFFid,name,email,phone,identifiers,since,cause")
                .anyMatch(line -> line.contains(",Ana,ana@x.co,,"))
                .anyMatch(line -> line.contains(",\"Leo, el \"\"grande\"\"\",,,user_id:u2,"));
    }

    @Test
    void segments_are_taken_out_and_in_as_files() {
        String yaml = house.get("/api/segment-files?key=fair").body();
        assertThat(yaml).startsWith("fair|Fair|count('List Joined'");
        String changed = "a|A|orders > 1\\nb|B|in_segment('a')\\n";

        JsonNode trial =
                ok(
                        house.post(
                                "/api/segment-files",
                                body("b|B|in_segment('a')\\na|A|orders > 1\\n", true)));
        assertThat(trial.get("made").asInt()).isEqualTo(2);
        assertThat(house.get("/api/segments/a").statusCode()).isEqualTo(404);

        ok(
                house.post(
                        "/api/segment-files",
                        body("b|B|in_segment('a')\\na|A|orders > 1\\n", false)));
        assertThat(ok(house.get("/api/segments/b")).get("version").asInt()).isEqualTo(1);

        JsonNode again =
                ok(house.post("/api/segment-files", body(changed.replace("> 1", "> 2"), false)));
        assertThat(again.get("changed").asInt()).isEqualTo(1);
        assertThat(again.get("same").asInt()).isEqualTo(1);
        assertThat(again.at("/segments/0/differences/0/before").asString()).isEqualTo("orders > 1");

        HttpResponse<String> wrong =
                house.post(
                        "/api/segment-files",
                        body("a|A|in_segment('b')\\nb|B|in_segment('a')\\n", false));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("circle");
    }

    private static String body(String text, boolean trial) {
        return "{\"yaml\":\"%s\",\"trial\":%s}".formatted(text, trial);
    }

    private List<String> members() {
        return ok(house.get("/api/segments/fair/members"))
                .get("items")
                .valueStream()
                .map(member -> member.get("name").asString())
                .sorted()
                .toList();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return JSON.readTree(answer.body());
    }
}
