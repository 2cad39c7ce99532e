package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Settings of linkage, as a browser gets them.
class LinkagePagesTest {

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
        sent(
                "/sign-in",
                "email=%s&password=%s"
                        .formatted(part(ConsoleHouse.EMAIL), part(ConsoleHouse.PASSWORD)));
    }

    @AfterEach
    void close() {
        house.close();
        browser.close();
    }

    @Test
    void it_is_off_at_first_and_set_in_words() throws Exception {
        assertThat(page("/settings/linkage"))
                .contains("Misma persona")
                .contains("value=\"off\" checked")
                .contains("99% de seguridad");

        assertThat(post("mode=review&review=0.8&link=0.995"))
                .contains("Guardado")
                .contains("value=\"review\" checked")
                .contains("Aprender de nuevo ya");
    }

    @Test
    void joining_cannot_begin_below_asking() throws Exception {
        assertThat(post("mode=link&review=0.95&link=0.9"))
                .contains("No se puede unir desde menos de lo que se pregunta");
        assertThat(page("/settings/linkage")).contains("value=\"off\" checked");
    }

    private String post(String fields) throws Exception {
        Matcher csrf = CSRF.matcher(page("/settings/linkage"));
        assertThat(csrf.find()).isTrue();
        return sent("/settings/linkage", "csrf=" + part(csrf.group(1)) + "&" + fields);
    }

    private String page(String path) throws Exception {
        URI address = house.address().resolve(path);
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    private String sent(String path, String form) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(house.address().resolve(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
