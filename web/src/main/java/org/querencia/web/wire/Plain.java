package org.querencia.web.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.web.wire.SqlTokens.Token;

/// Statements that drivers send beside questions: they set, begin and end what makes no difference
/// to somebody who only reads.
final class Plain {

    private static final Set<String> DONE =
            Set.of(
                    "SET",
                    "RESET",
                    "BEGIN",
                    "START",
                    "COMMIT",
                    "END",
                    "ROLLBACK",
                    "ABORT",
                    "SAVEPOINT",
                    "RELEASE",
                    "DISCARD",
                    "DEALLOCATE",
                    "LISTEN",
                    "UNLISTEN");

    private static final Set<String> QUESTIONS =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM");

    static final Map<String, String> SETTINGS =
            Map.of(
                    "server_version", "14.0",
                    "server_encoding", "UTF8",
                    "client_encoding", "UTF8",
                    "datestyle", "ISO, MDY",
                    "timezone", "UTC",
                    "integer_datetimes", "on",
                    "standard_conforming_strings", "on",
                    "intervalstyle", "postgres",
                    "is_superuser", "off",
                    "default_transaction_read_only", "on");

    private static final Map<String, String> SHOWN =
            Map.of(
                    "transaction_isolation", "read committed",
                    "transaction isolation level", "read committed",
                    "search_path", "public",
                    "max_identifier_length", "63",
                    "transaction_read_only", "on",
                    "time zone", "UTC");

    private Plain() {}

    /// What is told when it is done; empty where it is a question.
    ///
    /// Throws [WireException] for what would change something.
    static Optional<String> tag(String sql) {
        String verb = SqlTokens.verb(sql);
        if (QUESTIONS.contains(verb) || verb.equals("SHOW")) {
            return Optional.empty();
        }
        if (DONE.contains(verb)) {
            return Optional.of(
                    switch (verb) {
                        case "START" -> "BEGIN";
                        case "END" -> "COMMIT";
                        case "ABORT" -> "ROLLBACK";
                        case "DISCARD" -> "DISCARD ALL";
                        default -> verb;
                    });
        }
        throw new WireException(
                "25006",
                "%s: this connection only reads, by SELECT"
                        .formatted(verb.isEmpty() ? "the statement" : verb));
    }

    /// The setting that SHOW asks for, by its name in lower case; empty where it is none.
    static Optional<String> shown(String sql) {
        if (!SqlTokens.verb(sql).equals("SHOW")) {
            return Optional.empty();
        }
        List<String> words =
                SqlTokens.of(sql).stream()
                        .filter(token -> !token.isGap())
                        .map(Token::text)
                        .skip(1)
                        .toList();
        return Optional.of(String.join(" ", words).toLowerCase(Locale.ROOT));
    }

    static String setting(String name) {
        return SETTINGS.getOrDefault(name, SHOWN.getOrDefault(name, ""));
    }
}
