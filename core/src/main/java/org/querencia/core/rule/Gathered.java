package org.querencia.core.rule;

import java.util.HashMap;
import java.util.Map;

/// What was kept of one anchor's events for rules, by [Need#key]. A commutative monoid over
/// disjoint sets of events, per key: a person's is the merge of their anchors'.
///
/// What a key is absent for was kept of no event: whether it was looked for from the start is known
/// by who keeps this.
public record Gathered(Map<String, Kept> kept) {

    public static final Gathered NONE = new Gathered(Map.of());

    public Gathered {
        kept = Map.copyOf(kept);
    }

    public Gathered merge(Gathered other) {
        if (other.kept.isEmpty() || kept.isEmpty()) {
            return other.kept.isEmpty() ? this : other;
        }
        Map<String, Kept> all = new HashMap<>(kept);
        other.kept.forEach((key, more) -> all.merge(key, more, Kept::merge));
        return new Gathered(all);
    }

    public static Gathered merged(Iterable<Gathered> parts) {
        Gathered merged = NONE;
        for (Gathered part : parts) {
            merged = merged.merge(part);
        }
        return merged;
    }
}
