package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is usual for a period: the median of the same weekday (and hour) in the [#WEEKS] weeks
/// before, and how much noise there is around such medians.
///
/// Medians and the median absolute deviation, so that neither last week's promotion nor the very
/// thing that goes wrong bends what is usual: half of the values may be anything (Rousseeuw and
/// Croux, Alternatives to the Median Absolute Deviation, JASA 88, 1993; Leys et al., Journal of
/// Experimental Social Psychology 49, 2013). The noise is taken from the deviations of all periods
/// of a like size, each from its own weekday's median and in proportion to it: eight values of one
/// weekday say little about noise, fifty-six say enough.
///
/// @param expected the usual value
/// @param spread of the noise, as a standard deviation; above 0
public record Baseline(double expected, double spread) {

    public static final int WEEKS = 8;

    /// Fewer weeks than these say nothing.
    public static final int WEEKS_MIN = 4;

    /// Makes the median absolute deviation a standard deviation, of normal noise.
    private static final double NORMAL = 1.4826;

    /// Deviations from a median of so few values are smaller than those from the truth; found by
    /// simulation for [#WEEKS].
    private static final double FEW = 1.1;

    /// Nothing a company does is steadier than this share.
    private static final double SHARE_MIN = 0.02;

    /// Of a like size is from a quarter to four times.
    private static final double LIKE = 4;

    /// Empty where there is too little history before `period`.
    public static Optional<Baseline> of(Series series, LocalDateTime period) {
        Optional<Double> own = median(series, period, period);
        return own.map(expected -> new Baseline(expected, spread(series, period, expected)));
    }

    /// How many spreads a value is from the usual; below 0 when it is less.
    public double score(double value) {
        return (value - expected) / spread;
    }

    private static double spread(Series series, LocalDateTime period, double expected) {
        Map<LocalDateTime, Optional<Double>> medians = new HashMap<>();
        List<Double> deviations = new ArrayList<>();
        LocalDateTime from = period.minusWeeks(WEEKS);
        series.values()
                .subMap(from, period)
                .forEach((at, value) -> {
                    LocalDateTime slot = slot(at, period);
                    medians.computeIfAbsent(slot, _ -> median(series, slot, period))
                            .filter(median -> alike(median, expected))
                            .ifPresent(median ->
                                    deviations.add(Math.abs(value - median) / atLeastOne(median)));
                });
        double share = deviations.isEmpty() ? 0 : NORMAL * FEW * middle(deviations);
        double noise = Math.max(share, SHARE_MIN) * atLeastOne(expected);
        return Math.max(noise, series.counted() ? Math.sqrt(atLeastOne(expected)) : 0);
    }

    /// The period of the same weekday and hour as `at` in the week that begins with `period`, whose
    /// weeks before are those of `at`.
    private static LocalDateTime slot(LocalDateTime at, LocalDateTime period) {
        LocalDateTime slot = at;
        while (slot.isBefore(period)) {
            slot = slot.plusWeeks(1);
        }
        return slot;
    }

    private static Optional<Double> median(
            Series series, LocalDateTime slot, LocalDateTime before) {
        List<Double> values = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            LocalDateTime at = slot.minusWeeks(week);
            if (at.isBefore(before)) {
                series.at(at).ifPresent(values::add);
            }
        }
        return values.size() < WEEKS_MIN ? Optional.empty() : Optional.of(middle(values));
    }

    /// The median; of an even number of values between the two in the middle.
    public static double middle(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static boolean alike(double median, double expected) {
        double one = atLeastOne(median);
        double other = atLeastOne(expected);
        return one <= other * LIKE && other <= one * LIKE;
    }

    private static double atLeastOne(double median) {
        return Math.max(1, Math.abs(median));
    }
}
