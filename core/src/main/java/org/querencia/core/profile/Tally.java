package org.querencia.core.profile;

import java.time.Instant;

/// How often something happened, first and last. Adding is associative and commutative; [#NONE] is
/// its zero.
public record Tally(long count, Instant first, Instant last) {

    public static final Tally NONE = new Tally(0, Instant.MAX, Instant.MIN);

    public static Tally once(Instant at) {
        return new Tally(1, at, at);
    }

    public Tally plus(Instant at) {
        return new Tally(count + 1, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last);
    }

    public Tally merge(Tally other) {
        return new Tally(
                count + other.count,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }

    public boolean isNone() {
        return count == 0;
    }
}
