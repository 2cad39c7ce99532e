package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Resolution;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.profile.Derived;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Parked;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// One micro-batch on its way: what it needs is loaded at once, the facts are folded in order, and
/// what came of it is one [Change].
final class MicroBatch {

    private final StateStore state;
    private final StateCache cache;
    private final List<Logged<Fact>> facts;
    private final World world;
    private final List<Caused> caused;
    private final List<JournalRow> journal = new ArrayList<>();
    private final List<Definition> defined = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private Definitions definitions;
    private Customers.State before = Customers.State.EMPTY;
    private Customers.State changed = Customers.State.EMPTY;

    MicroBatch(
            Definitions definitions, StateStore state, StateCache cache, List<Logged<Fact>> facts) {
        this.definitions = definitions;
        this.state = state;
        this.cache = cache;
        this.facts = facts;
        this.caused = new ArrayList<>(facts.size());
        Set<AnchorId> touched = new HashSet<>();
        for (Logged<Fact> fact : facts) {
            touched.addAll(definitions.identities().touches(fact.fact()));
        }
        this.world = new World(cache.components(touched));
    }

    /// Who: identifiers to anchors and people.
    void resolve() {
        for (Logged<Fact> fact : facts) {
            try {
                resolve(fact);
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | ArithmeticException defect) {
                parked.add(new Parked(fact.position(), defect.toString()));
            }
        }
    }

    /// What: summaries, orders and accounts.
    void step() {
        before =
                new Customers.State(
                        cache.summaries(known(anchors())),
                        state.orders(orderKeys()),
                        state.accounts(accountKeys()));
        Customers.Outcome outcome = outcome();
        changed = outcome.changed();
        outcome.derived().forEach(derived -> journal.add(Journal.of(derived)));
    }

    Change change(Position after) {
        Listing listing =
                new Listing(
                        world,
                        cache,
                        definitions.identities().rules(),
                        before.with(changed).summaries());
        listing.note(before.summaries(), changed.summaries());
        return new Change(
                after,
                facts.getLast().position(),
                world.newNodes(),
                world.changedComponents(),
                world.retired(),
                world.owners(),
                changed.summaries(),
                List.copyOf(changed.orders().values()),
                List.copyOf(changed.accounts().values()),
                listing.rows(),
                listing.unlisted(),
                journal,
                defined,
                parked);
    }

    /// What the warehouse must learn of it.
    Projection projection() {
        List<Row> rows = new ArrayList<>(caused.size());
        for (Caused one : caused) {
            if (one.logged().fact() instanceof Event event) {
                rows.add(
                        new Row(
                                new Logged<>(one.logged().position(), event),
                                one.anchor().flatMap(this::owner)));
            }
        }
        return new Projection(
                rows,
                world.movedNow(),
                changed.orders().values().stream().map(this::owned).toList(),
                Warehouse.Removed.NOTHING);
    }

    /// What open pages are shown of it.
    LiveFeed.Moment moment() {
        List<LiveFeed.Arrival> latest = new ArrayList<>();
        for (Caused one : caused.reversed()) {
            if (latest.size() < LiveFeed.ARRIVALS_MAX
                    && one.logged().fact() instanceof Event event) {
                latest.add(
                        new LiveFeed.Arrival(
                                one.logged().position(),
                                event.type(),
                                event.name(),
                                event.origin().source(),
                                event.timestamp(),
                                one.anchor().flatMap(world::owner)));
            }
        }
        return new LiveFeed.Moment(
                facts.getLast().position(), facts.size(), world.newPeople(), latest);
    }

    World world() {
        return world;
    }

    Definitions definitions() {
        return definitions;
    }

    private void resolve(Logged<Fact> fact) {
        if (fact.fact() instanceof Definition definition) {
            definitions = definitions.with(definition);
            defined.add(definition);
            return;
        }
        List<AnchorId> anchors = definitions.identities().touches(fact.fact());
        Resolution resolution = definitions.identities().resolve(fact, world.touched(anchors));
        world.take(resolution, fact.position());
        Journal.of(fact, resolution, journal::add);
        caused.add(new Caused(fact, resolution.anchor()));
    }

    /// A fact the core fails on is parked with its cause, and the others go on without it.
    private Customers.Outcome outcome() {
        try {
            return Customers.step(before, caused);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException defect) {
            return outcomeOneByOne();
        }
    }

    private Customers.Outcome outcomeOneByOne() {
        Customers.State now = before;
        Customers.State all = Customers.State.EMPTY;
        List<Derived> derived = new ArrayList<>();
        for (Caused one : caused) {
            try {
                Customers.Outcome outcome = Customers.step(now, List.of(one));
                now = now.with(outcome.changed());
                all = all.with(outcome.changed());
                derived.addAll(outcome.derived());
            } catch (IllegalArgumentException
                    | IllegalStateException
                    | ArithmeticException defect) {
                parked.add(new Parked(one.logged().position(), defect.toString()));
            }
        }
        return new Customers.Outcome(all, derived);
    }

    private Optional<Owner> owner(AnchorId anchor) {
        return world.owner(anchor).map(profile -> new Owner(anchor, profile));
    }

    private OwnedOrder owned(Order order) {
        return new OwnedOrder(order, order.owner().flatMap(world::owner));
    }

    private Set<AnchorId> anchors() {
        Set<AnchorId> anchors = new HashSet<>();
        caused.forEach(one -> one.anchor().ifPresent(anchors::add));
        return anchors;
    }

    /// Anchors made in this batch have no summary yet; nobody need be asked for one.
    private Set<AnchorId> known(Set<AnchorId> anchors) {
        anchors.removeIf(world::isNew);
        return anchors;
    }

    private Set<OrderKey> orderKeys() {
        Set<OrderKey> keys = new LinkedHashSet<>();
        caused.forEach(one -> Customers.order(one.logged().fact()).ifPresent(keys::add));
        return keys;
    }

    private Set<AccountKey> accountKeys() {
        Set<AccountKey> keys = new LinkedHashSet<>();
        caused.forEach(one -> Customers.account(one.logged().fact()).ifPresent(keys::add));
        return keys;
    }
}
