package org.querencia.core.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;

/// Reads the rules of segments, and puts them in an order in which each comes after those it asks
/// for.
final class Reading {

    private Reading() {}

    /// Throws [IllegalArgumentException] saying what is wrong with the rule.
    static Rule rule(Segment segment, Set<String> known) {
        Vocabulary names =
                new Vocabulary(
                        Set.of(), Set.of(), Set.of(), Set.of(), known, Map.of(), Set.of(),
                        Map.of());
        Rules.Parsed parsed = Rules.parse(segment.rule(), names);
        return parsed.rule()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "segment '%s': %s"
                                        .formatted(segment.key(), parsed.faults().getFirst())));
    }

    /// The keys in layers: each asks only for those of earlier layers, or for some that do not
    /// move. Throws [IllegalArgumentException] naming a circle.
    static List<Set<String>> layers(Map<String, Rule> rules) {
        Map<String, Set<String>> open = new HashMap<>();
        rules.forEach((key, rule) -> {
            Set<String> asked = new TreeSet<>(Mentioned.in(rule).segments());
            asked.retainAll(rules.keySet());
            open.put(key, asked);
        });
        List<Set<String>> layers = new ArrayList<>();
        while (!open.isEmpty()) {
            Set<String> layer = new TreeSet<>();
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

    private static String circle(Map<String, Set<String>> open) {
        List<String> way = new ArrayList<>();
        String at = new TreeSet<>(open.keySet()).getFirst();
        while (!way.contains(at)) {
            way.add(at);
            at = new TreeSet<>(open.getOrDefault(at, Set.of())).getFirst();
        }
        List<String> circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
        circle.add(at);
        return "segments ask for each other in a circle: " + String.join(" -> ", circle);
    }
}
