package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets only statements through that read what they may and nothing else: one SELECT, over the
/// tables that are named, with functions that reckon. DuckDB's own reader says what is in a
/// statement, so nothing can be hidden from it by comments or quotes.
///
/// @param tables that may be read
/// @param homes schemas and catalogues that may be named before them
record SqlGuard(Session session, Set<String> tables, Set<String> homes) {

    private static final Sql READ =
            Sql.parse("SELECT CAST(json_serialize_sql(:sql, skip_default := true) AS VARCHAR)");

    /// Names of one kind in what was read, wherever they stand, and where that is in the text.
    private static final Sql NAMED =
            Sql.parse(
                    """
                    SELECT key, trim(CAST(atom AS VARCHAR), '"'), path LIKE '%.cte_map.map[%',
                        TRY_CAST(json_extract(CAST(:tree AS JSON), path || '.query_location') AS BIGINT)
                    FROM json_tree(CAST(:tree AS JSON))
                    WHERE key IN ('table_name', 'schema_name', 'catalog_name', 'function_name', 'key')
                      AND atom IS NOT NULL
                    """);

    /// Views that come with DuckDB: they tell of its settings and files.
    private static final Sql INTERNAL =
            Sql.parse("SELECT DISTINCT lower(view_name) FROM duckdb_views() WHERE internal");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern MESSAGE =
            Pattern.compile("\"error_message\":\"((?:[^\"\\\\]|\\\\.){0,300})");
    private static final Pattern POSITION = Pattern.compile("\"position\":\"(\\d{1,9})\"");

    private record Named(String as, String name, boolean byWith, Optional<Integer> at) {}

    /// What is wrong with a statement.
    ///
    /// @param names at fault; of what cannot be read what the reader says
    /// @param at where, in characters from 0
    record Breach(Kind kind, String names, Optional<Integer> at) {}

    enum Kind {
        UNREADABLE,
        TABLE,
        ELSEWHERE,
        FUNCTION,
        WITH
    }

    /// Empty when it may be asked.
    Optional<Breach> breach(String sql) throws SQLException {
        String tree = session.one(READ, Map.of("sql", sql), row -> row.getString(1));
        if (tree.startsWith("{\"error\":true")) {
            return Optional.of(unreadable(tree));
        }
        List<Named> all =
                session.list(
                        NAMED,
                        Map.of("tree", tree),
                        row -> {
                            long at = row.getLong(4);
                            return new Named(
                                    row.getString(1),
                                    row.getString(2).toLowerCase(Locale.ROOT),
                                    row.getBoolean(3),
                                    row.wasNull() ? Optional.empty() : Optional.of((int) at));
                        });
        Set<String> withs = new TreeSet<>();
        all.stream()
                .filter(named -> named.as().equals("key") && named.byWith())
                .forEach(named -> withs.add(named.name()));
        return badWith(withs)
                .or(() -> outside(all, "table_name", Kind.TABLE, tables, withs))
                .or(() -> outside(all, "schema_name", Kind.ELSEWHERE, homes, Set.of("")))
                .or(() -> outside(all, "catalog_name", Kind.ELSEWHERE, homes, Set.of("")))
                .or(() ->
                        outside(
                                all,
                                "function_name",
                                Kind.FUNCTION,
                                SqlFunctions.ALLOWED,
                                Set.of()));
    }

    /// A name given by WITH is believed wherever it stands, so it must be none by which something
    /// else could be read where it does not hold: a file, or what DuckDB tells of itself.
    private Optional<Breach> badWith(Set<String> withs) throws SQLException {
        if (withs.isEmpty()) {
            return Optional.empty();
        }
        Set<String> internal =
                Set.copyOf(session.list(INTERNAL, Map.of(), row -> row.getString(1)));
        return withs.stream()
                .filter(name -> !PLAIN.matcher(name).matches() || internal.contains(name))
                .findFirst()
                .map(name -> new Breach(Kind.WITH, name, Optional.empty()));
    }

    private static Optional<Breach> outside(
            List<Named> all, String as, Kind kind, Set<String> allowed, Set<String> also) {
        return all.stream()
                .filter(named -> named.as().equals(as))
                .filter(named -> !named.name().isEmpty())
                .filter(named -> !allowed.contains(named.name()) && !also.contains(named.name()))
                .findFirst()
                .map(named -> new Breach(kind, named.name(), named.at()));
    }

    private static Breach unreadable(String tree) {
        Matcher message = MESSAGE.matcher(tree);
        Matcher position = POSITION.matcher(tree);
        return new Breach(
                Kind.UNREADABLE,
                message.find()
                        ? message.group(1).replace("\\\"", "\"").replace("\\n", " ")
                        : "it is not understood",
                position.find()
                        ? Optional.of(Integer.parseInt(position.group(1)))
                        : Optional.empty());
    }
}
