package org.querencia.web.console.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Days;
import org.querencia.web.console.frame.Form;

/// The days a view looks at, as its address says them: `period=30d`, or `from` and `to`.
///
/// @param code of the usual ones; `custom` for days of the reader's own
public record Span(String code, Optional<LocalDate> from, Optional<LocalDate> to) {
    public static final List<String> USUAL = List.of("today", "7d", "30d", "90d", "12m", "all");
    private static final String CUSTOM = "custom";

    static Span of(Form query, Instant now, ZoneId zone) {
        return of(query, now, zone, "30d");
    }

    /// @param usual the code of the days a view looks at whose address says none
    public static Span of(Form query, Instant now, ZoneId zone, String usual) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Days days = Days.of(query);
        if (days.any()) {
            return new Span(CUSTOM, days.from(), days.to());
        }
        return switch (query.text("period").orElse(usual)) {
            case "today" -> since("today", today, today);
            case "7d" -> since("7d", today.minusDays(6), today);
            case "90d" -> since("90d", today.minusDays(89), today);
            case "12m" -> since("12m", today.minusMonths(12).plusDays(1), today);
            case "all" -> new Span("all", Optional.empty(), Optional.empty());
            default -> since("30d", today.minusDays(29), today);
        };
    }

    Period period() {
        return new Period(from, to);
    }

    /// As many days just before, to compare with; empty when there is no first day.
    public Optional<Period> before(LocalDate today) {
        return from.map(first -> {
            LocalDate last = to.orElse(today);
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            return new Period(Optional.of(first.minusDays(days)), Optional.of(first.minusDays(1)));
        });
    }

    public boolean custom() {
        return code.equals(CUSTOM);
    }

    /// As it stands in an address.
    public String query() {
        if (!custom()) {
            return "period=" + code;
        }
        return new Days(from, to).query();
    }

    private static Span since(String code, LocalDate from, LocalDate to) {
        return new Span(code, Optional.of(from), Optional.of(to));
    }
}
