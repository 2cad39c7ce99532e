package org.querencia.warehouse.analyst;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a question about PostgreSQL's catalogue into one that DuckDB reads: the same, but for a
/// few signs that only PostgreSQL has.
public final class CatalogueText {

    /// Texts are passed over, so that what stands in them stays.
    private static final String TEXT = "'(?:[^']|'')*'";

    private record Change(Pattern from, String to) {}

    private static final List<Change> CHANGES =
            List.of(
                    // The schemas of the search path, the way Grafana asks for them.
                    change(
                            "SELECT\\s+CASE\\s+WHEN\\s+trim\\(s\\[i\\]\\)[^;]*?\\bs(?=\\s*\\))",
                            "SELECT 'public'"),
                    change("\\b(?:\\w+\\.)?\\b(?:xmin|tableoid)\\b", "0"),
                    change("\\bjson_build_object\\b", "json_object"),
                    change("\\bOPERATOR\\s*\\(\\s*pg_catalog\\s*\\.\\s*([^\\s)]+)\\s*\\)", "$1"),
                    change("\\bCOLLATE\\s+(?:pg_catalog\\s*\\.\\s*)?\"?default\"?", ""),
                    change("\"?\\bpg_catalog\\b\"?\\s*\\.\\s*", ""),
                    change(
                            "\"?\\binformation_schema\\b\"?\\s*\\.\\s*_pg_expandarray\\b",
                            "_pg_expandarray"),
                    change("\"?\\binformation_schema\\b\"?\\s*\\.\\s*", "told."),
                    change(
                            "\\b(?:current_user|session_user|current_role)\\b(?!\\s*\\()",
                            "'querencia'"),
                    change("\\bcurrent_catalog\\b(?!\\s*\\()", "'warehouse'"),
                    change("\\bcurrent_schema\\b(?!\\s*\\()", "'public'"));

    /// An array written as a text after ANY or ALL.
    private static final Pattern ANY_OF =
            Pattern.compile(
                    "\\b(ANY|ALL)\\s*\\(\\s*'\\{([^'{}]*)\\}'(?:\\s*::[^)]*)?\\)",
                    Pattern.CASE_INSENSITIVE);

    private CatalogueText() {}

    private static Change change(String from, String to) {
        return new Change(
                Pattern.compile("(?<told>%s)|%s".formatted(TEXT, from), Pattern.CASE_INSENSITIVE),
                to);
    }

    /// The statement as DuckDB reads it.
    public static String read(String sql) {
        String text =
                ANY_OF.matcher(RegCasts.rewritten(sql))
                        .replaceAll(found -> Matcher.quoteReplacement(list(found)));
        for (Change change : CHANGES) {
            text = changed(text, change);
        }
        return text;
    }

    private static String changed(String sql, Change change) {
        Matcher matcher = change.from().matcher(sql);
        StringBuilder changed = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    changed,
                    matcher.group("told") != null
                            ? Matcher.quoteReplacement(matcher.group())
                            : to(change, matcher));
        }
        return matcher.appendTail(changed).toString();
    }

    /// The first group of the change comes after that of the text.
    private static String to(Change change, Matcher matcher) {
        return change.to().equals("$1")
                ? Matcher.quoteReplacement(matcher.group(2))
                : Matcher.quoteReplacement(change.to());
    }

    private static String list(MatchResult found) {
        StringBuilder list = new StringBuilder(found.group(1)).append("([");
        String[] parts = found.group(2).split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            list.append(i == 0 ? "" : ", ")
                    .append('\'')
                    .append(parts[i].strip().replace("\"", ""))
                    .append('\'');
        }
        return list.append("])").toString();
    }
}
