package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts records together while the evidence of whole clusters for one another holds.
///
/// The evidence of two clusters is taken field by field, as the mean of how much likelier each
/// value of one is beside each of the other; so a weak bridge of one pair is outweighed by all that
/// contradicts it, and a poor record is judged by all its cluster knows. What contradicts weighs
/// more when both sides repeat it. The strongest evidence is taken first; afterwards each record
/// may move to where it is likelier.
final class Clustering {

    /// Contradiction grows with the square root of the records that repeat it, up to this.
    private static final double REPEAT_MAX = 4;

    private static final int MEMO_SLOTS = 1 << 18;
    private static final int ROUNDS = 3;

    /// Who belongs so surely does not look elsewhere.
    private static final double SURE_ODDS = 12;

    private static final int STAY = -1;
    private static final int ALONE = -2;

    private final Model model;
    private final Edges edges;
    private final int[] sources;
    private final double least;
    private final int[] fieldOrder;
    private final int[] owner;
    private final @Nullable Cluster[] clusters;
    private final int[] versions;

    /// In which round a cluster last changed.
    private final int[] touched;

    private int round;
    private final long[] memoPair = new long[MEMO_SLOTS];
    private final long[] memoVersion = new long[MEMO_SLOTS];
    private final double[] memo = new double[MEMO_SLOTS];

    /// @param sources of each row, where a cluster may have one row of each; else empty
    /// @param least the log odds from which clusters are put together
    Clustering(Model model, int rows, Edges edges, int[] sources, double least) {
        this.model = model;
        this.edges = edges;
        this.sources = sources;
        this.least = least;
        this.owner = new int[rows];
        this.clusters = new Cluster[rows];
        this.versions = new int[rows];
        this.touched = new int[rows];
        this.fieldOrder = parentsFirst(model);
        for (int row = 0; row < rows; row++) {
            owner[row] = row;
        }
    }

