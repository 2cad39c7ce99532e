package org.querencia.runtime.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.science.planner.Outlook;
import org.querencia.science.planner.Planner;

/// Numbers of a planner that somebody keeps under a name, for themselves and everybody else.
///
/// @param id a UUID, by which it is shared
/// @param inputs every one of the planner
/// @param starts when it begins; without it nothing that came is held against it
/// @param author an e-mail of a user or the name of an API token
public record Scenario(
        String id,
        Planner planner,
        String name,
        Map<String, Double> inputs,
        Optional<LocalDate> starts,
        String author,
        Instant made) {

    public static final int NAME_LENGTH_MAX = 200;

    /// Throws [IllegalArgumentException] for a name that is none, and numbers the planner does not
    /// take.
    public Scenario {
        name = name.strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "name '%s': expected 1 to %d characters".formatted(name, NAME_LENGTH_MAX));
        }
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(planner.values(inputs).all()));
        made = made.truncatedTo(ChronoUnit.MICROS);
    }

    public Outlook outlook() {
        return planner.outlook(planner.values(inputs));
    }
}
