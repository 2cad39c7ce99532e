package org.querencia.warehouse.measure;

import java.util.List;
import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.place.NamedPlace;
import org.querencia.runtime.warehouse.Scorings;

/// What is known of an order or event beside it: the campaign and the seller that came last before
/// it, the person's traits, the stage they stood in and the segments they were in. Joined only
/// where it is asked for; none makes two rows of one but segments, since somebody may be in
/// several.
final class Joins {

    /// From when to when somebody was in which segment. Who is known only as having left was in it
    /// all the time before. `began` is since when the segment's movements are known: what happened
    /// before is told by who is in it now, unless they are known to have been in it then.
    private static final String SPELLS =
            """
            (SELECT profile AS person, segment AS told, since, until, began, until = 'infinity'::TIMESTAMP AND whole AS lasting
            FROM (
                SELECT profile, segment, entered, row_number() OVER person = 1 OR first_value(entered AND number > 0) OVER person AS whole, min(happened) FILTER (number > 0) OVER (PARTITION BY segment) AS began,
                    CASE WHEN entered THEN happened ELSE '-infinity'::TIMESTAMP END AS since,
                    CASE WHEN entered THEN coalesce(lead(happened) OVER person, 'infinity'::TIMESTAMP) ELSE happened END AS until,
                    row_number() OVER person AS nth
                FROM segment_movements
                WINDOW person AS (PARTITION BY segment, profile ORDER BY happened, number))
            WHERE entered OR nth = 1)\
            """;

    /// Of spells `s` and rows `f`. What lets somebody in is not yet told by it.
    private static final String WITHIN =
            """
            (s.since < f.timestamp AND f.timestamp <= s.until
                OR s.lasting AND f.timestamp <= coalesce(s.began, 'infinity'::TIMESTAMP))\
            """;

    private static final String SEGMENTS =
            """
             LEFT JOIN (SELECT * FROM %s) "of segment"
            ON f.profile = "of segment".person AND %s\
            """
                    .formatted(SPELLS, WITHIN.replace("s.", "\"of segment\"."));

    /// So long before an order what brought the person is looked for.
    private static final int DAYS = 30;

    private final List<NamedPlace> places;

    /// @param places the company's
    Joins(List<NamedPlace> places) {
        this.places = places;
    }

    /// The join that a dimension needs; empty where it needs none.
    ///
    /// @param tellsCampaign whether the rows name their campaign themselves, as events and spend do
    String text(Dimension dimension, boolean tellsCampaign) {
        return switch (dimension.kind()) {
            case CAMPAIGN -> tellsCampaign ? "" : campaigns();
            case SELLER -> sellers();
            case PERSON -> trait(dimension);
            case PLACE -> " ASOF LEFT JOIN %s %s ON f.profile = %2$s.person AND f.timestamp >= %2$s.came"
                    .formatted(Whereabouts.near(places, dimension.metres()), alias(dimension));
            case STAGE -> stage(dimension);
            case SEGMENT -> SEGMENTS;
            case TIME, WAY, PRODUCT, COST -> "";
        };
    }

    /// What a dimension says of a row, where it needs a join.
    String expression(Dimension dimension) {
        return dimension.kind() == Kind.PERSON
                        || dimension.kind() == Kind.PLACE
                        || dimension.kind() == Kind.STAGE
                        || dimension.kind() == Kind.SEGMENT
                ? "coalesce(%s.told, '')".formatted(alias(dimension))
                : "CASE WHEN %1$s.came >= f.timestamp - INTERVAL %2$d DAY THEN %1$s.told ELSE '' END"
                        .formatted(dimension.name(), DAYS);
    }

    /// Whether the person of a row was in one of these segments; the empty name is in none.
    static String among(List<String> segments) {
        List<String> named = segments.stream().filter(name -> !name.isEmpty()).toList();
        String in =
                "EXISTS (SELECT 1 FROM %s s WHERE s.person = f.profile AND %s%s)"
                        .formatted(
                                SPELLS,
                                WITHIN,
                                " AND s.told IN (%s)"
                                        .formatted(
                                                named.stream()
                                                        .map(Names::text)
                                                        .collect(Collectors.joining(", "))));
        String none =
                "NOT EXISTS (SELECT 1 FROM %s s WHERE s.person = f.profile AND %s)"
                        .formatted(SPELLS, WITHIN);
        if (named.isEmpty()) {
            return none;
        }
        return named.size() == segments.size() ? in : "(%s OR %s)".formatted(in, none);
    }

    private static String campaigns() {
        return lately("campaign", "campaign_name", "campaign_name IS NOT NULL");
    }

    private static String sellers() {
        String seller = "json_extract_string(properties, '$.seller')";
        return lately(
                "seller",
                seller,
                "type = 'track' AND (order_key IS NOT NULL OR name IN (%s)) AND %s IS NOT NULL"
                        .formatted(
                                Scorings.SELLERS_EVENTS.stream()
                                        .map(Names::text)
                                        .collect(Collectors.joining(", ")),
                                seller));
    }

    /// The stage that an order or event found the person in, not the one it led to.
    private static String stage(Dimension dimension) {
        return """
         ASOF LEFT JOIN (
            SELECT profile AS person, happened AS came, arg_max(stage, number) AS told FROM stage_passages
            WHERE model = %2$s GROUP BY profile, happened) %1$s
        ON f.profile = %1$s.person AND f.timestamp > %1$s.came\
        """
                .formatted(
                        alias(dimension),
                        dimension
                                .model()
                                .map(Names::text)
                                .orElse("(SELECT min(model) FROM stage_passages)"));
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