    private static int[] parentsFirst(Model model) {
        List<Integer> order = new ArrayList<>();
        while (order.size() < model.size()) {
            for (int f = 0; f < model.size(); f++) {
                if (!order.contains(f)
                        && (model.parent[f] < 0 || order.contains(model.parent[f]))) {
                    order.add(f);
                }
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The cluster of each row, named by one of its rows.
    int[] run() {
        int[] order = edges.strongestFirst();
        int[][] neighbours = neighbours();
        merge(order);
        for (round = 1; round <= ROUNDS; round++) {
            int moved = move(neighbours);
            int merged = merge(order);
            if (moved + merged == 0) {
                break;
            }
        }
        int[] found = new int[owner.length];
        for (int row = 0; row < found.length; row++) {
            found[row] = find(row);
        }
        return found;
    }

    private int find(int row) {
        int top = row;
        while (owner[top] != top) {
            top = owner[top];
        }
        for (int at = row; owner[at] != top; ) {
            int next = owner[at];
            owner[at] = top;
            at = next;
        }
        return top;
    }

    private record Waiting(double evidence, int edge) {}

    private int merge(int[] order) {
        int merged = 0;
        PriorityQueue<Waiting> waiting =
                new PriorityQueue<>((a, b) -> {
                    int byEvidence = Double.compare(b.evidence(), a.evidence());
                    return byEvidence != 0 ? byEvidence : Integer.compare(a.edge(), b.edge());
                });
        int next = 0;
        while (next < order.length || !waiting.isEmpty()) {
            double strongest =
                    next < order.length ? edges.odds(order[next]) : Double.NEGATIVE_INFINITY;
            boolean fromQueue = !waiting.isEmpty() && waiting.peek().evidence() >= strongest;
            int edge = fromQueue ? waiting.remove().edge() : order[next++];
            int a = find(edges.left(edge));
            int b = find(edges.right(edge));
            if (a == b || Math.max(touched[a], touched[b]) < round - 1) {
                continue;
            }
            double evidence = between(a, b, edge);
            double rival = next < order.length ? edges.odds(order[next]) : Double.NEGATIVE_INFINITY;
            if (!waiting.isEmpty()) {
                rival = Math.max(rival, waiting.peek().evidence());
            }
            if (evidence < least) {
                continue;
            }
            if (evidence < rival - 0.5 && !fromQueue) {
                waiting.add(new Waiting(evidence, edge));
                continue;
            }
            join(a, b);
            merged++;
        }
        return merged;
    }

    /// @param edge one between the two; where both are single records it has said all
    private double between(int a, int b, int edge) {
        if (clusters[a] == null && clusters[b] == null && sources.length == 0) {
            return edges.odds(edge);
        }
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        long pair = (long) low << 32 | high;
        long version = (long) versions[low] << 32 | versions[high];
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 46);
        if (memoPair[slot] == pair && memoVersion[slot] == version && pair != 0) {
            return memo[slot];
        }
        Cluster left = cluster(low);
        Cluster right = cluster(high);
        double evidence = clash(left, right) ? -99 : model.prior + evidence(left, right);
        memoPair[slot] = pair;
        memoVersion[slot] = version;
        memo[slot] = evidence;
        return evidence;
    }

    private Cluster cluster(int top) {
        Cluster known = clusters[top];
        return known == null ? Cluster.of(model, top) : known;
    }

    private boolean clash(Cluster a, Cluster b) {
        if (sources.length == 0) {
            return false;
        }
        for (int row : a.rows) {
            for (int other : b.rows) {
                if (sources[row] >= 0 && sources[row] == sources[other]) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The sum over the fields both have.
    double evidence(Cluster a, Cluster b) {
        double sum = 0;
        double[] parts = new double[model.size()];
        for (int f : fieldOrder) {
            if (a.filled[f] == 0 || b.filled[f] == 0) {
                continue;
            }
            boolean told = model.parent[f] >= 0 && parts[model.parent[f]] > 0;
            double mean = mean(f, a, b, told);
            parts[f] =
                    mean >= 0
                            ? mean
                            : mean
                                    * Math.min(
                                            REPEAT_MAX,
                                            Math.sqrt(Math.min(a.filled[f], b.filled[f])));
            sum += parts[f];
        }
        return sum;
    }

    private double mean(int f, Cluster a, Cluster b, boolean told) {
        double sum = 0;
        int[] left = a.values[f];
        int[] right = b.values[f];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                double weight =
                        told
                                ? model.weightGiven(
                                        f,
                                        model.field(f).level(left[i], right[j]),
                                        left[i],
                                        right[j])
                                : model.weight(f, left[i], right[j]);
                sum += (double) a.times[f][i] * b.times[f][j] * Math.exp(weight);
            }
        }
        return Math.log(sum / ((double) a.filled[f] * b.filled[f]));
    }

    private void join(int a, int b) {
        Cluster left = cluster(a);
        Cluster right = cluster(b);
        int top = left.rows.length >= right.rows.length ? a : b;
        int other = top == a ? b : a;
        owner[other] = top;
        clusters[top] = Cluster.of(model, left, right);
        clusters[other] = null;
        versions[top]++;
        touched[top] = round;
    }

    /// Moves records to where they are likelier, and out of where they are not.
    private int move(int[][] neighbours) {
        for (int row = 0; row < owner.length; row++) {
            owner[row] = find(row);
        }
        int[] restless =
                IntStream.range(0, owner.length)
                        .parallel()
                        .filter(row -> wish(row, neighbours[row]) != STAY)
                        .toArray();
        int moved = 0;
        for (int row : restless) {
            int where = wish(row, neighbours[row]);
            if (where != STAY) {
                int home = find(row);
                leave(row, home, cluster(home).without(model, row));
                if (where != ALONE) {
                    join(row, where);
                }
                moved++;
            }
        }
        return moved;
    }

    /// The cluster a row had better be in, [#ALONE] or [#STAY].
    private int wish(int row, int[] neighbours) {
        int home = find(row);
        Cluster all = clusters[home];
        if (all == null) {
            return STAY;
        }
        Cluster alone = Cluster.of(model, row);
        double stay = model.prior + evidence(alone, all.without(model, row));
        if (stay > SURE_ODDS) {
            return STAY;
        }
        double best = Double.NEGATIVE_INFINITY;
        int where = ALONE;
        int[] tops = Arrays.stream(neighbours).map(this::find).sorted().distinct().toArray();
        for (int top : tops) {
            if (top != home) {
                Cluster there = cluster(top);
                double go = clash(alone, there) ? -99 : model.prior + evidence(alone, there);
                if (go > best) {
                    best = go;
                    where = top;
                }
            }
        }
        if (best > stay + 1 && best >= least) {
            return where;
        }
        return stay < 0 ? ALONE : STAY;
    }

    private void leave(int row, int home, Cluster rest) {
        int top = rest.rows[0];
        for (int other : rest.rows) {
            owner[other] = top;
            versions[other]++;
        }
        clusters[home] = null;
        clusters[row] = null;
        clusters[top] = rest.rows.length > 1 ? rest : null;
        owner[row] = row;
        versions[row]++;
        touched[row] = round;
        touched[top] = round;
    }

    private int[][] neighbours() {
        int[] counts = new int[owner.length];
        for (int e = 0; e < edges.count(); e++) {
            counts[edges.left(e)]++;
            counts[edges.right(e)]++;
        }
        int[][] neighbours = new int[owner.length][];
        for (int row = 0; row < counts.length; row++) {
            neighbours[row] = new int[counts[row]];
        }
        Arrays.fill(counts, 0);
        for (int e = 0; e < edges.count(); e++) {
            int a = edges.left(e);
            int b = edges.right(e);
            neighbours[a][counts[a]++] = b;
            neighbours[b][counts[b]++] = a;
        }
        return neighbours;
    }

    /// How probable it is that each row is where it is: of its cluster, or of no other.
    double[] certainty() {
        double[] certainty = new double[owner.length];
        double[] rival = new double[owner.length];
        Arrays.fill(rival, Double.NEGATIVE_INFINITY);
        for (int e = 0; e < edges.count(); e++) {
            int a = find(edges.left(e));
            int b = find(edges.right(e));
            if (a != b && (clusters[a] == null || clusters[b] == null)) {
                double odds = between(a, b, e);
                rival[a] = Math.max(rival[a], odds);
                rival[b] = Math.max(rival[b], odds);
            }
        }
        int[] home = IntStream.range(0, owner.length).map(this::find).toArray();
        IntStream.range(0, certainty.length)
                .parallel()
                .forEach(row -> certainty[row] = certainty(row, clusters[home[row]], rival[row]));
        return certainty;
    }

    private double certainty(int row, @Nullable Cluster all, double rival) {
        return all == null
                ? 1 - Model.probability(rival)
                : Model.probability(
                        model.prior + evidence(Cluster.of(model, row), all.without(model, row)));
    }
}
