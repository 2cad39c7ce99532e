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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.web.console.segment.Ready;

/// Rules tried in the console, as a browser gets them.
class SegmentPagesTest {

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
        assertThat(get("/segments"))
                .contains("Elija una regla de abajo")
                .contains("Compraron una sola vez")
                .contains("href=\"/segments?rule=silent%28%27Order");
    }

    @Test
    void a_rule_for_nobody_says_what_to_look_at() throws Exception {
        assertThat(get("/segments?rule=" + part("orders > 3")))
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
    void every_ready_rule_can_be_read() {
        for (Ready ready : Ready.values()) {
            assertThat(Rules.parse(ready.rule(), Vocabulary.NONE).faults())
                    .as(ready.rule())
                    .isEmpty();
        }
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
