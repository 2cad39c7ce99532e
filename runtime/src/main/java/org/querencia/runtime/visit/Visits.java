package org.querencia.runtime.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.visit.VisitFacts;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.visit.Visitors.Visitor;

/// Where sellers register who came to the shop. A visit becomes events in the log, of the source
/// [#SOURCE], which is made at the first one. They are never marked as the company's own doing: the
/// seller only tells what somebody else did.
///
/// What a visit brought can be taken back together, exactly; it does not come in again after that,
/// however late a phone repeats it.
///
/// Safe from any thread.
public final class Visits {

    public static final SourceKey SOURCE = new SourceKey("sellers");

    private final VisitParts parts;
    private final Visitors visitors;
    private final VisitBook book;
    private final SellerLog told;

    public Visits(VisitParts parts) {
        this.parts = parts;
        this.visitors = new Visitors(parts);
        this.book = new VisitBook(parts);
        this.told = new SellerLog(parts, "visit", "");
    }

    /// What sellers choose from.
    public VisitLists lists() {
        return parts.lists().get();
    }

    /// From here on sellers choose from these; returns when they are in force.
    public Outcome define(Author author, VisitLists lists) {
        return parts.decisions().define(author, VisitLists.KIND, VisitDefinitions.write(lists));
    }

    /// An id for a visit that comes without one.
    public String newId() {
        return Uuid7.at(told.now(), parts.random()).toString();
    }

    /// Returns when the visit is durable. Throws what [org.querencia.runtime.log.Ingest] throws;
    /// then nothing is stored, and the same visit may be told again.
    ///
    /// @throws VisitRefusedException that says what is wrong
    public Registered register(String seller, VisitForm form) {
        String id = form.visit().id();
        if (told.isUndone(id)) {
            return new Registered.Undone(id);
        }
        Origin origin = told.origin();
        Visitor visitor = visitors.find(form.who());
        List<Event> events =
                new VisitFacts(origin, seller, parts.workspace().currency(), told.now())
                        .of(form.visit(), visitor.identifiers(), visitor.traits(), told.marks());
        return switch (told.append(id, events)) {
            case SellerLog.Kept.Stored(boolean shown) ->
                    new Registered.Stored(
                            id, shown ? visitors.person(visitor.identifiers()) : none());
            case SellerLog.Kept.Known() -> new Registered.Known(id);
        };
    }

    private static Optional<ProfileId> none() {
        return Optional.empty();
    }

    /// Takes a visit back. Says whether there was one to take back, now or before.
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

    /// The visit, if it is there and not taken back.
    public Optional<ToldVisit> find(String id) {
        told.awaitProjected();
        return book.find(id);
    }

    /// What a seller registered of a time, newest first; at most `limit`.
    ///
    /// @param from inclusive
    /// @param to exclusive
    public List<ToldVisit> of(String seller, Instant from, Instant to, int limit) {
        told.awaitProjected();
        return book.of(seller, from, to, limit);
    }
}
