package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.command.CommandLines;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;

/// Products and consents on a whole server, by commands.
class CatalogueTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    @TempDir private Path data;

    @Test
    void products_and_consents_are_told_recorded_and_shown() throws Exception {
        try (Application server = Application.start(settings())) {
            collect(
                    server,
                    "track",
                    """
                    {"userId":"feed","event":"Product Updated","messageId":"m1",
                     "properties":{"product_id":"te/verde","name":"Té verde","price":12000,"cost":4000,"stock":7}}
                    """);
            collect(
                    server,
                    "identify",
                    "{\"userId\":\"u1\",\"messageId\":\"m2\",\"traits\":{\"email\":\"ana@example.co\"}}");
            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();

            assertThat(run(0, "product", "list", "--search", "VERDE"))
                    .contains("te/verde")
                    .contains("12000.00 COP")
                    .contains("7");
            assertThat(run(0, "product", "show", "te/verde")).contains("BOUGHT BY   0 people");
            run(3, "product", "show", "none");
            assertThat(
                            run(
                                    0,
                                    "profile",
                                    "consent",
                                    "email:ana@example.co",
                                    "--channel",
                                    "whatsapp",
                                    "--withdrawn",
                                    "--proof",
                                    "said so on the phone"))
                    .contains("whatsapp/marketing withdrawn")
                    .contains("said so on the phone");
            run(2, "profile", "consent", "email:ana@example.co", "--proof", "no word");
        }
    }

    private String run(int code, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        int answered =
                CommandLines.make()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all);
        assertThat(answered).as(err.toString()).isEqualTo(code);
        return out.toString();
    }

    private static void collect(Application server, String type, String body) throws Exception {
        String key =
                Base64.getEncoder()
                        .encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve("/v1/" + type))
                        .header("Authorization", "Basic " + key)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    private Settings settings() {
        return Settings.local(data)
                .with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }
}
