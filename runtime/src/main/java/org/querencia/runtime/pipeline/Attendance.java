package org.querencia.runtime.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Customers;
import org.querencia.core.segment.Move;
import org.querencia.core.segment.Segments;
import org.querencia.core.segment.SegmentsStep;
import org.querencia.core.segment.Standing;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.segment.ItemDefinitions;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Segmented;
import org.querencia.runtime.state.StateConflictException;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.warehouse.Whereabouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at people when no fact of theirs is the reason: when time alone may change where they
/// stand, and when a segment's definition does. Nothing is polled: the next instant is known, and
/// the store is asked when it has come.
final class Attendance {

    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

    /// The most people of one commit.
    private static final int PEOPLE_MAX = 2_000;

    /// So often an activation is tried.
    private static final int TRIES_MAX = 3;

    /// A fact may be received just before an instant and stored just after; it should count first.
    private static final Duration GRACE = Duration.ofMillis(100);

    /// While more is being applied, facts of several threads come a little out of turn.
    private static final Duration BUSY_GRACE = Duration.ofSeconds(1);

    private final EventLog log;
    private final StateStore state;
    private final Whereabouts whereabouts;
    private final Progress applied;
    private final InstantSource clock;
    private final Postponed postponed = new Postponed();
    private Optional<Instant> first = Optional.empty();
    private boolean known;
    private int failed;

    Attendance(
            EventLog log,
            StateStore state,
            Whereabouts whereabouts,
            Progress applied,
            InstantSource clock) {
        this.log = log;
        this.state = state;
        this.whereabouts = whereabouts;
        this.applied = applied;
        this.clock = clock;
    }

    /// How long nothing is due, but not longer than `most`.
    Duration quiet(Duration most) {
        Optional<Instant> next = first();
        if (next.isEmpty()) {
            return most;
        }
        Duration left = Duration.between(present(), next.get());
        return left.isNegative() ? Duration.ZERO : left.compareTo(most) < 0 ? left : most;
    }

    /// Up to when time may pass while every fact in the log is applied.
    Instant present() {
        return clock.instant().minus(GRACE);
    }

    /// The same while there are more facts, of which this was the last applied.
    Instant present(List<Logged<Fact>> batch) {
        return batch.getLast().fact().receivedAt().minus(BUSY_GRACE);
    }

    /// Notes what was committed.
    void note(Segmented change) {
        change.standings()
                .values()
                .forEach(move -> {
                    Optional<Instant> due = move.after().due();
                    if (due.isPresent() && (first.isEmpty() || due.get().isBefore(first.get()))) {
                        first = due;
                    }
                });
    }

    /// Whatever was known may be wrong: the store is asked again.
    void forget() {
        known = false;
        first = Optional.empty();
    }

    /// The definition that comes first, and those after it that may be put in force together with
    /// it; none after something failed: then they are tried one by one.
    List<Logged<Definition>> together(Segments segments, List<Logged<Fact>> facts) {
        List<Logged<Definition>> given = new ArrayList<>();
        for (Logged<Fact> fact : facts) {
            if (!(fact.fact() instanceof Definition definition)) {
                break;
            }
            given.add(new Logged<>(fact.position(), definition));
        }
        return given.subList(
                0,
                failed > 0
                        ? 1
                        : Activation.mayBeTogether(
                                segments, given.stream().map(Logged::fact).toList()));
    }

    /// Lets time pass for some who are due by `until`; says whether there were any, since they may
    /// be more.
    boolean pass(Segments segments, Instant until) {
        if (first().filter(due -> !due.isAfter(until)).isEmpty()) {
            return false;
        }
        List<ProfileId> due = state.standings().due(until, PEOPLE_MAX);
        forget();
        if (due.isEmpty()) {
            return false;
        }
        pass(segments, until, due);
        return true;
    }

    /// What fails for what is in it is tried in halves, until the person at fault is alone.
    private void pass(Segments segments, Instant until, List<ProfileId> due) {
        try {
            commit(passed(state, segments, due, until, applied.position()));
            postponed.done(due);
        } catch (StateConflictException | StoreUnavailableException notThePeople) {
            throw notThePeople;
        } catch (RuntimeException | StackOverflowError defect) {
            if (due.size() > 1) {
                pass(segments, until, due.subList(0, due.size() / 2));
                pass(segments, until, due.subList(due.size() / 2, due.size()));
            } else {
                LOG.error(
                        "A person cannot be looked at when time passes and is put off: {}",
                        Defects.where(defect));
                postpone(due.getFirst(), until);
            }
        }
    }

    private void postpone(ProfileId person, Instant until) {
        Standing standing =
                state.standings().of(List.of(person)).getOrDefault(person, Standing.NONE);
        commit(
                new Segmented(
                        Map.of(),
                        Map.of(
                                person,
                                new Move(standing, postponed.later(person, standing, until))),
                        List.of(),
                        List.of(),
                        Set.of()));
    }

    /// Who is looked at too late for a defect, in words; empty for nobody. Safe from any thread.
    Optional<String> late() {
        return postponed.told();
    }

    /// Everybody is looked at under the rules of a segment, or of what stands beside segments,
    /// before its definition is applied; one that cannot be read is parked when that is done. Says
    /// what fails whenever it is tried: then the definition is to be parked now.
    ///
    /// @param given one, or several that may be put in force together
    Optional<Throwable> activate(Definitions definitions, List<Logged<Definition>> given) {
        try {
            look(definitions, given);
        } catch (StateConflictException | StoreUnavailableException notTheDefinition) {
            throw notTheDefinition;
        } catch (RuntimeException | StackOverflowError defect) {
            failed++;
            if (failed < TRIES_MAX) {
                throw defect;
            }
            failed = 0;
            return Optional.of(defect);
        }
        failed = 0;
        return Optional.empty();
    }

    private void look(Definitions definitions, List<Logged<Definition>> given) {
        Segments after;
        try {
            after =
                    ItemDefinitions.read(
                            definitions.segments(), given.stream().map(Logged::fact).toList());
        } catch (IllegalArgumentException unreadable) {
            return;
        }
        new Activation(definitions, after, state, log, whereabouts, given).run(this::commit);
    }

    /// Time passing for those who are due. Who became somebody else while nobody was followed is
    /// due no more.
    static Segmented passed(
            StateStore state,
            Segments segments,
            List<ProfileId> due,
            Instant until,
            Position applied) {
        Roll roll = Roll.of(state, segments, due);
        SegmentsStep step = new SegmentsStep(segments, roll.start());
        Customers.Present present = Customers.present(roll.known());
        due.forEach(person -> step.advance(person, until, applied, present));
        Segmented passed = Following.segmented(step.outcome(present));
        Map<ProfileId, Move> standings = new LinkedHashMap<>(passed.standings());
        List<ProfileId> gone =
                due.stream().filter(person -> !roll.standings().containsKey(person)).toList();
        state.standings()
                .of(gone)
                .forEach((person, stood) -> standings.put(person, new Move(stood, Standing.NONE)));
        return new Segmented(
                passed.gathered(), standings, passed.movements(), passed.passages(), Set.of());
    }

    private void commit(Segmented change) {
        state.commit(Change.of(applied.position(), change));
        note(change);
    }

    private Optional<Instant> first() {
        if (!known) {
            first = state.standings().firstDue();
            known = true;
        }
        return first;
    }
}
