package org.querencia.core.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.Place;

/// Somebody passed from one stage of a model to another; kept as it was believed then.
///
/// @param at when it became true: of time alone the exact instant, however late it was noticed
/// @param version of the model
/// @param from empty for who was in none
/// @param to empty for who is in none
/// @param turn of the loop, after it: see [Place#turn]
/// @param stayed how long they were where they came from; none for who came into the model
public record Passage(
        Occasion occasion,
        Instant at,
        String model,
        int version,
        Optional<String> from,
        Optional<String> to,
        int turn,
        Duration stayed) {

    /// From where somebody stood to where they stand.
    public static Passage between(
            Occasion occasion, Instant at, String model, Optional<Place> was, Place is) {
        return new Passage(
                occasion,
                at,
                model,
                is.version(),
                was.flatMap(Place::stage),
                is.stage(),
                is.turn(),
                was.map(place -> stayed(place, at)).orElse(Duration.ZERO));
    }

    /// They stand nowhere any more.
    public static Passage out(Occasion occasion, Instant at, String model, Place was) {
        return new Passage(
                occasion,
                at,
                model,
                was.version(),
                was.stage(),
                Optional.empty(),
                was.turn(),
                stayed(was, at));
    }

    private static Duration stayed(Place place, Instant until) {
        return until.isBefore(place.since())
                ? Duration.ZERO
                : Duration.between(place.since(), until);
    }
}
