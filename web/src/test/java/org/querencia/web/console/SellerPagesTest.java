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
import org.querencia.runtime.access.User.Role;

/// What sellers set for themselves, as a browser gets it.
class SellerPagesTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private ConsoleHouse house;

    @BeforeEach
    void open() throws Exception {
        house =
                new ConsoleHouse(0)
                        .with(
                                ConsoleHouse.user(
                                        ConsoleHouse.EMAIL,
                                        "Rosa",
                                        Role.SELLER,
                                        ConsoleHouse.PASSWORD,
                                        "es"));
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
    void a_seller_asks_for_the_list_by_mail_and_gives_it_up() throws Exception {
        assertThat(get("/calls")).contains("Recibirla por correo");
        assertThat(get("/settings/you")).contains("<option value=\"\" selected>Sin correo");
        assertThat(post("/settings/you/calls", Map.of("hour", "7")))
                .contains("Su lista por correo: guardado")
                .contains("<option value=\"7\" selected>07:00");
        assertThat(post("/settings/you/calls", Map.of("hour", "")))
                .contains("<option value=\"\" selected>Sin correo");
        assertThat(post("/settings/you/calls", Map.of("hour", "24")))
                .contains("Una hora del día va de 0 a 23");
    }

    private String post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get("/settings/you"));
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
