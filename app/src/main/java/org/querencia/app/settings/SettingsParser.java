package org.querencia.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.app.settings.Settings.Analysts;
import org.querencia.app.settings.Settings.Company;
import org.querencia.app.settings.Settings.Database;
import org.querencia.app.settings.Settings.Door;
import org.querencia.app.settings.Settings.Listen;
import org.querencia.app.settings.Settings.Logging;
import org.querencia.app.settings.Settings.Parquet;
import org.querencia.app.settings.Settings.Presets;
import org.querencia.connect.courier.Networks;
import org.querencia.connect.mail.SmtpAddress;

/// From text to types; a value that does not fit is refused with where it was set.
final class SettingsParser {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final int SECRET_LENGTH_MIN = 8;
    private static final Duration PARQUET_EVERY_MIN = Duration.ofMinutes(1);
    private static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");

    private final Map<Setting, Given> given;

    SettingsParser(Map<Setting, Given> given) {
        this.given = given;
    }

    Settings settings() {
        return new Settings(
                data(),
                new Listen(
                        text(Setting.HOST).orElseThrow(() -> invalid(Setting.HOST)),
                        port(Setting.PORT),
                        text(Setting.BASE_URL).map(this::baseUrl),
                        list(Setting.TRUSTED_PROXIES)),
                database(),
                company(),
                new Presets(
                        secret(Setting.WRITE_KEY),
                        secret(Setting.API_TOKEN),
                        text(Setting.ADMINISTRATOR).map(this::email),
                        secret(Setting.ADMINISTRATOR_PASSWORD)),
                duration(Setting.DRAIN_TIME),
                logging(),
                list(Setting.IMPORT_FOLDERS).stream()
                        .map(text -> path(Setting.IMPORT_FOLDERS, text))
                        .toList(),
                networks(),
                duration(Setting.MOVEMENTS_KEPT),
                text(Setting.SMTP_URL).map(this::smtp),
                new Analysts(
                        text(Setting.SQL_PORT).map(_ -> door()),
                        text(Setting.PARQUET_FOLDER).map(this::parquet)));
    }

    private Door door() {
        return new Door(
                text(Setting.SQL_HOST).orElseThrow(() -> invalid(Setting.SQL_HOST)),
                port(Setting.SQL_PORT),
                text(Setting.SQL_CERTIFICATE).map(file -> path(Setting.SQL_CERTIFICATE, file)),
                text(Setting.SQL_CERTIFICATE_PASSWORD));
    }

    private Parquet parquet(String folder) {
        Duration every = duration(Setting.PARQUET_EVERY);
        if (every.compareTo(PARQUET_EVERY_MIN) < 0) {
            throw invalid(Setting.PARQUET_EVERY);
        }
        return new Parquet(path(Setting.PARQUET_FOLDER, folder), every);
    }

    private List<String> networks() {
        try {
            Networks networks = new Networks(list(Setting.WEBHOOK_NETWORKS));
            return networks.allowed();
        } catch (IllegalArgumentException none) {
            throw invalid(Setting.WEBHOOK_NETWORKS);
        }
    }

    Path data() {
        return text(Setting.DATA)
                .map(text -> path(Setting.DATA, text))
                .orElseThrow(() -> invalid(Setting.DATA));
    }

    private int port(Setting setting) {
        try {
            int port = Integer.parseInt(text(setting).orElse(""));
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw invalid(setting);
        }
        throw invalid(setting);
    }

