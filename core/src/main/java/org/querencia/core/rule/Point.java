package org.querencia.core.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;

/// A place on the earth, in degrees of WGS 84.
public record Point(double latitude, double longitude) {

    /// Of a sphere with the earth's mean radius (IUGG), in metres.
    public static final double EARTH_RADIUS = 6_371_008.8;

    private static final Pattern WRITTEN =
            Pattern.compile(
                    " *(-?[0-9]{1,2}(?:[.][0-9]{1,10})?) *, *(-?[0-9]{1,3}(?:[.][0-9]{1,10})?) *");

    public Point {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(
                    "%s, %s: expected degrees from -90 to 90 and from -180 to 180"
                            .formatted(latitude, longitude));
        }
    }

    /// Where an event happened, as `context.location` tells; empty where it does not.
    public static Optional<Point> of(Event event) {
        Fields location = event.context().fields("location");
        return location.isEmpty()
                ? Optional.empty()
                : location.number("latitude")
                        .flatMap(latitude ->
                                location.number("longitude")
                                        .flatMap(longitude ->
                                                at(
                                                        latitude.doubleValue(),
                                                        longitude.doubleValue())));
    }

    /// A latitude and a longitude in degrees, as rules write them: `4.6486,-74.0628`. Empty when it
    /// is none.
    public static Optional<Point> written(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? at(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)))
                : Optional.empty();
    }

    /// Empty when it is no place on the earth.
    public static Optional<Point> at(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
                ? Optional.of(new Point(latitude, longitude))
                : Optional.empty();
    }

    /// Along the great circle, in metres (haversine formula; within 0.6 % of the true earth).
    public double metresTo(Point other) {
        double a =
                square(Math.sin(Math.toRadians(other.latitude - latitude) / 2))
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(other.latitude))
                                * square(Math.sin(Math.toRadians(other.longitude - longitude) / 2));
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }
}
