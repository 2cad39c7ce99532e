package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks from the setting of their secret to a person's page, by the commands of the reference.
class WebhookTest {

    private static final String SECRET = "a signing secret";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static final Path PROJECT = Path.of("").toAbsolutePath().resolve("..").normalize();

    @Test
    void a_shop_and_a_conversation_become_one_person(@TempDir Path data) throws Exception {
        assumeTrue(present("curl") && present("openssl"), "curl and openssl are not installed");
        try (Application server = Application.start(Settings.local(data))) {
            call(server, "POST", "/api/sources", "{\"name\": \"Shop\", \"key\": \"shop\"}");
            call(server, "PUT", "/api/sources/shop/webhook", secret("shopify", ""));
            call(
                    server,
                    "PUT",
                    "/api/sources/shop/webhook",
                    secret("meta", ", \"verifyToken\": \"a word\""));

            assertThat(commandsOfTheReference(server)).contains("\"stored\":3");
            assertThat(message(server)).isEqualTo(200);

            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();
            assertProfile(server);
        }
    }

    private static void assertProfile(Application server) throws Exception {
        try (ApiClient client = new ApiClient(server.address(), server.localToken())) {
            JsonNode person =
                    client.get("/api/profiles?identifier=phone:%2B573104567890")
                            .path("items")
                            .get(0);
            assertThat(person.path("totals").toString()).contains("87200");
            assertThat(person.path("identifiers").toString())
                    .contains("valentina.rojas@correo.example")
                    .contains("shopify_customer_id");
            assertThat(
                            client.get(
                                            "/api/profiles/%s/events"
                                                    .formatted(person.path("id").asString()))
                                    .toString())
                    .contains("Message Received")
                    .contains("granola sin az");
        }
    }

    /// The fenced commands of the page, as a reader would type them.
    private static String commandsOfTheReference(Application server)
            throws IOException, InterruptedException {
        String page = Files.readString(PROJECT.resolve("docs/reference/webhooks.md"));
        Matcher fenced = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(fenced.find()).isTrue();
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", fenced.group(1));
        shell.directory(PROJECT.toFile()).redirectErrorStream(true);
        shell.environment().put("QUERENCIA", server.address().toString());
        shell.environment().put("SECRET", SECRET);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static int message(Application server) throws Exception {
        byte[] body =
                Files.readAllBytes(PROJECT.resolve("examples/webhooks/meta/whatsapp-text.json"));
        return send(HttpRequest.newBuilder(server.address().resolve("/hooks/meta/shop"))
                        .header("X-Hub-Signature-256", "sha256=" + hmac(body))
                        .POST(BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    private static String secret(String provider, String more) {
        return "{\"provider\": \"%s\", \"secret\": \"%s\"%s}".formatted(provider, SECRET, more);
    }

    private static void call(Application server, String method, String path, String json)
            throws Exception {
        URI address = server.address().resolve(path);
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + server.localToken())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String hmac(byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static boolean present(String program) {
        return Pattern.compile(java.io.File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
