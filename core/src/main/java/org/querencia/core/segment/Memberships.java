package org.querencia.core.segment;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// In which segments one person is, and when time alone may change that.
///
/// @param in by segment since when
/// @param due an instant before which nothing changes by time alone: never later than the first
///   change, and looked at again when it comes; empty when nothing ever does
public record Memberships(Map<SegmentKey, Since> in, Optional<Instant> due) {

    public static final Memberships NONE = new Memberships(Map.of(), Optional.empty());

    /// @param version of the segment when they entered
    public record Since(Instant at, int version) {}

    public Memberships {
        in = Map.copyOf(in);
    }

    /// Of two people who are one: all segments of both, the earlier entry of each, to be answered
    /// anew with the cause `MERGE`.
    public Memberships merge(Memberships other) {
        Map<SegmentKey, Since> all = new HashMap<>(in);
        other.in.forEach((key, since) ->
                all.merge(key, since, (one, two) -> one.at.isAfter(two.at) ? two : one));
        return new Memberships(all, earlier(due, other.due));
    }

    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get()))
                ? other
                : one;
    }

    /// As rules know them.
    Set<String> keys() {
        return in.keySet().stream().map(SegmentKey::value).collect(Collectors.toSet());
    }
}
