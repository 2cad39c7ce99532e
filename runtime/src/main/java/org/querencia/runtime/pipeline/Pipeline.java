package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.Identities;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.collect.MarkingRules;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Handoff;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.LogWhereabouts;
import org.querencia.runtime.operate.Health;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.segment.ItemDefinitions;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.ChangeRefusedException;
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
/// is killed after it is found again by its position. A fact that can never be applied is parked, so that the others go on. The more waits, the bigger the micro-batches: a busy server works less per event.
public final class Pipeline implements AutoCloseable {

    /// The most facts of one commit.
    private static final int BATCH_MAX = 5_000;

    /// So many facts parked one after another are no accident: something else is wrong, and to go
    /// on would park the whole log.
    private static final int PARKED_IN_A_ROW_MAX = 20;

    /// So often a fact that takes others back is tried before the whole log is applied again.
    private static final int TAKING_BACK_TRIES_MAX = 3;

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final EventLog log;
    private final StateStore state;
    private final Whereabouts whereabouts;
    private final Flow flow;
    private final Progress applied;
    private final StateCache cache;
    private final Attendance attendance;
    private final Supply supply;
    private final Thread thread = Thread.ofPlatform().name("pipeline").unstarted(this::run);
    private volatile Definitions definitions;
    private volatile Meanwhile meanwhile = new Meanwhile(MarkingRules.NONE, Position.START);
    private int anchorsAnewMax = DerivingAnew.ANCHORS_MAX;
    private volatile boolean closing;
    private volatile boolean overtaken;
    private final Condition condition = new Condition("pipeline");
    private int parkedInARow;
    private int takingBackFailed;

