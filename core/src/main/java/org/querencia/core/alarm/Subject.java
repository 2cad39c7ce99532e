package org.querencia.core.alarm;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a sensor watches: a measure, of everything or of a part of it.
///
/// @param measure by the name under which it can be watched, such as `orders`
/// @param only what it is narrowed to, such as `channel` to `web`; which names there are, the
///   measure says
public record Subject(String measure, SortedMap<String, String> only) {

    public static final int TEXT_LENGTH_MAX = 200;

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Subject {
        if (measure.isBlank() || measure.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "measure: '%s'; expected 1 to %d characters"
                            .formatted(measure, TEXT_LENGTH_MAX));
        }
        only.forEach((name, value) -> {
            if (value.isBlank() || value.length() > TEXT_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "%s: '%s'; expected 1 to %d characters"
                                .formatted(name, value, TEXT_LENGTH_MAX));
            }
        });
        only = Collections.unmodifiableSortedMap(new TreeMap<>(only));
    }

    public static Subject of(String measure) {
        return new Subject(measure, new TreeMap<>());
    }

    public static Subject of(String measure, Map<String, String> only) {
        return new Subject(measure, new TreeMap<>(only));
    }

    /// What it is narrowed to by that name; empty where it is not.
    public String only(String name) {
        return only.getOrDefault(name, "");
    }
}
