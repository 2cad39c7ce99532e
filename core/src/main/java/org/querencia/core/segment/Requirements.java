package org.querencia.core.segment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Vocabulary;

/// What items must be to each other to be in force together.
final class Requirements {

    private Requirements() {}

    /// Throws [IllegalArgumentException] saying what is too many, or asks for what is not there.
    ///
    /// @param now all items, the changed ones among them
    /// @param read the rules of those that are active
    static void check(
            Collection<Item> changed,
            SortedMap<Key, Item> now,
            SortedMap<Key, List<Rule>> read,
            Vocabulary names) {
        requireFew(now.values(), read.keySet());
        read.forEach((key, theirs) -> requireKnown(title(now, key), theirs, now));
        changed.forEach(item -> requireUnderstood(item, read, now, names));
    }

    private static void requireFew(Collection<Item> all, Set<Key> active) {
        long models = active.stream().filter(key -> key.kind() == Key.Kind.STAGES).count();
        long segments = active.size() - models;
        if (segments > Segments.ACTIVE_MAX) {
            throw new IllegalArgumentException(
                    "%d segments would be active at once; %d may be"
                            .formatted(segments, Segments.ACTIVE_MAX));
        }
        if (models > Segments.MODELS_MAX) {
            throw new IllegalArgumentException(
                    "%d models of stages would be active at once; %d may be"
                            .formatted(models, Segments.MODELS_MAX));
        }
        long places =
                all.stream()
                        .filter(item -> item.key().kind() == Key.Kind.PLACE && item.exists())
                        .count();
        if (places > NamedPlace.PLACES_MAX) {
            throw new IllegalArgumentException(
                    "%d places would have names; %d may".formatted(places, NamedPlace.PLACES_MAX));
        }
    }

    private static void requireKnown(
            String title, Collection<Rule> theirs, SortedMap<Key, Item> now) {
        for (Key asked : Reading.asked(theirs)) {
            if (Optional.ofNullable(now.get(asked)).filter(Item::exists).isEmpty()) {
                throw new IllegalArgumentException(
                        "%s asks for '%s', which would be no more".formatted(title, asked.name()));
            }
        }
    }

    /// Others may ask for stages that a changed model has no more.
    private static void requireUnderstood(
            Item changed,
            SortedMap<Key, List<Rule>> read,
            SortedMap<Key, Item> now,
            Vocabulary names) {
        if (changed instanceof Item.OfStages) {
            read.forEach((key, theirs) -> {
                if (Reading.asked(theirs).contains(changed.key())) {
                    Optional.ofNullable(now.get(key)).ifPresent(item -> Reading.rules(item, names));
                }
            });
        }
    }

    private static String title(SortedMap<Key, Item> items, Key key) {
        return Optional.ofNullable(items.get(key)).map(Item::title).orElse(key.toString());
    }
}
