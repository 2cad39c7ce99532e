package org.querencia.warehouse.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a rule asks of each table, so that each is read once: aggregates per person, as columns.
final class Gathering {

    enum Table {
        /// Events that count, up to the present.
        EVENTS("e"),
        /// Events that tell traits, marked or not.
        TRAITS("t"),
        /// Orders that count, up to the present.
        ORDERS("o"),
        /// What was said of consents.
        CONSENTS("c"),
        /// The traits of companies, by company.
        ACCOUNTS("a");

        private final String letter;

        Table(String letter) {
            this.letter = letter;
        }
    }

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_ -]+");

    private record Join(String relation, String value) {}

    private final Map<Table, Map<String, String>> columns = new EnumMap<>(Table.class);
    private final Set<String> eventConditions = new LinkedHashSet<>();
    private final Set<String> traitConditions = new LinkedHashSet<>();
    private final Map<Join, String> joins = new LinkedHashMap<>();
    private final long now;

    /// @param now microseconds since 1970
    Gathering(long now) {
        this.now = now;
    }

    /// The name of a column that holds the aggregate; NULL for people the table has not.
    String column(Table table, String aggregate) {
        Map<String, String> known = columns.computeIfAbsent(table, _ -> new LinkedHashMap<>());
        return known.computeIfAbsent(aggregate, _ -> table.letter + known.size());
    }

    /// Notes which events are wanted, so that others are not read.
    void wants(String condition) {
        eventConditions.add(condition);
    }

    /// Notes a trait that is wanted, so that events which cannot tell it are not taken apart: the
    /// JSON of those that do has its name in quotes, unless that is written some other way.
    void wantsTrait(String name) {
        traitConditions.add(
                PLAIN.matcher(name).matches()
                        ? "contains(traits, %s)".formatted(Literals.text("\"" + name + "\""))
                        : "TRUE");
    }

    /// The name of a column of a table that has one row a person.
    String joined(String relation, String value) {
        String alias = joins.computeIfAbsent(new Join(relation, value), _ -> "j" + joins.size());
        return alias + ".value";
    }

    /// All people for whom the condition holds, one row each: the id, and what else is asked of
    /// them.
    ///
    /// @param before tables that stand in the place of others
    String people(String condition, List<String> wanted, List<String> before) {
        List<String> tables = new ArrayList<>(before);
        StringBuilder joined = new StringBuilder();
        columns.forEach((table, asked) -> {
            String name = "of_" + table.letter;
            tables.add("%s AS (%s)".formatted(name, table(table, asked)));
            joined.append(" LEFT JOIN ").append(name).append(" USING (profile)");
        });
        joins.forEach((join, alias) ->
                joined.append(
                        " LEFT JOIN (SELECT profile, max(%s) AS value FROM %s GROUP BY profile) AS %s USING (profile)"
                                .formatted(join.value(), join.relation(), alias)));
        tables.add(
                "people AS (SELECT DISTINCT profile FROM events WHERE profile IS NOT NULL AND %s)"
                        .formatted(byThen()));
        String columns = wanted.stream().map(column -> ", " + column).collect(Collectors.joining());
        return "WITH %s SELECT profile%s FROM people%s WHERE coalesce(%s, FALSE)"
                .formatted(String.join(", ", tables), columns, joined, condition);
    }

    /// Of events that had happened.
    private String byThen() {
        return "timestamp <= make_timestamp(%d)".formatted(now);
    }

    private String table(Table table, Map<String, String> asked) {
        String columns =
                asked.entrySet().stream()
                        .map(column -> column.getKey() + " AS " + column.getValue())
                        .collect(Collectors.joining(", "));
        return switch (table) {
            case EVENTS ->
                    """
                    SELECT profile, %s FROM (SELECT *, epoch_us(timestamp) AS happened FROM events
                      WHERE profile IS NOT NULL AND mark IS NULL AND timestamp <= make_timestamp(%d) AND (%s))
                    GROUP BY profile\
                    """
                            .formatted(columns, now, String.join(" OR ", eventConditions));
            case TRAITS ->
                    "SELECT profile, %s FROM events WHERE profile IS NOT NULL AND %s AND type <> 'group' AND traits IS NOT NULL AND (%s) GROUP BY profile"
                            .formatted(columns, byThen(), String.join(" OR ", traitConditions));
            case ORDERS ->
                    """
                    SELECT profile, %s FROM (SELECT *, epoch_us(timestamp) AS happened FROM orders
                      WHERE profile IS NOT NULL AND counts AND timestamp <= make_timestamp(%d))
                    GROUP BY profile\
                    """
                            .formatted(columns, now);
            case CONSENTS ->
                    "SELECT profile, %s FROM (%s) GROUP BY profile"
                            .formatted(columns, Fixed.consents(byThen()));
            case ACCOUNTS -> Fixed.accounts(columns, asked.values(), byThen());
        };
    }
}
