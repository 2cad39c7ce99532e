package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Resolution;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.profile.Derived;
import org.querencia.core.segment.Key;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Change.Parked;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.state.Segmented;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One micro-batch on its way: what it needs is loaded at once, the facts are folded in order, and
/// what came of it is one [Change].
final class MicroBatch {

    private static final Logger LOG = LoggerFactory.getLogger(MicroBatch.class);

    private final StateStore state;
    private final StateCache cache;
    private final List<Logged<Fact>> facts;
    private final Position upTo;
    private final int size;
    private final World world;
    private final List<Caused> caused;
    private final List<JournalRow> journal = new ArrayList<>();
    private final List<Definition> defined = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final Set<Key> dropped = new HashSet<>();

    /// Events that were parked before anybody knew whose they are.
    private final List<Logged<Fact>> ownerless = new ArrayList<>();

    /// Nobody is followed while no segment is active.
    private final Optional<Following> following;

    private Definitions definitions;
    private Segmented segmented = Segmented.NOTHING;
    private Customers.State before = Customers.State.EMPTY;
    private Customers.State changed = Customers.State.EMPTY;

    MicroBatch(
            Definitions definitions, StateStore state, StateCache cache, List<Logged<Fact>> facts) {
        this(definitions, state, cache, facts, facts.getLast().position());
    }

    private MicroBatch(
            Definitions definitions,
            StateStore state,
            StateCache cache,
            List<Logged<Fact>> facts,
            Position upTo) {
        this.definitions = definitions;
        this.state = state;
        this.cache = cache;
        this.upTo = upTo;
        this.size = Math.max(1, facts.size());
        this.facts = new ArrayList<>(facts.size());
        this.caused = new ArrayList<>(facts.size());
        Set<AnchorId> touched = new HashSet<>();
        for (Logged<Fact> fact : facts) {
            try {
                touched.addAll(definitions.identities().touches(fact.fact()));
                this.facts.add(fact);
            } catch (RuntimeException | StackOverflowError defect) {
                park(fact, defect);
                ownerless.add(fact);
            }
        }
        this.world = new World(cache.components(touched));
        this.following =
                definitions.segments().isQuiet()
                        ? Optional.empty()
                        : Optional.of(
                                new Following(
                                        definitions.segments(), state, cache, world.allOwners()));
    }

    /// What is done about a fact at `at` that cannot be applied: it is kept with its cause, and
    /// nothing else. `fact` is empty when it cannot even be read.
    static MicroBatch parking(
            Definitions definitions,
            StateStore state,
            StateCache cache,
            Position at,
            Optional<Logged<Fact>> fact,
            Throwable cause) {
        MicroBatch batch = new MicroBatch(definitions, state, cache, List.of(), at);
        batch.parked.add(new Parked(at, Defects.cause(cause)));
        fact.ifPresent(batch.ownerless::add);
        return batch;
    }

    /// Who: identifiers to anchors and people.
    void resolve() {
        for (Logged<Fact> fact : facts) {
            try {
                resolve(fact);
            } catch (RuntimeException | StackOverflowError defect) {
                park(fact, defect);
                ownerless.add(fact);
            }
        }
    }

    /// What: summaries, orders, accounts and the catalogue.
    void step() {
        Set<OrderKey> orders = new LinkedHashSet<>();
        Set<AccountKey> accounts = new LinkedHashSet<>();
        Set<ArticleKey> articles = new LinkedHashSet<>();
        List<Caused> steppable = new ArrayList<>(caused.size());
        for (Caused one : caused) {
            try {
                Customers.order(one.logged().fact()).ifPresent(orders::add);
                Customers.account(one.logged().fact()).ifPresent(accounts::add);
                Customers.article(one.logged().fact()).ifPresent(articles::add);
                steppable.add(one);
            } catch (RuntimeException | StackOverflowError defect) {
                park(one.logged(), defect);
            }
        }
        before =
                new Customers.State(
                        cache.summaries(known(anchors())),
                        state.orders(orders),
                        state.accounts(accounts),
                        state.articles(articles));
        following.ifPresent(followed -> before = followed.load(caused, before));
        Customers.Outcome outcome = outcome(steppable);
        changed = outcome.changed();
        following.ifPresent(followed -> segmented = followed.outcome(before.with(changed)));
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
        List<SearchRow> listed = listing.rows();
        return new Change(
                after,
                upTo,
                world.newNodes(),
                world.changedComponents(),
                world.retired(),
                world.owners(),
                changed.summaries(),
                List.copyOf(changed.orders().values()),
                List.copyOf(changed.accounts().values()),
                List.copyOf(changed.articles().values()),
                listed,
                listing.unlisted(),
                journal,
                defined,
                parked,
                Optional.empty(),
                segmented());
    }

