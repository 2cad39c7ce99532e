package org.querencia.app.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.querencia.connect.mail.SmtpAddress;

/// All settings, typed. Made by [SettingsReader]; [#local] makes those of a server for one program,
/// such as a test.
///
/// @param webhookNetworks of the company's own, those that webhooks may call
/// @param movementsKept how long it is kept who entered and left segments
/// @param smtp where mail is handed over; empty where it is captured
/// @param analysts what other programs read of the data
public record Settings(
        Path data,
        Listen listen,
        Optional<Database> database,
        Company company,
        Presets presets,
        Duration drainTime,
        Logging logging,
        List<Path> importFolders,
        List<String> webhookNetworks,
        Duration movementsKept,
        Optional<SmtpAddress> smtp,
        Analysts analysts) {

    public Settings {
        importFolders = List.copyOf(importFolders);
        webhookNetworks = List.copyOf(webhookNetworks);
    }

    /// Where the server listens.
    ///
    /// @param port 0 takes a free one
    public record Listen(
            String host, int port, Optional<URI> baseUrl, List<String> trustedProxies) {
        public Listen {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /// A PostgreSQL of the user's.
    ///
    /// @param url `jdbc:postgresql://…`; may hold user and password itself
    public record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[%s]".formatted(url.replaceFirst("\\?.*", ""));
        }
    }

    /// What is known of the company before the first start; asked or guessed where empty.
    public record Company(
            Optional<String> country,
            Optional<ZoneId> zone,
            Optional<Currency> currency,
            Optional<Locale> language) {
        public static final Company UNKNOWN =
                new Company(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Keys and users to be there after the start.
    public record Presets(
            Optional<String> writeKey,
            Optional<String> apiToken,
            Optional<String> administrator,
            Optional<String> administratorPassword) {
        public static final Presets NONE =
                new Presets(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        @Override
        public String toString() {
            return "Presets[secret]";
        }
    }

    /// @param format JSON for machines, lines for people
    public record Logging(String level, Format format, Optional<Path> file) {
        public enum Format {
            AUTO,
            TEXT,
            JSON
        }
    }

    /// What other programs read of the data.
    ///
    /// @param door the read-only connection; empty without one
    /// @param parquet days as files; empty without any
    public record Analysts(Optional<Door> door, Optional<Parquet> parquet) {
        public static final Analysts NONE = new Analysts(Optional.empty(), Optional.empty());
    }

    /// The read-only connection.
    ///
    /// @param port 0 takes a free one
    /// @param certificate a PKCS #12 file; empty where connections are not encrypted
    public record Door(
            String host, int port, Optional<Path> certificate, Optional<String> password) {
        @Override
        public String toString() {
            return "Door[%s:%d]".formatted(host, port);
        }
    }

    /// Days as files.
    public record Parquet(Path folder, Duration every) {}

    private static final Duration MOVEMENTS_KEPT = Duration.ofDays(90);

    /// On loopback and a free port, with everything under `data`.
    public static Settings local(Path data) {
        return new Settings(
                data,
                new Listen("127.0.0.1", 0, Optional.empty(), List.of()),
                Optional.empty(),
                Company.UNKNOWN,
                Presets.NONE,
                Duration.ofSeconds(10),
                new Logging("warn", Logging.Format.TEXT, Optional.empty()),
                List.of(),
                List.of(),
                MOVEMENTS_KEPT,
                Optional.empty(),
                Analysts.NONE);
    }

    public Settings with(Database outside) {
        return changed(draft -> draft.database = Optional.of(outside));
    }

    /// @param networks of the company's own that webhooks may call
    public Settings withWebhookNetworks(List<String> networks) {
        return changed(draft -> draft.webhookNetworks = networks);
    }

    public Settings with(Presets other) {
        return changed(draft -> draft.presets = other);
    }

    public Settings with(Listen other) {
        return changed(draft -> draft.listen = other);
    }

    public Settings with(Company other) {
        return changed(draft -> draft.company = other);
    }

    /// Mail is handed over there, or captured where that is empty.
    public Settings with(Optional<SmtpAddress> other) {
        return changed(draft -> draft.smtp = other);
    }

    public Settings with(Analysts other) {
        return changed(draft -> draft.analysts = other);
    }

    private Settings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /// What programs change of settings, while it is changed; the rest stays.
    private static final class Draft {
        private final Settings from;
        private Listen listen;
        private Optional<Database> database;
        private Company company;
        private Presets presets;
        private List<String> webhookNetworks;
        private Optional<SmtpAddress> smtp;
        private Analysts analysts;

        Draft(Settings from) {
            this.from = from;
            listen = from.listen;
            database = from.database;
            company = from.company;
            presets = from.presets;
            webhookNetworks = from.webhookNetworks;
            smtp = from.smtp;
            analysts = from.analysts;
        }

        Settings settings() {
            return new Settings(
                    from.data,
                    listen,
                    database,
                    company,
                    presets,
                    from.drainTime,
                    from.logging,
                    from.importFolders,
                    webhookNetworks,
                    from.movementsKept,
                    smtp,
                    analysts);
        }
    }
}
