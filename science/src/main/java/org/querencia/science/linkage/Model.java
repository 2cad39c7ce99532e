package org.querencia.science.linkage;

import java.util.Arrays;
import java.util.List;

/// What agreement and disagreement in each field weigh: natural logarithms of how much likelier
/// they are among records of one entity (`m`) than of two (`u`), as in Fellegi and Sunter, 1969.
///
/// Level 0 weighs by the value: rare values say more (Newcombe 1959, Winkler 1989). Where a field
/// hangs on another (a postcode on its town), it weighs what it adds once the other agrees.
final class Model {

    /// What lies beyond is taken as this, so that one field never decides alone for ever.
    static final double WEIGHT_MAX = 18;

    /// What was done with somebody says at most so much of who they are.
    private static final double OTHER_WEIGHT_MAX = 6;

    private static final int JUDGES_MIN = 2;

    /// A level below equality weighs more for rare values too, though less clearly.
    private static final double RARITY_SHARE = 0.5;

    private static final double RARITY_MAX = 3;
    static final int BUCKETS = 20;

    final List<Field> fields;
    private final Field[] list;
    final double[][] m;
    final double[][] u;

    /// By field and by power of two of how many rows have a value: the logarithm of the share of
    /// pairs agreeing on it that are of two entities all the same.
    final double[][] chance;

    /// By field and level: what the logarithm of a value's frequency usually is.
    final double[][] usual;

    /// By field: the commoner field on which it hangs most, as a postcode on its town; -1 for none.
    final int[] parent;

    /// By field and level: how many pairs of one entity, and of two, were seen there.
    final double[][] seen;

    final double[][] seenApart;

    /// By field and level: the logarithm of how much likelier it is once the parent agrees, among
    /// pairs of two entities.
    final double[][] lift;

    /// The logarithm of the odds that two records taken at random are of one entity.
    double prior;

    /// By field: whether it is of who somebody is, so that the others are learned from it. All are
    /// where there are too few such fields.
    final boolean[] judges;

    private static final double UNSEEN_ROWS = 60;

    private final double[][] byValue;
    private final double[][] logs;
    private final double[][] weights;

    Model(List<Field> fields) {
        this.fields = List.copyOf(fields);
        this.list = fields.toArray(Field[]::new);
        int count = list.length;
        m = new double[count][];
        u = new double[count][];
        usual = new double[count][];
        lift = new double[count][];
        seen = new double[count][];
        seenApart = new double[count][];
        weights = new double[count][];
        byValue = new double[count][];
        logs = new double[count][];
        chance = new double[count][BUCKETS];
        parent = new int[count];
        Arrays.fill(parent, -1);
        judges = judges(list);
        for (int f = 0; f < count; f++) {
            int levels = list[f].levels().size();
            m[f] = list[f].levels().stream().mapToDouble(Comparison.Level::among).toArray();
            u[f] = new double[levels];
            usual[f] = new double[levels];
            lift[f] = new double[levels];
            seen[f] = new double[levels];
            seenApart[f] = new double[levels];
            logs[f] = new double[list[f].values.length];
            for (int value = 0; value < logs[f].length; value++) {
                logs[f][value] =
                        Math.log(list[f].counts[value] / (list[f].filled + unseen(list[f].kind)));
            }
        }
    }

    /// Rows with other values that are thought of beside those of the file (the prior of a
    /// Dirichlet distribution): in eight rows a telephone that comes twice is no common one.
    static double unseen(Kind kind) {
        return kind.identifies() ? UNSEEN_ROWS : 0;
    }

    private static boolean[] judges(Field[] fields) {
        boolean[] judges = new boolean[fields.length];
        int count = 0;
        for (int f = 0; f < judges.length; f++) {
            judges[f] = fields[f].kind.identifies();
            count += judges[f] ? 1 : 0;
        }
        if (count < JUDGES_MIN) {
            Arrays.fill(judges, true);
        }
        return judges;
    }

    int size() {
        return list.length;
    }

    Field field(int f) {
        return list[f];
    }

    static int bucket(int count) {
        return Math.min(BUCKETS - 1, 31 - Integer.numberOfLeadingZeros(Math.max(1, count)));
    }

    /// Makes the weights of what was learned.
    void settle() {
        for (int f = 0; f < list.length; f++) {
            weights[f] = new double[m[f].length];
            for (int level = 0; level < m[f].length; level++) {
                double known = seen[f][level] + seenApart[f][level];
                weights[f][level] =
                        bound(f, Math.log(m[f][level] / u[f][level])) * known / (known + 1);
            }
            double[] values = new double[list[f].values.length];
            for (int value = 0; value < values.length; value++) {
                values[value] =
                        bound(
                                f,
                                Math.log(m[f][0])
                                        - logs[f][value]
                                        - chance[f][bucket(list[f].counts[value])]);
            }
            byValue[f] = values;
        }
    }

    private double bound(int f, double weight) {
        return bound(weight, judges[f]);
    }

    static double bound(double weight, boolean judges) {
        return Math.clamp(weight, -WEIGHT_MAX, judges ? WEIGHT_MAX : OTHER_WEIGHT_MAX);
    }

    /// The weight of a level below equality.
    ///
    /// @param rarity how much rarer the commoner of both values is than there is usual, as a
    ///   logarithm
    static double below(double weight, double rarity) {
        return weight > 0
                ? weight
                        + Math.clamp(
                                RARITY_SHARE * rarity, -Math.min(weight, RARITY_MAX), RARITY_MAX)
                : weight;
    }

    /// The weight of two values of a field.
    double weight(int f, int a, int b) {
        return weight(f, list[f].level(a, b), a, b);
    }

    double weight(int f, int level, int a, int b) {
        return weightBy(f, level, a, Math.max(logs[f][a], logs[f][b]));
    }

    /// @param a one of the two values
    /// @param commoner the logarithm of how frequent the commoner of both is
    double weightBy(int f, int level, int a, double commoner) {
        return level == 0 ? byValue[f][a] : below(weights[f][level], usual[f][level] - commoner);
    }

    /// The weight where the field's parent agrees.
    double weightGiven(int f, int level, int a, int b) {
        return weight(f, level, a, b) - lift[f][level];
    }

    double logFrequency(int f, int value) {
        return logs[f][value];
    }

    double base(int f, int level) {
        return weights[f][level];
    }

    /// The evidence that two records are of one entity: the sum over the fields both have.
    double evidence(int i, int j) {
        double sum = 0;
        for (int f = 0; f < list.length; f++) {
            sum += part(f, i, j);
        }
        return sum;
    }

    /// What one field adds to [#evidence]; 0 where one of the two lacks it.
    double part(int f, int i, int j) {
        int a = list[f].codes[i];
        int b = list[f].codes[j];
        if (a < 0 || b < 0) {
            return 0;
        }
        int level = list[f].level(a, b);
        return parent[f] >= 0 && agree(parent[f], i, j)
                ? weightGiven(f, level, a, b)
                : weight(f, level, a, b);
    }

    boolean agree(int f, int i, int j) {
        int a = list[f].codes[i];
        int b = list[f].codes[j];
        return a >= 0 && b >= 0 && list[f].same(a) == list[f].same(b);
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
