package org.querencia.core.measure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A figure with its definition: what it is called, what it means, how it is reckoned, what a good
/// one looks like and what to do about a bad one.
///
/// @param key lower case, such as `average_ticket`
/// @param meaning what is counted and what is not, in a sentence or two
/// @param advice what to do when it goes the wrong way
/// @param kinds by what it can be split and narrowed
/// @param tells columns its rows have always, such as a state; most have none
/// @param periodic whether it is told period by period always: of months where no other period is
///   asked for
/// @param minimum how many cases a figure rests on at least; below it says little
/// @param source where the definition is from: a paper, a book, a rule
/// @param sql a statement with `{by}` for the columns it is split by, `{orders}` and the like for
///   what is measured, and the columns `value` (and `per`, by which the value is divided; and
///   `sample`, the cases it rests on)
/// @param people the same with the columns `profile` and `value`: who is behind the figure; empty
///   where that is not told
public record Measure(
        String key,
        Theme theme,
        Words name,
        Words meaning,
        Words advice,
        Unit unit,
        Better better,
        Set<Dimension.Kind> kinds,
        List<String> tells,
        boolean periodic,
        long minimum,
        String source,
        String sql,
        String people) {

    /// The kind of definitions that keep a company's own measures.
    public static final String KIND = "measure";

    public static final int SQL_LENGTH_MAX = 20_000;
    public static final int WORDS_LENGTH_MAX = 2_000;

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,59}");

    /// Boards of the console.
    public enum Theme {
        SALES,
        CUSTOMERS,
        ACQUISITION,
        RETENTION,
        MARGIN,
        TRAFFIC;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a value counts.
    public enum Unit {
        /// In the workspace's currency; the statement tells minor units.
        MONEY,
        /// Orders, people, pieces.
        NUMBER,
        /// Of one: 0.25 is a quarter.
        SHARE,
        DAYS,
        MONTHS,
        /// How many times one is the other.
        RATIO;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Which way is good.
    public enum Better {
        MORE,
        LESS,
        NEITHER;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Measure {
        kinds = Set.copyOf(kinds);
        tells = List.copyOf(tells);
        check(
                isKey(key),
                () ->
                        "key: '%s': expected lower-case letters, digits and _, such as average_ticket"
                                .formatted(key));
        check(!name.isEmpty(), () -> "name: missing; expected es, en or both");
        check(!sql.isBlank(), () -> "sql: missing");
        check(
                sql.length() <= SQL_LENGTH_MAX && people.length() <= SQL_LENGTH_MAX,
                () -> "sql: longer than %d characters".formatted(SQL_LENGTH_MAX));
        check(
                longest(name, meaning, advice) <= WORDS_LENGTH_MAX
                        && source.length() <= WORDS_LENGTH_MAX,
                () -> "words: longer than %d characters".formatted(WORDS_LENGTH_MAX));
        check(minimum >= 0, () -> "minimum: %d: expected 0 or more".formatted(minimum));
        for (String column : tells) {
            check(isKey(column), () -> "tells: '%s': expected a name".formatted(column));
        }
    }

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /// Whether it can be split by this.
    public boolean knows(Dimension dimension) {
        return kinds.contains(dimension.kind());
    }

    /// The period its own columns are made of: what is asked, else a month.
    public static Grain grain(List<Dimension> by) {
        return by.stream()
                .map(Dimension::grain)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Grain.MONTH);
    }

    private static int longest(Words... words) {
        int longest = 0;
        for (Words one : words) {
            longest = Math.max(longest, Math.max(one.es().length(), one.en().length()));
        }
        return longest;
    }

    private static void check(boolean holds, Supplier<String> wrong) {
        if (!holds) {
            throw new IllegalArgumentException(wrong.get());
        }
    }
}
