package org.querencia.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.app.settings.Settings.Analysts;
import org.querencia.app.settings.Settings.Company;
import org.querencia.app.settings.Settings.Database;
import org.querencia.app.settings.Settings.Door;
import org.querencia.app.settings.Settings.Listen;
import org.querencia.app.settings.Settings.Logging;
import org.querencia.app.settings.Settings.Parquet;
import org.querencia.app.settings.Settings.Presets;
import org.querencia.connect.mail.SmtpAddress;

class SettingsReaderTest {
    @TempDir private Path data;

    @Test
    void without_anything_set_the_defaults_hold() {
        assertThat(read(Map.of(), Map.of()))
                .isEqualTo(
                        new Settings(
                                data,
                                new Listen("127.0.0.1", 8080, Optional.empty(), List.of()),
                                Optional.empty(),
                                Company.UNKNOWN,
                                Presets.NONE,
                                Duration.ofSeconds(10),
                                new Logging("info", Logging.Format.AUTO, Optional.empty()),
                                List.of(),
                                List.of(),
                                Duration.ofDays(90),
                                Optional.empty(),
                                Analysts.NONE));
    }

    @Test
    void every_setting_can_come_from_the_file() throws Exception {
        file(
                """
                host: 0.0.0.0
                port: 9090
                base-url: https://crm.example/
                trusted-proxies: [10.0.0.0/8, 127.0.0.1]
                database-url: jdbc:postgresql://db/querencia
                database-user: ana
                sql-port: 5433
                sql-host: 10.0.0.5
                sql-certificate: /srv/sql.p12
                sql-certificate-password: correcto caballo
                parquet-folder: /srv/days
                parquet-every: 1d
                database-password: correcto caballo
                country: co
                time-zone: America/Bogota
                currency: COP
                language: es
                write-key: wk_12345678
                api-token: at_12345678
                administrator: Ana@Example.co
                administrator-password: correcto caballo
                smtp-url: smtps://crm:hush@mail.example?from=crm@shop.example
                drain-time: 2m
                import-folders: [/srv/erp]
                webhook-networks: [10.1.0.0/16]
                movements-kept: 30d
                log-level: debug
                log-format: json
                """);

        assertThat(read(Map.of(), Map.of()))
                .isEqualTo(
                        new Settings(
                                data,
                                new Listen(
                                        "0.0.0.0",
                                        9090,
                                        Optional.of(URI.create("https://crm.example")),
                                        List.of("10.0.0.0/8", "127.0.0.1")),
                                Optional.of(
                                        new Database(
                                                "jdbc:postgresql://db/querencia",
                                                "ana",
                                                "correcto caballo")),
                                new Company(
                                        Optional.of("CO"),
                                        Optional.of(ZoneId.of("America/Bogota")),
                                        Optional.of(Currency.getInstance("COP")),
                                        Optional.of(Locale.of("es"))),
                                new Presets(
                                        Optional.of("wk_12345678"),
                                        Optional.of("at_12345678"),
                                        Optional.of("ana@example.co"),
                                        Optional.of("correcto caballo")),
                                Duration.ofMinutes(2),
                                new Logging("debug", Logging.Format.JSON, Optional.empty()),
                                List.of(Path.of("/srv/erp")),
                                List.of("10.1.0.0/16"),
                                Duration.ofDays(30),
                                Optional.of(
                                        new SmtpAddress(
                                                true,
                                                "mail.example",
                                                465,
                                                "crm",
                                                "hush",
                                                "crm@shop.example")),
                                new Analysts(
                                        Optional.of(
                                                new Door(
                                                        "10.0.0.5",
                                                        5433,
                                                        Optional.of(Path.of("/srv/sql.p12")),
                                                        Optional.of("correcto caballo"))),
                                        Optional.of(
                                                new Parquet(
                                                        Path.of("/srv/days"),
                                                        Duration.ofDays(1))))));
    }

