package org.querencia.runtime.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

/// How a measure stands in a period: what it comes to, its path, what changed and where.
///
/// @param value of the whole period; empty where there is nothing to measure
/// @param before the same of the period before
/// @param sample how many cases the value rests on, where the measure says so
/// @param path its values period by period, the first first
/// @param reason where most of the change lies; empty where no part of the company explains it
/// @param standing how the target of these days stands
/// @param wrong why it cannot be told so; empty when it can
/// @param at when it was reckoned
public record Indicator(
        Optional<BigDecimal> value,
        Optional<BigDecimal> before,
        OptionalLong sample,
        List<Point> path,
        Optional<Reason> reason,
        Optional<Standing> standing,
        String wrong,
        Instant at) {

    public Indicator {
        path = List.copyOf(path);
    }

    /// @param period as its grain writes it
    public record Point(String period, BigDecimal value) {}

    /// @param part what the dimension says of those in whom most of the change lies
    /// @param people how many are behind that part's figure now, as far as they are counted
    public record Reason(Dimension dimension, String part, OptionalLong people) {}

    /// @param from the first day of the target's period
    /// @param to its last day
    /// @param value what came by now
    /// @param elapsed the share of the period's days that have begun
    public record Standing(
            Target target,
            LocalDate from,
            LocalDate to,
            Optional<BigDecimal> value,
            double elapsed) {}

    /// What is to be reckoned.
    ///
    /// @param now the whole period, without columns
    /// @param before the same of as many days before; empty where there is no first day
    /// @param step of the path
    /// @param target of these days
    public record Asked(
            Measure measure,
            Question now,
            Optional<Question> before,
            Grain step,
            Optional<Target> target) {}

    /// Whether the value rests on too little to say much.
    public boolean few(Measure measure) {
        return value.isPresent() && sample.orElse(measure.minimum()) < measure.minimum();
    }
}