    private URI baseUrl(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getPath().isEmpty()) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            throw invalid(Setting.BASE_URL);
        }
        throw invalid(Setting.BASE_URL);
    }

    private SmtpAddress smtp(String text) {
        try {
            return SmtpAddress.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new SettingsException(
                    "setting %s (%s): %s"
                            .formatted(
                                    Setting.SMTP_URL.key(),
                                    where(Setting.SMTP_URL),
                                    wrong.getMessage()));
        }
    }

    private Optional<Database> database() {
        return text(Setting.DATABASE_URL)
                .map(url -> {
                    if (!url.startsWith("jdbc:postgresql:")) {
                        throw invalid(Setting.DATABASE_URL);
                    }
                    return new Database(
                            url,
                            text(Setting.DATABASE_USER).orElse(""),
                            text(Setting.DATABASE_PASSWORD).orElse(""));
                });
    }

    private Company company() {
        return new Company(
                text(Setting.COUNTRY).map(this::country),
                text(Setting.TIME_ZONE).map(this::zone),
                text(Setting.CURRENCY).map(this::currency),
                text(Setting.LANGUAGE).map(this::language));
    }

    private String country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!Set.of(Locale.getISOCountries()).contains(code)) {
            throw invalid(Setting.COUNTRY);
        }
        return code;
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw invalid(Setting.TIME_ZONE);
        }
    }

    private Currency currency(String text) {
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw invalid(Setting.CURRENCY);
        }
    }

    private Locale language(String text) {
        if (!text.equals("es") && !text.equals("en")) {
            throw invalid(Setting.LANGUAGE);
        }
        return Locale.of(text);
    }

    private String email(String text) {
        if (!text.matches("[^@\\s]{1,100}@[^@\\s]{1,150}")) {
            throw invalid(Setting.ADMINISTRATOR);
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private Logging logging() {
        String level = text(Setting.LOG_LEVEL).orElse("").toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            throw invalid(Setting.LOG_LEVEL);
        }
        String format = text(Setting.LOG_FORMAT).orElse("");
        Logging.Format chosen =
                Arrays.stream(Logging.Format.values())
                        .filter(one -> one.name().equalsIgnoreCase(format))
                        .findFirst()
                        .orElseThrow(() -> invalid(Setting.LOG_FORMAT));
        return new Logging(
                level, chosen, text(Setting.LOG_FILE).map(file -> path(Setting.LOG_FILE, file)));
    }

    private Duration duration(Setting setting) {
        Matcher matcher = DURATION.matcher(text(setting).orElse(""));
        if (!matcher.matches()) {
            throw invalid(setting);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private Path path(Setting setting, String text) {
        String home = System.getProperty("user.home");
        try {
            return Path.of(text.equals("~") ? home : text.replaceFirst("^~/", home + "/"))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException notAPath) {
            throw invalid(setting);
        }
    }

    private Optional<String> secret(Setting setting) {
        Optional<String> secret = text(setting);
        if (secret.filter(value -> value.length() < SECRET_LENGTH_MIN).isPresent()) {
            throw new SettingsException(
                    "setting %s (%s) is too short: expected at least %d characters"
                            .formatted(setting.key(), where(setting), SECRET_LENGTH_MIN));
        }
        return secret;
    }

    private List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private Optional<String> text(Setting setting) {
        Given value = given.get(setting);
        String text = value == null ? setting.preset() : value.text().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private String where(Setting setting) {
        Given value = given.get(setting);
        return value == null ? "default" : value.where();
    }

    private SettingsException invalid(Setting setting) {
        String shown = setting.secret() ? "the value" : "'%s'".formatted(text(setting).orElse(""));
        return new SettingsException(
                "setting %s (%s): %s is not %s"
                        .formatted(setting.key(), where(setting), shown, expected(setting)));
    }

    private static String expected(Setting setting) {
        return switch (setting) {
            case PORT, SQL_PORT -> "a number from 0 to 65535";
            case PARQUET_EVERY -> "a duration of a minute or more, such as 1h";
            case BASE_URL -> "an address such as https://querencia.example, without a path";
            case DATABASE_URL -> "an address such as jdbc:postgresql://host:5432/querencia";
            case COUNTRY -> "a two-letter country code such as CO";
            case TIME_ZONE -> "a time zone such as America/Bogota";
            case CURRENCY -> "a currency code such as COP";
            case DRAIN_TIME -> "a duration such as 10s, 500ms or 2m";
            case LANGUAGE, LOG_LEVEL, LOG_FORMAT -> setting.unit();
            default -> "a valid " + setting.unit();
        };
    }
}
