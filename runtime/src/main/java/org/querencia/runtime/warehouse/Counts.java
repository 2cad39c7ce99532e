package org.querencia.runtime.warehouse;

import java.time.LocalDateTime;
import java.util.SortedMap;
import org.querencia.core.alarm.Step;

/// Figures period by period, as sensors watch them. Events marked as bots, staff or tests are left
/// out; orders are those that count, of everybody, identified or not.
public interface Counts {

    int PARTS_MAX = 1_000;

    enum Figure {
        EVENTS,
        ORDERS,
        /// In major units of the workspace's currency, at the last rate told by then; orders
        /// without one add nothing.
        REVENUE,
        /// People by when they were first seen.
        NEW_PEOPLE
    }

    /// By what a figure is told apart. Orders and new people know no event.
    enum By {
        SOURCE,
        CHANNEL,
        EVENT
    }

    /// What a figure is narrowed to; empty texts narrow nothing.
    ///
    /// @param source its key
    /// @param event the name of a track, page or screen call
    record Only(String source, String channel, String event) {
        public static final Only NOTHING = new Only("", "", "");
    }

    /// Whole periods on the workspace's clock.
    ///
    /// @param from the beginning of the first one
    /// @param to the beginning of the first one left out
    record Span(Step step, LocalDateTime from, LocalDateTime to) {}

    /// By the beginning of the period; those in which nothing was told are left out.
    SortedMap<LocalDateTime, Double> values(Figure figure, Only only, Span span);

    /// The whole span by parts, empty for what told none; at most the [#PARTS_MAX] largest.
    SortedMap<String, Double> parts(Figure figure, Only only, By by, Span span);
}
