package org.querencia.core.segment;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.querencia.core.stage.Place;

/// Where one person stands: the segments they are in, their stages, and when time alone may change
/// that.
///
/// @param memberships by key of the segment
/// @param places by key of the model of stages
/// @param seen up to when that is looked at; no answer is given for an earlier instant, so a fact
///   that was received before a wake but stored after it counts from the wake on
/// @param due time alone changes nothing before then; it may come too early, never too late. Empty
///   when it never does
public record Standing(
        SortedMap<String, Membership> memberships,
        SortedMap<String, Place> places,
        Instant seen,
        Optional<Instant> due) {

    /// Of somebody never looked at.
    public static final Standing NONE =
            new Standing(new TreeMap<>(), new TreeMap<>(), Instant.MIN, Optional.empty());

    public Standing {
        memberships = Collections.unmodifiableNavigableMap(new TreeMap<>(memberships));
        places = Collections.unmodifiableNavigableMap(new TreeMap<>(places));
    }

    /// In segments alone.
    public Standing(
            SortedMap<String, Membership> memberships, Instant seen, Optional<Instant> due) {
        this(memberships, new TreeMap<>(), seen, due);
    }

    /// Nothing of it need be kept.
    public boolean isNothing() {
        return memberships.isEmpty() && places.isEmpty() && due.isEmpty();
    }

    /// Where two people who become one stand until the one is looked at.
    public Standing merge(Standing other) {
        TreeMap<String, Membership> all = new TreeMap<>(memberships);
        other.memberships.forEach((key, more) -> all.merge(key, more, Membership::older));
        TreeMap<String, Place> both = new TreeMap<>(places);
        other.places.forEach((key, more) -> both.merge(key, more, Place::merge));
        return new Standing(
                all,
                both,
                seen.isBefore(other.seen) ? other.seen : seen,
                Stream.concat(due.stream(), other.due.stream()).min(Instant::compareTo));
    }

    /// The same, in a model at a place.
    ///
    /// @param until up to when that is looked at
    Standing at(String model, Place place, Instant until) {
        TreeMap<String, Place> more = new TreeMap<>(places);
        more.put(model, place);
        return new Standing(memberships, more, seen.isBefore(until) ? until : seen, due);
    }

    /// Without what is no more.
    public Standing without(Collection<Key> keys) {
        TreeMap<String, Membership> in = new TreeMap<>(memberships);
        TreeMap<String, Place> at = new TreeMap<>(places);
        for (Key key : keys) {
            switch (key.kind()) {
                case SEGMENT -> in.remove(key.name());
                case STAGES -> at.remove(key.name());
                case SCORE, PLACE -> {}
            }
        }
        return in.size() == memberships.size() && at.size() == places.size()
                ? this
                : new Standing(in, at, seen, due);
    }
}