    /// Without a warehouse the log is read for what hangs together with facts taken back.
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
        this(log, state, definitions, whereabouts, flow, anchorsCachedMax, InstantSource.system());
    }

    /// @param clock wakes those for whom time alone changes something
    public Pipeline(
            EventLog log,
            StateStore state,
            Definitions definitions,
            Whereabouts whereabouts,
            Flow flow,
            int anchorsCachedMax,
            InstantSource clock) {
        this.log = log;
        this.state = state;
        this.whereabouts = whereabouts;
        this.definitions = definitions;
        this.flow = flow;
        this.applied = flow.applied();
        this.cache = new StateCache(state, anchorsCachedMax);
        this.supply = new Supply(log, flow, this::park);
        this.attendance = new Attendance(log, state, whereabouts, applied, clock);
    }

    public Pipeline start() {
        thread.start();
        return this;
    }

    /// The rules of identity in force where the state stands. Safe from any thread.
    public Identities identities() {
        return definitions.identities();
    }

    /// The rules of marking for what comes now: those where the state stands, but not while it is
    /// made anew, when it stands in the past. Safe from any thread.
    public MarkingRules marking() {
        Meanwhile present = meanwhile;
        return present.until().isAfter(applied.position())
                ? present.marking()
                : definitions.marking();
    }

    /// The segments and models in force where the state stands. Safe from any thread.
    public Segments segments() {
        return definitions.segments();
    }

    /// All that is in force where the state stands. Safe from any thread.
    public Definitions definitions() {
        return definitions;
    }

    /// Whether another server took this one's place: nothing is applied here any more.
    public boolean overtaken() {
        return overtaken;
    }

    /// Whether it works. Safe from any thread; costs nothing.
    public Health.Check check() {
        return condition.check(
                overtaken
                        ? Optional.of("another server writes to this database")
                        : Optional.empty(),
                thread,
                "profiles at " + applied.position().value(),
                attendance.late());
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
        while (log.head().isAfter(applied.position())) {
            apply(supply.fromLog(BATCH_MAX));
        }
    }

    /// Lets time pass until `until` for everybody who is due by then; for those who run without a
    /// thread of their own, when all facts received by then are applied.
    public void pass(Instant until) {
        while (attendance.pass(definitions.segments(), until)) {
            // They may be more.
        }
    }

    private void run() {
        while (!closing && !overtaken) {
            try {
                List<Logged<Fact>> batch = supply.next(BATCH_MAX, attendance.quiet(IDLE));
                if (batch.isEmpty()) {
                    attendance.pass(definitions.segments(), attendance.present());
                } else {
                    apply(batch);
                    attendance.pass(definitions.segments(), attendance.present(batch));
                }
                condition.well();
            } catch (InterruptedException stopping) {
                closing = true;
            } catch (StateConflictException conflict) {
                overtaken = true;
                LOG.error(
                        "Another server writes to this database: nothing is applied here any more",
                        conflict);
            } catch (RuntimeException | Error failed) {
                LOG.error("A batch could not be applied; trying again in {}", RETRY, failed);
                condition.failed(failed);
                cache.forget();
                attendance.forget();
                Condition.pause(RETRY);
            }
        }
    }

    /// A fact that takes others back is a batch of its own; a definition ends one, since what
    /// follows is read by it.
    private void apply(List<Logged<Fact>> facts) {
        int from = 0;
        for (int i = 0; i < facts.size(); i++) {
            if (TakingBack.is(facts.get(i).fact())) {
                applyTogether(facts.subList(from, i));
                if (!takeBack(facts.get(i))) {
                    return;
                }
                from = i + 1;
            } else if (facts.get(i).fact() instanceof Definition definition) {
                int last = i;
                if (ItemDefinitions.key(definition).isPresent()) {
                    applyTogether(facts.subList(from, i));
                    List<Logged<Definition>> given =
                            attendance.together(
                                    definitions.segments(), facts.subList(i, facts.size()));
                    last = i + given.size() - 1;
                    from = activate(facts.get(i), given) ? i : last + 1;
                }
                applyTogether(facts.subList(from, last + 1));
                i = last;
                from = i + 1;
            }
        }
        applyTogether(facts.subList(from, facts.size()));
    }

    /// Whether these may be applied now; only one alone is parked.
    private boolean activate(Logged<Fact> fact, List<Logged<Definition>> given) {
        Optional<Throwable> defect = attendance.activate(definitions, given);
        defect.ifPresent(cause -> park(fact.position(), Optional.of(fact), cause));
        return defect.isEmpty();
    }

    private void applyTogether(List<Logged<Fact>> facts) {
        Halving.apply(facts, this::applyWhole, cache::forget, this::park);
    }

    private void park(Position at, Optional<Logged<Fact>> fact, Throwable defect) {
        if (parkedInARow >= PARKED_IN_A_ROW_MAX) {
            throw new IllegalStateException(
                    "%d facts in a row could not be applied: it is not they that are wrong"
                            .formatted(parkedInARow),
                    defect);
        }
        LOG.error(
                "The fact at {} cannot be applied; it is parked and the others go on: {}",
                at.value(),
                Defects.where(defect));
        commit(MicroBatch.parking(definitions, state, cache, at, fact, defect));
        parkedInARow++;
    }

    private void applyWhole(List<Logged<Fact>> facts) {
        MicroBatch batch = new MicroBatch(definitions, state, cache, facts);
        batch.resolve();
        batch.step();
        commit(batch);
        parkedInARow = 0;
    }

    /// All that can fail for what is in the batch comes before the store's own commit.
    private void commit(MicroBatch batch) {
        Change change = batch.change(applied.position());
        Projection projection = batch.projection();
        Optional<LiveFeed.Moment> moment =
                flow.live().watched() ? Optional.of(batch.moment()) : Optional.empty();
        state.commit(change);
        cache.keep(batch.world(), change.summaries());
        attendance.note(change.segmented());
        definitions = batch.definitions();
        applied.advance(change.upTo());
        flow.toProjector()
                .give(new Handoff.Batch<>(change.after(), change.upTo(), batch.size(), projection));
        moment.ifPresent(flow.live()::publish);
    }

    /// Whether that is done; if not, the whole log is applied again from its start.
    private boolean takeBack(Logged<Fact> by) {
        if (!by.position().isAfter(state.origins().clean())) {
            applyTogether(List.of(new Logged<>(by.position(), gone(by.fact()))));
            return true;
        }
        boolean gone = by.fact() instanceof Retraction;
        try {
            TakingBack.Taken taken = TakingBack.of(by, log, whereabouts, definitions.identities());
            gone = true;
            return takeBack(by, taken);
        } catch (StateConflictException | StoreUnavailableException notTheFact) {
            throw notTheFact;
        } catch (RuntimeException | StackOverflowError defect) {
            takingBackFailed++;
            if (!gone || takingBackFailed < TAKING_BACK_TRIES_MAX) {
                throw defect;
            }
            // Parked, it would leave what it takes back. From the log that is gone, so a state made
            // anew has none of it.
            LOG.error("The fact at {} fails: {}", by.position().value(), Defects.where(defect));
            makeAnew(by.position());
            return false;
        }
    }

    private boolean takeBack(Logged<Fact> by, TakingBack.Taken taken) {
        DerivingAnew anew =
                new DerivingAnew(definitions, state, log, whereabouts, by, taken, anchorsAnewMax);
        Optional<Change> change = anew.change();
        if (change.isEmpty()) {
            makeAnew(by.position());
            return false;
        }
        try {
            state.commit(change.get());
        } catch (ChangeRefusedException parkedFactInside) {
            makeAnew(by.position());
            return false;
        }
        cache.forget();
        attendance.forget();
        takingBackFailed = 0;
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
    ///
    /// @param done a fact that takes others back, and has taken them from the log
    private void makeAnew(Position done) {
        LOG.info("The derived state is made anew from the log");
        meanwhile = new Meanwhile(marking(), log.head());
        flow.toProjector().restart(Position.START);
        takingBackFailed = 0;
        state.reset(TakingBack.carriedOut(log, done));
        flow.resets().set(state.origins().resets());
        cache.forget();
        attendance.forget();
        definitions = definitions.atStart();
        applied.advance(Position.START);
    }
}
