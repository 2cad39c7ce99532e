package org.querencia.runtime.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.visit.VisitFacts;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.warehouse.Timelines.Entry;
import org.querencia.runtime.warehouse.Timelines.Saying;

/// Reads back what sellers registered.
final class VisitBook {

    private final VisitParts parts;

    VisitBook(VisitParts parts) {
        this.parts = parts;
    }

    Optional<ToldVisit> find(String id) {
        return told(
                        parts.timelines()
                                .saying(
                                        saying(VisitFacts.VISIT_ID, id),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1))
                .stream()
                .findFirst();
    }

    List<ToldVisit> of(String seller, Instant from, Instant to, int limit) {
        return told(
                parts.timelines()
                        .saying(
                                saying(VisitFacts.SELLER, seller),
                                Optional.of(from),
                                Optional.of(to),
                                limit));
    }

    private static Saying saying(String property, String text) {
        return new Saying(Visits.SOURCE, VisitFacts.REGISTERED, property, text);
    }

    private List<ToldVisit> told(List<Entry> entries) {
        List<Event> events = new ArrayList<>();
        for (LogEntry entry : parts.log().at(entries.stream().map(Entry::position).toList())) {
            Fact fact = FactCodec.read(entry).fact();
            // Taken back since it was found.
            if (fact instanceof Event event && VisitFacts.is(event)) {
                events.add(event);
            }
        }
        Map<Identifier, ProfileId> people = new HashMap<>();
        for (Event event : events) {
            event.identifiers().stream()
                    .findFirst()
                    .ifPresent(first ->
                            parts.views()
                                    .find(first.type(), first.value())
                                    .ifPresent(id -> people.put(first, id)));
        }
        Map<ProfileId, String> names = new HashMap<>();
        for (PersonRow row : parts.views().rows(people.values().stream().distinct().toList())) {
            names.put(row.id(), row.name());
        }
        return events.stream().map(event -> told(event, people, names)).toList();
    }

    private static ToldVisit told(
            Event event, Map<Identifier, ProfileId> people, Map<ProfileId, String> names) {
        Optional<ProfileId> person =
                event.identifiers().stream()
                        .findFirst()
                        .flatMap(first -> Optional.ofNullable(people.get(first)));
        return new ToldVisit(
                VisitFacts.read(event),
                event.timestamp(),
                event.properties().text(VisitFacts.SELLER).orElse(""),
                event.identifiers(),
                person,
                person.flatMap(id -> Optional.ofNullable(names.get(id))).orElse(""));
    }
}
