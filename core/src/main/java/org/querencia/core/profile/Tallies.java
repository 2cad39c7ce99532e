package org.querencia.core.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.querencia.core.event.Bounds;

/// Tallies per key, of which only some are told apart: the first `max` keys of a fixed order ever
/// seen; the others are added up in one. As the order is fixed, a key is in `other` of the whole
/// whenever it is in that of a part, so merging stays exact.
public record Tallies<K>(Map<K, Tally> kept, Tally other) {

    public static <K> Tallies<K> none() {
        return new Tallies<>(Map.of(), Tally.NONE);
    }

    public Tally of(K key) {
        return kept.getOrDefault(key, Tally.NONE);
    }

    Tallies<K> merge(Tallies<K> more, int max, Comparator<? super K> order) {
        if (more.kept.isEmpty()) {
            return this;
        }
        if (kept.isEmpty()) {
            return more;
        }
        Map<K, Tally> all = new HashMap<>(kept);
        more.kept.forEach((key, tally) -> all.merge(key, tally, Tally::merge));
        return bounded(all, other.merge(more.other), max, order);
    }

    /// Cuts `all` to `max` keys, adding what is cut to `other`.
    static <K> Tallies<K> bounded(
            Map<K, Tally> all, Tally other, int max, Comparator<? super K> order) {
        Map<K, Tally> kept = Bounds.keep(all, max, order);
        Tally rest = other;
        if (kept.size() < all.size()) {
            for (Map.Entry<K, Tally> entry : all.entrySet()) {
                if (!kept.containsKey(entry.getKey())) {
                    rest = rest.merge(entry.getValue());
                }
            }
        }
        return new Tallies<>(kept, rest);
    }
}
