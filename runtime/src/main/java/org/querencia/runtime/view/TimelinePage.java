package org.querencia.runtime.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.warehouse.Timelines;

/// A page of what happened with a person, newest first.
///
/// @param next where the next page begins; empty on the last one
public record TimelinePage(List<Entry> entries, Optional<Cursor> next) {

    public static final int LIMIT_MAX = 500;

    public sealed interface Entry {
        Instant at();

        Position position();
    }

    /// An event as it was collected.
    public record Happened(Logged<Event> logged) implements Entry {
        @Override
        public Instant at() {
            return logged.fact().timestamp();
        }

        @Override
        public Position position() {
            return logged.position();
        }
    }

    /// What the engine concluded.
    ///
    /// @param undone whether it holds no more: who became one are two people now, or who was split
    ///   is one again
    public record Concluded(JournalRow row, boolean undone) implements Entry {
        @Override
        public Instant at() {
            return row.at();
        }

        @Override
        public Position position() {
            return row.position();
        }
    }

    /// After which entry to go on.
    ///
    /// @param ordinal 0 for an event; what was concluded from the same fact at the same time is
    ///   counted from 1
    public record Cursor(Instant at, Position position, int ordinal) {}

    /// What to show.
    ///
    /// @param filter of events
    /// @param derived whether to show what the engine concluded too
    public record Query(
            Timelines.Filter filter, boolean derived, Optional<Cursor> after, int limit) {
        public Query {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException(
                        "limit %d: expected 1 to %d".formatted(limit, LIMIT_MAX));
            }
        }
    }
}
