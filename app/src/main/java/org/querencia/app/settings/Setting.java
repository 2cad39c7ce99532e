package org.querencia.app.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything that can be set. Each has one dashed key, which is also its flag (`--port`) and, in
/// capitals, its environment variable (`QUERENCIA_PORT`).
public enum Setting {
    DATA("data", "~/.querencia", "folder", "Where everything is kept."),
    HOST(
            "host",
            "127.0.0.1",
            "address",
            "Address to listen on. Another than loopback needs an administrator with a password."),
    PORT("port", "8080", "0 to 65535", "Port to listen on; 0 takes a free one."),
    BASE_URL(
            "base-url",
            "",
            "http(s) address",
            "How browsers reach the server when a proxy stands before it; https makes cookies"
                    + " secure. Empty: http://host:port."),
    TRUSTED_PROXIES(
            "trusted-proxies",
            "",
            "list of addresses or networks",
            "Proxies whose X-Forwarded headers are believed, such as 10.0.0.0/8."),
    DATABASE_URL(
            "database-url",
            "",
            "jdbc:postgresql://…",
            "A PostgreSQL of yours, 15 or newer, in place of the embedded one."),
    DATABASE_USER("database-user", "", "text", "Who signs in there, when the URL does not say."),
    DATABASE_PASSWORD(
            "database-password", "", "secret", "Their password, when the URL does not say."),
    COUNTRY(
            "country",
            "",
            "ISO 3166 code",
            "The company's country: phone numbers and tax ids without prefix are read as its own."
                    + " Taken at the first start only."),
    TIME_ZONE(
            "time-zone",
            "",
            "IANA zone",
            "Days in figures begin at its midnight. Taken at the first start only."),
    CURRENCY(
            "currency",
            "",
            "ISO 4217 code",
            "Totals are in it, and amounts that come without one. Taken at the first start only."),
    LANGUAGE(
            "language",
            "",
            "es or en",
            "The console's language for users who chose none. Taken at the first start only."),
    IMPORT_FOLDERS(
            "import-folders",
            "",
            "list of folders",
            "Folders that scheduled imports may read, besides the inbox in the data folder."),
    WEBHOOK_NETWORKS(
            "webhook-networks",
            "",
            "list of addresses or networks",
            "Of the company's own networks, those that webhooks may call, such as 10.1.0.0/16;"
                    + " else only public addresses are."),
    MOVEMENTS_KEPT(
            "movements-kept",
            "90d",
            "duration",
            "How long it is kept who entered and left segments, for feeds and webhooks that were"
                    + " away. Who is in them stays."),
    WRITE_KEY(
            "write-key",
            "",
            "secret",
            "Presets the first source's write key; else one is made and shown once."),
    API_TOKEN(
            "api-token",
            "",
            "secret",
            "Presets the first API token; else one is made and shown once."),
    ADMINISTRATOR(
            "administrator",
            "",
            "e-mail",
            "Makes this administrator at start if there is no such user yet."),
    ADMINISTRATOR_PASSWORD(
            "administrator-password",
            "",
            "secret",
            "The password of the administrator made at start."),
    SMTP_URL(
            "smtp-url",
            "",
            "secret",
            "Where mail is handed over, smtp(s)://user:password@host:port?from=crm@shop.example."
                    + " Empty: mail is shown in the console and nobody gets it."),
    SQL_PORT(
            "sql-port",
            "",
            "0 to 65535",
            "Port of the read-only connection for reports, which speaks PostgreSQL's protocol; 0"
                    + " takes a free one. Empty: there is none."),
    SQL_HOST(
            "sql-host",
            "127.0.0.1",
            "address",
            "Address it listens on. On another than loopback give it a certificate."),
    SQL_CERTIFICATE(
            "sql-certificate",
            "",
            "file",
            "A PKCS #12 file with certificate and key, by which that connection may be encrypted."),
    SQL_CERTIFICATE_PASSWORD(
            "sql-certificate-password", "", "secret", "The password of that file."),
    PARQUET_FOLDER(
            "parquet-folder",
            "",
            "folder",
            "Facts and events are written there as Parquet files, a day each. Empty: nowhere."),
    PARQUET_EVERY(
            "parquet-every", "1h", "duration", "How often days that changed are written again."),
    DRAIN_TIME(
            "drain-time",
            "10s",
            "duration",
            "How long a stop waits for what was collected to reach profiles and warehouse; what is"
                    + " left is done at the next start."),
    LOG_LEVEL("log-level", "info", "error, warn, info or debug", "How much is logged."),
    LOG_FORMAT(
            "log-format",
            "auto",
            "auto, text or json",
            "Lines for people or JSON for machines; auto: people on a terminal."),
    LOG_FILE(
            "log-file",
            "",
            "file",
            "Logs go there, a new file each day, 14 kept; empty: to standard error.");

    public static final String ENVIRONMENT_PREFIX = "QUERENCIA_";

    private final String key;
    private final String preset;
    private final String unit;
    private final String words;

    Setting(String key, String preset, String unit, String words) {
        this.key = key;
        this.preset = preset;
        this.unit = unit;
        this.words = words;
    }

    public String key() {
        return key;
    }

    /// The default, as one would write it.
    public String preset() {
        return preset;
    }

    /// What a value looks like.
    public String unit() {
        return unit;
    }

    public String words() {
        return words;
    }

    /// Secrets have no flag, since everybody on the machine sees flags, and are never printed.
    public boolean secret() {
        return "secret".equals(unit);
    }

    public String variable() {
        return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    public static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    public static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }
}
