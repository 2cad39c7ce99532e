package org.querencia.core.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Retraction;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Look;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Why;
import org.querencia.core.segment.Movement.Entered;
import org.querencia.core.segment.Movement.Left;
import org.querencia.core.segment.Movement.Occasion;

/// The segments in force at a place of the log, ready to say where somebody stands.
///
/// Immutable; safe from any thread.
public final class Segments {

    /// Active at once: so many are answered with every event.
    public static final int ACTIVE_MAX = 1_000;

    private final Setting setting;
    private final SortedMap<String, Segment> all;
    private final SortedMap<String, Rule> rules;
    private final List<Set<String>> layers;
    private final Mentions mentions;
    private volatile @Nullable RuleSet ready;

    private Segments(
            Setting setting,
            SortedMap<String, Segment> all,
            SortedMap<String, Rule> rules,
            List<Set<String>> layers) {
        this.setting = setting;
        this.all = all;
        this.rules = rules;
        this.layers = layers;
        this.mentions = Mentions.in(rules.values());
    }

    public static Segments none(Setting setting) {
        return new Segments(setting, new TreeMap<>(), new TreeMap<>(), List.of());
    }

    public Segments with(Segment segment) {
        return with(List.of(segment));
    }

    /// These and the given ones, each in the place of its former version, in any order. Throws
    /// [IllegalArgumentException] saying what cannot be: a rule that is none, segments that ask for
    /// each other in a circle or for one that is not there, too many at once.
    public Segments with(Collection<Segment> changed) {
        TreeMap<String, Segment> now = new TreeMap<>(all);
        changed.forEach(segment -> now.put(segment.key(), segment));
        Set<String> known = new TreeSet<>();
        now.values().stream()
                .filter(segment -> segment.state() != Segment.State.DELETED)
                .forEach(segment -> known.add(segment.key()));
        TreeMap<String, Rule> read = new TreeMap<>(rules);
        for (Segment segment : changed) {
            read.remove(segment.key());
            if (segment.isActive()) {
                read.put(segment.key(), Reading.rule(segment, known));
            }
        }
        if (read.size() > ACTIVE_MAX) {
            throw new IllegalArgumentException(
                    "%d segments would be active at once; %d may be"
                            .formatted(read.size(), ACTIVE_MAX));
        }
        read.forEach((key, rule) -> requireKnown(key, rule, known));
        return new Segments(setting, now, read, Reading.layers(read));
    }

    /// All that are not deleted, by key.
    public List<Segment> all() {
        return all.values().stream()
                .filter(segment -> segment.state() != Segment.State.DELETED)
                .toList();
    }

    /// The newest version of a segment, be it deleted.
    public Optional<Segment> newest(String key) {
        return Optional.ofNullable(all.get(key));
    }

    /// Keys of those in which people move, each after those its rule asks for.
    public List<String> active() {
        return layers.stream().flatMap(Set::stream).toList();
    }

    /// What rules take from the workspace.
    public Setting setting() {
        return setting;
    }

    /// Whether nobody is in any segment, and nobody enters: then nothing need be kept or done. A
    /// paused one has people in it, who merge and part.
    public boolean isQuiet() {
        return rules.isEmpty() && all.values().stream().noneMatch(Segments::isPaused);
    }

    /// What the rules ask for beside people's own events.
    public Mentions mentions() {
        return mentions;
    }

    /// Keys of what must be kept of events.
    public Set<String> needs() {
        return rules.isEmpty() ? Set.of() : ready().needs().keySet();
    }

