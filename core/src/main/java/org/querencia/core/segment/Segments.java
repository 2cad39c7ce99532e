package org.querencia.core.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Retraction;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Deeds;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.rule.Why;
import org.querencia.core.score.Scores;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.StageModel;

/// The segments in force at a place of the log, and all else that is answered of everybody beside
/// them ([Item]), ready to say where somebody stands.
///
/// Immutable; safe from any thread.
public final class Segments {

    /// Segments active at once: so many are answered with every event.
    public static final int ACTIVE_MAX = 2_000;

    /// Models of stages active at once.
    public static final int MODELS_MAX = 20;

    private final Setting setting;
    private final SortedMap<Key, Item> all;
    private final SortedMap<Key, List<Rule>> rules;
    private final Map<String, Scored> scores;
    private final List<Set<Key>> layers;
    private final Mentions mentions;
    private final Set<Key> hidden;
    private volatile @Nullable Looking ready;

    private Segments(
            Setting setting,
            SortedMap<Key, Item> all,
            SortedMap<Key, List<Rule>> rules,
            Map<String, Scored> scores,
            List<Set<Key>> layers,
            Set<Key> hidden) {
        this.setting = setting;
        this.all = all;
        this.rules = rules;
        this.scores = scores;
        this.layers = layers;
        this.hidden = hidden;
        this.mentions =
                Mentions.in(
                        rules.values().stream()
                                .flatMap(List::stream)
                                .map(rule -> rule.with(scores))
                                .toList());
    }

    public static Segments none(Setting setting) {
        return new Segments(
                        setting, new TreeMap<>(), new TreeMap<>(), Map.of(), List.of(), Set.of())
                .withAll(Scores.SHIPPED.all().stream().map(Item::of).toList());
    }

    public Segments with(Segment segment) {
        return withAll(List.of(Item.of(segment)));
    }

    public Segments with(StageModel model) {
        return withAll(List.of(Item.of(model)));
    }

    /// The same as [#withAll].
    public Segments with(Collection<Segment> changed) {
        return withAll(changed.stream().map(Item::of).toList());
    }

    /// These and the given ones, each in the place of its former version, in any order. Throws
    /// [IllegalArgumentException] saying what cannot be: a rule that is none, items that ask for
    /// each other in a circle or for one that is not there, too many at once.
    public Segments withAll(Collection<Item> changed) {
        TreeMap<Key, Item> now = new TreeMap<>(all);
        changed.forEach(item -> now.put(item.key(), item));
        Vocabulary names = Reading.names(now.values());
        TreeMap<Key, List<Rule>> read = new TreeMap<>(rules);
        for (Item item : changed) {
            read.remove(item.key());
            if (item.isActive()) {
                read.put(item.key(), Reading.rules(item, names));
            }
        }
        Reading.readAgain(changed, now, read, names);
        Requirements.check(changed, now, read, names);
        return new Segments(
                setting,
                now,
                read,
                Reading.scores(now.values(), names),
                Reading.layers(read),
                Set.of());
    }

    /// These, of which some are not in force yet: nobody moves by them. What must be kept of events
    /// is the same.
    public Segments hiding(Set<Key> some) {
        Segments these = new Segments(setting, all, rules, scores, layers, Set.copyOf(some));
        these.ready = ready();
        return these;
    }

    /// All segments that are not deleted, by key.
    public List<Segment> all() {
        return existing(Key.Kind.SEGMENT)
                .flatMap(item ->
                        item instanceof Item.OfSegment(Segment segment)
                                ? Stream.of(segment)
                                : Stream.of())
                .toList();
    }

    /// All models of stages that are not deleted, by key.
    public List<StageModel> models() {
        return existing(Key.Kind.STAGES)
                .flatMap(item ->
                        item instanceof Item.OfStages(StageModel model)
                                ? Stream.of(model)
                                : Stream.of())
                .toList();
    }

