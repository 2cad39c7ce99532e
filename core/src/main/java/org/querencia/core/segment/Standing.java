package org.querencia.core.segment;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where one person stands: the segments they are in, and when time alone may change that.
///
/// @param memberships by key of the segment
/// @param seen up to when that is looked at; no answer is given for an earlier instant, so a fact
///   that was received before a wake but stored after it counts from the wake on
/// @param due time alone changes nothing before then; it may come too early, never too late. Empty
///   when it never does
public record Standing(
        SortedMap<String, Membership> memberships, Instant seen, Optional<Instant> due) {

    /// Of somebody never looked at.
    public static final Standing NONE =
            new Standing(new TreeMap<>(), Instant.MIN, Optional.empty());

    public Standing {
        memberships = Collections.unmodifiableNavigableMap(new TreeMap<>(memberships));
    }

    /// Nothing of it need be kept.
    public boolean isNothing() {
        return memberships.isEmpty() && due.isEmpty();
    }

    /// Where two people who become one stand until the one is looked at.
    public Standing merge(Standing other) {
        TreeMap<String, Membership> all = new TreeMap<>(memberships);
        other.memberships.forEach((key, more) -> all.merge(key, more, Membership::older));
        return new Standing(
                all,
                seen.isBefore(other.seen) ? other.seen : seen,
                Stream.concat(due.stream(), other.due.stream()).min(Instant::compareTo));
    }

    /// Without segments that are no more.
    public Standing without(Collection<String> keys) {
        if (memberships.keySet().stream().noneMatch(keys::contains)) {
            return this;
        }
        TreeMap<String, Membership> left = new TreeMap<>(memberships);
        left.keySet().removeAll(keys);
        return new Standing(left, seen, due);
    }
}
