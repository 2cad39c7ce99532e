package org.querencia.runtime.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Membership;
import org.querencia.core.segment.Move;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Movement.Entered;
import org.querencia.core.segment.Movement.Left;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Passage;
import org.querencia.core.segment.Standing;
import org.querencia.core.stage.Place;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.TakingBack.Taken;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Segmented;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.warehouse.Whereabouts;

/// Where people stand who are derived anew: as had the facts taken back never come. Who thereby is
/// in other segments than before moves now, with the cause 'correction'; how it was believed then
/// is not unwritten.
final class StandingAnew {

    private static final int PAGE = 2_000;

    private final StateStore state;
    private final MemoryState anew;
    private final FoldingAnew folding;
    private final EventLog log;
    private final Whereabouts whereabouts;
    private final Taken taken;
    private final Logged<Fact> by;

    StandingAnew(
            StateStore state,
            MemoryState anew,
            FoldingAnew folding,
            EventLog log,
            Whereabouts whereabouts,
            Taken taken,
            Logged<Fact> by) {
        this.state = state;
        this.anew = anew;
        this.folding = folding;
        this.log = log;
        this.whereabouts = whereabouts;
        this.taken = taken;
        this.by = by;
    }

    /// Lets time pass for them until the facts are taken back.
    void pass() {
        Instant until = by.fact().receivedAt();
        for (List<ProfileId> due = anew.standings().due(until, PAGE);
                !due.isEmpty();
                due = anew.standings().due(until, PAGE)) {
            Segmented passed =
                    Attendance.passed(anew, folding.segments(), due, until, anew.applied());
            anew.commit(Change.of(anew.applied(), passed));
        }
    }

    /// Whether all that rules look at was there while they were folded. Not so when somebody else
    /// tells of their orders or companies, or stands otherwise because of theirs.
    ///
    /// @param theirs all their anchors
    boolean isExact(Set<AnchorId> theirs) {
        return !(folding.mentions().purchases() && othersTellOfOrders(theirs))
                && !(folding.mentions().account() && othersShareCompanies(theirs));
    }

    Segmented segmented(Collection<Node> before, Collection<Node> after) {
        Set<ProfileId> people = new HashSet<>();
        Set<AnchorId> anchors = new HashSet<>();
        before.forEach(node -> people.add(node.profile()));
        after.forEach(node -> {
            people.add(node.profile());
            anchors.add(node.id());
        });
        Map<ProfileId, Standing> stood = state.standings().of(people);
        Map<ProfileId, Standing> stand = anew.standings().of(people);
        Map<ProfileId, Move> standings = new LinkedHashMap<>();
        List<Movement> movements = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        for (ProfileId person : new TreeSet<>(people)) {
            Standing was = stood.getOrDefault(person, Standing.NONE);
            Standing is = stand.getOrDefault(person, Standing.NONE);
            if (!was.equals(is)) {
                standings.put(person, new Move(was, is));
            }
            if (!taken.erased().contains(new AnchorId(person.value()))) {
                movements.addAll(moved(person, was, is));
                passages.addAll(passed(person, was, is));
            }
        }
        Map<AnchorId, Gathered> gathered = new HashMap<>();
        anew.standings()
                .gathered(anchors)
                .forEach((anchor, kept) ->
                        gathered.put(anchor, kept.only(folding.segments().needs())));
        return new Segmented(gathered, standings, movements, passages, Set.of());
    }

    private List<Movement> moved(ProfileId person, Standing was, Standing is) {
        Occasion occasion = occasion(person);
        Instant at = by.fact().receivedAt();
        List<Movement> moved = new ArrayList<>();
        was.memberships()
                .forEach((key, membership) -> {
                    if (!is.memberships().containsKey(key)) {
                        moved.add(new Left(occasion, at, key, membership.version()));
                    }
                });
        for (Map.Entry<String, Membership> now : is.memberships().entrySet()) {
            if (!was.memberships().containsKey(now.getKey())) {
                moved.add(new Entered(occasion, at, now.getKey(), now.getValue().version()));
            }
        }
        return moved;
    }

    private List<Passage> passed(ProfileId person, Standing was, Standing is) {
        Instant at = by.fact().receivedAt();
        Set<String> models = new TreeSet<>(was.places().keySet());
        models.addAll(is.places().keySet());
        List<Passage> passed = new ArrayList<>();
        for (String model : models) {
            Optional<Place> before = Optional.ofNullable(was.places().get(model));
            Optional<Place> now = Optional.ofNullable(is.places().get(model));
            if (!before.flatMap(Place::stage).equals(now.flatMap(Place::stage))) {
                passed.add(
                        now.map(place ->
                                        Passage.between(occasion(person), at, model, before, place))
                                .orElseGet(() ->
                                        Passage.out(
                                                occasion(person),
                                                at,
                                                model,
                                                before.orElseThrow())));
            }
        }
        return passed;
    }

    private Occasion occasion(ProfileId person) {
        return new Occasion(person, new AnchorId(person.value()), by.position(), Cause.CORRECTION);
    }

    private boolean othersTellOfOrders(Set<AnchorId> theirs) {
        Set<OrderKey> orders = new HashSet<>(taken.orders());
        anew.standings().ordersOf(theirs).forEach(order -> orders.add(order.key()));
        return othersTell(
                theirs, whereabouts.of(Set.of(), orders, Set.of(), Set.of(), by.position()));
    }

    private boolean othersShareCompanies(Set<AnchorId> theirs) {
        Set<AccountKey> companies = new HashSet<>(taken.accounts());
        anew.summaries(theirs)
                .values()
                .forEach(summary -> companies.addAll(summary.companies().keySet()));
        for (AccountKey company : companies) {
            if (!theirs.containsAll(state.standings().contacts(company, Following.CONTACTS_MAX))) {
                return true;
            }
        }
        return othersTell(
                theirs, whereabouts.of(Set.of(), Set.of(), companies, Set.of(), by.position()));
    }

    private boolean othersTell(Set<AnchorId> theirs, List<Position> told) {
        for (int from = 0; from < told.size(); from += PAGE) {
            for (LogEntry entry : log.at(told.subList(from, Math.min(told.size(), from + PAGE)))) {
                if (!taken.facts().contains(entry.position())
                        && FactCodec.read(entry).fact() instanceof Event event
                        && folding.anchor(event).filter(theirs::contains).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }
}
