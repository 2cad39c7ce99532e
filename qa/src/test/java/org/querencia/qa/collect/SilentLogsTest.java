package org.querencia.qa.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.querencia.app.logging.Logs;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Logging;
import org.querencia.app.settings.Settings.Logging.Format;
import org.querencia.store.embedded.EmbeddedPostgres;

/// Logs tell what went wrong and never about whom.
class SilentLogsTest {
    private static final String EMAIL = "ana.maria@casa.example";
    private static final String PHONE = "3005550011";
    private static final String ID = "kunde-4711";
    private static final String REFUSE =
            "alter table %s add constraint no_more check (false) not valid";
    private static final String ACCEPT = "alter table %s drop constraint no_more";

    @TempDir private Path folder;

    @AfterEach
    void asUsual() {
        Logs.configure(new Logging("warn", Format.TEXT, Optional.empty()), false);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"TEXT", "JSON"})
    void neither_collecting_nor_refusing_nor_failing_writes_who_it_was_about(Format format)
            throws Exception {
        Path log = folder.resolve("querencia.log");
        Logs.configure(new Logging("debug", format, Optional.of(log)), false);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
                Company company = new Company(settings(postgres))) {
            assertThat(batch(company, person("first")).body()).isEqualTo("{\"success\":true}");
            assertThat(company.person("email:" + EMAIL).path("id").asString()).isNotEmpty();
            refuse(company);
            failToStore(company, postgres, log);
            failToApply(company, postgres, log);
            assertThat(batch(company, person("last")).body()).isEqualTo("{\"success\":true}");
        }
        assertNamesNobody(log);
        try (Stream<Path> files = Files.walk(folder.resolve("postgres"))) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log"))
                            .filter(Files::isRegularFile)
                            .toList();
            assertThat(logs).isNotEmpty();
            logs.forEach(SilentLogsTest::assertNamesNobody);
        }
    }

    private static void refuse(Company company) {
        String good = person("refused");
        for (String refused :
                List.of(
                        good.replace("identify", EMAIL),
                        good.replace("\"traits\"", "\"timestamp\":\"" + EMAIL + "\",\"traits\""),
                        good + good,
                        "{\"" + EMAIL + "\"")) {
            assertThat(batch(company, refused).body()).containsAnyOf("refused", "bad-json");
        }
        assertThat(company.collect("/v1/identify/" + EMAIL, good).statusCode()).isEqualTo(404);
        assertThat(
                        company.collect(
                                        "/v1/identify?email=%s&writeKey=%s"
                                                .formatted(EMAIL, Company.WRITE_KEY),
                                        "{}")
                                .statusCode())
                .isEqualTo(400);
    }

    /// The database refuses what is to be acknowledged: its details would name the row.
    private static void failToStore(Company company, EmbeddedPostgres postgres, Path log)
            throws Exception {
        for (String table : List.of("log", "refused_event")) {
            int before = count(log, "a request ");
            sql(postgres, REFUSE.formatted(table));
            HttpResponse<String> answer =
                    batch(company, person("store-" + table) + ",{\"type\":\"" + EMAIL + "\"}");
            assertThat(answer.statusCode()).isIn(500, 503);
            await().until(() -> count(log, "a request ") > before);
            sql(postgres, ACCEPT.formatted(table));
        }
    }

    /// The database refuses what follows from it: that is parked, and the others go on.
    private static void failToApply(Company company, EmbeddedPostgres postgres, Path log)
            throws Exception {
        for (String table : List.of("anchor", "person")) {
            int before = count(log, "cannot be applied");
            sql(postgres, REFUSE.formatted(table));
            batch(company, person("apply-" + table));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> count(log, "cannot be applied") > before);
            sql(postgres, ACCEPT.formatted(table));
        }
        batch(company, person("after"));
        assertThat(company.person("user_id:" + ID + "-after").path("id").asString()).isNotEmpty();
    }

    private static int count(Path log, String words) throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8).split(words, -1).length - 1;
    }

    private static void assertNamesNobody(Path log) {
        try {
            String written = Files.readString(log, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            for (String secret : List.of(EMAIL, PHONE, ID, Company.WRITE_KEY, Company.API_TOKEN)) {
                assertThat(written).as(log.toString()).doesNotContain(secret, hex(secret));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// As PostgreSQL prints bytes.
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String person(String which) {
        return """
        {"type":"identify","userId":"%1$s-%2$s","messageId":"%1$s-%2$s",
         "traits":{"email":"%3$s","phone":"%4$s","name":"%1$s"}}
        """
                .formatted(ID, which, EMAIL, PHONE);
    }

    private static HttpResponse<String> batch(Company company, String items) {
        return company.collect("/v1/batch", "{\"batch\":[" + items + "]}");
    }

    private Settings settings(EmbeddedPostgres postgres) {
        return Settings.local(folder.resolve("data"))
                .with(new Settings.Database(postgres.url(), postgres.user(), postgres.password()));
    }

    private static void sql(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = querencia");
            statement.execute(sql);
        }
    }
}
