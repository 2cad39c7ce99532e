package org.querencia.runtime.collect;

import java.time.Instant;
import java.util.List;

/// What became of a [Delivery].
public sealed interface Answer {

    /// What was good is durable now.
    ///
    /// @param stored new in the log
    /// @param duplicates known by their messageId; counted, without effect
    /// @param refused each for its own reason; they never stop the good ones beside them
    record Accepted(int stored, int duplicates, List<Refusal> refused) implements Answer {
        public Accepted {
            refused = List.copyOf(refused);
        }
    }

    /// Nothing was taken: the request itself is wrong, or its only event is.
    record Rejected(RefusalCode code, String reason) implements Answer {}

    /// No write key, or none we know.
    record Unauthorized(String reason) implements Answer {}

    /// The source of this key is switched off.
    record Disabled(String reason) implements Answer {}

    /// This public key may not be used from that page.
    record ForeignOrigin(String reason) implements Answer {}

    /// The source sends faster than it may.
    ///
    /// @param seconds after which it may try again; at least 1
    /// @param until when that is
    record TooFast(int seconds, Instant until, String reason) implements Answer {}
}
