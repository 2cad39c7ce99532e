package org.querencia.web.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A statement cut into its words, so that what stands in texts and comments is left alone.
final class SqlTokens {

    /// Texts with their quotes, names with theirs, comments, parameters, words, numbers, spaces,
    /// and any other character by itself.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<text>[eE]?'(?:[^']|'')*')|(?<name>\"(?:[^\"]|\"\")*\")"
                            + "|(?<comment>--[^\n]*|/\\*(?:[^*]|\\*(?!/))*+\\*/)"
                            + "|(?<parameter>\\$\\d+)|(?<dollar>\\$(\\w*)\\$.*?\\$\\6\\$)"
                            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<number>\\d[\\w.]*)"
                            + "|(?<space>\\s+)|(?<cast>::)|(?<other>.)",
                    Pattern.DOTALL);

    /// By which a question is known to be about the catalogue, not the data.
    private static final Set<String> OF_CATALOGUE =
            Set.of(
                    "information_schema",
                    "version",
                    "current_schema",
                    "current_schemas",
                    "current_database",
                    "current_catalog",
                    "current_user",
                    "session_user",
                    "current_setting",
                    "set_config",
                    "regclass",
                    "regtype",
                    "regproc",
                    "regnamespace",
                    "to_regclass",
                    "to_regtype",
                    "format_type",
                    "obj_description",
                    "col_description",
                    "has_schema_privilege",
                    "has_table_privilege",
                    "has_database_privilege");

    private SqlTokens() {}

    enum Kind {
        TEXT,
        NAME,
        COMMENT,
        PARAMETER,
        WORD,
        SPACE,
        OTHER
    }

    record Token(Kind kind, String text) {

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean isOther(String sign) {
            return kind == Kind.OTHER && text.equals(sign);
        }

        /// Whether it means nothing.
        boolean isGap() {
            return kind == Kind.SPACE || kind == Kind.COMMENT;
        }
    }

    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher found = TOKEN.matcher(sql);
        while (found.find()) {
            tokens.add(new Token(kind(found), found.group()));
        }
        return tokens;
    }

    private static Kind kind(Matcher found) {
        if (found.group("text") != null || found.group("dollar") != null) {
            return Kind.TEXT;
        }
        if (found.group("name") != null) {
            return Kind.NAME;
        }
        if (found.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (found.group("parameter") != null) {
            return Kind.PARAMETER;
        }
        if (found.group("word") != null) {
            return Kind.WORD;
        }
        return found.group("space") != null ? Kind.SPACE : Kind.OTHER;
    }

    /// The statements of a text, without the semicolons between them and without empty ones.
    static List<String> statements(String sql) {
        List<String> all = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean empty = true;
        for (Token token : of(sql)) {
            if (token.isOther(";")) {
                if (!empty) {
                    all.add(current.toString());
                }
                current.setLength(0);
                empty = true;
            } else {
                current.append(token.text());
                empty &= token.isGap();
            }
        }
        if (!empty) {
            all.add(current.toString());
        }
        return all;
    }

    /// The first word, in capitals; empty without one.
    static String verb(String sql) {
        for (Token token : of(sql)) {
            if (token.kind() == Kind.WORD) {
                return token.text().toUpperCase(Locale.ROOT);
            }
            if (!token.isGap() && !token.isOther("(")) {
                return "";
            }
        }
        return "";
    }

    /// How many parameters it has: the largest number among them.
    static int parameters(String sql) {
        return of(sql).stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .mapToInt(token -> number(token))
                .max()
                .orElse(0);
    }

    /// The statement with literals in the place of its parameters.
    static String filled(String sql, List<String> literals) {
        StringBuilder filled = new StringBuilder();
        for (Token token : of(sql)) {
            if (token.kind() == Kind.PARAMETER) {
                int at = number(token);
                if (at < 1 || at > literals.size()) {
                    throw new WireException("42P02", "there is no parameter $" + at);
                }
                filled.append(literals.get(at - 1));
            } else {
                filled.append(token.text());
            }
        }
        return filled.toString();
    }

    /// Of a parameter.
    static int number(Token token) {
        String digits = token.text().substring(1);
        return digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /// Whether it asks what tables there are and the like.
    static boolean isOfCatalogue(String sql) {
        return of(sql).stream()
                .filter(token -> token.kind() == Kind.WORD || token.kind() == Kind.NAME)
                .map(token -> token.text().replace("\"", "").toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.startsWith("pg_") || OF_CATALOGUE.contains(word));
    }
}
