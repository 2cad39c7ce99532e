package org.querencia.warehouse.measure;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which columns of a fact a statement names; all, where it may mean any.
///
/// @param all whether it may mean any
/// @param words of the statement, in small letters
record Named(boolean all, Set<String> words) {

    /// For whoever reads facts otherwise.
    static final Named EVERYTHING = new Named(true, Set.of());

    private static final Pattern WORD = Pattern.compile("[a-z_][a-z_0-9]*");
    private static final Pattern ANY_COLUMN = Pattern.compile("(?<!count\\()\\*|columns\\s*\\(");

    /// Columns that parts put in place of their names.
    private static final Set<String> BY_PARTS = Set.of("key", "total", "local_day");

    /// A table has a column.
    private static final String ALWAYS = "profile";

    Named {
        words = Set.copyOf(words);
    }

    static Named in(String statement) {
        String text = statement.toLowerCase(Locale.ROOT);
        if (ANY_COLUMN.matcher(text).find()) {
            return EVERYTHING;
        }
        Set<String> words = new HashSet<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(word.group());
        }
        if (text.contains("{count_") || text.contains("{index}")) {
            words.addAll(BY_PARTS);
        }
        return new Named(false, words);
    }

    boolean has(String column) {
        return all || column.equals(ALWAYS) || words.contains(column);
    }
}
