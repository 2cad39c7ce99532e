package org.querencia.runtime.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// What a measure usually comes to in an industry, as somebody read it somewhere. None ships: a
/// number without a source is no benchmark.
///
/// @param id a UUID
/// @param measure its key
/// @param low in the measure's unit; the same as `high` where it is one value
/// @param source where it was read: a study, an address
/// @param day of the source
/// @param author who brought it
public record Benchmark(
        String id,
        String measure,
        String industry,
        BigDecimal low,
        BigDecimal high,
        String source,
        LocalDate day,
        String author,
        Instant made)
        implements Kept {

    private static final int INDUSTRY_LENGTH_MAX = 100;
    private static final int SOURCE_LENGTH_MAX = 500;

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Benchmark {
        industry = Said.words("industry", industry, INDUSTRY_LENGTH_MAX);
        source = Said.words("source", source, SOURCE_LENGTH_MAX);
        low = Target.plain(low);
        high = Target.plain(high);
        if (high.compareTo(low) < 0) {
            throw new IllegalArgumentException(
                    "high: '%s': expected no less than the low end, %s"
                            .formatted(high.toPlainString(), low.toPlainString()));
        }
        made = made.truncatedTo(ChronoUnit.MICROS);
    }
}
