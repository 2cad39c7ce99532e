package org.querencia.core.event;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Keeping a map small in a way that does not depend on the order of arrival: of the keys ever seen
/// those kept are the first in a fixed order. What is dropped from a part has enough smaller keys
/// beside it to be dropped from the whole too, so bounding and merging commute.
public final class Bounds {

    /// Short names before long ones, as generated names (with ids or dates inside) are long.
    public static final Comparator<String> SHORT_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private Bounds() {}

    /// The first `max` keys in that order; the same map when there are no more.
    public static <K, V> Map<K, V> keep(Map<K, V> map, int max, Comparator<? super K> order) {
        if (map.size() <= max) {
            return map;
        }
        Map<K, V> kept = HashMap.newHashMap(max);
        map.keySet().stream().sorted(order).limit(max).forEach(key -> kept.put(key, map.get(key)));
        return kept;
    }
}
