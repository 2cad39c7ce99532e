package org.querencia.runtime.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.core.measure.Grain;

/// For which days a target is: every period of a length, or one of them.
///
/// @param text `month` for every month; `2026-12`, `2026-Q4`, `2026` or `2026-12-24` for one
public record Term(String text, Grain grain, Optional<LocalDate> only) {

    /// Days and weeks are written alike, so a single week has no name here.
    private static final List<Grain> NAMED =
            List.of(Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.DAY);

    /// Both included.
    public record Days(LocalDate from, LocalDate to) {
        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /// Throws [IllegalArgumentException] for what is no period.
    public static Term read(String text) {
        String said = text.strip();
        Optional<Grain> every = Grain.of(said);
        if (every.isPresent()) {
            return new Term(said, every.get(), Optional.empty());
        }
        for (Grain grain : NAMED) {
            Optional<LocalDate> start = grain.parse(said);
            if (start.isPresent()) {
                return new Term(said, grain, start);
            }
        }
        throw new IllegalArgumentException(
                "period: '%s': expected day, week, month, quarter or year for every one, or one such as 2026-12, 2026-Q4 or 2026"
                        .formatted(said));
    }

    /// The period it speaks of on this day: the one that holds it, or the only one.
    public Days days(LocalDate today) {
        LocalDate from = only.orElseGet(() -> grain.start(today));
        return new Days(from, grain.plus(from, 1).minusDays(1));
    }
}
