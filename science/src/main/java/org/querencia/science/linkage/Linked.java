package org.querencia.science.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What [Linkage] found.
public final class Linked {
    private final int[] entities;
    private final double[] certainty;
    private final int[] order;
    private final Model model;
    private final Edges edges;
    private final Course course;
    private final double threshold;

    Linked(
            int[] order,
            int[] found,
            double[] certainty,
            Model model,
            Edges edges,
            Course course,
            double threshold) {
        this.order = order;
        this.model = model;
        this.edges = edges;
        this.course = course;
        this.threshold = threshold;
        this.entities = new int[order.length];
        this.certainty = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            entities[order[i]] = order[found[i]];
            this.certainty[order[i]] = certainty[i];
        }
    }

    record Course(Training.Learned learned, List<Key> keys, List<Kept.Key> kept) {}

    /// The model, to be kept and compare other records with.
    ///
    /// @param columns those it was learned from
    /// @param labels that it was learned with
    public Kept kept(List<Column> columns, List<Linkage.Label> labels) {
        return Keeping.kept(this, columns, labels);
    }

    /// Two records that are of one entity.
    ///
    /// @param probability how sure the lesser known of the two is of its entity, where it was put
    ///   there by more than this pair
    public record Pair(int left, int right, double probability) {}

    /// As few pairs as tie together the records of each entity, the strongest ones.
    public List<Pair> ties() {
        int[] root = new int[order.length];
        Arrays.setAll(root, row -> row);
        List<Pair> ties = new ArrayList<>();
        for (int edge : edges.strongestFirst()) {
            int left = order[edges.left(edge)];
            int right = order[edges.right(edge)];
            if (entities[left] == entities[right] && unite(root, left, right)) {
                double pair = Model.probability(edges.odds(edge));
                double known = Math.min(certainty[left], certainty[right]);
                ties.add(new Pair(left, right, Math.max(pair, known)));
            }
        }
        return ties;
    }

    /// The likeliest pairs of two entities, from a probability on; at most `limit`.
    public List<Pair> doubts(double least, int limit) {
        List<Pair> doubts = new ArrayList<>();
        for (int edge : edges.strongestFirst()) {
            double probability = Model.probability(edges.odds(edge));
            if (probability < least || doubts.size() == limit) {
                break;
            }
            int left = order[edges.left(edge)];
            int right = order[edges.right(edge)];
            if (entities[left] != entities[right]) {
                doubts.add(new Pair(left, right, probability));
            }
        }
        return doubts;
    }

    private static boolean unite(int[] root, int left, int right) {
        int one = root(root, left);
        int other = root(root, right);
        root[one] = other;
        return one != other;
    }

    private static int root(int[] root, int row) {
        int at = row;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /// @param words which parts of records were equal, in English
    /// @param parts the same, to be said in another language
    /// @param pairs how many it brought that none before did
    /// @param found the share of probable pairs it and those before it find
    public record Key(String words, Kept.Key parts, long pairs, double found) {}

    /// The entity of each record, as the number of one of its records.
    public int[] entities() {
        return entities;
    }

    /// How probable it is that each record is of the entity it was put to.
    public double[] certainty() {
        return certainty;
    }

    /// By what records were brought together.
    public List<Key> keys() {
        return course.keys();
    }

    /// What is amiss with the data, in sentences; nothing when all is well.
    public List<String> diagnosis() {
        return amiss().stream().map(Told.Amiss::words).toList();
    }

    /// The same, to be said in another language.
    public List<Told.Amiss> amiss() {
        return new Told(this).amiss();
    }

    Model model() {
        return model;
    }

    Edges edges() {
        return edges;
    }

    Course course() {
        return course;
    }

    public double threshold() {
        return threshold;
    }

    int[] order() {
        return order;
    }

    int row(int place) {
        return order[place];
    }
}
