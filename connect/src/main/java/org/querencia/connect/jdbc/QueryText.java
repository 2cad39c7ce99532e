package org.querencia.connect.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A query with `:last` in it, as JDBC wants it.
///
/// @param sql with a question mark for each `:last`
/// @param parameters how many those are
record QueryText(String sql, int parameters) {

    /// What is passed over (quoted text, names, comments, casts), or what is looked for.
    private static final Pattern PARTS =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\\*(?s:.*?)\\*/|::|(?<last>:last\\b)");

    static QueryText of(String query) {
        StringBuilder sql = new StringBuilder();
        int parameters = 0;
        Matcher part = PARTS.matcher(query.strip().replaceFirst(";\\s*$", ""));
        while (part.find()) {
            boolean last = part.group("last") != null;
            part.appendReplacement(sql, Matcher.quoteReplacement(last ? "?" : part.group()));
            parameters += last ? 1 : 0;
        }
        part.appendTail(sql);
        return new QueryText(sql.toString(), parameters);
    }
}
