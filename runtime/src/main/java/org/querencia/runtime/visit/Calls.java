package org.querencia.runtime.visit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.visit.CallFacts;
import org.querencia.core.visit.PhoneCall;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.visit.Visitors.Visitor;
import org.querencia.runtime.warehouse.Timelines.Entry;
import org.querencia.runtime.warehouse.Timelines.Saying;

/// Where sellers register what came of calls: facts in the log like visits, of the same source,
/// once by their id, and taken back exactly. Safe from any thread.
public final class Calls {

    private final VisitParts parts;
    private final Visitors visitors;
    private final SellerLog told;

    public Calls(VisitParts parts) {
        this.parts = parts;
        this.visitors = new Visitors(parts);
        this.told = new SellerLog(parts, "call", "call-");
    }

    /// An id for a call that comes without one.
    public String newId() {
        return Uuid7.at(told.now(), parts.random()).toString();
    }

    /// Returns when the call is durable. Throws what [org.querencia.runtime.log.Ingest] throws;
    /// then nothing is stored, and the same call may be told again.
    ///
    /// @throws VisitRefusedException that says what is wrong
    public Registered register(String seller, PhoneCall call) {
        if (told.isUndone(call.id())) {
            return new Registered.Undone(call.id());
        }
        Origin origin = told.origin();
        Visitor called = visitors.find(new VisitForm.Somebody(call.person()));
        List<Event> events =
                new CallFacts(origin, seller, parts.workspace().currency(), told.now())
                        .of(call, called.identifiers(), told.marks());
        return switch (told.append(call.id(), events)) {
            case SellerLog.Kept.Stored(boolean shown) ->
                    new Registered.Stored(
                            call.id(),
                            shown ? visitors.person(called.identifiers()) : Optional.empty());
            case SellerLog.Kept.Known() -> new Registered.Known(call.id());
        };
    }

    /// Takes a call back. Says whether there was one to take back, now or before.
    ///
    /// @param by who takes it back: an e-mail of a user or the name of an API token
    public boolean undo(String by, String id) {
        if (told.isUndone(id)) {
            return true;
        }
        if (find(id).isEmpty()) {
            return false;
        }
        told.undo(by, id);
        return true;
    }

    /// The call, if it is there and not taken back.
    public Optional<ToldCall> find(String id) {
        told.awaitProjected();
        return calls(saying(CallFacts.CALL_ID, id, Optional.empty(), Optional.empty(), 1)).stream()
                .findFirst();
    }

    /// What a seller registered of a time, newest first; at most `limit`.
    ///
    /// @param from inclusive
    /// @param to exclusive
    public List<ToldCall> of(String seller, Instant from, Instant to, int limit) {
        told.awaitProjected();
        return calls(saying(CallFacts.SELLER, seller, Optional.of(from), Optional.of(to), limit));
    }

    private List<Entry> saying(
            String property, String text, Optional<Instant> from, Optional<Instant> to, int limit) {
        return parts.timelines()
                .saying(
                        new Saying(Visits.SOURCE, CallFacts.REGISTERED, property, text),
                        from,
                        to,
                        limit);
    }

    private List<ToldCall> calls(List<Entry> entries) {
        List<ToldCall> calls = new ArrayList<>();
        for (LogEntry entry : parts.log().at(entries.stream().map(Entry::position).toList())) {
            // Taken back since it was found.
            if (FactCodec.read(entry).fact() instanceof Event event && CallFacts.is(event)) {
                calls.add(call(event));
            }
        }
        return calls;
    }

    private ToldCall call(Event event) {
        return new ToldCall(
                event.properties().text(CallFacts.CALL_ID).orElse(event.messageId()),
                event.timestamp(),
                event.properties().text(CallFacts.SELLER).orElse(""),
                visitors.person(event.identifiers()),
                CallFacts.outcome(event).orElseThrow(),
                CallFacts.why(event));
    }
}
