package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Electronic invoices and a query of another database on a whole server, up to a person's page.
class OtherSystemsTest {

    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().resolve("../examples/invoices").normalize();

    @Test
    void an_invoice_its_credit_note_and_what_a_query_finds_meet_in_one_person(
            @TempDir Path data, @TempDir Path erp) throws Exception {
        query(data, erp.resolve("erp.duckdb"));
        try (Application server = Application.start(Settings.local(data));
                ApiClient client = new ApiClient(server.address(), server.localToken())) {
            String invoice = upload(server, "factura.xml");
            String note = upload(server, "nota-credito.xml");
            send(
                    server,
                    "/api/imports",
                    "{\"source\": \"dian\", \"uploads\": [\"%s\", \"%s\"]}"
                            .formatted(invoice, note));

            Awaitility.await()
                    .atMost(CAUGHT_UP)
                    .untilAsserted(() -> {
                        JsonNode imports = client.get("/api/imports").path("items");
                        assertThat(imports).hasSize(2);
                        for (JsonNode one : imports) {
                            assertThat(one.path("state").asString())
                                    .as(one.toString())
                                    .isEqualTo("done");
                        }
                    });
            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();
            JsonNode person =
                    client.get("/api/profiles?identifier=tax_id:1020304050").path("items").get(0);
            assertThat(person.path("name").asString()).isEqualTo("Valentina Rojas");
            assertThat(person.path("totals").toString()).contains("79249.89").contains("19200");
            assertThat(person.path("identifiers").toString()).contains("loyalty_card");
        }
    }

    /// A loyalty list in another database, by a query that is there when the server starts.
    private static void query(Path data, Path database) throws SQLException, IOException {
        String url = "jdbc:duckdb:" + database;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table member (card text, email text, changed timestamptz)");
            statement.execute(
                    "insert into member values"
                            + " ('C-1', 'valentina.rojas@correo.example', '2026-11-01 10:00:00-05')");
        }
        Path folder = Files.createDirectories(data.resolve("queries"));
        Files.writeString(
                folder.resolve("members-mapping.yaml"),
                """
                kind: customers
                person:
                  identifiers:
                    loyalty_card: card
                    email: email
                """);
        Files.writeString(
                folder.resolve("members.yaml"),
                """
                source: loyalty
                url: %s
                query: select * from member where changed > :last
                cursor: changed
                from: 2026-01-01T00:00:00Z
                mapping: members-mapping.yaml
                """
                        .formatted(url));
    }

    private static String upload(Application server, String name) throws Exception {
        String body = Files.readString(EXAMPLES.resolve(name));
        return new JsonMapper()
                .readTree(send(server, "/api/uploads?name=" + name, body))
                .path("id")
                .asString();
    }

    private static String send(Application server, String path, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(server.address().resolve(path))
                                    .header("Authorization", "Bearer " + server.localToken())
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
            return answer.body();
        }
    }
}
