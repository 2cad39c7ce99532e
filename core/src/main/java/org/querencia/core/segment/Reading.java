package org.querencia.core.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Point;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.score.ScoreReader;
import org.querencia.core.stage.Stage;

/// Reads the rules of items, and puts them in an order in which each comes after those it asks for.
final class Reading {

    private Reading() {}

    /// The names rules may ask for: those of items that are there.
    static Vocabulary names(Collection<Item> items) {
        Set<String> segments = new HashSet<>();
        Map<String, Set<String>> models = new HashMap<>();
        Set<String> scores = new HashSet<>();
        Map<String, Point> places = new HashMap<>();
        for (Item item : items) {
            if (item.exists()) {
                switch (item) {
                    case Item.OfSegment(var segment) -> segments.add(segment.key());
                    case Item.OfStages(var model) ->
                            models.put(
                                    model.key(),
                                    model.stages().stream()
                                            .map(Stage::key)
                                            .collect(Collectors.toSet()));
                    case Item.OfScore(var score) -> scores.add(score.key());
                    case Item.OfPlace(var place) -> places.put(place.name(), place.point());
                }
            }
        }
        return new Vocabulary(
                Set.of(), Set.of(), Set.of(), Set.of(), segments, models, scores, places);
    }

    /// Throws [IllegalArgumentException] saying what is wrong with a rule, and which.
    static List<Rule> rules(Item item, Vocabulary names) {
        return switch (item) {
            case Item.OfSegment(var segment) -> List.of(rule(item.title(), segment.rule(), names));
            case Item.OfStages(var model) -> {
                List<Rule> rules = new ArrayList<>();
                for (Stage stage : model.stages()) {
                    String title = "%s, stage '%s', ".formatted(item.title(), stage.key());
                    rules.add(rule(title + "enter", stage.enter(), names));
                    if (stage.hasLeave()) {
                        rules.add(rule(title + "leave", stage.leave(), names));
                    }
                }
                yield rules;
            }
            case Item.OfScore _, Item.OfPlace _ -> List.of();
        };
    }

    private static Rule rule(String where, String text, Vocabulary names) {
        Rules.Parsed parsed = Rules.parse(text, names);
        return parsed.rule()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s: %s".formatted(where, parsed.faults().getFirst())));
    }

    /// The scores that are there, as parts of rules. Throws [IllegalArgumentException] saying what
    /// is wrong with one.
    ///
    /// @param names of the places that they name
    static Map<String, Scored> scores(Collection<Item> items, Vocabulary names) {
        Map<String, Scored> scores = new HashMap<>();
        for (Item item : items) {
            if (item.exists() && item instanceof Item.OfScore(var score)) {
                ScoreReader.Read read = ScoreReader.read(score, names);
                scores.put(
                        score.key(),
                        read.scored()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "%s: %s"
                                                        .formatted(
                                                                item.title(),
                                                                read.faults().getFirst()))));
            }
        }
        return scores;
    }

    /// The rules that name places which changed, read again. Throws [IllegalArgumentException]
    /// saying which names one that is no more.
    static void readAgain(
            Collection<Item> changed,
            Map<Key, Item> now,
            Map<Key, List<Rule>> read,
            Vocabulary names) {
        Set<Key> places =
                changed.stream()
                        .map(Item::key)
                        .filter(key -> key.kind() == Key.Kind.PLACE)
                        .collect(Collectors.toSet());
        if (!places.isEmpty()) {
            read.replaceAll((key, theirs) ->
                    Collections.disjoint(parts(theirs), places)
                            ? theirs
                            : rules(Objects.requireNonNull(now.get(key)), names));
        }
    }

    /// Scores and places that rules have in them.
    static Set<Key> parts(Collection<Rule> rules) {
        Set<Key> parts = new HashSet<>();
        for (Rule rule : rules) {
            Mentioned mentioned = Mentioned.in(rule);
            mentioned.scores().forEach(score -> parts.add(Key.score(score)));
            mentioned.places().forEach(place -> parts.add(Key.place(place)));
        }
        return parts;
    }

    /// What rules ask for.
    static Set<Key> asked(Collection<Rule> rules) {
        Set<Key> asked = new TreeSet<>();
        for (Rule rule : rules) {
            Mentioned mentioned = Mentioned.in(rule);
            mentioned.segments().forEach(key -> asked.add(Key.segment(key)));
            mentioned.models().forEach(key -> asked.add(Key.stages(key)));
        }
        return asked;
    }

    /// The keys in layers: each asks only for those of earlier layers, or for some that do not
    /// move. Throws [IllegalArgumentException] naming a circle.
    static List<Set<Key>> layers(Map<Key, List<Rule>> rules) {
        Map<Key, Set<Key>> open = new HashMap<>();
        rules.forEach((key, theirs) -> {
            Set<Key> asked = asked(theirs);
            asked.retainAll(rules.keySet());
            open.put(key, asked);
        });
        List<Set<Key>> layers = new ArrayList<>();
        while (!open.isEmpty()) {
            Set<Key> layer = new TreeSet<>();
            open.forEach((key, asked) -> {
                if (asked.isEmpty()) {
                    layer.add(key);
                }
            });
            if (layer.isEmpty()) {
                throw new IllegalArgumentException(circle(open));
            }
            open.keySet().removeAll(layer);
            open.values().forEach(asked -> asked.removeAll(layer));
            layers.add(layer);
        }
        return layers;
    }

    private static String circle(Map<Key, Set<Key>> open) {
        List<Key> way = new ArrayList<>();
        Key at = new TreeSet<>(open.keySet()).getFirst();
        while (!way.contains(at)) {
            way.add(at);
            at = new TreeSet<>(open.getOrDefault(at, Set.of())).getFirst();
        }
        List<Key> circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
        circle.add(at);
        String what =
                circle.stream().allMatch(key -> key.kind() == Key.Kind.SEGMENT)
                        ? "segments"
                        : "definitions";
        return "%s ask for each other in a circle: %s"
                .formatted(
                        what,
                        circle.stream().map(Key::toString).collect(Collectors.joining(" -> ")));
    }
}
