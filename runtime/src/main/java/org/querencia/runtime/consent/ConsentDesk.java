package org.querencia.runtime.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.consent.Consent;
import org.querencia.core.consent.Consents;
import org.querencia.core.consent.Scope;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;

/// Where somebody of the company writes down what a person allowed or withdrew. It becomes an event
/// in the log like one that a source told; this returns when what is shown shows it.
///
/// Safe from any thread.
public final class ConsentDesk {

    /// Applying takes milliseconds; longer means that the pipeline is behind or stopped.
    private static final long APPLY_MILLIS_MAX = 10_000;

    private final ProfileViews views;
    private final Ingest ingest;
    private final InstantSource clock;
    private final RandomGenerator random;

    public ConsentDesk(
            ProfileViews views, Ingest ingest, InstantSource clock, RandomGenerator random) {
        this.views = views;
        this.ingest = ingest;
        this.clock = clock;
        this.random = random;
    }

    /// Records it as said now.
    public Outcome record(Author author, ProfileId id, Scope scope, Consent consent) {
        Optional<ProfileView> person = views.view(id);
        if (person.isEmpty()) {
            return new Outcome.UnknownPerson(id);
        }
        Identifier strongest = person.get().identifiers().getFirst().identifier();
        Event event = event(author, strongest, scope, consent);
        Position last = Position.START;
        for (Appended appended : ingest.append(List.of(event), Remember.FOREVER)) {
            if (appended instanceof Appended.Stored(Position position)) {
                last = position;
            }
        }
        return ingest.awaitApplied(last, APPLY_MILLIS_MAX)
                ? new Outcome.Done(List.of(person.get().id()))
                : new Outcome.Waiting();
    }

    private Event event(Author author, Identifier person, Scope scope, Consent consent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Event(
                author.request().orElseGet(() -> Uuid7.at(now, random).toString()),
                Origin.of(author.channel(), Trust.SECRET),
                Event.Type.TRACK,
                consent.given() ? Consents.GIVEN : Consents.WITHDRAWN,
                List.of(person),
                "",
                "",
                Times.at(now),
                Fields.NONE,
                properties(author, scope, consent),
                Fields.NONE,
                Set.of());
    }

    private static Fields properties(Author author, Scope scope, Consent consent) {
        Map<String, Value> properties = new LinkedHashMap<>();
        properties.put("channel", Value.of(scope.channel()));
        properties.put("purpose", Value.of(scope.purpose()));
        putTold(properties, "proof", consent.proof());
        putTold(properties, "document", consent.document());
        putTold(properties, "place", consent.place());
        properties.put("recorded_by", Value.of(author.name()));
        return new Fields(properties);
    }

    private static void putTold(Map<String, Value> properties, String name, String text) {
        if (!text.isBlank()) {
            properties.put(name, Value.of(text.strip()));
        }
    }
}
