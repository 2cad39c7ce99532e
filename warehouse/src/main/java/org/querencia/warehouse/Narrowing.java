package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.querencia.runtime.warehouse.Among;

/// Leaves of those who stand somewhere only the people that are looked at.
final class Narrowing {

    private static final String CROWD =
            "DELETE FROM standing WHERE profile NOT IN (SELECT profile FROM crowd)";

    private static final String CAMPAIGN =
            """
            DELETE FROM standing WHERE profile NOT IN (
                SELECT profile FROM events WHERE campaign_name = :campaign AND {deeds})\
            """;

    /// The last that was said of the trait.
    private static final Sql TRAIT =
            Sql.parse(
                    """
                    DELETE FROM standing WHERE profile NOT IN (
                        SELECT profile FROM (
                            SELECT profile, json_extract_string(traits, :trait) AS told FROM events
                            WHERE type = 'identify' AND mark IS NULL AND profile IS NOT NULL
                                AND json_extract_string(traits, :trait) IS NOT NULL
                            QUALIFY row_number() OVER (
                                PARTITION BY profile ORDER BY timestamp DESC, position DESC) = 1)
                        WHERE told = :told)\
                    """);

    private Narrowing() {}

    /// @param deeds which events count, as a condition
    /// @param values of the period
    static void of(Session session, Among among, String deeds, Map<String, Object> values)
            throws SQLException {
        Map<String, Object> all = new HashMap<>(values);
        if (among.crowd().isPresent()) {
            DuckWays.gather(session, among.crowd().get());
            session.run(Sql.parse(CROWD), Map.of());
        }
        if (!among.campaign().isEmpty()) {
            all.put("campaign", among.campaign());
            session.run(Sql.parse(CAMPAIGN.replace("{deeds}", deeds)), all);
        }
        if (among.trait().isPresent()) {
            Among.Trait trait = among.trait().get();
            all.put("trait", "$.\"%s\"".formatted(trait.name()));
            all.put("told", trait.value());
            session.run(TRAIT, all);
        }
    }
}
