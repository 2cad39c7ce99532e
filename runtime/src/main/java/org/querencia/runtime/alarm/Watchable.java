package org.querencia.runtime.alarm;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Share;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;

/// A figure that sensors can watch. Whatever gives one plugs in here. Safe from any thread.
public interface Watchable {

    /// The name under which it is watched, such as `orders`.
    String measure();

    /// By which names it may be narrowed, such as `channel`.
    Set<String> dimensions();

    /// Without which of them it cannot be watched.
    default Set<String> required() {
        return Set.of();
    }

    default Set<Step> steps() {
        return Set.of(Step.DAY);
    }

    Unit unit();

    /// Throws [IllegalArgumentException] that says what of the subject is not there (any more).
    default void requireKnown(Subject subject) {}

    /// Its values from the period that begins with `from` until before the one with `to`.
    Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to);

    /// What it finds in the latest days until before `to`, where it judges by more than a series;
    /// empty where the series says all.
    default Optional<List<Finding>> findings(Sensor sensor, LocalDateTime to) {
        return Optional.empty();
    }

    /// What its parts came to in a period and what was usual, to find the cause of a deviation;
    /// nothing where it has none.
    default List<Share.Told> parts(Subject subject, Step step, LocalDateTime period) {
        return List.of();
    }

    /// What its numbers are of.
    enum Unit {
        PIECES,
        /// Of the workspace's currency.
        MONEY,
        PERCENT
    }
}
