package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Questions in SQL, as a browser without scripts asks them.
class SqlPagesTest {
    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/sql");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void the_page_says_what_can_be_read_and_begins_with_a_question() throws Exception {
        assertThat(get("/sql").body())
                .contains("Preguntas en SQL", "customer_days", "Cada día", "FROM customer_days")
                .contains("La respuesta saldrá aquí")
                .contains("data-words=\"customer_days day count( sum( SELECT");
        assertThat(get("/measure").body()).contains("href=\"/sql\"");
    }

    @Test
    void an_answer_stands_in_a_table_with_its_types() throws Exception {
        String page = post("/sql", Map.of("sql", "SELECT <1>", "act", "ask")).body();

        assertThat(page)
                .contains("SELECT &lt;1&gt;", "DECIMAL(24,4)", "12.5000", "2026-11-02")
                .contains("2 filas en ");
        assertThat(get("/sql").body()).contains("/sql?sql=SELECT%20%3C1%3E");
    }

    @Test
    void what_is_wrong_is_said_with_line_and_column() throws Exception {
        assertThat(post("/sql", Map.of("sql", "SELEC 1", "act", "ask")).body())
                .contains("Línea 1, columna 1: syntax error", "SELEC 1", "sin respuesta");
        assertThat(post("/sql", Map.of("sql", "SELEC 1", "act", "csv")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void files_come_whole() throws Exception {
        assertThat(post("/sql", Map.of("sql", "SELECT 1", "act", "csv")).body())
                .startsWith("\uFEFFday,revenue,counts,name\r\n");
        assertThat(post("/sql", Map.of("sql", "SELECT 1", "act", "parquet")).body())
                .isEqualTo("PAR1");
    }

    @Test
    void a_question_is_kept_with_its_answer_and_given_up() throws Exception {
        HttpResponse<String> kept =
                post("/sql", Map.of("sql", "SELECT 1", "act", "keep", "name", "Ventas por mes"));

        assertThat(kept.uri().getPath()).startsWith("/sql/questions/");
        assertThat(kept.body()).contains("Ventas por mes", "12.5000", "Guardada con su respuesta.");
        assertThat(get("/sql").body()).contains(kept.uri().getPath());
        assertThat(post(kept.uri().getPath(), Map.of()).body())
                .contains("La pregunta se eliminó.")
                .doesNotContain(kept.uri().getPath());
    }

    @Test
    void an_administrator_makes_a_login_whose_password_is_shown_once() throws Exception {
        assertThat(post("/sql/logins", Map.of("login", "metabase")).body())
                .containsPattern("Contraseña de metabase, se muestra solo ahora: [\\w-]{30,}");
        assertThat(get("/sql").body()).contains("metabase").doesNotContain("Contraseña de");
        assertThat(post("/sql/logins", Map.of("login", "No Name!")).statusCode()).isEqualTo(422);
        assertThat(post("/sql/logins", Map.of("delete", "metabase")).body())
                .contains("El usuario se eliminó.");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return guest.get(path);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return guest.post(path, fields);
    }
}
