package org.querencia.core.segment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.Event;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases.Purchase;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.Place;

/// How somebody would have passed from stage to stage of a model, had it been in force from the
/// start: what they did is told again, in the order in which it happened.
///
/// What changes without an event of theirs is taken as it is now: traits set by hand, consents,
/// what their company is, orders as they were corrected since. Immutable; safe from any thread.
public final class Retelling {

    /// So many instants of one person are looked at, the latest; what came before is taken
    /// together.
    static final int INSTANTS_MAX = 5_000;

    private static final Comparator<Event> IN_ORDER =
            Comparator.comparing(Event::timestamp).thenComparing(Event::messageId);

    private final Segments segments;
    private final String model;

    /// @param segments the model, active, and what it asks for
    Retelling(Segments segments, String model) {
        this.segments = segments;
        this.model = model;
    }

    /// What came of it.
    ///
    /// @param place empty for who never came into a stage
    /// @param passages in order
    record Told(Optional<Place> place, List<Passage> passages) {}

    /// Whether an event can matter.
    public boolean concerns(Event event) {
        return event.counts()
                && (!segments.touchedBy(event).isEmpty()
                        || !segments.plus(Gathered.NONE, List.of(event)).isEmpty());
    }

    String model() {
        return model;
    }

    /// @param events of the person, in any order
    /// @param person as they are now
    /// @param until when the model is put in force
    Told tell(List<Event> events, Person person, Instant until, Occasion occasion) {
        TreeMap<Instant, List<Event>> instants = new TreeMap<>();
        events.stream()
                .sorted(IN_ORDER)
                .forEach(event ->
                        instants.computeIfAbsent(event.timestamp(), _ -> new ArrayList<>())
                                .add(event));
        for (Purchase purchase : person.purchases().all()) {
            instants.putIfAbsent(
                    Instant.EPOCH.plus(purchase.at(), ChronoUnit.MICROS), new ArrayList<>());
        }
        Standing now = Standing.NONE;
        Gathered kept = Gathered.NONE;
        List<Passage> passages = new ArrayList<>();
        int unseen = instants.headMap(until, true).size() - INSTANTS_MAX;
        for (var one : instants.headMap(until, true).entrySet()) {
            Instant at = one.getKey();
            boolean isSeen = --unseen < 0;
            if (isSeen) {
                now = then(segments.advance(now, of(person, kept), at, occasion), passages);
            }
            kept = segments.plus(kept, one.getValue());
            if (isSeen) {
                now = then(segments.look(now, of(person, kept), at, occasion), passages);
            }
        }
        now = then(segments.advance(now, of(person, kept), until, occasion), passages);
        return new Told(Optional.ofNullable(now.places().get(model)), passages);
    }

    private Standing then(Turn turn, List<Passage> passages) {
        turn.passages().stream()
                .filter(passage -> passage.model().equals(model))
                .forEach(passages::add);
        return turn.after();
    }

    private static Person of(Person person, Gathered kept) {
        return new Person(
                kept,
                person.purchases(),
                person.traits(),
                person.consents(),
                person.account(),
                person.inputs());
    }
}
