package org.querencia.runtime.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Present;
import org.querencia.core.rule.Deeds;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Item;
import org.querencia.core.segment.Key;
import org.querencia.core.segment.Move;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Passage;
import org.querencia.core.segment.Retelling;
import org.querencia.core.segment.Segments;
import org.querencia.core.segment.SegmentsStep;
import org.querencia.core.segment.Standing;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.segment.ItemDefinitions;
import org.querencia.runtime.state.Segmented;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.warehouse.Whereabouts;

/// Puts a definition of a segment, or of what stands beside segments, in force: what its rules need
/// of the past is gathered from the log, and everybody is looked at, at the instant of the
/// definition. Several new ones in a row are put in force together, each at its own instant: the
/// past is read once for all of them.
///
/// People are taken page by page, each page a commit of its own, before the definition itself is
/// applied: memory stays small however many they are. A crash in between begins again from the
/// first page, and looks at those who were done before without finding anything new.
final class Activation {

    private static final int PEOPLE = 5_000;

    /// Their events are in memory at once.
    private static final int PEOPLE_RETOLD = 500;

    private static final int EVENTS = 2_000;

    private final Segments before;
    private final Segments after;
    private final StateStore state;
    private final EventLog log;
    private final Whereabouts whereabouts;
    private final IdentityRules rules;
    private final List<One> ones;

    /// The one whose people are nobody's any more, since it is a draft again.
    private final Set<Key> dropped;

    private final Set<String> missing;
    private final boolean gathers;
    private final Deeds wanted;
    private final Map<Key, Retelling> retellings = new HashMap<>();

    /// One of the definitions.
    ///
    /// @param under what is in force from it on, those after it not yet
    private record One(Key key, Position at, Instant instant, Segments under) {}

    /// @param definitions in force before
    /// @param after the segments in force then
    /// @param given one, or several that [#mayBeTogether]
    Activation(
            Definitions definitions,
            Segments after,
            StateStore state,
            EventLog log,
            Whereabouts whereabouts,
            List<Logged<Definition>> given) {
        this.before = definitions.segments();
        this.after = after;
        this.state = state;
        this.log = log;
        this.whereabouts = whereabouts;
        this.rules = definitions.identities().rules();
        this.ones = ones(after, given);
        this.dropped = dropped(before, after, ones.getFirst().key());
        this.missing = new HashSet<>(after.needs());
        this.missing.removeAll(before.needs());
        this.gathers = !missing.isEmpty();
        this.wanted = gathers ? after.gatheredBeside(before.needs()) : Deeds.NONE;
        ones.forEach(one ->
                after.retelling(one.key()).ifPresent(past -> retellings.put(one.key(), past)));
    }

    private static List<One> ones(Segments after, List<Logged<Definition>> given) {
        List<One> ones = new ArrayList<>();
        Set<Key> later = new HashSet<>();
        for (Logged<Definition> one : given.reversed()) {
            Key key = ItemDefinitions.key(one.fact()).orElseThrow();
            ones.addFirst(
                    new One(key, one.position(), one.fact().receivedAt(), after.hiding(later)));
            later.add(key);
        }
        return ones;
    }

    /// How many definitions, from the first on, may be put in force together: one, or several that
    /// are new and different, and that all can be read.
    static int mayBeTogether(Segments before, List<Definition> definitions) {
        Set<Key> keys = new HashSet<>();
        Segments now = before;
        for (Definition definition : definitions) {
            Optional<Key> key = ItemDefinitions.key(definition);
            // A score or a place changes what the rules of others are, so it is put in force by
            // itself.
            if (key.isEmpty()
                    || key.get().kind().isPartOfRules()
                    || before.newest(key.get()).isPresent()
                    || !keys.add(key.get())) {
                break;
            }
            try {
                now = ItemDefinitions.read(now, definition);
            } catch (IllegalArgumentException unreadable) {
                keys.remove(key.get());
                break;
            }
        }
        return Math.max(1, keys.size());
    }

    /// Whether everybody has to be looked at for it.
    private boolean concernsPeople(Key key) {
        Optional<Item> was = before.newest(key);
        Item is = after.newest(key).orElseThrow();
        if (key.kind().isPartOfRules()) {
            return after.areAskedFor(key) && was.filter(is::isSame).isEmpty();
        }
        if (is.isActive()) {
            return was.filter(Item::isActive).filter(is::isSame).isEmpty();
        }
        // Others' rules may ask for the people of one that is a draft again.
        return is.isDraft()
                && was.filter(former -> !former.isDraft()).isPresent()
                && !after.isQuiet();
    }

