package org.querencia.core.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.core.rule.Point;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Vocabulary;

/// The scores in force. Those of [Shipped] are until somebody changes or deletes them.
///
/// Immutable; safe from any thread.
public final class Scores {

    public static final int SCORES_MAX = 20;

    public static final Scores SHIPPED = new Scores(new TreeMap<>(), Map.of()).with(Shipped.ALL);

    private final SortedMap<String, Score> all;
    private final Map<String, Point> places;
    private final Map<String, Scored> ready = new TreeMap<>();

    private Scores(SortedMap<String, Score> all, Map<String, Point> places) {
        this.all = all;
        this.places = Map.copyOf(places);
        all().forEach(score -> ready.put(score.key(), scored(score)));
    }

    /// These and the given ones, each in the place of its former version. Throws
    /// [IllegalArgumentException] saying what cannot be.
    public Scores with(Collection<Score> changed) {
        TreeMap<String, Score> now = new TreeMap<>(all);
        changed.forEach(score -> now.put(score.key(), score));
        if (now.values().stream().filter(score -> !score.deleted()).count() > SCORES_MAX) {
            throw new IllegalArgumentException(
                    "there would be more than %d scores".formatted(SCORES_MAX));
        }
        return changed.isEmpty() ? this : new Scores(now, places);
    }

    /// The same, with the places that their rules may name. Throws [IllegalArgumentException]
    /// saying which names one that is not there.
    public Scores near(Map<String, Point> named) {
        return named.equals(places) ? this : new Scores(all, named);
    }

    /// All that are not deleted, by key.
    public List<Score> all() {
        return all.values().stream().filter(score -> !score.deleted()).toList();
    }

    /// Empty where there is none, or it was deleted.
    public Optional<Score> find(String key) {
        return newest(key).filter(score -> !score.deleted());
    }

    /// The newest version of a score, be it deleted.
    public Optional<Score> newest(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /// A score as a part of rules.
    public Optional<Scored> scored(String key) {
        return Optional.ofNullable(ready.get(key));
    }

    /// The same of all, by key.
    public Map<String, Scored> scored() {
        return Map.copyOf(ready);
    }

    private Scored scored(Score score) {
        ScoreReader.Read read = ScoreReader.read(score, Vocabulary.ofPlaces(places));
        return read.scored()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "score '%s': %s".formatted(score.key(), read.faults().getFirst())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scores that && all.equals(that.all) && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return all.hashCode() * 31 + places.hashCode();
    }

    @Override
    public String toString() {
        return "Scores" + new ArrayList<>(all.values());
    }
}
