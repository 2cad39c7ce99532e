package org.querencia.runtime.warehouse;

import java.time.Duration;
import org.querencia.runtime.warehouse.Overviews.Period;

/// Which ways are looked at.
///
/// @param steps how many of the commonest steps; the others are as if they had not happened
/// @param pagesByName whether pages and screens are told apart
/// @param start ways begin with the first of these steps, and who did it not is left out; empty for
///   any
/// @param end ways end with the first of these after the beginning; empty for none
/// @param channel of the events looked at; empty for all
/// @param among only these people
/// @param quiet who did nothing for so long will not go on
public record Walk(
        Period period,
        int steps,
        boolean pagesByName,
        String start,
        String end,
        String channel,
        Among among,
        Duration quiet) {

    public static final int STEPS_MAX = 30;

    /// What ways are looked at for, unless something else is said.
    public static final String GOAL = "Order Completed";

    public static final int STEPS = 12;
    public static final Duration QUIET = Duration.ofDays(30);

    /// Throws [IllegalArgumentException] that says what cannot be asked.
    public Walk {
        if (steps < 2 || steps > STEPS_MAX) {
            throw new IllegalArgumentException(
                    "steps: %d: expected 2 to %d".formatted(steps, STEPS_MAX));
        }
        if (quiet.isNegative() || quiet.compareTo(Duration.ofDays(3_660)) > 0) {
            throw new IllegalArgumentException("quiet: expected 0 days to ten years");
        }
    }

    /// Whoever ended with it arrived.
    public String goal() {
        return end.isEmpty() ? GOAL : end;
    }

    /// Whether this step is never among those left out.
    public boolean keeps(String step) {
        return step.equals(start) || step.equals(end);
    }
}
