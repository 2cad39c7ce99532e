package org.querencia.runtime.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.FieldKind;

/// The names a workspace knows, for reading rules: of events, properties and traits that were seen.
///
/// Gathered from the data dictionary and remembered for some seconds, since whoever writes a rule
/// asks with every letter. Safe from any thread.
public final class Vocabularies {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    /// Of the rarest of many kinds of events the properties are not known: they are warned of.
    private static final int KINDS_MAX = 200;

    private static final int FIELDS_MAX = 1_000;
    private static final Set<Event.Type> TELLING =
            Set.of(Event.Type.TRACK, Event.Type.PAGE, Event.Type.SCREEN);

    private final Overviews overviews;
    private final Supplier<Segments> segments;
    private final InstantSource clock;
    private volatile Known known = new Known(Vocabulary.NONE, Instant.MIN);

    private record Known(Vocabulary vocabulary, Instant at) {}

    /// @param segments those in force, asked anew each time
    public Vocabularies(Overviews overviews, Supplier<Segments> segments, InstantSource clock) {
        this.overviews = overviews;
        this.segments = segments;
        this.clock = clock;
    }

    /// Scores that rules may ask for.
    Map<String, Scored> scores() {
        return segments.get().scores();
    }

    public Vocabulary now() {
        Known present = known;
        Instant now = clock.instant();
        if (now.isBefore(present.at()) || now.isAfter(present.at().plus(REMEMBERED))) {
            present = new Known(gathered(), now);
            known = present;
        }
        return with(present.vocabulary(), segments.get().names());
    }

    /// What was defined just now can be asked for at once.
    private static Vocabulary with(Vocabulary seen, Vocabulary others) {
        return new Vocabulary(
                seen.events(),
                seen.properties(),
                seen.traits(),
                seen.accountTraits(),
                others.segments(),
                others.models(),
                others.scores(),
                others.places());
    }

    private Vocabulary gathered() {
        Set<String> events = new HashSet<>();
        Set<String> properties = new HashSet<>();
        List<Overviews.EventKind> kinds = overviews.events(Optional.empty());
        for (Overviews.EventKind kind : kinds) {
            switch (kind.type()) {
                case TRACK -> events.add(EventKind.track(kind.name()).text());
                case PAGE, SCREEN ->
                        events.add(new EventKind(Optional.of(kind.type()), kind.name()).text());
                case IDENTIFY, GROUP, ALIAS -> {
                    // They tell traits, and are no deeds.
                }
            }
        }
        for (Overviews.EventKind kind : kinds.stream().limit(KINDS_MAX).toList()) {
            if (TELLING.contains(kind.type())) {
                properties.addAll(fields(kind.type(), kind.name()));
            }
        }
        return new Vocabulary(
                events,
                properties,
                fields(Event.Type.IDENTIFY, ""),
                fields(Event.Type.GROUP, ""),
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of());
    }

    private Set<String> fields(Event.Type type, String name) {
        Set<String> fields = new HashSet<>();
        for (FieldKind field : overviews.fields(Optional.empty(), type, name, FIELDS_MAX)) {
            fields.add(field.field());
        }
        return fields;
    }
}
