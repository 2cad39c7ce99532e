package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identities;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.warehouse.Whereabouts;

/// Which facts a retraction or an erasure takes back, and whom and what they told of: all that must
/// be derived anew without them.
///
/// An erasure overwrites its facts in the log here, before anything else: should the process die
/// then, the same work begins again and ends the same.
final class TakingBack {

    private static final int PAGE = 2_000;

    private final EventLog log;
    private final Whereabouts whereabouts;
    private final Identities identities;
    private final Set<Position> positions = new HashSet<>();
    private final Set<AnchorId> anchors = new HashSet<>();
    private final Set<OrderKey> orders = new HashSet<>();
    private final Set<AccountKey> accounts = new HashSet<>();
    private final Set<ArticleKey> articles = new HashSet<>();

    private TakingBack(EventLog log, Whereabouts whereabouts, Identities identities) {
        this.log = log;
        this.whereabouts = whereabouts;
        this.identities = identities;
    }

    /// @param facts positions of those taken back
    /// @param anchors all that those facts name
    /// @param erased of the anchors, those whose every trace goes
    record Taken(
            Set<Position> facts,
            Set<AnchorId> anchors,
            Set<AnchorId> erased,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles) {}

    /// Whether a fact takes earlier ones back.
    static boolean is(Fact fact) {
        return fact instanceof Retraction || fact instanceof Erasure;
    }

    /// What `by` takes back.
    ///
    /// @param identities in force at `by`
    static Taken of(Logged<Fact> by, EventLog log, Whereabouts whereabouts, Identities identities) {
        TakingBack taking = new TakingBack(log, whereabouts, identities);
        Set<AnchorId> erased =
                by.fact() instanceof Erasure erasure ? Set.copyOf(erasure.anchors()) : Set.of();
        if (erased.isEmpty()) {
            taking.retract(by.position());
        } else {
            taking.erase(by.position(), erased);
        }
        return new Taken(
                taking.positions,
                taking.anchors,
                erased,
                taking.orders,
                taking.accounts,
                taking.articles);
    }

    /// Up to where whatever takes facts back has taken them from the log, when that at `done` has:
    /// facts are gone with their retraction, but what an erasure forgets is overwritten only when
    /// its turn comes.
    static Position carriedOut(EventLog log, Position done) {
        Position head = log.head();
        return others(log, head.next()).stream()
                .filter(other -> other.fact() instanceof Erasure)
                .map(Logged::position)
                .filter(erasure -> erasure.isAfter(done))
                .findFirst()
                .map(erasure -> new Position(erasure.value() - 1))
                .orElse(head);
    }

    private void retract(Position by) {
        Position at = Position.START;
        for (List<LogEntry> page = log.retracted(Optional.of(by), at, PAGE);
                !page.isEmpty();
                page = log.retracted(Optional.of(by), at, PAGE)) {
            page.forEach(entry -> note(FactCodec.read(entry)));
            at = page.getLast().position();
        }
    }

    private void erase(Position by, Set<AnchorId> erased) {
        anchors.addAll(erased);
        List<Position> events = whereabouts.of(erased, Set.of(), Set.of(), Set.of(), by);
        for (int from = 0; from < events.size(); from += PAGE) {
            log.at(events.subList(from, Math.min(events.size(), from + PAGE)))
                    .forEach(entry -> note(FactCodec.read(entry)));
        }
        others(by).stream().filter(other -> names(other, erased)).forEach(this::note);
        Set<Position> standing = new HashSet<>(positions);
        standing.addAll(takenBackBefore(by, erased));
        log.erase(standing);
    }

    private void note(Logged<Fact> logged) {
        if (logged.fact() instanceof Gone) {
            return;
        }
        positions.add(logged.position());
        anchors.addAll(identities.touches(logged.fact()));
        Customers.order(logged.fact()).ifPresent(orders::add);
        Customers.account(logged.fact()).ifPresent(accounts::add);
        Customers.article(logged.fact()).ifPresent(articles::add);
    }

    /// Decisions before `by`: they name identifiers too.
    private List<Logged<Fact>> others(Position by) {
        return others(log, by);
    }

    static List<Logged<Fact>> others(EventLog log, Position by) {
        List<Logged<Fact>> others = new ArrayList<>();
        Position at = Position.START;
        for (List<LogEntry> page = log.readOthers(at, PAGE);
                !page.isEmpty() && by.isAfter(at);
                page = log.readOthers(at, PAGE)) {
            page.stream()
                    .filter(entry -> by.isAfter(entry.position()))
                    .map(FactCodec::read)
                    .forEach(others::add);
            at = page.getLast().position();
        }
        return others;
    }

    /// Facts of undone imports and decisions keep their content in the log; of somebody erased they
    /// must not.
    private Set<Position> takenBackBefore(Position by, Set<AnchorId> erased) {
        Set<Position> found = new HashSet<>();
        Position at = Position.START;
        for (List<LogEntry> page = log.retracted(Optional.empty(), at, PAGE);
                !page.isEmpty() && by.isAfter(at);
                page = log.retracted(Optional.empty(), at, PAGE)) {
            page.stream()
                    .map(FactCodec::read)
                    .filter(fact -> belongs(fact, erased))
                    .forEach(fact -> found.add(fact.position()));
            at = page.getLast().position();
        }
        return found;
    }

    private boolean names(Logged<Fact> fact, Set<AnchorId> erased) {
        return identities.touches(fact.fact()).stream().anyMatch(erased::contains);
    }

    private boolean belongs(Logged<Fact> logged, Set<AnchorId> erased) {
        return switch (logged.fact()) {
            case Event event ->
                    !event.identifiers().isEmpty()
                            && erased.contains(
                                    identities.rules().anchorId(event.identifiers().getFirst()));
            // One that was undone names them as one that stands does.
            case Decision _ -> names(logged, erased);
            case Definition _, Retraction _, Erasure _, Gone _ -> false;
        };
    }
}
