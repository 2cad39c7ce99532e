package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.querencia.app.settings.Settings.Door;
import org.querencia.app.settings.SettingsException;
import org.querencia.runtime.analyst.AnalystKit;

/// The read-only connection, encrypted with a key made here.
class SqlDoorTlsTest {

    @TempDir private static Path folder;
    private static SqlDoorKit encrypted;
    private static SqlDoorKit plain;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        encrypted = new SqlDoorKit(folder.resolve("tls"), Optional.of(key("own", "ip:127.0.0.1")));
        plain = new SqlDoorKit(folder.resolve("plain"), Optional.empty());
    }

    @AfterAll
    static void close() {
        encrypted.close();
        plain.close();
    }

    /// A key with its certificate, which is also written by itself as `NAME.pem`.
    private static Path key(String name, String place) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        keytool(
                "-genkeypair -alias sql -keyalg EC -groupname secp256r1 -dname CN=warehouse"
                        + " -validity 2 -storetype PKCS12",
                file,
                "-ext",
                "san=" + place);
        keytool("-exportcert -rfc -alias sql -file " + pem(name), file);
        return file;
    }

    private static Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    private static void keytool(String words, Path file, String... more)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(List.of(words.split(" ", -1)));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", "secret"));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.txt").toFile())
                        .start();
        assertThat(process.waitFor()).as(Files.readString(folder.resolve("keytool.txt"))).isZero();
    }

    private static List<String> one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return SqlDoorKit.rows(statement.executeQuery("SELECT 1"));
        }
    }

    @Test
    void a_client_that_knows_the_certificate_and_checks_the_name_is_answered() throws SQLException {
        try (Connection connection =
                encrypted.connect("sslmode=verify-full&sslrootcert=" + pem("own"))) {
            assertThat(one(connection)).containsExactly("1");
        }
    }

    @Test
    void a_client_that_trusts_another_certificate_goes_away_and_the_next_is_answered()
            throws Exception {
        key("other", "ip:127.0.0.1");

        assertThatThrownBy(
                        () -> encrypted.connect("sslmode=verify-full&sslrootcert=" + pem("other")))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("SSL");
        try (Connection connection = encrypted.connect("sslmode=require")) {
            assertThat(one(connection)).containsExactly("1");
        }
    }

    @Test
    void without_a_certificate_one_that_insists_is_told_so_and_one_that_prefers_is_answered()
            throws SQLException {
        PSQLException refused =
                catchThrowableOfType(PSQLException.class, () -> plain.connect("sslmode=require"));

        assertThat(refused.getMessage()).contains("does not support SSL");
        try (Connection connection = plain.connect("sslmode=prefer")) {
            assertThat(one(connection)).containsExactly("1");
        }
    }

    @Test
    void a_certificate_that_cannot_be_opened_stops_the_start_with_its_name() throws Exception {
        Path file = key("closed", "ip:127.0.0.1");

        assertThatThrownBy(() ->
                        SqlDoors.open(
                                new Door("127.0.0.1", 0, Optional.of(file), Optional.of("wrong")),
                                AnalystKit.services(java.time.InstantSource.system())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("setting sql-certificate: " + file);
    }
}
