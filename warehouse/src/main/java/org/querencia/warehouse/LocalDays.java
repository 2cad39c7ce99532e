package org.querencia.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Days of the workspace's time zone, for SQL.
///
/// The zone's rules are the JDK's, written out as the few offsets in force in the time asked about:
/// one set of rules for the whole program, and plain arithmetic for every row.
record LocalDays(ZoneId zone) {

    /// When the day begins, in microseconds; clocks that skip midnight begin it later.
    long start(LocalDate day) {
        return Micros.of(day.atStartOfDay(zone).toInstant());
    }

    /// The day in which an instant lies.
    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /// An instant that lies in the day for sure.
    Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(zone).toInstant();
    }

    long startOr(Optional<LocalDate> day, long otherwise) {
        return day.map(this::start).orElse(otherwise);
    }

    /// An expression for the local day of the column `timestamp`, right from `first` to `last`.
    String expression(Instant first, Instant last) {
        return "CAST(%s AS DATE)".formatted(local(first, last));
    }

    /// An expression for what the zone's clock showed at the column `timestamp`, in the same way.
    String local(Instant first, Instant last) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(first);
        while (next != null && !next.getInstant().isAfter(last)) {
            transitions.addFirst(next);
            next = rules.nextTransition(next.getInstant());
        }
        StringBuilder seconds = new StringBuilder();
        for (ZoneOffsetTransition transition : transitions) {
            seconds.append(
                    "WHEN timestamp >= make_timestamp(%d) THEN %d "
                            .formatted(
                                    Micros.of(transition.getInstant()),
                                    transition.getOffsetAfter().getTotalSeconds()));
        }
        ZoneOffset offset = rules.getOffset(first);
        return transitions.isEmpty()
                ? "(timestamp + to_seconds(%d))".formatted(offset.getTotalSeconds())
                : "(timestamp + to_seconds(CASE %sELSE %d END))"
                        .formatted(seconds, offset.getTotalSeconds());
    }
}
