package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsApiTest {

    private static final String UPLOAD = "/api/uploads/" + FixedImports.UPLOAD;
    private static final String ORDER =
            "{\"source\":\"erp\",\"uploads\":[\"%s\"],\"mapping\":\"kind: orders\"}"
                    .formatted(FixedImports.UPLOAD);

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
    void a_file_is_uploaded_as_it_is_looked_at_and_deleted() {
        HttpResponse<String> uploaded = upload("ventas.csv", "Fecha\n01/02/2026\n");
        assertThat(uploaded.statusCode()).isEqualTo(201);
        assertThat(house.imports.content).isEqualTo("Fecha\n01/02/2026\n");
        assertThat(house.get("/api/uploads").body()).contains("\"name\":\"ventas.csv\"");
        assertThat(house.get(UPLOAD).body()).isEqualTo(uploaded.body());

        Golden.assertSame("detection", house.post(UPLOAD + "/detect", "").body());

        assertThat(house.send(house.request(UPLOAD).DELETE()).statusCode()).isEqualTo(200);
        assertThat(house.get(UPLOAD).statusCode()).isEqualTo(404);
    }

    @Test
    void what_a_mapping_makes_of_the_rows_is_shown_before() {
        upload("ventas.csv", "Fecha\n01/02/2026\n");
        Golden.assertSame(
                "preview", house.post("/api/imports/preview", previewOf("kind: orders")).body());
        assertThat(house.post("/api/imports/preview", previewOf("x: y")).body())
                .startsWith("{\"usable\":false,\"problems\":[{\"line\":1");
    }

    @Test
    void an_import_is_begun_listed_and_found() {
        HttpResponse<String> begun = house.post("/api/imports", ORDER);
        assertThat(begun.statusCode()).isEqualTo(201);
        Golden.assertSame("import", begun.body());
        house.post("/api/imports", ORDER);
        assertThat(house.get("/api/imports/1").body()).isEqualTo(begun.body());
        HttpResponse<String> page = house.get("/api/imports?limit=1");
        assertThat(page.body()).contains("\"id\":2").doesNotContain("\"id\":1,");
    }

    @Test
    void a_mapping_may_be_an_object_too() {
        String body =
                ORDER.replace("\"kind: orders\"", "{\"kind\":\"orders\",\"currency\":\"COP\"}");
        assertThat(house.post("/api/imports", body).body())
                .contains(
                        "\"mapping\":\"{\\\"kind\\\":\\\"orders\\\",\\\"currency\\\":\\\"COP\\\"}\"");
    }

    @Test
    void rejected_rows_come_as_a_file() {
        house.post("/api/imports", ORDER);
        HttpResponse<String> rejects = house.get("/api/imports/1/rejects");
        assertThat(rejects.headers().firstValue("content-type"))
                .contains("text/csv; charset=utf-8");
        assertThat(rejects.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"import-1-rejects.csv\"");
        assertThat(rejects.body()).startsWith("line,column,value,reason,file,Fecha\r\n3,Fecha,");
    }

    @Test
    void an_import_is_undone_and_done_again() {
        house.post("/api/imports", ORDER);
        assertThat(house.post("/api/imports/1/undo", "").statusCode()).isEqualTo(200);
        HttpResponse<String> again =
                house.post("/api/imports/1/redo", "{\"mapping\":\"kind: orders\"}");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).startsWith("{\"id\":2,");
    }

    @Test
    void a_schedule_is_made_listed_and_ended() {
        String body =
                """
                {"source":"erp","path":"/srv/erp","mapping":"kind: orders","every":"day","at":"3:30"}
                """;
        HttpResponse<String> made =
                house.send(
                        house.request("/api/import-schedules/nightly")
                                .PUT(BodyPublishers.ofString(body)));
        Golden.assertSame("import-schedule", made.body());
        assertThat(house.get("/api/import-schedules").body()).contains(made.body());
        assertThat(delete("/api/import-schedules/nightly").statusCode()).isEqualTo(200);
        assertThat(delete("/api/import-schedules/nightly").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POST | /api/imports           | {"uploads":["x"]}                                  | 400 | 'source: missing'
                    POST | /api/imports           | {"source":"Ñ","uploads":["x"]}                      | 400 | source key
                    POST | /api/imports           | {"source":"erp"}                                    | 400 | 'uploads: missing'
                    POST | /api/imports           | {"source":"erp","uploads":["x"]}                    | 404 | 'no upload'
                    POST | /api/imports           | {"source":"erp","file":"x"}                         | 400 | 'not a field'
                    POST | /api/imports/preview   | {"uploads":["x"]}                                   | 400 | 'mapping: missing'
                    GET  | /api/imports/9         |                                                     | 404 | 'No import has the number'
                    GET  | /api/imports/x         |                                                     | 404 | 'No import has the number'
                    POST | /api/imports/9/undo    |                                                     | 404 | 'No import has the number'
                    PUT  | /api/import-schedules/a | {"source":"erp","path":"x","mapping":"y","every":"week"} | 400 | 'expected day or hour'
                    PUT  | /api/import-schedules/a | {"source":"erp","path":"x","mapping":"y","every":"day","at":"25:00"} | 400 | 'expected a time'
                    PUT  | /api/import-schedules/a | {"source":"erp","path":"x","mapping":"y","every":"hour","at":"60"} | 400 | 'expected a minute'
                    """)
    void what_cannot_be_is_refused_with_what_is_at_fault(
            String method, String path, String body, int status, String words) {
        HttpResponse<String> refused =
                house.send(
                        house.request(path)
                                .method(method, BodyPublishers.ofString(body == null ? "" : body)));
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(words);
        assertThat(refused.headers().firstValue("content-type"))
                .contains("application/problem+json");
    }

    @Test
    void a_refusal_of_the_importer_is_a_problem_of_its_kind() {
        house.post("/api/imports", ORDER);
        HttpResponse<String> idle = house.post("/api/imports/1/cancel", "");
        assertThat(idle.statusCode()).isEqualTo(409);
        assertThat(idle.body()).contains("\"code\":\"conflict\"").contains("it is not at work");
        upload("x.csv", " ");
        HttpResponse<String> empty = house.post(UPLOAD + "/detect", "");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("\"code\":\"unreadable-file\"");
    }

    @Test
    void a_file_packed_for_the_way_is_refused() {
        HttpResponse<String> packed =
                house.send(
                        house.request("/api/uploads?name=x.csv")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofString("x")));
        assertThat(packed.statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> upload(String name, String content) {
        return house.send(
                house.request("/api/uploads?name=" + name).POST(BodyPublishers.ofString(content)));
    }

    private HttpResponse<String> delete(String path) {
        return house.send(house.request(path).DELETE());
    }

    private static String previewOf(String mapping) {
        return "{\"uploads\":[\"%s\"],\"mapping\":\"%s\"}".formatted(FixedImports.UPLOAD, mapping);
    }
}