    /// The newest version of a segment, be it deleted.
    public Optional<Segment> newest(String key) {
        return newest(Key.segment(key))
                .flatMap(item ->
                        item instanceof Item.OfSegment(Segment segment)
                                ? Optional.of(segment)
                                : Optional.empty());
    }

    /// The newest version of a model of stages, be it deleted.
    public Optional<StageModel> model(String key) {
        return newest(Key.stages(key))
                .flatMap(item ->
                        item instanceof Item.OfStages(StageModel model)
                                ? Optional.of(model)
                                : Optional.empty());
    }

    /// The newest version of an item, be it deleted.
    public Optional<Item> newest(Key key) {
        return Optional.ofNullable(all.get(key));
    }

    /// Keys of the segments in which people move, each after those its rule asks for.
    public List<String> active() {
        return layers.stream()
                .flatMap(Set::stream)
                .filter(key -> key.kind() == Key.Kind.SEGMENT)
                .map(Key::name)
                .toList();
    }

    /// Scores that are there, as parts of rules.
    public Map<String, Scored> scores() {
        return scores;
    }

    /// Whether rules in force have a score or a place in them.
    public boolean areAskedFor(Key part) {
        return withScores().values().stream()
                .anyMatch(theirs -> Reading.parts(theirs).contains(part));
    }

    /// All named places, by name.
    public List<NamedPlace> places() {
        return existing(Key.Kind.PLACE)
                .flatMap(item ->
                        item instanceof Item.OfPlace(NamedPlace place)
                                ? Stream.of(place)
                                : Stream.of())
                .toList();
    }

    /// By which the past is told again when that definition is put in force; empty when it is no
    /// model of stages, or one that is not to be told.
    public Optional<Retelling> retelling(Key key) {
        return newest(key)
                .filter(item ->
                        item instanceof Item.OfStages(StageModel model)
                                && model.isActive()
                                && model.history())
                .map(_ -> new Retelling(only(key), key.name()));
    }

    /// One item, and those it asks for.
    private Segments only(Key wanted) {
        Set<Key> keys = new TreeSet<>(Set.of(wanted));
        Set<Key> fresh = keys;
        while (!fresh.isEmpty()) {
            Set<Key> asked = new TreeSet<>();
            fresh.forEach(key -> asked.addAll(Reading.asked(rules.getOrDefault(key, List.of()))));
            asked.removeAll(keys);
            keys.addAll(asked);
            fresh = asked;
        }
        SortedMap<Key, Item> items = new TreeMap<>(all);
        items.keySet().retainAll(keys);
        SortedMap<Key, List<Rule>> theirs = new TreeMap<>(rules);
        theirs.keySet().retainAll(keys);
        return new Segments(setting, items, theirs, scores, Reading.layers(theirs), Set.of());
    }

    /// What rules take from the workspace.
    public Setting setting() {
        return setting;
    }

    /// The names rules may ask others for.
    public Vocabulary names() {
        return Reading.names(all.values());
    }

    /// Whether nobody stands anywhere, and nobody moves: then nothing need be kept or done. A
    /// paused segment has people in it, who merge and part.
    public boolean isQuiet() {
        return rules.isEmpty() && all.values().stream().noneMatch(Item::isPaused);
    }

    /// What the rules ask for beside people's own events.
    public Mentions mentions() {
        return mentions;
    }

    /// Keys of what must be kept of events.
    public Set<String> needs() {
        return rules.isEmpty() ? Set.of() : ready().rules().needs().keySet();
    }

    /// The events of which something must be kept that was not kept for other rules.
    ///
    /// @param kept keys of what was
    public Deeds gatheredBeside(Set<String> kept) {
        Set<EventKind> kinds = new HashSet<>();
        ready().rules()
                .needs()
                .forEach((key, need) -> {
                    if (!kept.contains(key)) {
                        kinds.add(need.what().kind());
                    }
                });
        return new Deeds(kinds, false);
    }

