package org.querencia.warehouse.measure;

import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.runtime.warehouse.Scorings;

/// What is known of an order beside it: the campaign and the seller that came last before it, and
/// the person's traits. Joined only where it is asked for; none makes two rows of one.
final class Joins {

    /// So long before an order what brought the person is looked for.
    private static final int DAYS = 30;

    /// The join that a dimension needs; empty where it needs none.
    ///
    /// @param tellsCampaign whether the rows name their campaign themselves, as events and spend do
    String text(Dimension dimension, boolean tellsCampaign) {
        return switch (dimension.kind()) {
            case CAMPAIGN -> tellsCampaign ? "" : campaigns();
            case SELLER -> sellers();
            case PERSON -> trait(dimension);
            case TIME, WAY, PRODUCT, COST -> "";
        };
    }

    /// What a dimension says of a row, where it needs a join.
    String expression(Dimension dimension) {
        return dimension.kind() == Kind.PERSON
                ? "coalesce(%s.told, '')".formatted(alias(dimension))
                : "CASE WHEN %1$s.came >= f.timestamp - INTERVAL %2$d DAY THEN %1$s.told ELSE '' END"
                        .formatted(dimension.name(), DAYS);
    }

    private static String campaigns() {
        return lately("campaign", "campaign_name", "campaign_name IS NOT NULL");
    }

    private static String sellers() {
        String seller = "json_extract_string(properties, '$.seller')";
        return lately(
                "seller",
                seller,
                "type = 'track' AND name IN (%s) AND %s IS NOT NULL"
                        .formatted(
                                Scorings.SELLERS_EVENTS.stream()
                                        .map(Names::text)
                                        .collect(Collectors.joining(", ")),
                                seller));
    }

    private static String lately(String name, String told, String which) {
        return """
         ASOF LEFT JOIN (
            SELECT profile AS person, timestamp AS came, max(%2$s) AS told FROM events
            WHERE mark IS NULL AND profile IS NOT NULL AND %3$s GROUP BY ALL) %1$s
        ON f.profile = %1$s.person AND f.timestamp >= %1$s.came\
        """
                .formatted(name, told, which);
    }

    /// The last that was told of it.
    private static String trait(Dimension dimension) {
        return """
         LEFT JOIN (
            SELECT profile AS person, arg_max(value, said) AS told
            FROM (
                SELECT profile, timestamp AS said, json_extract_string(traits, %2$s) AS value FROM events
                WHERE type = 'identify' AND mark IS NULL AND profile IS NOT NULL AND traits IS NOT NULL)
            WHERE value IS NOT NULL GROUP BY profile) %1$s
        ON f.profile = %1$s.person\
        """
                .formatted(
                        alias(dimension),
                        Names.text("$.\"%s\"".formatted(dimension.trait().orElseThrow())));
    }

    private static String alias(Dimension dimension) {
        return Names.quoted("of " + dimension.name());
    }
}
