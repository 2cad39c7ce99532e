package org.querencia.core.stage;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Where a person stands in a model, or that they left it.
///
/// @param stage its key; empty for who was in one and is in none
/// @param since when they came there
/// @param turn how often they came to the stage that closes the loop: 0 before the first time
/// @param turned when the present turn began; of turn 0 when they first came into the model
/// @param version of the model when they came there
public record Place(Optional<String> stage, Instant since, int turn, Instant turned, int version) {

    private static final Comparator<Place> LATER =
            Comparator.comparing(Place::since)
                    .thenComparing(place -> place.stage().orElse(""))
                    .thenComparingInt(Place::version);

    /// Of two people who become one: they stand where the one of them came last, and had the turns
    /// of both. In any order and grouping the same.
    public Place merge(Place other) {
        Place last = LATER.compare(this, other) < 0 ? other : this;
        return new Place(
                last.stage, last.since, turn + other.turn, turned(this, other), last.version);
    }

    private static Instant turned(Place one, Place other) {
        if (one.turn == 0 && other.turn == 0) {
            return one.turned.isBefore(other.turned) ? one.turned : other.turned;
        }
        if (one.turn == 0 || other.turn == 0) {
            return one.turn == 0 ? other.turned : one.turned;
        }
        return one.turned.isBefore(other.turned) ? other.turned : one.turned;
    }
}
