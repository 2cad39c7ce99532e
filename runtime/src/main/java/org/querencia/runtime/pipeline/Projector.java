package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.Handoff;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.operate.Health;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Copies what was applied into the warehouse, in the log's order, on its own thread.
///
/// Mostly it is handed each micro-batch; after a start, or when it fell behind, it reads the log
/// itself and asks who owns each anchor now. Both give the same rows, and a batch twice changes
/// nothing, so a crash anywhere costs only time.
public final class Projector implements AutoCloseable {

    /// The columnar store likes big batches; people like fresh figures.
    private static final int ROWS_WANTED = 5_000;

    private static final int ROWS_MAX = 10_000;
    private static final Duration FRESH = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private final Warehouse warehouse;
    private final EventLog log;
    private final Profiles profiles;
    private final IdentityRules rules;
    private final Flow flow;
    private final Handoff<Projection> fromPipeline;
    private final Progress projected;
    private final Thread thread = Thread.ofPlatform().name("projector").unstarted(this::run);
    private final Condition condition = new Condition("warehouse");
    private volatile boolean closing;

    /// Retractions and erasures up to here need no work: the warehouse was filled from a log that
    /// already held them.
    private Position clean = Position.START;

    public Projector(
            Warehouse warehouse, EventLog log, Profiles profiles, IdentityRules rules, Flow flow) {
        this.warehouse = warehouse;
        this.log = log;
        this.profiles = profiles;
        this.rules = rules;
        this.flow = flow;
        this.fromPipeline = flow.toProjector();
        this.projected = new Progress(Position.START);
        if (warehouse.position().isAfter(log.head())) {
            makeAnew();
        }
        makeAnewUnlessOfThisState();
        if (warehouse.position().equals(Position.START)) {
            clean = log.head();
        }
        projected.advance(warehouse.position());
    }

    public Projector start() {
        thread.start();
        return this;
    }

    /// Copies all that was applied until now; for those who run without a thread of their own.
    public void catchUp() throws InterruptedException {
        makeAnewUnlessOfThisState();
        Position at = warehouse.position();
        while (flow.applied().position().isAfter(at)) {
            step(at, fromPipeline.take(at, ROWS_MAX, Duration.ZERO).batches());
            at = warehouse.position();
        }
    }

    /// Whether it works; nothing is refused because of it. Safe from any thread; costs nothing.
    public Health.Check check() {
        Health.Check check =
                condition.check(Optional.empty(), thread, "at " + projected.position().value());
        return new Health.Check(check.name(), check.healthy(), false, check.detail());
    }

