package org.querencia.core.rule;

import java.util.Map;
import java.util.Set;

/// The names a workspace knows. Events, properties, traits and scores never seen are warned of,
/// since they may come yet; segments, models of stages and places that do not exist are refused.
///
/// @param events tracked events by name, pages and screens as `page:Home`
/// @param accountTraits traits of companies
/// @param models of stages, each with its stages' keys
public record Vocabulary(
        Set<String> events,
        Set<String> properties,
        Set<String> traits,
        Set<String> accountTraits,
        Set<String> segments,
        Map<String, Set<String>> models,
        Set<String> scores,
        Map<String, Point> places) {

    public static final Vocabulary NONE =
            new Vocabulary(
                    Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), Set.of(), Map.of());

    /// Nothing but named places is known.
    public static Vocabulary ofPlaces(Map<String, Point> places) {
        return new Vocabulary(
                Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of(), Set.of(), places);
    }

    public Vocabulary {
        events = Set.copyOf(events);
        properties = Set.copyOf(properties);
        traits = Set.copyOf(traits);
        accountTraits = Set.copyOf(accountTraits);
        segments = Set.copyOf(segments);
        models = Map.copyOf(models);
        scores = Set.copyOf(scores);
        places = Map.copyOf(places);
    }
}
