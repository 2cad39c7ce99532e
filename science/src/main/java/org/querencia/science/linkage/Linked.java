package org.querencia.science.linkage;

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

    record Course(Training.Learned learned, List<Key> keys) {}

    /// @param words which parts of records were equal
    /// @param pairs how many it brought that none before did
    /// @param found the share of probable pairs it and those before it find
    public record Key(String words, long pairs, double found) {}

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

    /// What is amiss with the data, in sentences.
    public List<String> diagnosis() {
        return new Told(this).diagnosis();
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

    int row(int place) {
        return order[place];
    }
}