    /// What somebody must have done for an active segment to say anything of them at `at`, or later
    /// by time alone; empty where it may say something of anybody.
    public Optional<Deeds> concerning(Key key, Instant at) {
        return key.kind() == Key.Kind.SEGMENT && ready().isSilentOnNobody(key, at)
                ? Deeds.in(
                        rules.getOrDefault(key, List.of()).stream()
                                .map(rule -> rule.with(scores))
                                .toList())
                : Optional.empty();
    }

    /// The rules whose answer a fact can change by what it says of its own person; time aside.
    BitSet touchedBy(Fact fact) {
        RuleSet set = ready().rules();
        return switch (fact) {
            case Event event -> set.touchedBy(event);
            case Decision told -> touchedBy(told.act(), set);
            case Definition _, Retraction _, Erasure _, Gone _ -> new BitSet();
        };
    }

    private static BitSet touchedBy(Decision.Act act, RuleSet set) {
        return switch (act) {
            case Decision.CorrectTrait(var _, String trait, var _) -> set.touchedByTrait(trait);
            case Decision.ReleaseTrait(var _, String trait) -> set.touchedByTrait(trait);
            case Decision.Merge _,
                    Decision.Split _,
                    Decision.RefuseLink _,
                    Decision.RestoreLink _,
                    Decision.LinkProbably _,
                    Decision.TakeLinkBack _ ->
                    new BitSet();
        };
    }

    BitSet touchedByOrders() {
        return ready().rules().touchedByOrders();
    }

    BitSet touchedByAccount() {
        return ready().rules().touchedByAccount();
    }

    public Gathered plus(Gathered gathered, List<Event> events) {
        return ready().rules().plus(gathered, events);
    }

    /// Where somebody stands at `at`, or when they were looked at last if that is later.
    ///
    /// @param person without the segments and stages they are in: those are told by `before`
    public Turn look(Standing before, Person person, Instant at, Occasion occasion) {
        return ready().look(before, person, at, occasion, Optional.empty(), hidden);
    }

    /// The same, where only the answers of some rules can have changed since they were looked at
    /// last, and of those that ask for what changes by it; time aside.
    Turn look(Standing before, Person person, Instant at, Occasion occasion, BitSet touched) {
        return ready().look(before, person, at, occasion, Optional.of(touched), hidden);
    }

    /// Where somebody stands when an item takes the place of its former version, or is new, and all
    /// else is as it was when they were looked at last; time passed before.
    Turn look(Standing before, Person person, Instant at, Occasion occasion, Key changed) {
        return look(before, person, at, occasion, ready().rulesOf(changed));
    }

    /// Lets time pass for somebody until `until`, through every instant at which it alone may
    /// change something, each at its own time: so a late wake gives what punctual ones would.
    public Turn advance(Standing before, Person person, Instant until, Occasion occasion) {
        Standing now = before;
        List<Movement> movements = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        while (now.due().isPresent() && !now.due().get().isAfter(until)) {
            Turn turn = look(now, person, now.due().get(), occasion);
            now = turn.after();
            movements.addAll(turn.movements());
            passages.addAll(turn.passages());
        }
        return new Turn(now, movements, passages);
    }

    /// Why somebody is in an active segment or not; empty for one that is not active.
    public Optional<Why> why(String key, Standing standing, Person person, Instant at) {
        return ready().why(Key.segment(key), standing, person, at);
    }

    /// Worked out when first asked for: while many definitions are read, one set is enough.
    private Looking ready() {
        Looking known = ready;
        if (known == null) {
            known = new Looking(setting, layers, all, withScores());
            ready = known;
        }
        return known;
    }

    /// With the points of scores in the place of their names.
    private Map<Key, List<Rule>> withScores() {
        Map<Key, List<Rule>> whole = new TreeMap<>();
        rules.forEach((key, theirs) ->
                whole.put(key, theirs.stream().map(rule -> rule.with(scores)).toList()));
        return whole;
    }

    private Stream<Item> existing(Key.Kind kind) {
        return all.values().stream().filter(item -> item.key().kind() == kind && item.exists());
    }
}
