package org.querencia.runtime.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.querencia.runtime.measure.Asking;

/// What a measure is to come to, as somebody said it. A later word about the same aim takes its
/// place; one without a value gives it up.
///
/// @param id a UUID
/// @param measure its key
/// @param period as [Term] reads it: `month` for every month, `2026-12` for that one
/// @param filters as `channel=web`, sorted; empty for all
/// @param value in the measure's unit, of money in major units, of shares 0.25 for a quarter
/// @param author an e-mail of a user or the name of an API token
public record Target(
        String id,
        String measure,
        String period,
        List<String> filters,
        Optional<BigDecimal> value,
        String author,
        Instant made)
        implements Kept {

    public static final int FILTERS_MAX = 5;
    private static final int FILTER_LENGTH_MAX = 200;
    static final BigDecimal VALUE_MAX = new BigDecimal("1e15");
    static final int SCALE_MAX = 9;

    /// What is aimed at: later words about the same one take the place of former ones.
    public record Aim(String measure, String period, List<String> filters) {}

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Target {
        period = Term.read(period).text();
        filters = filters.stream().map(String::strip).distinct().sorted().toList();
        if (filters.size() > FILTERS_MAX) {
            throw new IllegalArgumentException("filter: at most %d".formatted(FILTERS_MAX));
        }
        filters.forEach(filter -> Said.words("filter", filter, FILTER_LENGTH_MAX));
        Asking.question(Optional.empty(), Optional.empty(), "", filters);
        value = value.map(Target::plain);
        made = made.truncatedTo(ChronoUnit.MICROS);
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.abs().compareTo(VALUE_MAX) > 0 || plain.scale() > SCALE_MAX) {
            throw new IllegalArgumentException(
                    "value: '%s': expected at most 1e15, with at most %d decimals"
                            .formatted(value, SCALE_MAX));
        }
        return new BigDecimal(plain.toPlainString());
    }

    public Aim aim() {
        return new Aim(measure, period, filters);
    }

    public Term term() {
        return Term.read(period);
    }
}
