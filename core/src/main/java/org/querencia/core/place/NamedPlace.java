package org.querencia.core.place;

import java.util.regex.Pattern;
import org.querencia.core.rule.Point;

/// A place on the earth by the name that rules call it by: `near('Tienda Centro', '5km')`. Throws
/// [IllegalArgumentException] that says what is wrong.
///
/// @param name names it for ever: 1 to [#NAME_LENGTH_MAX] characters, no `/`, and no latitude and
///   longitude
/// @param deleted it is no more
/// @param version from 1, one more with every change
public record NamedPlace(String name, Point point, boolean deleted, int version) {

    /// Of definitions: see [org.querencia.core.event.Definition#kind].
    public static final String KIND = "place";

    public static final int NAME_LENGTH_MAX = 60;

    /// Of one workspace: with every change the rules that name it are read again.
    public static final int PLACES_MAX = 500;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/]+");

    public NamedPlace {
        if (name.length() > NAME_LENGTH_MAX
                || !name.equals(name.strip())
                || !NAME.matcher(name).matches()
                || Point.written(name).isPresent()) {
            throw new IllegalArgumentException(
                    "name: '%s'; expected 1 to %d characters without '/', and no latitude and longitude"
                            .formatted(name, NAME_LENGTH_MAX));
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "version: %d; versions count from 1".formatted(version));
        }
    }

    /// The same as another version of it.
    public NamedPlace version(int other) {
        return new NamedPlace(name, point, deleted, other);
    }

    /// The same, gone.
    public NamedPlace gone() {
        return new NamedPlace(name, point, true, version);
    }
}
