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

/// Places with names, as a browser gets them.
class PlacePagesTest {

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
    void a_place_gets_a_name_is_moved_and_given_up() throws Exception {
        assertThat(get("/settings/places")).contains("Ningún lugar tiene nombre todavía");
        assertThat(post("/settings/places", Map.of("name", "Feria", "point", "4.65, -74.06")))
                .contains("Lugares cambiados")
                .contains("4.65, -74.06")
                .contains("href=\"/segments/new?rule=near%28%27Feria%27");
        assertThat(post("/settings/places", Map.of("name", "Feria", "point", "6.25,-75.57")))
                .contains("6.25, -75.57")
                .doesNotContain("-74.06\"");
        assertThat(get("/segments/ready")).contains("Vistos cerca de Feria");
        assertThat(get("/settings/places/places.yaml")).contains("Feria");
        assertThat(post("/settings/places/gone", Map.of("gone", "Feria")))
                .contains("Ningún lugar tiene nombre todavía");
    }

    @Test
    void what_is_no_place_is_shown_again_with_the_reason() throws Exception {
        assertThat(post("/settings/places", Map.of("name", "Feria", "point", "por la 80")))
                .contains("«por la 80» no es una latitud y longitud")
                .contains("value=\"Feria\"");
        assertThat(post("/settings/places/file", Map.of("yaml", "{}"))).contains("Sigue rechazado");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get("/settings/places"));
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
