package org.querencia.warehouse.measure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;

/// Which named place people were near, whenever it was heard where they were. As in the rule
/// `near(place, distance)` the last that was heard counts until something else is; of several
/// places the nearest.
final class Whereabouts {

    /// What no place on the earth is nearer than, for each degree of latitude between; rounded
    /// down, so that nothing near is passed over.
    private static final double METRES_A_DEGREE = Point.EARTH_RADIUS * Math.PI / 180 * 0.999;

    private Whereabouts() {}

    /// A table of `person`, `came` and `told`, the place; empty where none is near.
    static String near(List<NamedPlace> places, long metres) {
        if (places.isEmpty()) {
            return "(SELECT NULL::UUID AS person, NULL::TIMESTAMP AS came, '' AS told WHERE FALSE)";
        }
        return """
        (SELECT person, came, coalesce(there.told, '') AS told
        FROM (
            SELECT profile AS person, timestamp AS came, arg_max(row(latitude, longitude), row(message_id, source)) AS point
            FROM events WHERE latitude IS NOT NULL AND mark IS NULL AND profile IS NOT NULL GROUP BY ALL) seen
        LEFT JOIN (
            SELECT point, arg_min(name, row(metres, name)) AS told
            FROM (
                SELECT c.point, p.name, rule_metres(p.latitude, p.longitude, c.point[1], c.point[2]) AS metres
                FROM (
                    SELECT DISTINCT row(latitude, longitude) AS point FROM events
                    WHERE latitude IS NOT NULL AND mark IS NULL AND profile IS NOT NULL) c
                JOIN (VALUES %s) p(name, latitude, longitude) ON abs(c.point[1] - p.latitude) <= %s)
            WHERE metres <= %d GROUP BY ALL) there
        ON seen.point = there.point)\
        """
                .formatted(
                        places.stream().map(Whereabouts::row).collect(Collectors.joining(", ")),
                        degrees(metres / METRES_A_DEGREE),
                        metres);
    }

    private static String row(NamedPlace place) {
        return "(%s, %s, %s)"
                .formatted(
                        Names.text(place.name()),
                        degrees(place.point().latitude()),
                        degrees(place.point().longitude()));
    }

    private static String degrees(double degrees) {
        return "%s::DOUBLE".formatted(String.format(Locale.ROOT, "%.10f", degrees));
    }
}
