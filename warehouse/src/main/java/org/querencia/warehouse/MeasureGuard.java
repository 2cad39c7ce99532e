package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.warehouse.measure.MeasureSql;
import org.querencia.warehouse.measure.Scope;

/// Lets only statements through that read the facts and nothing else: one SELECT, over the tables
/// that hold them, with functions that reckon. DuckDB's own reader says what is in a statement.
record MeasureGuard(Session session) {

    private static final Set<String> TABLES =
            Set.of(
                    "orders",
                    "events",
                    "outlays",
                    "latest_outlays",
                    "latest_rates",
                    "products",
                    "stage_passages",
                    "segment_movements");

    private static final Sql READ =
            Sql.parse("SELECT CAST(json_serialize_sql(:sql, skip_default := true) AS VARCHAR)");

    /// Names of one kind in what was read, wherever they stand.
    private static final Sql NAMED =
            Sql.parse(
                    """
                    SELECT DISTINCT key, trim(CAST(atom AS VARCHAR), '"')
                    FROM json_tree(CAST(:tree AS JSON))
                    WHERE key IN ('table_name', 'schema_name', 'catalog_name', 'function_name', 'key', 'error')
                      AND atom IS NOT NULL
                    """);

    private record Named(String as, String name) {}

    /// What is wrong; empty when it may be asked.
    Optional<String> fault(Measure measure, Scope scope) throws SQLException {
        Optional<String> fault =
                fault("sql", MeasureSql.of(measure, Question.EVERYTHING, scope).text());
        return fault.isPresent() || measure.people().isBlank()
                ? fault
                : fault("people", MeasureSql.people(measure, Question.EVERYTHING, scope, 1));
    }

    private Optional<String> fault(String field, String sql) throws SQLException {
        String tree = session.one(READ, Map.of("sql", sql), row -> row.getString(1));
        if (tree.startsWith("{\"error\":true")) {
            return Optional.of(
                    field
                            + ": "
                            + "it is no single SELECT statement that can be read: "
                            + error(tree));
        }
        List<Named> all =
                session.list(
                        NAMED,
                        Map.of("tree", tree),
                        row -> new Named(row.getString(1), row.getString(2)));
        Set<String> tables = names(all, "table_name");
        tables.removeAll(TABLES);
        tables.removeAll(names(all, "key"));
        tables.remove("");
        if (!tables.isEmpty()) {
            return Optional.of(
                    "%s: it reads %s; expected {orders}, {touches} and the like"
                            .formatted(field, String.join(", ", tables)));
        }
        Set<String> elsewhere = names(all, "schema_name");
        elsewhere.addAll(names(all, "catalog_name"));
        elsewhere.removeAll(Set.of("", "main"));
        if (!elsewhere.isEmpty()) {
            return Optional.of(
                    "%s: it reads outside the facts (%s)"
                            .formatted(field, String.join(", ", elsewhere)));
        }
        Set<String> functions = names(all, "function_name");
        functions.removeAll(SqlFunctions.ALLOWED);
        return functions.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s: the function %s is not among those a measure may use"
                                .formatted(field, String.join(", ", functions)));
    }

    private static String error(String tree) {
        int at = tree.indexOf("\"error_message\":\"");
        return at < 0
                ? "it is not understood"
                : tree.substring(at + 17, Math.min(tree.length(), at + 217)).replaceAll("\".*", "");
    }

    private static Set<String> names(List<Named> all, String as) {
        Set<String> names = new TreeSet<>();
        all.stream()
                .filter(named -> named.as().equals(as))
                .forEach(named -> names.add(named.name()));
        return names;
    }
}
