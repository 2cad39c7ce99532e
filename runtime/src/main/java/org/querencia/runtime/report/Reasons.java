package org.querencia.runtime.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Question.Only;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.report.Indicator.Reason;

/// Where most of a change lies. It is said only where parts explain the whole: of sums, whose parts
/// add up to it, and of shares and means, which are those of their parts weighed by their cases. Of
/// such a part `i` with weight `w` and value `v`, `w' (v' - V) - w (v - V)` is its contribution to
/// the change of the whole `V`; the contributions add up to it, and hold both what changed in the
/// part and that it became a larger or smaller one.
final class Reasons {

    /// In this order; of several that explain as much the first is told.
    private static final List<String> SPLITS =
            List.of("channel", "campaign", "category", "city", "seller");

    /// So much of the whole change must be one part's own.
    private static final double MOST = 0.5;

    /// What is divided may differ in its last digits.
    private static final double SAME = 1e-9;

    private final Measures measures;

    Reasons(Measures measures) {
        this.measures = measures;
    }

    /// @param value what the question comes to
    record Side(Question question, BigDecimal value) {}

    private record Part(double value, double weight) {
        static final Part NONE = new Part(0, 0);
    }

    /// @param weighs whether the whole is the mean of the parts, weighed by their cases
    /// @param adds whether it is their sum
    private record Parts(Map<String, Part> parts, double whole, boolean weighs, boolean adds) {}

    private record Found(Dimension dimension, String part, double share) {}

    Optional<Reason> find(Measure measure, Side now, Side before) {
        List<Found> found = new ArrayList<>();
        for (String name : SPLITS) {
            Dimension dimension = Dimension.of(name).orElseThrow();
            boolean narrowed =
                    now.question().only().stream()
                            .anyMatch(only -> only.dimension().equals(dimension));
            if (measure.knows(dimension) && !narrowed) {
                largest(measure, dimension, now, before).ifPresent(found::add);
            }
        }
        Optional<Found> best = Optional.empty();
        for (Found one : found) {
            if (best.isEmpty() || one.share() > best.get().share() + SAME) {
                best = Optional.of(one);
            }
        }
        return best.map(one -> reason(measure, now.question(), one));
    }

    private Reason reason(Measure measure, Question now, Found found) {
        List<Only> only = new ArrayList<>(now.only());
        only.add(new Only(found.dimension(), found.part()));
        return new Reason(
                found.dimension(),
                found.part(),
                measure.people().isBlank()
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                measures.people(measure, now.only(only), Measures.PEOPLE_MAX)
                                        .size()));
    }

    private Optional<Found> largest(Measure measure, Dimension dimension, Side now, Side before) {
        double change = now.value().subtract(before.value()).doubleValue();
        return contributions(parts(measure, dimension, now), parts(measure, dimension, before))
                .entrySet()
                .stream()
                // That nobody told where it belongs explains nothing.
                .filter(one -> !one.getKey().isEmpty())
                .map(one -> new Found(dimension, one.getKey(), one.getValue() / change))
                .filter(one -> one.share() >= MOST)
                .max((one, other) -> Double.compare(one.share(), other.share()));
    }

    /// Empty where the parts do not explain the whole, or there is one part only.
    private static Map<String, Double> contributions(Parts now, Parts before) {
        Set<String> names = new HashSet<>(now.parts().keySet());
        names.addAll(before.parts().keySet());
        boolean weighs = now.weighs() && before.weighs();
        boolean adds = now.adds() && before.adds();
        if (names.size() < 2 || !(weighs || adds)) {
            return Map.of();
        }
        Map<String, Double> contributions = new LinkedHashMap<>();
        for (String name : names) {
            Part is = now.parts().getOrDefault(name, Part.NONE);
            Part was = before.parts().getOrDefault(name, Part.NONE);
            contributions.put(
                    name,
                    weighs
                            ? is.weight() * (is.value() - before.whole())
                                    - was.weight() * (was.value() - before.whole())
                            : is.value() - was.value());
        }
        return contributions;
    }

    private Parts parts(Measure measure, Dimension dimension, Side side) {
        List<Answer.Row> rows =
                measures.answer(measure, side.question().by(List.of(dimension))).rows();
        BigDecimal sum = BigDecimal.ZERO;
        double weighed = 0;
        double cases = 0;
        for (Answer.Row row : rows) {
            BigDecimal value = row.value().orElse(BigDecimal.ZERO);
            sum = sum.add(value);
            weighed += value.doubleValue() * row.sample().orElse(0);
            cases += row.sample().orElse(0);
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Answer.Row row : rows) {
            parts.put(
                    row.cells().getFirst(),
                    new Part(
                            row.value().map(BigDecimal::doubleValue).orElse(0.0),
                            cases == 0 ? 0 : row.sample().orElse(0) / cases));
        }
        double whole = side.value().doubleValue();
        return new Parts(
                parts,
                whole,
                cases > 0 && Math.abs(weighed / cases - whole) <= SAME * Math.abs(whole),
                sum.compareTo(side.value()) == 0);
    }
}
