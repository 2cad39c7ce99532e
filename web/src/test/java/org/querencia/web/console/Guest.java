package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody signed in under [ConsoleHouse#EMAIL] whose browser runs no scripts.
final class Guest implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(Redirect.NORMAL)
                    .build();
    private final URI address;
    private final String form;

    /// @param form a page with a form, from which posts take their token
    Guest(ConsoleHouse house, String form) throws IOException, InterruptedException {
        this.address = house.address();
        this.form = form;
        send("/sign-in", Map.of("email", ConsoleHouse.EMAIL, "password", ConsoleHouse.PASSWORD));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address.resolve(path)).GET().build(),
                BodyHandlers.ofString());
    }

    /// A page that is there.
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        Matcher token = CSRF.matcher(get(form).body());
        assertThat(token.find()).isTrue();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", token.group(1));
        return send(path, all);
    }

    @Override
    public void close() {
        browser.close();
    }

    private HttpResponse<String> send(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String body =
                fields.entrySet().stream()
                        .map(field -> part(field.getKey()) + "=" + part(field.getValue()))
                        .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /// As it stands in an address or a form.
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