    @Test
    void flags_win_over_the_environment_and_that_over_the_file() throws Exception {
        file("port: 1001\nhost: file\nlog-level: warn\n");

        Settings settings =
                read(
                        Map.of("QUERENCIA_PORT", "1002", "QUERENCIA_HOST", "environment"),
                        Map.of(Setting.PORT, "1003"));

        assertThat(settings.listen().port()).isEqualTo(1003);
        assertThat(settings.listen().host()).isEqualTo("environment");
        assertThat(settings.logging().level()).isEqualTo("warn");
    }

    @Test
    void an_unknown_key_in_the_file_is_refused_with_the_nearest() throws Exception {
        file("prot: 9090\n");

        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("key 'prot' in ")
                .hasMessageEndingWith("is not a setting: did you mean port?");
    }

    @Test
    void an_unknown_variable_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> read(Map.of("QUERENCIA_DATABSE_URL", "x"), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "environment variable QUERENCIA_DATABSE_URL is not a setting: did you mean"
                                + " QUERENCIA_DATABASE_URL?");
    }

    @Test
    void variables_of_the_scripts_and_of_others_are_let_be() {
        assertThat(read(Map.of("QUERENCIA_JAVA_OPTS", "-Xmx1g", "HOME", "x"), Map.of()))
                .isEqualTo(read(Map.of(), Map.of()));
    }

    @Test
    void a_named_file_must_exist() {
        assertThatThrownBy(() ->
                        SettingsReader.read(
                                Optional.of(data.resolve("none.yaml")), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.yaml does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PORT                   | 70000          | setting port (--port): '70000' is not a number from 0 to 65535
                    PORT                   | http           | setting port (--port): 'http' is not a number from 0 to 65535
                    BASE_URL               | crm.example    | setting base-url (--base-url): 'crm.example' is not an address such as https://querencia.example, without a path
                    DATABASE_URL           | postgres://x   | setting database-url (--database-url): 'postgres://x' is not an address such as jdbc:postgresql://host:5432/querencia
                    COUNTRY                | Colombia       | setting country (--country): 'Colombia' is not a two-letter country code such as CO
                    TIME_ZONE              | Bogotá         | setting time-zone (--time-zone): 'Bogotá' is not a time zone such as America/Bogota
                    CURRENCY               | pesos          | setting currency (--currency): 'pesos' is not a currency code such as COP
                    LANGUAGE               | fr             | setting language (--language): 'fr' is not es or en
                    ADMINISTRATOR          | ana            | setting administrator (--administrator): 'ana' is not a valid e-mail
                    DRAIN_TIME             | 10             | setting drain-time (--drain-time): '10' is not a duration such as 10s, 500ms or 2m
                    LOG_LEVEL              | loud           | setting log-level (--log-level): 'loud' is not error, warn, info or debug
                    LOG_FORMAT             | xml            | setting log-format (--log-format): 'xml' is not auto, text or json
                    SMTP_URL               | smtp://u:hush@mail.example | setting smtp-url (--smtp-url): expected the sender's address, such as ?from=crm@shop.example
                    WRITE_KEY              | short          | setting write-key (--write-key) is too short: expected at least 8 characters
                    """)
    void a_value_that_does_not_fit_says_where_it_was_set(
            Setting setting, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(setting, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(message);
    }

    @Test
    void secrets_are_not_told_by_what_prints_settings() {
        Settings settings =
                read(
                        Map.of(
                                "QUERENCIA_DATABASE_URL",
                                "jdbc:postgresql://db/q?password=hidden-one",
                                "QUERENCIA_API_TOKEN",
                                "hidden-two"),
                        Map.of());

        assertThat(settings.toString()).doesNotContain("hidden");
    }

    private Settings read(Map<String, String> environment, Map<Setting, String> flags) {
        Map<Setting, String> all = new java.util.EnumMap<>(Setting.class);
        all.put(Setting.DATA, data.toString());
        all.putAll(flags);
        return SettingsReader.read(Optional.empty(), environment, all);
    }

    private void file(String content) throws Exception {
        Files.writeString(data.resolve(SettingsReader.FILE_NAME), content);
    }
}
