package org.querencia.core.measure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Steps people go through, asked of what they did. Somebody enters with their first event of the
/// first step in the period (of any step, where they are in no order), and has so much time for
/// each further one; of several attempts the first counts.
///
/// @param ordered whether each step must come after the one before; else within the time of the
///   step from the start, in any order
/// @param without events that end the way when they come between two steps
/// @param by dimension of the entering event that tells people apart; `channel`, `source`,
///   `campaign` or a trait
public record Funnel(
        List<Step> steps,
        boolean ordered,
        List<String> without,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Dimension> by) {

    public static final int STEPS_MIN = 2;
    public static final int STEPS_MAX = 12;
    public static final int WITHOUT_MAX = 5;
    public static final Duration WITHIN_MAX = Duration.ofDays(3_660);

    /// @param event the name of a track call, page or screen
    /// @param within how long after the step before; of the first step it says nothing
    public record Step(String event, Duration within) {}

    /// Throws [IllegalArgumentException] that says what cannot be asked.
    public Funnel {
        steps = List.copyOf(steps);
        without = List.copyOf(without);
        if (steps.size() < STEPS_MIN || steps.size() > STEPS_MAX) {
            throw new IllegalArgumentException(
                    "step: expected %d to %d steps, not %d"
                            .formatted(STEPS_MIN, STEPS_MAX, steps.size()));
        }
        if (without.size() > WITHOUT_MAX) {
            throw new IllegalArgumentException("without: at most %d events".formatted(WITHOUT_MAX));
        }
        for (Step step : steps) {
            if (step.event().isBlank()) {
                throw new IllegalArgumentException("step: the name of an event is missing");
            }
            if (step.within().isNegative()
                    || step.within().isZero()
                    || step.within().compareTo(WITHIN_MAX) > 0) {
                throw new IllegalArgumentException(
                        "within: expected more than none and at most ten years");
            }
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw new IllegalArgumentException(
                    "to: '%s': expected a day not before %s".formatted(to.get(), from.get()));
        }
    }

    /// How far people came.
    ///
    /// @param part what `by` says of them; empty for what is not known, or where nothing is told
    ///   apart
    /// @param reached how many came as far as each step
    /// @param open of those who came no further, how many have time left
    /// @param lost of those who came no further, how many have not
    /// @param median time from the step before; empty where nobody reached it, and of the first
    public record Reached(
            String part,
            List<Long> reached,
            List<Long> open,
            List<Long> lost,
            List<Optional<Duration>> median) {
        public Reached {
            reached = List.copyOf(reached);
            open = List.copyOf(open);
            lost = List.copyOf(lost);
            median = List.copyOf(median);
        }
    }
}
