package org.querencia.runtime.collect;

import java.time.Instant;

/// What became of a refused event that was sent again.
public sealed interface Replayed {

    /// It is durable now.
    ///
    /// @param duplicates known by their messageId already, such as when the sender mended and
    ///   repeated it before
    record Taken(int stored, int duplicates) implements Replayed {}

    /// Nothing was taken.
    record StillRefused(RefusalCode code, String reason) implements Replayed {}

    /// It was sent again before, and counts.
    record TakenBefore(Instant at) implements Replayed {}
}