    /// Whether a fact can change an answer by what it says of its own person; time aside.
    boolean isTouchedBy(Fact fact) {
        return switch (fact) {
            case Event event -> !ready().touchedBy(event).isEmpty();
            case Decision decision ->
                    switch (decision.act()) {
                        case Decision.CorrectTrait(var _, String trait, var _) ->
                                !ready().touchedByTrait(trait).isEmpty();
                        case Decision.ReleaseTrait(var _, String trait) ->
                                !ready().touchedByTrait(trait).isEmpty();
                        case Decision.Merge _,
                                Decision.Split _,
                                Decision.RefuseLink _,
                                Decision.RestoreLink _ ->
                                false;
                    };
            case Definition _, Retraction _, Erasure _, Gone _ -> false;
        };
    }

    public Gathered plus(Gathered gathered, List<Event> events) {
        return ready().plus(gathered, events);
    }

    /// Where somebody stands at `at`, or when they were looked at last if that is later.
    ///
    /// @param person without the segments they are in: those are told by `before`
    public Turn look(Standing before, Person person, Instant at, Occasion occasion) {
        Instant present = at.isBefore(before.seen()) ? before.seen() : at;
        TreeMap<String, Membership> now = new TreeMap<>(before.memberships());
        List<Movement> movements = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        int index = 0;
        for (Set<String> layer : layers) {
            Look look = ready().look(in(person, now.keySet()), present);
            for (String key : layer) {
                int version = version(key);
                boolean holds = look.holds(index);
                if (holds && !now.containsKey(key)) {
                    now.put(key, new Membership(present, occasion.cause(), version));
                    movements.add(new Entered(occasion, present, key, version));
                } else if (!holds && now.remove(key) != null) {
                    movements.add(new Left(occasion, present, key, version));
                }
                next = earlier(next, look.next(index));
                index++;
            }
        }
        Optional<Instant> due = before.due().filter(present::isBefore);
        Optional<Instant> armed = earlier(due, next);
        return movements.isEmpty() && armed.equals(before.due())
                ? new Turn(before, List.of())
                : new Turn(new Standing(now, present, armed), movements);
    }

    /// Lets time pass for somebody until `until`, through every instant at which it alone may
    /// change something, each at its own time: so a late wake gives what punctual ones would.
    public Turn advance(Standing before, Person person, Instant until, Occasion occasion) {
        Standing now = before;
        List<Movement> movements = new ArrayList<>();
        while (now.due().isPresent() && !now.due().get().isAfter(until)) {
            Turn turn = look(now, person, now.due().get(), occasion);
            now = turn.after();
            movements.addAll(turn.movements());
        }
        return new Turn(now, movements);
    }

    /// Why somebody is in an active segment or not; empty for one that is not active.
    public Optional<Why> why(String key, Standing standing, Person person, Instant at) {
        int index = active().indexOf(key);
        return index < 0
                ? Optional.empty()
                : Optional.of(
                        ready().look(in(person, standing.memberships().keySet()), at).why(index));
    }

    private int version(String key) {
        return newest(key).map(Segment::version).orElseThrow();
    }

    /// Worked out when first asked for: while many definitions are read, one set is enough.
    private RuleSet ready() {
        RuleSet known = ready;
        if (known == null) {
            List<Rule> inOrder = new ArrayList<>();
            active().forEach(key -> Optional.ofNullable(rules.get(key)).ifPresent(inOrder::add));
            known = RuleSet.of(inOrder, setting);
            ready = known;
        }
        return known;
    }

    private static boolean isPaused(Segment segment) {
        return segment.state() == Segment.State.PAUSED;
    }

    private static void requireKnown(String key, Rule rule, Set<String> known) {
        for (String asked : Mentioned.in(rule).segments()) {
            if (!known.contains(asked)) {
                throw new IllegalArgumentException(
                        "segment '%s' asks for '%s', which would be no more".formatted(key, asked));
            }
        }
    }

    private static Person in(Person person, Set<String> segments) {
        return new Person(
                person.gathered(),
                person.purchases(),
                person.traits(),
                person.consents(),
                person.account(),
                new Inputs(person.inputs().stages(), segments, person.inputs().scores()));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return other.get().isBefore(one.get()) ? other : one;
    }
}
