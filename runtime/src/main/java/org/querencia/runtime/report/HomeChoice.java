package org.querencia.runtime.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The indicators somebody wants to see first.
///
/// @param id the e-mail of who chose
/// @param measures their keys, in the order in which they are read
public record HomeChoice(String id, List<String> measures, Instant made) implements Kept {

    /// More than these nobody takes in at a glance.
    public static final int MEASURES_MAX = 10;

    /// What stands there until somebody chooses: what comes in, who brings it, whether they come
    /// back, and what it costs.
    public static final List<String> USUAL =
            List.of(
                    "revenue",
                    "orders",
                    "average_ticket",
                    "customers",
                    "new_customers",
                    "repeat_rate",
                    "conversion",
                    "retention",
                    "cac_simple",
                    "ltv");

    /// Throws [IllegalArgumentException] for more than ten.
    public HomeChoice {
        measures = measures.stream().distinct().toList();
        if (measures.isEmpty() || measures.size() > MEASURES_MAX) {
            throw new IllegalArgumentException(
                    "measures: expected 1 to %d of them".formatted(MEASURES_MAX));
        }
        made = made.truncatedTo(ChronoUnit.MICROS);
    }
}