    /// Looks at everybody, or at least lets time pass under the former rules: who was due to enter
    /// a segment before it was paused is in it, however late the wake.
    ///
    /// @param commit takes what came of each page, in order, before the next is read
    void run(Consumer<Segmented> commit) {
        List<One> concerning = ones.stream().filter(one -> concernsPeople(one.key())).toList();
        if (concerning.isEmpty()) {
            pass(ones.getLast(), commit);
            return;
        }
        Optional<Doers> doers = doers(concerning);
        if (doers.isPresent()) {
            // The others would be found where they stand, but for the time that passes.
            pass(ones.getFirst(), commit);
            doers.get().forEach(PEOPLE, page -> look(page, commit));
        } else {
            lookAtAll(commit);
        }
    }

    /// Whom they can concern, where all of them are new and look at nothing but deeds; empty where
    /// that may be anybody.
    private Optional<Doers> doers(List<One> concerning) {
        Deeds all = Deeds.NONE;
        for (One one : concerning) {
            Optional<Deeds> deeds =
                    before.newest(one.key()).isPresent()
                            ? Optional.empty()
                            : after.concerning(one.key(), one.instant());
            if (deeds.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(deeds.get());
        }
        return Doers.of(all, ones.getFirst().at(), whereabouts, state);
    }

    private void pass(One until, Consumer<Segmented> commit) {
        for (List<ProfileId> due = state.standings().due(until.instant(), PEOPLE);
                !due.isEmpty();
                due = state.standings().due(until.instant(), PEOPLE)) {
            commit.accept(Attendance.passed(state, before, due, until.instant(), until.at()));
        }
    }

    private void lookAtAll(Consumer<Segmented> commit) {
        int size = retellings.isEmpty() ? PEOPLE : PEOPLE_RETOLD;
        Optional<ProfileId> last = Optional.empty();
        for (List<ProfileId> page = state.standings().people(last, size);
                !page.isEmpty();
                page = state.standings().people(last, size)) {
            look(page, commit);
            last = Optional.of(page.getLast());
        }
    }

    private void look(List<ProfileId> page, Consumer<Segmented> commit) {
        Segmented segmented = page(page);
        if (!segmented.isNothing()) {
            commit.accept(segmented);
        }
    }

    /// Whose memberships or places go with the definition.
    static Set<Key> dropped(Segments after, Definition definition) {
        return ItemDefinitions.key(definition)
                .flatMap(after::newest)
                .filter(item -> item.isDraft() || !item.exists())
                .filter(item -> !item.key().kind().isPartOfRules())
                .map(item -> Set.of(item.key()))
                .orElse(Set.of());
    }

    private Segmented page(List<ProfileId> people) {
        Roll roll = Roll.of(state, after, people);
        SegmentsStep.Outcome passed = passed(roll.standings());
        Map<ProfileId, Standing> standings = new HashMap<>(roll.standings());
        passed.standings().forEach((person, move) -> standings.put(person, move.after()));
        standings.replaceAll((_, standing) -> standing.without(dropped));
        Map<AnchorId, Gathered> anew = new HashMap<>();
        Map<ProfileId, List<Event>> told = new HashMap<>();
        if (gathers || !retellings.isEmpty()) {
            read(
                    roll.owners().keySet(),
                    (anchor, events) -> {
                        anew.merge(anchor, after.plus(Gathered.NONE, events), Gathered::merge);
                        told.computeIfAbsent(
                                        Objects.requireNonNull(roll.owners().get(anchor)),
                                        _ -> new ArrayList<>())
                                .addAll(events.stream().filter(this::isToldAgain).toList());
                    });
        }
        Map<AnchorId, Gathered> gathered = gathered(roll, anew);
        Roll now = new Roll(roll.owners(), standings, gathered, roll.known());
        SegmentsStep step = new SegmentsStep(after, now.start());
        Present present = Customers.present(now.known());
        Segments none = after.hiding(ones.stream().map(One::key).collect(Collectors.toSet()));
        for (ProfileId person : people) {
            step.under(none);
            ones.forEach(
                    one -> look(one, person, told.getOrDefault(person, List.of()), step, present));
        }
        SegmentsStep.Outcome looked = step.outcome(present);
        Map<ProfileId, Move> changed = new LinkedHashMap<>(passed.standings());
        looked.standings().forEach((person, move) -> changed.merge(person, move, Move::then));
        List<Movement> movements = new ArrayList<>(passed.movements());
        movements.addAll(looked.movements());
        // As the definitions came: all of the first, then all of the second.
        movements.sort(Comparator.comparing(one -> one.occasion().position()));
        List<Passage> passages = new ArrayList<>(passed.passages());
        passages.addAll(looked.passages());
        passages.sort(Comparator.comparing(one -> one.occasion().position()));
        return new Segmented(
                gathers ? changed(roll, gathered) : Map.of(),
                changed,
                movements,
                passages,
                Set.of());
    }

    /// What was kept for the rules before, and what was read now for those that need more.
    private Map<AnchorId, Gathered> gathered(Roll roll, Map<AnchorId, Gathered> anew) {
        if (!gathers) {
            return roll.gathered();
        }
        Map<AnchorId, Gathered> all = new HashMap<>();
        roll.gathered().forEach((anchor, kept) -> all.put(anchor, kept.only(before.needs())));
        anew.forEach((anchor, more) -> all.merge(anchor, more.only(missing), Gathered::merge));
        return all;
    }

    private static Map<AnchorId, Gathered> changed(Roll roll, Map<AnchorId, Gathered> gathered) {
        Map<AnchorId, Gathered> changed = new HashMap<>(gathered);
        changed.entrySet().removeAll(roll.gathered().entrySet());
        return changed;
    }

    private boolean isToldAgain(Event event) {
        return retellings.values().stream().anyMatch(past -> past.concerns(event));
    }

    /// @param told their events, as far as a model is told them again
    private void look(
            One one, ProfileId person, List<Event> told, SegmentsStep step, Present present) {
        step.advance(person, one.instant(), one.at(), present);
        step.under(one.under());
        Occasion occasion =
                new Occasion(person, new AnchorId(person.value()), one.at(), Cause.ACTIVATION);
        Optional<Retelling> retelling = Optional.ofNullable(retellings.get(one.key()));
        retelling.ifPresent(past -> step.retell(past, told, one.instant(), occasion, present));
        // What the past told again changed may be asked for by others, too.
        if (dropped.isEmpty() && retelling.isEmpty()) {
            step.look(person, one.instant(), occasion, present, one.key());
        } else {
            step.look(person, one.instant(), occasion, present);
        }
    }

    /// Time passes under the former rules first.
    private SegmentsStep.Outcome passed(Map<ProfileId, Standing> standings) {
        One first = ones.getFirst();
        List<ProfileId> due = new ArrayList<>();
        standings.forEach((person, standing) -> {
            if (standing.due().filter(instant -> !instant.isAfter(first.instant())).isPresent()) {
                due.add(person);
            }
        });
        if (due.isEmpty()) {
            return SegmentsStep.Outcome.NOTHING;
        }
        Roll roll = Roll.of(state, before, due);
        SegmentsStep step = new SegmentsStep(before, roll.start());
        Present present = Customers.present(roll.known());
        due.forEach(person -> step.advance(person, first.instant(), first.at(), present));
        return step.outcome(present);
    }

    private static Set<Key> dropped(Segments before, Segments after, Key key) {
        return before.newest(key).isPresent() && after.newest(key).filter(Item::isDraft).isPresent()
                ? Set.of(key)
                : Set.of();
    }

    /// These anchors' events before the definition, as far as they are asked for.
    private void read(Set<AnchorId> anchors, BiConsumer<AnchorId, List<Event>> each) {
        Position before = ones.getFirst().at();
        Set<AnchorId> theirs = Set.copyOf(anchors);
        List<Position> positions =
                retellings.isEmpty()
                        ? whereabouts.of(theirs, wanted, before)
                        : whereabouts.of(theirs, Set.of(), Set.of(), Set.of(), before);
        for (int from = 0; from < positions.size(); from += EVENTS) {
            Map<AnchorId, List<Event>> events = new LinkedHashMap<>();
            for (LogEntry entry :
                    log.at(positions.subList(from, Math.min(positions.size(), from + EVENTS)))) {
                Event event = event(entry);
                if (event != null && !event.identifiers().isEmpty()) {
                    events.computeIfAbsent(
                                    rules.anchorId(event.identifiers().getFirst()),
                                    _ -> new ArrayList<>())
                            .add(event);
                }
            }
            events.forEach((anchor, more) -> {
                if (anchors.contains(anchor)) {
                    each.accept(anchor, more);
                }
            });
        }
    }

    /// What cannot be read was parked, and what was taken back is gone: neither counts.
    private static @Nullable Event event(LogEntry entry) {
        try {
            return FactCodec.read(entry).fact() instanceof Event event ? event : null;
        } catch (RuntimeException | StackOverflowError parked) {
            return null;
        }
    }
}
