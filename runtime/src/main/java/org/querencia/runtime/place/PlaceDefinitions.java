package org.querencia.runtime.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;
import org.querencia.runtime.codec.ValueCodec;

/// A [NamedPlace] as the JSON content of a [org.querencia.core.event.Definition], whose key is its
/// name:
///
///     {"latitude": 4.6486, "longitude": -74.0628, "version": 2}
///
/// The version of a first one may be left out; `deleted` says that it is no more.
public final class PlaceDefinitions {

    private static final List<String> FIELDS =
            List.of("latitude", "longitude", "deleted", "version");

    private PlaceDefinitions() {}

    public static String write(NamedPlace place) {
        Map<String, Value> content = new LinkedHashMap<>(point(place.point()));
        if (place.deleted()) {
            content.put("deleted", Value.of(true));
        }
        content.put("version", Value.of(place.version()));
        return new String(ValueCodec.write(new Fields(content)), UTF_8);
    }

    /// Latitude and longitude in degrees, by name.
    public static Map<String, Value> point(Point point) {
        Map<String, Value> degrees = new LinkedHashMap<>();
        degrees.put("latitude", Value.of(BigDecimal.valueOf(point.latitude())));
        degrees.put("longitude", Value.of(BigDecimal.valueOf(point.longitude())));
        return degrees;
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public static NamedPlace read(String name, String json) {
        if (!(ValueCodec.read(json.getBytes(UTF_8)) instanceof Fields content)) {
            throw wrong(name, "expected an object");
        }
        return read(name, content);
    }

    /// The same of what was read already.
    public static NamedPlace read(String name, Fields content) {
        for (String field : content.values().keySet()) {
            if (!FIELDS.contains(field)) {
                throw wrong(name, "%s: unknown; expected one of %s".formatted(field, FIELDS));
            }
        }
        Point point =
                new Point(degrees(name, content, "latitude"), degrees(name, content, "longitude"));
        return new NamedPlace(
                name,
                point,
                content.get("deleted").filter(Value.of(true)::equals).isPresent(),
                version(name, content.number("version").orElse(BigDecimal.ONE)));
    }

    private static double degrees(String name, Fields content, String field) {
        return content.number(field)
                .orElseThrow(() -> wrong(name, field + ": expected degrees, such as 4.6486"))
                .doubleValue();
    }

    private static int version(String name, BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException(
                    "place '%s': version: %s is no whole number".formatted(name, number), notWhole);
        }
    }

    private static IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("place '%s': %s".formatted(name, what));
    }
}
