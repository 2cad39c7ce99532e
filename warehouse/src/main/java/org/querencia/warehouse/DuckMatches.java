package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;
import org.querencia.runtime.warehouse.Around;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.warehouse.rule.RuleSql;
import org.querencia.warehouse.rule.RuleTables;

/// Rules as statements over the tables, and over tables that last as long as a statement for what
/// these do not hold.
record DuckMatches(Database database, WarehouseSettings settings) implements Matches {

    private static final String SCORES =
            "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS name, NULL::DECIMAL(24, 6) AS value WHERE FALSE)";

    private static final RuleTables NOTHING_MORE =
            new RuleTables(
                    "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS segment WHERE FALSE)",
                    "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS model, NULL::VARCHAR AS stage WHERE FALSE)",
                    SCORES);

    private static final String MEMBERS = "asked_members";
    private static final String PLACES = "asked_places";
    private static final RuleTables TOLD =
            new RuleTables("temp." + MEMBERS, "temp." + PLACES, SCORES);

    @Override
    public Matched of(Rule rule, Around around, Instant at, int sample) {
        boolean told = !around.members().isEmpty() || !around.models().isEmpty();
        return database.read(session -> {
            if (!told) {
                return matched(session, rule, around, at, sample, NOTHING_MORE);
            }
            try (Statement statement = session.connection().createStatement()) {
                load(session.connection(), statement, around);
                Matched matched = matched(session, rule, around, at, sample, TOLD);
                statement.execute("DROP TABLE temp." + MEMBERS);
                statement.execute("DROP TABLE temp." + PLACES);
                return matched;
            }
        });
    }

    private Matched matched(
            Session session, Rule rule, Around around, Instant at, int sample, RuleTables tables)
            throws SQLException {
        Setting setting = new Setting(settings.zone(), settings.currency());
        // No `:name` is looked for in it: texts of the rule may hold some.
        Sql found =
                new Sql(
                        """
                        WITH found AS MATERIALIZED (%s)
                        SELECT
                            (SELECT count(*) FROM found),
                            (SELECT count(DISTINCT profile) FROM events WHERE timestamp <= make_timestamp(%d)),
                            profile
                        FROM (SELECT 1) LEFT JOIN (SELECT profile FROM found ORDER BY profile LIMIT %d) ON TRUE
                        ORDER BY profile
                        """
                                .formatted(
                                        RuleSql.people(rule, setting, at, tables, around.rules()),
                                        Micros.of(at),
                                        sample),
                        List.of());
        List<ProfileId> people = new ArrayList<>();
        List<Matched> counted =
                session.list(
                        found,
                        Map.of(),
                        row -> {
                            UUID profile = row.getObject(3, UUID.class);
                            if (profile != null) {
                                people.add(new ProfileId(profile));
                            }
                            return new Matched(row.getLong(1), row.getLong(2), List.of());
                        });
        return new Matched(counted.getFirst().size(), counted.getFirst().everybody(), people);
    }

    private static void load(DuckDBConnection connection, Statement statement, Around around)
            throws SQLException {
        statement.execute(
                "CREATE OR REPLACE TEMP TABLE %s (profile UUID, segment VARCHAR)"
                        .formatted(MEMBERS));
        statement.execute(
                "CREATE OR REPLACE TEMP TABLE %s (profile UUID, model VARCHAR, stage VARCHAR)"
                        .formatted(PLACES));
        try (DuckDBAppender rows = connection.createAppender("temp", "main", MEMBERS)) {
            for (String key : around.members()) {
                around.telling().members(key, person -> append(rows, person, key));
            }
        }
        try (DuckDBAppender rows = connection.createAppender("temp", "main", PLACES)) {
            for (String model : around.models()) {
                around.telling()
                        .places(model, (person, stage) -> append(rows, person, model, stage));
            }
        }
    }

    private static void append(DuckDBAppender rows, ProfileId person, String... texts) {
        try {
            rows.beginRow().append(person.value());
            for (String text : texts) {
                rows.append(text);
            }
            rows.endRow();
        } catch (SQLException broken) {
            throw new WarehouseException("people could not be told to the warehouse", broken);
        }
    }
}
