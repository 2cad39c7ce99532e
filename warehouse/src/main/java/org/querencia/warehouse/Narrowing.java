package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.warehouse.Among;

/// Which people are looked at, in the table `chosen (profile)` of a connection.
final class Narrowing {

    private static final String CROWD = "SELECT profile FROM crowd";

    private static final String CAMPAIGN =
            "SELECT profile FROM events WHERE campaign_name = :campaign AND {deeds}";

    /// The last that was said of the trait.
    private static final String TRAIT =
            """
            SELECT profile FROM (
                SELECT profile, json_extract_string(traits, :trait) AS told FROM events
                WHERE type = 'identify' AND mark IS NULL AND profile IS NOT NULL
                    AND json_extract_string(traits, :trait) IS NOT NULL
                QUALIFY row_number() OVER (
                    PARTITION BY profile ORDER BY timestamp DESC, position DESC) = 1)
            WHERE told = :told\
            """;

    private static final Sql LEAVE =
            Sql.parse("DELETE FROM standing WHERE profile NOT IN (SELECT profile FROM chosen)");

    private Narrowing() {}

    /// Makes the table, where somebody is left out; whether it did.
    ///
    /// @param deeds which events count, as a condition
    /// @param period its values
    static boolean choose(Session session, Among among, String deeds, Map<String, Object> period)
            throws SQLException {
        Map<String, Object> values = new HashMap<>(period);
        List<String> all = new ArrayList<>();
        if (among.crowd().isPresent()) {
            Gathered.gather(session, among.crowd().get());
            all.add(CROWD);
        }
        if (!among.campaign().isEmpty()) {
            values.put("campaign", among.campaign());
            all.add(CAMPAIGN.replace("{deeds}", deeds));
        }
        if (among.trait().isPresent()) {
            Among.Trait trait = among.trait().get();
            values.put("trait", "$.\"%s\"".formatted(trait.name()));
            values.put("told", trait.value());
            all.add(TRAIT);
        }
        if (all.isEmpty()) {
            return false;
        }
        session.run(
                Sql.parse(
                        "CREATE OR REPLACE TEMP TABLE chosen AS SELECT DISTINCT profile FROM ((%s))"
                                .formatted(String.join(") INTERSECT (", all))),
                values);
        return true;
    }

    /// Leaves of those who stand somewhere only the people that are looked at.
    static void leave(Session session, Among among, String deeds, Map<String, Object> period)
            throws SQLException {
        if (choose(session, among, deeds, period)) {
            session.run(LEAVE, Map.of());
        }
    }
}
