package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// A figure, period by period. A period without a value is one of which nothing can be said, such
/// as an average of nothing, or one before anything was told; where nothing happened the value is
/// 0.
///
/// @param counted whether values count things that come by themselves, so that small ones have the
///   noise of small numbers
/// @param values by the beginning of their period
public record Series(Step step, boolean counted, SortedMap<LocalDateTime, Double> values) {

    public Series {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public OptionalDouble at(LocalDateTime period) {
        Double value = values.get(period);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// Values told for some periods, made whole: from the first period told until before `to`,
    /// those in between are 0.
    public static Series filled(
            Step step, boolean counted, Map<LocalDateTime, Double> told, LocalDateTime to) {
        TreeMap<LocalDateTime, Double> values = new TreeMap<>(told);
        if (!values.isEmpty()) {
            for (LocalDateTime period = values.firstKey();
                    period.isBefore(to);
                    period = step.plus(period, 1)) {
                values.putIfAbsent(period, 0.0);
            }
        }
        return new Series(step, counted, values.headMap(to));
    }
}
