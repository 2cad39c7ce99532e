package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.collect.Network;

class MarkingPagesTest {
    private static final String PAGE = "/settings/marking";

    private final ConsoleHouse house = new ConsoleHouse(0).withAdministrator("es");
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    @AfterEach
    void close() {
        browser.close();
        house.close();
    }

    @Test
    void what_is_saved_is_in_force_and_shown() {
        signIn();
        String saved =
                post(
                                PAGE,
                                "staffDomains",
                                "@Tienda.example\r\n\r\n",
                                "staffNetworks",
                                "192.0.2.0/24\r\n2001:db8::1",
                                "staffTraits",
                                "empleado = sí",
                                "testSources",
                                "web")
                        .body();
        assertThat(house.marking.rules())
                .isEqualTo(
                        new MarkingRules(
                                List.of("tienda.example"),
                                List.of(new Network("192.0.2.0/24"), new Network("2001:db8::1")),
                                Fields.of("empleado", Value.of("sí")),
                                Set.of(new SourceKey("web"))));
        assertThat(saved)
                .contains(
                        "tienda.example</textarea>",
                        "192.0.2.0/24\n2001:db8::1</textarea>",
                        "empleado = sí</textarea>",
                        "value=\"web\" checked",
                        "Vale para los eventos que lleguen desde ahora.");
    }

    @ParameterizedTest
    @CsvSource({
        "staffDomains, no es nada, no es un dominio de correo",
        "staffNetworks, 192.0.2.0/40, no es una dirección ni una red",
        "staffTraits, empleado, no es un atributo con su valor"
    })
    void a_wrong_line_is_named_and_what_was_typed_stays(String field, String line, String why) {
        signIn();
        HttpResponse<String> answer =
                post(
                        PAGE,
                        "staffDomains",
                        field.equals("staffDomains") ? line : "tienda.example",
                        "staffNetworks",
                        field.equals("staffNetworks") ? line : "",
                        "staffTraits",
                        field.equals("staffTraits") ? line : "");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("«" + line + "»", why, line + "</textarea>");
        assertThat(house.marking.rules()).isEqualTo(MarkingRules.NONE);
    }

    private void signIn() {
        post("/sign-in", "email", ConsoleHouse.EMAIL, "password", ConsoleHouse.PASSWORD);
    }

    private HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder("csrf=" + csrf(path));
        for (int at = 0; at < fields.length; at += 2) {
            form.append('&')
                    .append(fields[at])
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
        }
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString())));
    }

    private String csrf(String path) {
        Matcher token =
                Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"")
                        .matcher(send(request(path)).body());
        return token.find() ? token.group(1) : "";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(house.address().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