    /// How far it has come.
    public Progress projected() {
        return projected;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try {
                once();
                condition.well();
            } catch (InterruptedException stopping) {
                closing = true;
            } catch (RuntimeException | Error failed) {
                condition.failed(failed);
                LOG.error("The warehouse could not be written; trying again in {}", RETRY, failed);
                pause();
            }
        }
    }

    /// A file found broken or missing while in use comes back without an epoch.
    private void makeAnewUnlessOfThisState() {
        if (!warehouse.epoch().equals(epoch())) {
            LOG.info("The warehouse is not of this log; it is made anew");
            makeAnew();
        }
    }

    private void makeAnew() {
        warehouse.reset(epoch());
        clean = log.head();
        projected.advance(Position.START);
    }

    /// Names the log, and how often the state was derived from it: a copy of another one is none.
    private String epoch() {
        long resets = flow.resets().get();
        return resets == 0 ? log.epoch() : log.epoch() + "/" + resets;
    }

    private void once() throws InterruptedException {
        makeAnewUnlessOfThisState();
        Position at = warehouse.position();
        Handoff.Taken<Projection> taken = fromPipeline.take(at, ROWS_MAX, FRESH);
        step(at, taken.batches().isEmpty() ? List.of() : gathered(taken.batches()));
    }

    private void step(Position at, List<Handoff.Batch<Projection>> given) {
        if (!given.isEmpty()) {
            write(given);
            return;
        }
        Position missing = fromPipeline.firstAtHand();
        if (missing.isAfter(at)) {
            catchUp(at, missing);
        }
    }

    private List<Handoff.Batch<Projection>> gathered(List<Handoff.Batch<Projection>> first)
            throws InterruptedException {
        List<Handoff.Batch<Projection>> all = new ArrayList<>(first);
        long until = System.nanoTime() + FRESH.toNanos();
        int rows = rows(all);
        while (rows < ROWS_WANTED && System.nanoTime() < until && !closing) {
            Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
            List<Handoff.Batch<Projection>> more =
                    fromPipeline.take(all.getLast().upTo(), ROWS_MAX, left).batches();
            if (more.isEmpty()) {
                break;
            }
            all.addAll(more);
            rows = rows(all);
        }
        return all;
    }

    private void write(List<Handoff.Batch<Projection>> batches) {
        List<Row> rows = new ArrayList<>();
        Map<AnchorId, ProfileId> moved = new LinkedHashMap<>();
        Map<OrderKey, OwnedOrder> orders = new LinkedHashMap<>();
        Set<Position> removedEvents = new HashSet<>();
        Set<OrderKey> removedOrders = new HashSet<>();
        Map<ArticleKey, Article> articles = new LinkedHashMap<>();
        Set<ArticleKey> removedArticles = new HashSet<>();
        for (Handoff.Batch<Projection> batch : batches) {
            Warehouse.Removed removed = batch.content().removed();
            removedEvents.addAll(removed.events());
            removedOrders.addAll(removed.orders());
            orders.keySet().removeAll(removed.orders());
            removedOrders.removeAll(
                    batch.content().orders().stream().map(owned -> owned.order().key()).toList());
            removedArticles.addAll(removed.articles());
            articles.keySet().removeAll(removed.articles());
            for (Article article : batch.content().articles()) {
                removedArticles.remove(article.key());
                articles.put(article.key(), article);
            }
            rows.removeIf(row -> removed.events().contains(row.event().position()));
            rows.addAll(batch.content().rows());
            moved.putAll(batch.content().moved());
            batch.content().orders().forEach(order -> orders.put(order.order().key(), order));
        }
        write(
                new Batch(
                        batches.getLast().upTo(),
                        current(rows, moved),
                        moved,
                        List.copyOf(orders.values()),
                        List.copyOf(articles.values()),
                        new Warehouse.Removed(removedEvents, removedOrders, removedArticles)));
    }

    private void write(Batch batch) {
        warehouse.project(batch);
        projected.advance(batch.upTo());
    }

    /// Rows gathered before a move in the same batch get the new person too.
    private static List<Row> current(List<Row> rows, Map<AnchorId, ProfileId> moved) {
        if (moved.isEmpty()) {
            return rows;
        }
        return rows.stream()
                .map(row ->
                        new Row(
                                row.event(),
                                row.owner()
                                        .map(owner ->
                                                new Owner(
                                                        owner.anchor(),
                                                        moved.getOrDefault(
                                                                owner.anchor(), owner.profile())))))
                .toList();
    }

    /// What was taken back meanwhile is in the warehouse still, and the log does not tell any more
    /// what it was: then the warehouse is made anew.
    private void catchUp(Position at, Position upTo) {
        int limit = (int) Math.min(ROWS_MAX, upTo.value() - at.value());
        List<LogEntry> entries = log.read(at, limit);
        boolean takesBack =
                entries.stream()
                        .filter(entry -> entry.position().isAfter(clean))
                        .map(LogEntry::kind)
                        .anyMatch(kind -> kind == FactKind.RETRACTION || kind == FactKind.ERASURE);
        if (takesBack) {
            makeAnew();
        } else {
            write(fromLog(at, entries));
        }
    }

    private Batch fromLog(Position at, List<LogEntry> entries) {
        List<Logged<Event>> events = new ArrayList<>(entries.size());
        Set<OrderKey> orderKeys = new LinkedHashSet<>();
        Set<ArticleKey> articleKeys = new LinkedHashSet<>();
        Map<Position, AnchorId> anchorOf = new HashMap<>();
        for (LogEntry entry : entries) {
            if (readable(entry) instanceof Event event) {
                events.add(new Logged<>(entry.position(), event));
                order(event).ifPresent(orderKeys::add);
                article(event).ifPresent(articleKeys::add);
                event.identifiers().stream()
                        .findFirst()
                        .ifPresent(first -> anchorOf.put(entry.position(), rules.anchorId(first)));
            }
        }
        Map<AnchorId, ProfileId> owners = profiles.owners(Set.copyOf(anchorOf.values()));
        List<Row> rows = events.stream().map(event -> row(event, anchorOf, owners)).toList();
        return new Batch(
                entries.getLast().position(),
                rows,
                profiles.movedBetween(at, entries.getLast().position()),
                owned(profiles.orders(orderKeys).values()),
                List.copyOf(profiles.articles(articleKeys).values()),
                Warehouse.Removed.NOTHING);
    }

    /// What cannot be read was parked by the pipeline, and has no row here either.
    private static @Nullable Fact readable(LogEntry entry) {
        try {
            return FactCodec.read(entry).fact();
        } catch (RuntimeException | StackOverflowError parked) {
            return null;
        }
    }

    private static Optional<OrderKey> order(Event event) {
        try {
            return Customers.order(event);
        } catch (RuntimeException | StackOverflowError parked) {
            return Optional.empty();
        }
    }

    private static Optional<ArticleKey> article(Event event) {
        try {
            return Customers.article(event);
        } catch (RuntimeException | StackOverflowError parked) {
            return Optional.empty();
        }
    }

    private static Row row(
            Logged<Event> event,
            Map<Position, AnchorId> anchorOf,
            Map<AnchorId, ProfileId> owners) {
        Optional<Owner> owner =
                Optional.ofNullable(anchorOf.get(event.position()))
                        .flatMap(anchor ->
                                Optional.ofNullable(owners.get(anchor))
                                        .map(profile -> new Owner(anchor, profile)));
        return new Row(event, owner);
    }

    private List<OwnedOrder> owned(Iterable<Order> orders) {
        List<Order> all = new ArrayList<>();
        orders.forEach(all::add);
        Map<AnchorId, ProfileId> owners =
                profiles.owners(all.stream().flatMap(order -> order.owner().stream()).toList());
        return all.stream()
                .map(order ->
                        new OwnedOrder(
                                order,
                                order.owner()
                                        .flatMap(
                                                anchor -> Optional.ofNullable(owners.get(anchor)))))
                .toList();
    }

    private static int rows(List<Handoff.Batch<Projection>> batches) {
        return batches.stream().mapToInt(Handoff.Batch::weight).sum();
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopping) {
            closing = true;
        }
    }
}
