package org.querencia.core.identity;

import java.time.Instant;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;

/// The evidence that two identifiers name one person: kept once per pair, the strongest grounds and
/// of those the earliest. Whether it counts is decided by [People].
///
/// `a` is the smaller of the two anchors.
///
/// @param typeA the identifier type of `a`; an end may live in another component (a shared
///   identifier does), so the link itself knows what it joins
/// @param grounds which rule joined them
/// @param trust the best trust that told it
/// @param at when it happened first (event time), among the evidence of that grounds and trust
/// @param messageId of the event that says so
/// @param position of the first fact that told it, for 'as known then'
public record Link(
        AnchorId a,
        AnchorId b,
        String typeA,
        String typeB,
        Grounds grounds,
        Trust trust,
        Instant at,
        SourceKey source,
        String messageId,
        Position position) {

    public Link {
        if (a.compareTo(b) >= 0) {
            throw new IllegalArgumentException("link %s-%s: expected a < b".formatted(a, b));
        }
    }

    /// Strongest first.
    public enum Grounds {
        /// A person decided so: the link of a [Verdict.Joined], never kept among the evidence.
        BY_HAND,
        /// An `alias` call of a trusted source: the previous id is this user.
        ALIAS,
        /// Both were named in one event.
        SAME_EVENT,
        /// What is known of both is alike ([org.querencia.core.event.Likeness]); no identifier says
        /// so.
        PROBABLE
    }

    /// The unordered pair, as a key.
    public record Pair(AnchorId a, AnchorId b) {
        public static Pair of(AnchorId one, AnchorId other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }

        public boolean has(AnchorId anchor) {
            return a.equals(anchor) || b.equals(anchor);
        }
    }

    public Pair pair() {
        return new Pair(a, b);
    }

    public AnchorId other(AnchorId end) {
        return end.equals(a) ? b : a;
    }

    String typeOf(AnchorId end) {
        return end.equals(a) ? typeA : typeB;
    }

    /// Both tellings of the same pair as one, whichever came first.
    Link and(Link told) {
        Link best = outranks(told.grounds, told.trust, told.at, told.messageId) ? this : told;
        return position.isAfter(told.position) ? best.since(told.position) : best.since(position);
    }

    /// Whether evidence of this kind and time adds nothing to this link.
    boolean outranks(Grounds otherGrounds, Trust otherTrust, Instant otherAt, String otherId) {
        if (grounds != otherGrounds) {
            return grounds.compareTo(otherGrounds) < 0;
        }
        if (trust != otherTrust) {
            return trust == Trust.SECRET;
        }
        int earlier = at.compareTo(otherAt);
        return earlier < 0 || (earlier == 0 && messageId.compareTo(otherId) <= 0);
    }

    private Link since(Position first) {
        return first.equals(position)
                ? this
                : new Link(a, b, typeA, typeB, grounds, trust, at, source, messageId, first);
    }
}
