package org.querencia.core.alarm;

import java.time.LocalDateTime;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/// Figures of a shop whose Saturdays are busy and whose Sundays are quiet.
final class Shop {

    /// A Monday.
    static final LocalDateTime MONDAY = LocalDateTime.parse("2026-03-02T00:00");

    private static final double[] WEEK = {1, 0.9, 0.95, 1.1, 1.3, 1.6, 0.4};

    private Shop() {}

    /// @param noise gives a value for what would be usual
    static Series days(int days, double usual, DoubleUnaryOperator noise) {
        TreeMap<LocalDateTime, Double> values = new TreeMap<>();
        for (int day = 0; day < days; day++) {
            values.put(MONDAY.plusDays(day), noise.applyAsDouble(usual * WEEK[day % WEEK.length]));
        }
        return new Series(Step.DAY, true, values);
    }

    static Series with(Series series, LocalDateTime period, double value) {
        TreeMap<LocalDateTime, Double> values = new TreeMap<>(series.values());
        values.put(period, value);
        return new Series(series.step(), series.counted(), values);
    }

    /// The share `left` of what would be from `period` on.
    static Series fallen(Series series, LocalDateTime period, double left) {
        TreeMap<LocalDateTime, Double> values = new TreeMap<>(series.values());
        values.tailMap(period).replaceAll((_, value) -> (double) Math.round(value * left));
        return new Series(series.step(), series.counted(), values);
    }

    /// Things that come by themselves.
    static double poisson(RandomGenerator random, double mean) {
        if (mean > 200) {
            return Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
        }
        double left = Math.exp(-mean);
        double chance = random.nextDouble();
        int count = 0;
        while (chance > left) {
            chance *= random.nextDouble();
            count++;
        }
        return count;
    }

    /// Things that come by themselves, on days that are good and bad by `spread`.
    static double moody(RandomGenerator random, double mean, double spread) {
        return poisson(
                random, mean * Math.exp(random.nextGaussian() * spread - spread * spread / 2));
    }
}