    /// What the warehouse must learn of it.
    Projection projection() {
        Map<AnchorId, ProfileId> elsewhere = ownersElsewhere();
        List<Row> rows = new ArrayList<>(caused.size());
        for (Caused one : caused) {
            if (one.logged().fact() instanceof Event event) {
                rows.add(
                        new Row(
                                new Logged<>(one.logged().position(), event),
                                one.anchor().flatMap(this::owner)));
            }
        }
        for (Logged<Fact> one : ownerless) {
            if (one.fact() instanceof Event event) {
                rows.add(new Row(new Logged<>(one.position(), event), Optional.empty()));
            }
        }
        return new Projection(
                rows,
                world.movedNow(),
                changed.orders().values().stream().map(order -> owned(order, elsewhere)).toList(),
                List.copyOf(changed.articles().values()),
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
        return new LiveFeed.Moment(upTo, size, world.newPeople(), latest);
    }

    World world() {
        return world;
    }

    /// How many facts.
    int size() {
        return size;
    }

    Definitions definitions() {
        return definitions;
    }

    private void resolve(Logged<Fact> fact) {
        if (fact.fact() instanceof Definition definition) {
            definitions = definitions.with(definition);
            defined.add(definition);
            dropped.addAll(Activation.dropped(definitions.segments(), definition));
            return;
        }
        List<AnchorId> anchors = definitions.identities().touches(fact.fact());
        Resolution resolution = definitions.identities().resolve(fact, world.touched(anchors));
        List<JournalRow> told = new ArrayList<>();
        Journal.of(fact, resolution, told::add);
        world.take(resolution, fact.position());
        following.ifPresent(followed -> followed.resolved(fact, resolution));
        journal.addAll(told);
        caused.add(new Caused(fact, resolution.anchor()));
    }

    private Customers.Outcome outcome(List<Caused> steppable) {
        try {
            return Customers.step(before, steppable, watch());
        } catch (RuntimeException | StackOverflowError defect) {
            return outcomeOneByOne(steppable);
        }
    }

    private Customers.Outcome outcomeOneByOne(List<Caused> steppable) {
        Customers.State now = before;
        Customers.State all = Customers.State.EMPTY;
        List<Derived> derived = new ArrayList<>();
        Customers.Watch watch = watch();
        for (Caused one : steppable) {
            try {
                Customers.Outcome outcome = Customers.step(now, List.of(one), watch);
                now = now.with(outcome.changed());
                all = all.with(outcome.changed());
                derived.addAll(outcome.derived());
            } catch (RuntimeException | StackOverflowError defect) {
                park(one.logged(), defect);
            }
        }
        return new Customers.Outcome(all, derived);
    }

    private Customers.Watch watch() {
        return following.isPresent() ? following.get().begin() : Customers.Watch.NOBODY;
    }

    private Segmented segmented() {
        return dropped.isEmpty()
                ? segmented
                : new Segmented(
                        segmented.gathered(),
                        segmented.standings(),
                        segmented.movements(),
                        segmented.passages(),
                        dropped);
    }

    /// A fact the core fails on is parked with its cause, and the others go on without it.
    private void park(Logged<? extends Fact> fact, Throwable defect) {
        LOG.error(
                "The fact at {} cannot be applied; it is parked and the others go on: {}",
                fact.position().value(),
                Defects.where(defect));
        parked.add(new Parked(fact.position(), Defects.cause(defect)));
    }

    private Optional<Owner> owner(AnchorId anchor) {
        return world.owner(anchor).map(profile -> new Owner(anchor, profile));
    }

    private OwnedOrder owned(Order order, Map<AnchorId, ProfileId> elsewhere) {
        return new OwnedOrder(
                order,
                order.owner()
                        .flatMap(owner ->
                                world.owner(owner)
                                        .or(() -> Optional.ofNullable(elsewhere.get(owner)))));
    }

    /// The people of orders that were told of by somebody else here: a refund names another
    /// identifier than the order did.
    private Map<AnchorId, ProfileId> ownersElsewhere() {
        Set<AnchorId> unknown = new HashSet<>();
        for (Order order : changed.orders().values()) {
            order.owner().filter(owner -> world.owner(owner).isEmpty()).ifPresent(unknown::add);
        }
        Map<AnchorId, ProfileId> owners = new HashMap<>();
        if (!unknown.isEmpty()) {
            for (Component component : cache.components(unknown)) {
                component.nodes().values().forEach(node -> owners.put(node.id(), node.profile()));
            }
        }
        return owners;
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
}
