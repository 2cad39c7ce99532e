package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.querencia.warehouse.rule.Part;
import org.querencia.warehouse.rule.RuleSql;
import org.querencia.warehouse.rule.RuleTables;

/// Rules as statements over the tables, and over tables that last as long as a statement for what
/// these do not hold.
record DuckMatches(Database database, WarehouseSettings settings) implements Matches {

    private static final String SCORES =
            "(SELECT NULL::UUID AS profile, NULL::VARCHAR AS name, NULL::DECIMAL(24, 6) AS value WHERE FALSE)";

    private static final String MEMBERS = "asked_members";
    private static final String PLACES = "asked_places";
    private static final RuleTables TOLD =
            new RuleTables("temp." + MEMBERS, "temp." + PLACES, SCORES);

    /// Into how many parts people are cut, one number after the other, while a statement over more
    /// of them would hold too much: some aggregates cannot be put on disk.
    private static final List<Integer> PARTS = List.of(1, 8, 64);

    @Override
    public Matched of(Rule rule, Around around, Instant at, int sample) {
        boolean told = !around.members().isEmpty() || !around.models().isEmpty();
        return database.read(session -> {
            if (!told) {
                return matched(new Asked(session, rule, around, at, sample, RuleTables.NOTHING));
            }
            try (Statement statement = session.connection().createStatement()) {
                load(session.connection(), statement, around);
                Matched matched = matched(new Asked(session, rule, around, at, sample, TOLD));
                statement.execute("DROP TABLE temp." + MEMBERS);
                statement.execute("DROP TABLE temp." + PLACES);
                return matched;
            }
        });
    }

    private record Asked(
            Session session, Rule rule, Around around, Instant at, int sample, RuleTables tables) {}

    private Matched matched(Asked asked) throws SQLException {
        for (int parts : PARTS) {
            try {
                return matched(asked, parts);
            } catch (SQLException failed) {
                if (!Fault.isOutOfMemory(failed) || parts == PARTS.getLast()) {
                    throw failed;
                }
            }
        }
        throw new AssertionError("there is a last number of parts");
    }

    private Matched matched(Asked asked, int parts) throws SQLException {
        long size = 0;
        List<UUID> people = new ArrayList<>();
        for (int number = 0; number < parts; number++) {
            size += found(asked, new Part(number, parts), people);
        }
        // As DuckDB orders them; Java takes the first bit of a UUID for a sign.
        people.sort(Comparator.comparing(UUID::toString));
        return new Matched(
                size,
                everybody(asked),
                people.stream().limit(asked.sample()).map(ProfileId::new).toList());
    }

    /// How many there are; the first of them are added to `people`.
    private long found(Asked asked, Part part, List<UUID> people) throws SQLException {
        Setting setting = new Setting(settings.zone(), settings.currency());
        // No `:name` is looked for in it: texts of the rule may hold some.
        Sql found =
                new Sql(
                        """
                        WITH found AS MATERIALIZED (%s)
                        SELECT (SELECT count(*) FROM found), profile
                        FROM (SELECT 1) LEFT JOIN (SELECT profile FROM found ORDER BY profile LIMIT %d) ON TRUE
                        """
                                .formatted(
                                        RuleSql.people(
                                                asked.rule(),
                                                setting,
                                                asked.at(),
                                                asked.tables(),
                                                asked.around().rules(),
                                                part),
                                        asked.sample()),
                        List.of());
        return asked.session()
                .list(
                        found,
                        Map.of(),
                        row -> {
                            UUID profile = row.getObject(2, UUID.class);
                            if (profile != null) {
                                people.add(profile);
                            }
                            return row.getLong(1);
                        })
                .getFirst();
    }

    private static long everybody(Asked asked) throws SQLException {
        return asked.session()
                .list(
                        new Sql(
                                "SELECT count(DISTINCT profile) FROM events WHERE timestamp <= make_timestamp(%d)"
                                        .formatted(Micros.of(asked.at())),
                                List.of()),
                        Map.of(),
                        row -> row.getLong(1))
                .getFirst();
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
