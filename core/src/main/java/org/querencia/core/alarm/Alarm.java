package org.querencia.core.alarm;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something a sensor was set up for, from when it was noticed until it is over: one alarm, however
/// long it lasts.
///
/// @param id made of the sensor, its version and the period that raised it, so that looking twice
///   makes the same
/// @param title the sensor's name then
/// @param raised when it was noticed
/// @param since the first period that was off
/// @param first what raised it
/// @param latest what was found last
/// @param cause where most of it comes from, if that can be said
/// @param acts what people did about it, in order; at most [#ACTS_MAX]
/// @param over when it ended; empty while it lasts
public record Alarm(
        String id,
        String sensor,
        int version,
        String title,
        Subject subject,
        Step step,
        Condition condition,
        Instant raised,
        LocalDateTime since,
        Finding first,
        Finding latest,
        Optional<Share> cause,
        List<Act> acts,
        Optional<Instant> over) {

    /// Beyond, acts are refused: nobody needs more.
    public static final int ACTS_MAX = 100;

    /// What may be done about it.
    public sealed interface Act {
        Instant at();

        /// Somebody knows, and takes care.
        record Acknowledged(String by, Instant at) implements Act {}

        /// Nobody wants to hear of it until `until`.
        record Muted(String by, Instant at, Instant until) implements Act {}

        /// The time it was muted for is over, and it lasts still.
        record Resumed(Instant at) implements Act {}
    }

    public enum State {
        OPEN,
        ACKNOWLEDGED,
        MUTED,
        OVER;

        /// As programs and people write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Alarm {
        acts = List.copyOf(acts);
    }

    /// Muted ones are so until they are [Act.Resumed], at most a look of the sensor later than
    /// asked for.
    public State state() {
        if (over.isPresent()) {
            return State.OVER;
        }
        return acts.isEmpty()
                ? State.OPEN
                : switch (acts.getLast()) {
                    case Act.Acknowledged _ -> State.ACKNOWLEDGED;
                    case Act.Muted _ -> State.MUTED;
                    case Act.Resumed _ -> State.OPEN;
                };
    }

    /// Throws [IllegalArgumentException] when it is over, or people did too much about it already.
    public Alarm with(Act act) {
        if (over.isPresent()) {
            throw new IllegalArgumentException("alarm '%s' is over".formatted(id));
        }
        if (acts.size() >= ACTS_MAX) {
            throw new IllegalArgumentException(
                    "alarm '%s': %d acts already".formatted(id, acts.size()));
        }
        List<Act> more = new ArrayList<>(acts);
        more.add(act);
        return new Alarm(
                id, sensor, version, title, subject, step, condition, raised, since, first, latest,
                cause, more, over);
    }

    public Alarm with(Share cause) {
        return new Alarm(
                id,
                sensor,
                version,
                title,
                subject,
                step,
                condition,
                raised,
                since,
                first,
                latest,
                Optional.of(cause),
                acts,
                over);
    }

    Alarm with(Finding newest) {
        return new Alarm(
                id, sensor, version, title, subject, step, condition, raised, since, first, newest,
                cause, acts, over);
    }

    Alarm over(Instant at) {
        return new Alarm(
                id,
                sensor,
                version,
                title,
                subject,
                step,
                condition,
                raised,
                since,
                first,
                latest,
                cause,
                acts,
                Optional.of(at));
    }

    /// Whether it was muted for a time that has passed.
    boolean isToResume(Instant now) {
        return state() == State.MUTED
                && acts.getLast() instanceof Act.Muted(var _, var _, Instant until)
                && !until.isAfter(now);
    }
}
