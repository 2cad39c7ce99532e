package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tells of a [Linked] what people want to see of it. Weights are told in bits: each doubles the
/// odds.
public final class Told {

    private static final double BIT = Math.log(2);

    /// A field that adds less than this to the usual pair of one entity might as well be left out.
    private static final double INFORMATION_MIN_BITS = 0.3;

    private static final int HISTOGRAM_FROM_BITS = -6;
    private static final int HISTOGRAM_BARS = 48;

    private final Linked linked;
    private final Model model;

    public Told(Linked linked) {
        this.linked = linked;
        this.model = linked.model();
    }

    /// @param among the share of pairs of one entity at this level
    /// @param apart the share of pairs of two
    /// @param bits what it weighs
    public record Level(String words, double among, double apart, double bits) {}

    /// @param filled the share of records that have it
    /// @param toldBy the commoner field on which it hangs
    /// @param information what it adds on average to a pair of one entity, in bits
    public record FieldTold(
            String name,
            Kind kind,
            int different,
            double filled,
            Optional<String> toldBy,
            double information,
            List<Level> levels) {}

    public List<FieldTold> fields() {
        List<FieldTold> fields = new ArrayList<>();
        for (int f = 0; f < model.size(); f++) {
            Field field = model.field(f);
            List<Level> levels = new ArrayList<>();
            double information = 0;
            for (int level = 0; level < model.m[f].length; level++) {
                double bits = model.base(f, level) / BIT;
                levels.add(
                        new Level(
                                field.levels().get(level).words(),
                                model.m[f][level],
                                model.u[f][level],
                                bits));
                information += model.m[f][level] * bits;
            }
            fields.add(
                    new FieldTold(
                            field.name,
                            field.kind,
                            field.values.length,
                            (double) field.filled / field.codes.length,
                            model.parent[f] < 0
                                    ? Optional.empty()
                                    : Optional.of(model.field(model.parent[f]).name),
                            information,
                            levels));
        }
        return fields;
    }

    /// Of the field at that place.
    public String name(int field) {
        return model.field(field).name;
    }

    /// @param fromBits the left end of the first bar; each is a bit wide, the last open
    public record Histogram(int fromBits, long[] pairs) {}

    /// How many of the pairs kept have which odds.
    public Histogram histogram() {
        long[] pairs = new long[HISTOGRAM_BARS];
        Edges edges = linked.edges();
        for (int e = 0; e < edges.count(); e++) {
            int bar = (int) Math.floor(edges.odds(e) / BIT) - HISTOGRAM_FROM_BITS;
            pairs[Math.clamp(bar, 0, HISTOGRAM_BARS - 1)]++;
        }
        return new Histogram(HISTOGRAM_FROM_BITS, pairs);
    }

    /// What one field says of a pair.
    public record Part(String field, String left, String right, double bits) {}

    /// Two records worth a look.
    ///
    /// @param together whether they were put into one cluster
    public record Pair(
            int left, int right, double probability, boolean together, List<Part> parts) {}

    /// The pairs of which it is least sure, those first where pair and cluster say otherwise.
    public List<Pair> doubtful(int most) {
        Edges edges = linked.edges();
        double least = Math.log(linked.threshold() / (1 - linked.threshold()));
        record Doubt(int edge, double sure) {}
        List<Doubt> doubts = new ArrayList<>();
        for (int e = 0; e < edges.count(); e++) {
            double sure = Math.abs(edges.odds(e) - least);
            boolean linkedByPair = edges.odds(e) >= least;
            boolean together = together(e);
            doubts.add(new Doubt(e, linkedByPair == together ? sure : sure / 2));
        }
        return doubts.stream()
                .sorted(Comparator.comparingDouble(Doubt::sure).thenComparingInt(Doubt::edge))
                .limit(most)
                .map(doubt -> pair(doubt.edge()))
                .toList();
    }

    private boolean together(int edge) {
        int left = linked.row(linked.edges().left(edge));
        int right = linked.row(linked.edges().right(edge));
        return linked.entities()[left] == linked.entities()[right];
    }

    private Pair pair(int edge) {
        int left = linked.edges().left(edge);
        int right = linked.edges().right(edge);
        List<Part> parts = new ArrayList<>();
        for (int f = 0; f < model.size(); f++) {
            Field field = model.field(f);
            parts.add(
                    new Part(
                            field.name,
                            value(field, left),
                            value(field, right),
                            model.part(f, left, right) / BIT));
        }
        return new Pair(
                linked.row(left),
                linked.row(right),
                Model.probability(linked.edges().odds(edge)),
                together(edge),
                parts);
    }

    private static String value(Field field, int row) {
        return field.codes[row] < 0 ? "" : field.values[field.codes[row]];
    }

    /// Something that is amiss with the data.
    public sealed interface Amiss {
        /// A sentence in English.
        String words();
    }

    public record NothingTells() implements Amiss {
        @Override
        public String words() {
            return "No column tells records apart: every value is the same or missing.";
        }
    }

    public record SaysLittle(String field) implements Amiss {
        @Override
        public String words() {
            return "'%s' says next to nothing of who is who; it might as well be ignored."
                    .formatted(field);
        }
    }

    public record NotSettled(int steps) implements Amiss {
        @Override
        public String words() {
            return "Learning did not settle in %d steps: there may be too few records of one"
                            .formatted(steps)
                    + " entity to learn from.";
        }
    }

    public record NoPairs() implements Amiss {
        @Override
        public String words() {
            return "No probable pairs were found to learn from.";
        }
    }

    List<Amiss> amiss() {
        if (model.size() == 0) {
            return List.of(new NothingTells());
        }
        List<Amiss> amiss = new ArrayList<>();
        for (FieldTold field : fields()) {
            if (field.information() < INFORMATION_MIN_BITS) {
                amiss.add(new SaysLittle(field.name()));
            }
        }
        if (!linked.course().learned().settled()) {
            amiss.add(new NotSettled(linked.course().learned().steps()));
        }
        if (linked.keys().isEmpty() || linked.course().learned().likely().isEmpty()) {
            amiss.add(new NoPairs());
        }
        return amiss;
    }
}
