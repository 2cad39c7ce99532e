package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identities;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Handoff;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.LogWhereabouts;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.StateConflictException;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.warehouse.Whereabouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of an event once it is in the log, from top to bottom:
///
///     resolve   identifiers -> person; people may merge or part
///     step      the pure core: summaries, orders, companies, derived records
///     commit    one transaction per micro-batch, with the log position
///     project   handed to the warehouse's thread
///
/// One thread does it, in the log's order. Whatever fails before the commit leaves nothing behind, and the batch is taken again; whatever
/// is killed after it is found again by its position. The more waits, the bigger the micro-batches: a busy server works less per event.
public final class Pipeline implements AutoCloseable {

    /// The most facts of one commit.
    private static final int BATCH_MAX = 5_000;

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final EventLog log;
    private final StateStore state;
    private final Whereabouts whereabouts;
    private final Flow flow;
    private final Progress applied;
    private final StateCache cache;
    private final Thread thread = Thread.ofPlatform().name("pipeline").unstarted(this::run);
    private volatile Definitions definitions;
    private int anchorsAnewMax = DerivingAnew.ANCHORS_MAX;
    private volatile boolean closing;
    private volatile boolean overtaken;

    /// One without a warehouse: when facts are taken back, the log is read to find what hangs
    /// together with them.
    public Pipeline(
            EventLog log,
            StateStore state,
            Definitions definitions,
            Flow flow,
            int anchorsCachedMax) {
        this(
                log,
                state,
                definitions,
                new LogWhereabouts(log, definitions.identities().rules()),
                flow,
                anchorsCachedMax);
    }

    /// @param definitions in force where the state stands
    /// @param whereabouts asked when facts are taken back, so it must know all that was applied
    /// @param anchorsCachedMax how many identifiers' state is kept in memory; about 2 KB each
    public Pipeline(
            EventLog log,
            StateStore state,
            Definitions definitions,
            Whereabouts whereabouts,
            Flow flow,
            int anchorsCachedMax) {
        this.log = log;
        this.state = state;
        this.whereabouts = whereabouts;
        this.definitions = definitions;
        this.flow = flow;
        this.applied = flow.applied();
        this.cache = new StateCache(state, anchorsCachedMax);
    }

    public Pipeline start() {
        thread.start();
        return this;
    }

    /// The rules of identity in force where the state stands. Safe from any thread.
    public Identities identities() {
        return definitions.identities();
    }

    /// Whether another server took this one's place: nothing is applied here any more.
    public boolean overtaken() {
        return overtaken;
    }

    /// Beyond so many anchors the whole log is applied again when facts are taken back.
    Pipeline derivingAtMost(int anchors) {
        anchorsAnewMax = anchors;
        return this;
    }

    /// Finishes the batch at hand, then ends.
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

    /// Applies all that is in the log now; for those who run without a thread of their own (tests,
    /// replays, commands).
    public void catchUp() {
        for (List<Logged<Fact>> batch = fromLog(BATCH_MAX);
                !batch.isEmpty();
                batch = fromLog(BATCH_MAX)) {
            apply(batch);
        }
    }

    private void run() {
        while (!closing && !overtaken) {
            try {
                List<Logged<Fact>> batch = next();
                if (!batch.isEmpty()) {
                    apply(batch);
                }
            } catch (InterruptedException stopping) {
                closing = true;
            } catch (StateConflictException conflict) {
                overtaken = true;
                LOG.error(
                        "Another server writes to this database: nothing is applied here any more",
                        conflict);
            } catch (RuntimeException failed) {
                LOG.error("A batch could not be applied; trying again in {}", RETRY, failed);
                cache.forget();
                pause();
            }
        }
    }

    private List<Logged<Fact>> next() throws InterruptedException {
        Position at = applied.position();
        Handoff.Taken<List<Logged<Fact>>> taken = flow.toPipeline().take(at, BATCH_MAX, IDLE);
        if (taken.batches().isEmpty()) {
            long gap = flow.toPipeline().firstAtHand().value() - at.value();
            return gap > 0 ? fromLog((int) Math.min(BATCH_MAX, gap)) : List.of();
        }
        List<Logged<Fact>> facts = new ArrayList<>();
        taken.batches().forEach(batch -> facts.addAll(batch.content()));
        return facts;
    }

    private List<Logged<Fact>> fromLog(int limit) {
        return log.read(applied.position(), limit).stream().map(FactCodec::read).toList();
    }

    /// A fact that takes others back is a batch of its own.
    private void apply(List<Logged<Fact>> facts) {
        int from = 0;
        for (int i = 0; i < facts.size(); i++) {
            if (TakingBack.is(facts.get(i).fact())) {
                applyTogether(facts.subList(from, i));
                if (!takeBack(facts.get(i))) {
                    return;
                }
                from = i + 1;
            }
        }
        applyTogether(facts.subList(from, facts.size()));
    }

    private void applyTogether(List<Logged<Fact>> facts) {
        if (facts.isEmpty()) {
            return;
        }
        MicroBatch batch = new MicroBatch(definitions, state, cache, facts);
        batch.resolve();
        batch.step();
        Change change = batch.change(applied.position());
        state.commit(change);
        cache.keep(batch.world(), change.summaries());
        definitions = batch.definitions();
        applied.advance(change.upTo());
        flow.toProjector()
                .give(
                        new Handoff.Batch<>(
                                change.after(), change.upTo(), facts.size(), batch.projection()));
        if (flow.live().watched()) {
            flow.live().publish(batch.moment());
        }
    }

    /// Whether that is done; if not, the whole log is applied again from its start.
    private boolean takeBack(Logged<Fact> by) {
        if (!by.position().isAfter(state.origins().clean())) {
            applyTogether(List.of(new Logged<>(by.position(), gone(by.fact()))));
            return true;
        }
        TakingBack.Taken taken = TakingBack.of(by, log, whereabouts, definitions.identities());
        DerivingAnew anew =
                new DerivingAnew(
                        definitions, state, log, whereabouts, by.position(), taken, anchorsAnewMax);
        Optional<Change> change = anew.change();
        if (change.isEmpty()) {
            makeAnew();
            return false;
        }
        state.commit(change.get());
        cache.forget();
        applied.advance(by.position());
        flow.toProjector()
                .give(
                        new Handoff.Batch<>(
                                change.get().after(), by.position(), 1, anew.projection()));
        if (flow.live().watched()) {
            flow.live().publish(new LiveFeed.Moment(by.position(), 1, 0, List.of()));
        }
        return true;
    }

    /// Its work is done already: nothing of it is left but its place.
    private static Fact gone(Fact fact) {
        return new Gone(fact.origin(), fact.receivedAt());
    }

    /// Applies the whole log again, from its start; until that is done people are only partly
    /// there.
    private void makeAnew() {
        LOG.info("The derived state is made anew from the log");
        flow.toProjector().restart(Position.START);
        state.reset(log.head());
        flow.resets().set(state.origins().resets());
        cache.forget();
        definitions = definitions.atStart();
        applied.advance(Position.START);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
