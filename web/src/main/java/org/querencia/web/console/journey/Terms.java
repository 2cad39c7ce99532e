package org.querencia.web.console.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.stage.StageFigures.Period;
import org.querencia.web.console.frame.Form;

/// What the figures of a model look at, as the address says it.
///
/// @param period code of the days until now
/// @param within code of how long after they came to a stage people may go on
public record Terms(String period, String within) {
    public static final List<String> PERIODS = List.of("7d", "30d", "90d", "12m");
    public static final List<String> WITHIN = List.of("7d", "30d", "90d");
    private static final String USUAL = "30d";

    private static final Map<String, Integer> DAYS =
            Map.of("7d", 7, "30d", 30, "90d", 90, "12m", 365);

    static Terms of(Form query) {
        return new Terms(
                query.text("period").filter(PERIODS::contains).orElse(USUAL),
                query.text("within").filter(WITHIN::contains).orElse(USUAL));
    }

    Period until(Instant now) {
        return new Period(now.minus(days(period)), now);
    }

    Duration time() {
        return days(within);
    }

    /// As it stands in an address.
    public String query() {
        return "period=%s&within=%s".formatted(period, within);
    }

    public Terms over(String other) {
        return new Terms(other, within);
    }

    public Terms in(String other) {
        return new Terms(period, other);
    }

    private static Duration days(String code) {
        return Duration.ofDays(DAYS.getOrDefault(code, 30));
    }
}
