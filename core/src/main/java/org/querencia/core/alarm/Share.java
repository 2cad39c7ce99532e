package org.querencia.core.alarm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One part of a figure that makes up most of its deviation.
///
/// @param dimension by what the figure was told apart, such as `channel`
/// @param key which part, such as `web`; empty for what told none
/// @param part of the deviation it makes up, from [#PART_MIN]; above 1 where others made up for it
public record Share(String dimension, String key, double value, double expected, double part) {

    /// Less explains nothing.
    static final double PART_MIN = 0.5;

    /// A part that grew or shrank just like the whole explains nothing either.
    private static final double SURPRISE_MIN = 0.005;

    /// What a part of the figure came to, and what was usual.
    public record Told(String dimension, String key, double value, double expected) {}

    /// The likely cause: of the parts that explain at least half of the deviation the one whose
    /// weight in the whole changed most. Empty where no part stands out.
    ///
    /// Explanatory power and surprise as in Bhagwan et al., Adtributor: Revenue Debugging in
    /// Advertising Systems, NSDI 2014, for one part at a time.
    public static Optional<Share> likely(List<Told> parts) {
        Map<String, double[]> wholes = new TreeMap<>();
        for (Told part : parts) {
            double[] whole = wholes.computeIfAbsent(part.dimension(), _ -> new double[2]);
            whole[0] += part.value();
            whole[1] += part.expected();
        }
        return parts.stream()
                .map(part ->
                        new Candidate(part, wholes.getOrDefault(part.dimension(), new double[2])))
                .filter(one -> one.explained() >= PART_MIN && one.surprise() >= SURPRISE_MIN)
                .max(
                        Comparator.comparingDouble(Candidate::surprise)
                                .thenComparing(one -> one.part().dimension())
                                .thenComparing(one -> one.part().key()))
                .map(one ->
                        new Share(
                                one.part().dimension(),
                                one.part().key(),
                                one.part().value(),
                                one.part().expected(),
                                one.explained()));
    }

    private record Candidate(Told part, double value, double expected) {

        Candidate(Told part, double[] whole) {
            this(part, whole[0], whole[1]);
        }

        double explained() {
            double deviation = value - expected;
            return deviation == 0 ? 0 : (part.value() - part.expected()) / deviation;
        }

        /// The Jensen-Shannon divergence of this part: between its weight then and now.
        double surprise() {
            double before = expected == 0 ? 0 : part.expected() / expected;
            double now = value == 0 ? 0 : part.value() / value;
            double middle = (before + now) / 2;
            return middle == 0 ? 0 : (term(before, middle) + term(now, middle)) / 2;
        }

        private static double term(double weight, double middle) {
            return weight <= 0 ? 0 : weight * Math.log(weight / middle);
        }
    }
}
