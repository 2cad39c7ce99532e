package org.querencia.core.identity;

import java.time.Instant;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;

/// The evidence that two identifiers name one person: kept once per pair, the strongest and
/// earliest grounds first seen, and how often.
///
/// `a` is the smaller of the two anchors.
///
/// @param grounds which rule joined them
/// @param trust the best trust that told it
/// @param at when it happened first (event time), among the evidence of that grounds and trust
/// @param messageId of the event that says so
/// @param position of the first fact that told it, for 'as known then'
/// @param seen how many facts told it
public record Link(
        AnchorId a,
        AnchorId b,
        Grounds grounds,
        Trust trust,
        Instant at,
        SourceKey source,
        String messageId,
        Position position,
        long seen) {

    public Link {
        if (a.compareTo(b) >= 0) {
            throw new IllegalArgumentException("link %s-%s: expected a < b".formatted(a, b));
        }
    }

    /// Strongest first.
    public enum Grounds {
        /// A person decided so.
        BY_HAND,
        /// An `alias` call of a trusted source: the previous id is this user.
        ALIAS,
        /// Both were named in one event.
        SAME_EVENT
    }

    /// The unordered pair, as a key.
    public record Pair(AnchorId a, AnchorId b) {
        public static Pair of(AnchorId one, AnchorId other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    public Pair pair() {
        return new Pair(a, b);
    }
}
