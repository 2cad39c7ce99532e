package org.querencia.core.segment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Setting;

/// All segments of a workspace as they are defined now. The active ones are answered in an order in
/// which each comes after those its rule asks for by `in_segment`; so no circle of them is taken.
///
/// Immutable; safe from any thread.
public final class Segments {

    private final Setting setting;
    private final Map<SegmentKey, Segment> all;
    private final List<Segment> active;
    private final RuleSet rules;
    private final List<BitSet> askedBy;

    private Segments(Setting setting, Map<SegmentKey, Segment> all) {
        this.setting = setting;
        this.all = Map.copyOf(all);
        this.active = inOrder(all).stream().filter(Segment::isActive).toList();
        this.rules = RuleSet.of(active.stream().map(Segment::rule).toList(), setting);
        this.askedBy = askedBy(active);
    }

    public static Segments none(Setting setting) {
        return new Segments(setting, Map.of());
    }

    /// What came of a change of definitions.
    public sealed interface Defined {}

    public record Accepted(Segments segments) implements Defined {}

    public sealed interface Refused extends Defined {}

    /// Its rule asks for a segment there is not.
    public record UnknownSegment(String key) implements Refused {}

    /// The segments ask for each other in a circle.
    ///
    /// @param path from one of them back to it
    public record Circular(List<String> path) implements Refused {
        public Circular {
            path = List.copyOf(path);
        }
    }

    /// Others ask for it, so it cannot go.
    public record AskedFor(Set<SegmentKey> by) implements Refused {
        public AskedFor {
            by = Set.copyOf(by);
        }
    }

    /// Segments of which any may ask for any other, as they are read when a server starts.
    public static Defined of(Setting setting, Collection<Segment> segments) {
        Map<SegmentKey, Segment> all = new HashMap<>();
        segments.forEach(segment -> all.put(segment.key(), segment));
        for (Segment segment : segments) {
            Optional<Refused> refused = refused(segment, all);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return new Accepted(new Segments(setting, all));
    }

    /// These segments with one that is new or changed.
    public Defined with(Segment segment) {
        Map<SegmentKey, Segment> changed = new HashMap<>(all);
        changed.put(segment.key(), segment);
        return refused(segment, changed)
                .<Defined>map(refused -> refused)
                .orElseGet(() -> new Accepted(new Segments(setting, changed)));
    }

    private static Optional<Refused> refused(Segment segment, Map<SegmentKey, Segment> all) {
        for (String key : Mentioned.in(segment.rule()).segments()) {
            if (!SegmentKey.isOne(key) || !all.containsKey(new SegmentKey(key))) {
                return Optional.of(new UnknownSegment(key));
            }
        }
        List<String> circle = circle(segment.key().value(), all);
        return circle.isEmpty() ? Optional.empty() : Optional.of(new Circular(circle));
    }

    /// These segments without one.
    public Defined without(SegmentKey key) {
        Set<SegmentKey> by = new LinkedHashSet<>();
        all.values().stream()
                .filter(other -> !other.key().equals(key))
                .filter(other -> Mentioned.in(other.rule()).segments().contains(key.value()))
                .forEach(other -> by.add(other.key()));
        if (!by.isEmpty()) {
            return new AskedFor(by);
        }
        Map<SegmentKey, Segment> changed = new HashMap<>(all);
        changed.remove(key);
        return new Accepted(new Segments(setting, changed));
    }

    public Optional<Segment> of(SegmentKey key) {
        return Optional.ofNullable(all.get(key));
    }

    /// The rules of the active segments, in the order in which they are answered.
    public RuleSet rules() {
        return rules;
    }

    /// The active segments, in the order of [#rules].
    public List<Segment> active() {
        return active;
    }

    /// The active segments whose rules ask for one, by place.
    BitSet askedBy(int place) {
        return askedBy.get(place);
    }

    /// A way through what rules ask for, from a key back to it; empty when there is none. Whatever
    /// was there before has no circle, so a new one leads through the segment that changed.
    private static List<String> circle(String from, Map<SegmentKey, Segment> all) {
        Map<String, String> reachedFrom = new LinkedHashMap<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String key = open.removeFirst();
            for (String asked : asked(key, all)) {
                if (asked.equals(from)) {
                    return path(from, key, reachedFrom);
                }
                if (reachedFrom.putIfAbsent(asked, key) == null) {
                    open.add(asked);
                }
            }
        }
        return List.of();
    }

    private static List<String> path(String from, String last, Map<String, String> reachedFrom) {
        List<String> path = new ArrayList<>(List.of(from));
        String key = last;
        while (!key.equals(from)) {
            path.add(1, key);
            key = reachedFrom.getOrDefault(key, from);
        }
        path.add(from);
        return path;
    }

    private static Set<String> asked(String key, Map<SegmentKey, Segment> all) {
        Segment segment = all.get(new SegmentKey(key));
        return segment == null ? Set.of() : Mentioned.in(segment.rule()).segments();
    }

    /// Each after those it asks for; of equals by key, so that the order is always the same.
    private static List<Segment> inOrder(Map<SegmentKey, Segment> all) {
        Map<SegmentKey, Segment> ordered = new LinkedHashMap<>();
        new TreeMap<>(all).values().forEach(segment -> place(segment, all, ordered));
        return List.copyOf(ordered.values());
    }

    private static void place(
            Segment segment, Map<SegmentKey, Segment> all, Map<SegmentKey, Segment> ordered) {
        if (ordered.containsKey(segment.key())) {
            return;
        }
        Mentioned.in(segment.rule()).segments().stream()
                .sorted()
                .flatMap(key -> Optional.ofNullable(all.get(new SegmentKey(key))).stream())
                .forEach(asked -> place(asked, all, ordered));
        ordered.put(segment.key(), segment);
    }

    private static List<BitSet> askedBy(List<Segment> active) {
        Map<String, BitSet> byKey = new HashMap<>();
        for (int i = 0; i < active.size(); i++) {
            for (String key : Mentioned.in(active.get(i).rule()).segments()) {
                byKey.computeIfAbsent(key, _ -> new BitSet()).set(i);
            }
        }
        return active.stream()
                .map(segment -> byKey.getOrDefault(segment.key().value(), new BitSet()))
                .toList();
    }
}
