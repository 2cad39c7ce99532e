package org.querencia.runtime.visit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.visit.VisitFacts;
import org.querencia.core.visit.VisitLists;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.visit.VisitRefusedException.Reason;
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

    /// Orders of sellers are their own: their ids never meet those of other sources.
    private static final String ORDER_NAMESPACE = "sellers";

    private static final int EVENTS_PER_SECOND = 2_000;

    /// What is shown afterwards shows it mostly by then; a seller does not wait longer.
    private static final long SHOWN_MILLIS_MAX = 2_000;

    private static final long APPLY_MILLIS_MAX = 10_000;

    private final VisitParts parts;
    private final Visitors visitors;
    private final VisitBook book;

    public Visits(VisitParts parts) {
        this.parts = parts;
        this.visitors = new Visitors(parts);
        this.book = new VisitBook(parts);
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
        return Uuid7.at(now(), parts.random()).toString();
    }

    /// Returns when the visit is durable. Throws what [org.querencia.runtime.log.Ingest] throws;
    /// then nothing is stored, and the same visit may be told again.
    ///
    /// @throws VisitRefusedException that says what is wrong
    public Registered register(String seller, VisitForm form) {
        String id = form.visit().id();
        if (isUndone(id)) {
            return new Registered.Undone(id);
        }
        Source source = source();
        if (!source.enabled()) {
            throw new VisitRefusedException(
                    Reason.SWITCHED_OFF,
                    "",
                    source.name(),
                    "the source '%s' is switched off: switch it on in its page"
                            .formatted(source.key()));
        }
        Visitor visitor = visitors.find(form.who());
        List<Event> events =
                new VisitFacts(source.origin(), seller, parts.workspace().currency(), now())
                        .of(form.visit(), visitor.identifiers(), visitor.traits(), marks());
        List<Appended> appended =
                parts.ingest().append(events, Remember.FOREVER, Optional.of(importId(id)));
        return answer(id, visitor, appended);
    }

    private Registered answer(String id, Visitor visitor, List<Appended> appended) {
        Optional<Position> last = Optional.empty();
        for (Appended one : appended) {
            switch (one) {
                case Appended.Stored(Position position) -> last = Optional.of(position);
                case Appended.Duplicate _ -> {}
                case Appended.Suppressed _ ->
                        throw new VisitRefusedException(
                                Reason.FORGOTTEN,
                                "person",
                                "person: asked to be forgotten, so nothing is kept of them; leave"
                                        + " the visit without a name");
            }
        }
        if (last.isEmpty()) {
            return new Registered.Known(id);
        }
        boolean shown = parts.ingest().awaitApplied(last.get(), SHOWN_MILLIS_MAX);
        return new Registered.Stored(id, shown ? visitors.person(visitor.identifiers()) : none());
    }

    private static Optional<ProfileId> none() {
        return Optional.empty();
    }

    /// Takes a visit back. Says whether there was one to take back, now or before.
    ///
    /// @param by who takes it back: an e-mail of a user or the name of an API token
    public boolean undo(String by, String id) {
        if (isUndone(id)) {
            return true;
        }
        if (find(id).isEmpty()) {
            return false;
        }
        Retraction retraction =
                new Retraction(
                        undoneId(id),
                        Origin.of(SOURCE.value(), Trust.SECRET),
                        now(),
                        by,
                        importId(id));
        for (Appended appended : parts.ingest().append(List.of(retraction), Remember.FOREVER)) {
            if (appended instanceof Appended.Stored(Position position)) {
                parts.ingest().awaitApplied(position, APPLY_MILLIS_MAX);
                parts.projected().await(position, APPLY_MILLIS_MAX);
            }
        }
        return true;
    }

    /// The visit, if it is there and not taken back.
    public Optional<ToldVisit> find(String id) {
        awaitProjected();
        return book.find(id);
    }

    /// What a seller registered of a time, newest first; at most `limit`.
    ///
    /// @param from inclusive
    /// @param to exclusive
    public List<ToldVisit> of(String seller, Instant from, Instant to, int limit) {
        awaitProjected();
        return book.of(seller, from, to, limit);
    }

    /// What was just registered is to be found.
    private void awaitProjected() {
        parts.projected().await(parts.log().head(), SHOWN_MILLIS_MAX);
    }

    private boolean isUndone(String id) {
        return !parts.log().known(SOURCE, Set.of(undoneId(id))).isEmpty();
    }

    private static String undoneId(String id) {
        return id + "-undone";
    }

    private static ImportId importId(String id) {
        return ImportId.named("visit:" + id);
    }

    private Set<Mark> marks() {
        return parts.marking().rules().testSources().contains(SOURCE)
                ? Set.of(Mark.TEST)
                : Set.of();
    }

    private Source source() {
        return parts.sources().source(SOURCE).orElseGet(this::firstSource);
    }

    private Source firstSource() {
        boolean spanish = parts.workspace().language().getLanguage().equals("es");
        Source source =
                new Source(
                        SOURCE,
                        spanish ? "Vendedores" : "Sellers",
                        Trust.SECRET,
                        true,
                        Origin.PRIORITY_DEFAULT,
                        ORDER_NAMESPACE,
                        List.of(),
                        EVENTS_PER_SECOND,
                        "",
                        false);
        parts.sources().save(source);
        return source;
    }

    private Instant now() {
        return parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
