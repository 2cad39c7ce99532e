package org.querencia.core.rule;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What was kept of one anchor's events for rules, by [Need#key]. A commutative monoid over
/// disjoint sets of events, per key: a person's is the merge of their anchors'.
///
/// What a key is absent for was kept of no event: whether it was looked for from the start is known
/// by who keeps this.
///
/// Immutable. Keys stand in order, and one that comes of another by an event shares them with it:
/// with every event a few of many values are new.
public final class Gathered {

    public static final Gathered NONE = new Gathered(new String[0], new Kept[0]);

    private final String[] keys;
    private final Kept[] values;

    private Gathered(String[] keys, Kept[] values) {
        this.keys = keys;
        this.values = values;
    }

    public static Gathered of(Map<String, Kept> kept) {
        SortedMap<String, Kept> sorted = new TreeMap<>(kept);
        return kept.isEmpty()
                ? NONE
                : new Gathered(
                        sorted.keySet().toArray(String[]::new),
                        sorted.values().toArray(Kept[]::new));
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    /// In the order of the keys.
    public void forEach(Each each) {
        for (int i = 0; i < keys.length; i++) {
            each.take(keys[i], values[i]);
        }
    }

    public interface Each {
        void take(String key, Kept kept);
    }

    /// What was kept under a key; `none` where nothing was.
    Kept get(String key, Kept none) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? none : values[at];
    }

    /// The same with others in the place of what was kept under their keys.
    Gathered with(Map<String, Kept> changed) {
        Kept[] now = values.clone();
        for (Map.Entry<String, Kept> entry : changed.entrySet()) {
            int at = Arrays.binarySearch(keys, entry.getKey());
            if (at < 0) {
                SortedMap<String, Kept> all = asMap();
                all.putAll(changed);
                return of(all);
            }
            now[at] = entry.getValue();
        }
        return new Gathered(keys, now);
    }

    /// What was kept under these keys alone.
    public Gathered only(Set<String> wanted) {
        Predicate<String> isWanted = wanted::contains;
        if (Arrays.stream(keys).allMatch(isWanted)) {
            return this;
        }
        SortedMap<String, Kept> all = asMap();
        all.keySet().retainAll(wanted);
        return of(all);
    }

    public Gathered merge(Gathered other) {
        if (other.isEmpty() || isEmpty()) {
            return other.isEmpty() ? this : other;
        }
        SortedMap<String, Kept> all = asMap();
        other.forEach((key, more) -> all.merge(key, more, Kept::merge));
        return of(all);
    }

    public static Gathered merged(Iterable<Gathered> parts) {
        Gathered merged = NONE;
        for (Gathered part : parts) {
            merged = merged.merge(part);
        }
        return merged;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gathered that
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys) * 31 + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }

    private SortedMap<String, Kept> asMap() {
        TreeMap<String, Kept> all = new TreeMap<>();
        forEach(all::put);
        return all;
    }
}
