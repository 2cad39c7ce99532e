package org.querencia.warehouse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.warehouse.rule.RuleSql;
import org.querencia.warehouse.rule.RuleTables;

/// Rules as statements over the tables.
record DuckMatches(Database database, WarehouseSettings settings) implements Matches {

    @Override
    public Matched of(Rule rule, Instant at, int sample) {
        Setting setting = new Setting(settings.zone(), settings.currency());
        // No `:name` is looked for in it: texts of the rule may hold some.
        Sql found =
                new Sql(
                        """
                        WITH found AS MATERIALIZED (%s)
                        SELECT
                            (SELECT count(*) FROM found),
                            (SELECT count(DISTINCT profile) FROM events),
                            profile
                        FROM (SELECT 1) LEFT JOIN (SELECT profile FROM found ORDER BY profile LIMIT %d) ON TRUE
                        ORDER BY profile
                        """
                                .formatted(
                                        RuleSql.people(rule, setting, at, RuleTables.NOTHING),
                                        sample),
                        List.of());
        List<ProfileId> people = new ArrayList<>();
        List<Matched> counted =
                database.read(session ->
                        session.list(
                                found,
                                Map.of(),
                                row -> {
                                    UUID profile = row.getObject(3, UUID.class);
                                    if (profile != null) {
                                        people.add(new ProfileId(profile));
                                    }
                                    return new Matched(row.getLong(1), row.getLong(2), List.of());
                                }));
        return new Matched(counted.getFirst().size(), counted.getFirst().everybody(), people);
    }
}
