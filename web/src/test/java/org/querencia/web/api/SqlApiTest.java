package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Statements over the API: their answers in each form, what is remembered, and logins.
class SqlApiTest {
    private static final JsonMapper JSON = new JsonMapper();

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
    void an_answer_has_numbers_and_flags_as_such() {
        JsonNode answer = read(house.post("/api/sql", "{\"sql\":\"SELECT 1\"}"));

        assertThat(answer.get("rows").toString())
                .isEqualTo(
                        "[[\"2026-11-01\",12.5,true,\"té, \\\"verde\\\"\"],[\"2026-11-02\",-3.0,null,\"=1+1\"]]");
        assertThat(answer.at("/columns/1/type").asString()).isEqualTo("DECIMAL(24,4)");
        assertThat(answer.get("more").asBoolean()).isFalse();
        assertThat(
                        read(house.post("/api/sql", "{\"sql\":\"SELECT 1\",\"rows\":1}"))
                                .get("more")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void it_comes_as_csv_and_parquet_too() {
        assertThat(house.post("/api/sql", "{\"sql\":\"SELECT 1\",\"format\":\"csv\"}").body())
                .isEqualTo(
                        "\uFEFFday,revenue,counts,name\r\n2026-11-01,12.5000,true,\"té, \"\"verde\"\"\"\r\n2026-11-02,-3.0000,,'=1+1\r\n");
        assertThat(house.post("/api/sql", "{\"sql\":\"SELECT 1\",\"format\":\"parquet\"}").body())
                .isEqualTo("PAR1");
        assertThat(house.post("/api/sql", "{\"sql\":\"SELECT 1\",\"format\":\"xml\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_is_wrong_names_line_and_column_and_is_remembered() {
        HttpResponse<String> refused = house.post("/api/sql", "{\"sql\":\"SELEC 1\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(read(refused).get("code").asString()).isEqualTo("invalid-sql");
        assertThat(read(refused).get("detail").asString()).startsWith("line 1, column 1: ");
        house.post("/api/sql", "{\"sql\":\"SELECT 1\"}");
        JsonNode history = read(house.get("/api/sql/history")).get("history");
        assertThat(history.get(0).get("sql").asString()).isEqualTo("SELECT 1");
        assertThat(history.get(0).get("rows").asInt()).isEqualTo(2);
        assertThat(history.get(1).get("fault").asString()).contains("SELEC");
        assertThat(house.post("/api/sql", "{\"sql\":\"SELECT 1\",\"rows\":0}").statusCode())
                .isEqualTo(400);
        assertThat(house.post("/api/sql", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_question_is_kept_with_its_answer() {
        String id =
                read(house.post("/api/sql/questions", "{\"name\":\"Ventas\",\"sql\":\"SELECT 1\"}"))
                        .get("id")
                        .asString();

        JsonNode kept = read(house.get("/api/sql/questions/" + id));
        assertThat(kept.at("/answer/rows")).hasSize(2);
        assertThat(kept.get("author").asString()).isEqualTo("test");
        assertThat(house.send(house.request("/api/sql/questions/" + id).DELETE()).statusCode())
                .isEqualTo(200);
        assertThat(house.get("/api/sql/questions/" + id).statusCode()).isEqualTo(404);
        assertThat(
                        house.post("/api/sql/questions", "{\"name\":\" \",\"sql\":\"SELECT 1\"}")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_login_has_its_password_shown_once() {
        JsonNode made = read(house.post("/api/sql/logins", "{\"name\":\"metabase\"}"));

        assertThat(made.get("password").asString()).hasSizeGreaterThan(20);
        assertThat(house.get("/api/sql/logins").body())
                .contains("metabase")
                .doesNotContain("password", "SCRAM");
        assertThat(house.send(house.request("/api/sql/logins/metabase").DELETE()).statusCode())
                .isEqualTo(200);
        assertThat(house.send(house.request("/api/sql/logins/metabase").DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(house.post("/api/sql/logins", "{\"name\":\"Two words\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void days_are_told_and_given_one_by_one() {
        assertThat(read(house.get("/api/export/parquet")).get("files")).hasSize(2);
        assertThat(house.get("/api/export/parquet/events/2026-11-01").body())
                .isEqualTo("events2026-11-01");
        assertThat(house.get("/api/export/parquet/users/2026-11-01").statusCode()).isEqualTo(404);
        assertThat(house.get("/api/export/parquet/events/today").statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_not_being_answered_cannot_be_stopped() {
        JsonNode stopped =
                read(
                        house.send(
                                house.request("/api/sql/stop")
                                        .POST(BodyPublishers.ofString("{\"id\":\"x\"}"))));

        assertThat(stopped.get("stopped").asBoolean()).isFalse();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
