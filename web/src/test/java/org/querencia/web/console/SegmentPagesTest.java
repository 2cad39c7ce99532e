package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.web.console.segment.Ready;

/// Rules tried in the console, as a browser gets them.
class SegmentPagesTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private ConsoleHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        browser.send(
                HttpRequest.newBuilder(house.address().resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "email=%s&password=%s"
                                                .formatted(
                                                        part(ConsoleHouse.EMAIL),
                                                        part(ConsoleHouse.PASSWORD))))
                        .build(),
                BodyHandlers.ofString());
    }

    @AfterEach
    void close() {
        house.close();
        browser.close();
    }

    @Test
    void a_first_visit_offers_rules_to_begin_with() throws Exception {
        assertThat(get("/segments")).contains("Aún no hay segmentos");
        assertThat(get("/segments/new"))
                .contains("Elija una regla de abajo")
                .contains("Compraron una sola vez")
                .contains("href=\"/segments/new?rule=silent%28%27Order");
    }

    @Test
    void a_rule_for_nobody_says_what_to_look_at() throws Exception {
        assertThat(get("/segments/new?rule=" + part("orders > 3")))
                .contains("Nadie está ahora en esta regla")
                .contains("orders &gt; 3");
    }

    @Test
    void what_is_no_rule_is_told_with_its_place() throws Exception {
        assertThat(get("/segments/answer?rule=" + part("orders >")))
                .contains("La regla todavía no se puede leer")
                .contains("Línea 1, columna");
    }

    @Test
    void a_rule_is_kept_under_a_name_changed_paused_and_given_up() throws Exception {
        String made =
                post("/segments/new", Map.of("name", "Clientes fieles", "rule", "orders > 3"));
        assertThat(made).contains("El segmento quedó guardado").contains("Nadie está ahora en él");
        assertThat(get("/segments"))
                .contains("href=\"/segments/clientes-fieles\"")
                .contains("orders &gt; 3");
        assertThat(
                        post(
                                "/segments/clientes-fieles/edit",
                                Map.of("name", "Fieles", "rule", "orders > 2")))
                .contains("Fieles")
                .contains("orders &gt; 2");
        assertThat(post("/segments/clientes-fieles/state", Map.of("state", "paused")))
                .contains("en pausa");
        assertThat(post("/segments/clientes-fieles/state", Map.of("state", "deleted")))
                .contains("El segmento se eliminó")
                .contains("Aún no hay segmentos");
    }

    @Test
    void what_cannot_be_kept_is_shown_again_with_the_reason() throws Exception {
        assertThat(post("/segments/new", Map.of("name", "Malo", "rule", "orders >")))
                .contains("No se puede guardar")
                .contains("orders &gt;</textarea>");
        assertThat(get("/segments")).contains("Aún no hay segmentos");
    }

    @Test
    void every_ready_rule_can_be_read() {
        for (Ready ready : Ready.values()) {
            assertThat(Rules.parse(ready.rule(), Vocabulary.NONE).faults())
                    .as(ready.rule())
                    .isEmpty();
        }
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get("/segments/new"));
        assertThat(csrf.find()).isTrue();
        StringBuilder form = new StringBuilder("csrf=" + part(csrf.group(1)));
        fields.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(part(value)));
        return browser.send(
                        HttpRequest.newBuilder(house.address().resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form.toString()))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer =
                browser.send(
                        HttpRequest.newBuilder(house.address().resolve(path)).build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
