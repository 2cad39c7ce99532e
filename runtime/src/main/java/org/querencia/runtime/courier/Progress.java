package org.querencia.runtime.courier;

import java.time.Instant;
import java.util.Optional;
import org.querencia.core.event.Position;

/// How far an endpoint was told.
///
/// @param number of the last movement that was told, or need not be
/// @param position of the fact that caused it: when the state is made anew from the log, what is
///   found again of earlier facts is not told again
/// @param failed how often the next message was refused by now
/// @param next not tried before; empty for at once
/// @param replay what is told once more first
public record Progress(
        long number,
        Position position,
        int failed,
        Optional<Instant> next,
        Optional<Replay> replay) {

    /// @param number the last movement
    public static Progress at(long number, Position position) {
        return new Progress(number, position, 0, Optional.empty(), Optional.empty());
    }

    /// Movements that are told once more.
    ///
    /// @param after the number of the last one done
    /// @param last the number of the last one meant
    /// @param from those that happened then or later
    /// @param until and earlier than this
    public record Replay(long after, long last, Instant from, Instant until) {

        private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

        /// One movement, whenever it happened.
        static Replay of(long number) {
            return new Replay(number - 1, number, EVER, NEVER);
        }

        boolean means(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    public boolean isFailing() {
        return failed > 0;
    }

    Progress told(long through, Position by) {
        return new Progress(
                through, by.isAfter(position) ? by : position, 0, Optional.empty(), replay);
    }

    Progress toldAgain(long through) {
        return with(replay.map(one -> new Replay(through, one.last(), one.from(), one.until())));
    }

    Progress refused(Optional<Instant> again) {
        return new Progress(number, position, failed + 1, again, replay);
    }

    /// Nothing was tried yet.
    Progress fresh() {
        return new Progress(number, position, 0, Optional.empty(), replay);
    }

    Progress with(Optional<Replay> other) {
        return new Progress(number, position, 0, Optional.empty(), other);
    }
}
