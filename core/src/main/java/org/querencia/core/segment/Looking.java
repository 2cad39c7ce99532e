package org.querencia.core.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Look;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Why;
import org.querencia.core.segment.Movement.Entered;
import org.querencia.core.segment.Movement.Left;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.Law;
import org.querencia.core.stage.Place;
import org.querencia.core.stage.StageModel;

/// Items made ready to be answered: one set of rules, in which each item has its own.
///
/// Immutable; safe from any thread.
final class Looking {

    private final RuleSet rules;
    private final Map<Key, Ready> byKey = new HashMap<>();

    /// By the place of each rule. Who asks for another stands behind it.
    private final List<Ready> byRule = new ArrayList<>();

    /// Places of the first rules of those that ask for the key.
    private final Map<Key, BitSet> asking = new HashMap<>();

    /// @param layer what it asks for is in layers before this one
    /// @param rules the places of its rules in the set
    /// @param asked what they ask for, other than what they have in them
    /// @param parts scores and places that they have in them
    /// @param enters of a model of stages, the places of the rules `enter`
    /// @param leaves of a model of stages, the places of the rules `leave`; -1 where there is none
    private record Ready(
            Key key,
            Item item,
            int layer,
            BitSet rules,
            Set<Key> asked,
            Set<Key> parts,
            int[] enters,
            int[] leaves) {

        int first() {
            return rules.nextSetBit(0);
        }

        /// The place behind its rules, which stand together.
        int end() {
            return rules.length();
        }
    }

    Looking(
            Setting setting,
            List<Set<Key>> order,
            Map<Key, Item> items,
            Map<Key, List<Rule>> read) {
        List<Rule> all = new ArrayList<>();
        for (int layer = 0; layer < order.size(); layer++) {
            for (Key key : order.get(layer)) {
                List<Rule> theirs = read.getOrDefault(key, List.of());
                Ready ready =
                        ready(Objects.requireNonNull(items.get(key)), layer, all.size(), theirs);
                byKey.put(key, ready);
                byRule.addAll(Collections.nCopies(theirs.size(), ready));
                ready.asked()
                        .forEach(one ->
                                asking.computeIfAbsent(one, _ -> new BitSet()).set(ready.first()));
                all.addAll(theirs);
            }
        }
        this.rules = RuleSet.of(all, setting);
    }

    RuleSet rules() {
        return rules;
    }

    /// @param touched the only rules whose answers can have changed since the last look, time
    ///   aside; empty when all can have
    /// @param hidden what is not in force yet
    Turn look(
            Standing before,
            Person person,
            Instant at,
            Occasion occasion,
            Optional<BitSet> touched,
            Set<Key> hidden) {
        Instant present = at.isBefore(before.seen()) ? before.seen() : at;
        boolean isDue = before.due().filter(due -> !due.isAfter(present)).isPresent();
        return new Sight(
                        before,
                        person,
                        present,
                        occasion,
                        isDue ? Optional.empty() : touched,
                        hidden)
                .turn();
    }

    /// The places of the rules of an item, or of those that have it in them where it is a score or
    /// a named place; none of one that is not answered.
    BitSet rulesOf(Key key) {
        BitSet places = new BitSet();
        if (key.kind().isPartOfRules()) {
            byKey.values().stream()
                    .filter(ready -> ready.parts().contains(key))
                    .forEach(ready -> places.or(ready.rules()));
        }
        Optional.ofNullable(byKey.get(key)).ifPresent(ready -> places.or(ready.rules()));
        return places;
    }

    /// Whether somebody of whom nothing is known is not in a segment, and time alone never lets
    /// them in.
    boolean isSilentOnNobody(Key segment, Instant at) {
        Ready ready = byKey.get(segment);
        if (ready == null) {
            return false;
        }
        Look look = rules.look(Person.NOBODY, at);
        return !look.holds(ready.first()) && look.next(ready.first()).isEmpty();
    }

    Optional<Why> why(Key key, Standing standing, Person person, Instant at) {
        Ready ready = byKey.get(key);
        return ready == null
                ? Optional.empty()
                : Optional.of(rules.look(in(person, standing), at).why(ready.first()));
    }

    private static Ready ready(Item item, int layer, int first, List<Rule> theirs) {
        Key key = item.key();
        BitSet places = new BitSet();
        places.set(first, first + theirs.size());
        Set<Key> asked = Reading.asked(theirs);
        Set<Key> parts = Reading.parts(theirs);
        return switch (item) {
            case Item.OfSegment _ ->
                    new Ready(key, item, layer, places, asked, parts, new int[0], new int[0]);
            case Item.OfStages(StageModel model) -> {
                int size = model.stages().size();
                int[] enters = new int[size];
                int[] leaves = new int[size];
                int next = first;
                for (int i = 0; i < size; i++) {
                    enters[i] = next++;
                    leaves[i] = model.stages().get(i).hasLeave() ? next++ : -1;
                }
                yield new Ready(key, item, layer, places, asked, parts, enters, leaves);
            }
            case Item.OfScore _, Item.OfPlace _ -> throw nobodyStands(item);
        };
    }

    private static IllegalStateException nobodyStands(Item item) {
        return new IllegalStateException("nobody stands by " + item.title());
    }

    private static Person in(Person person, Standing standing) {
        return in(person, standing.memberships().keySet(), standing.places());
    }

    private static Person in(Person person, Set<String> segments, Map<String, Place> places) {
        Map<String, String> stages = new HashMap<>();
        places.forEach((model, place) -> place.stage().ifPresent(key -> stages.put(model, key)));
        return person.with(new Inputs(stages, segments, person.inputs().scores()));
    }

    /// One look at one person. What stays as it is is not copied: that is most, most of the time.
    private final class Sight {
        private final Standing before;
        private final Person person;
        private final Instant at;
        private final Occasion occasion;
        private final Set<Key> hidden;

        /// Places of rules to be answered still, or answered; of an item one is enough.
        private final BitSet touched;

        private final List<Movement> movements = new ArrayList<>();
        private final List<Passage> passages = new ArrayList<>();
        private SortedMap<String, Membership> memberships;
        private SortedMap<String, Place> places;
        private final Look alone;
        private Optional<Instant> next = Optional.empty();

        Sight(
                Standing before,
                Person person,
                Instant at,
                Occasion occasion,
                Optional<BitSet> touched,
                Set<Key> hidden) {
            this.before = before;
            this.person = person;
            this.at = at;
            this.occasion = occasion;
            this.touched = new BitSet(byRule.size());
            touched.ifPresentOrElse(this.touched::or, () -> this.touched.set(0, byRule.size()));
            this.hidden = hidden;
            this.memberships = before.memberships();
            this.places = before.places();
            this.alone = rules.look(person, at);
        }

        Turn turn() {
            Look knowing = alone;
            int layer = -1;
            int place = touched.nextSetBit(0);
            while (place >= 0 && place < byRule.size()) {
                Ready ready = byRule.get(place);
                if (!hidden.contains(ready.key())) {
                    if (!ready.asked().isEmpty() && ready.layer() != layer) {
                        layer = ready.layer();
                        knowing = rules.look(in(person, memberships.keySet(), places), at);
                    }
                    answer(ready, ready.asked().isEmpty() ? alone : knowing);
                }
                place = touched.nextSetBit(ready.end());
            }
            Optional<Instant> armed = earlier(before.due().filter(at::isBefore), next);
            return movements.isEmpty() && passages.isEmpty() && armed.equals(before.due())
                    ? new Turn(before, List.of())
                    : new Turn(new Standing(memberships, places, at, armed), movements, passages);
        }

        /// Whoever asks for it stands behind, and is answered after it.
        private void changed(Key key) {
            Optional.ofNullable(asking.get(key)).ifPresent(touched::or);
        }

        private void answer(Ready ready, Look look) {
            switch (ready.item()) {
                case Item.OfSegment(Segment segment) -> segment(segment, look, ready.first());
                case Item.OfStages(StageModel model) -> stages(model, look, ready);
                case Item.OfScore _, Item.OfPlace _ -> throw nobodyStands(ready.item());
            }
        }

        private void segment(Segment segment, Look look, int rule) {
            String key = segment.key();
            boolean holds = look.holds(rule);
            if (holds != memberships.containsKey(key)) {
                if (movements.isEmpty()) {
                    memberships = new TreeMap<>(memberships);
                }
                changed(Key.segment(key));
                if (holds) {
                    memberships.put(key, new Membership(at, occasion.cause(), segment.version()));
                    movements.add(new Entered(occasion, at, key, segment.version()));
                } else {
                    memberships.remove(key);
                    movements.add(new Left(occasion, at, key, segment.version()));
                }
            }
            next = earlier(next, look.next(rule));
        }

        private void stages(StageModel model, Look look, Ready ready) {
            Optional<Place> was = Optional.ofNullable(places.get(model.key()));
            Law.Stand stand =
                    Law.stand(
                            model,
                            was,
                            at,
                            new Law.Answers() {
                                @Override
                                public boolean enters(int stage) {
                                    return holds(look, ready.enters()[stage]);
                                }

                                @Override
                                public boolean leaves(int stage) {
                                    return holds(look, ready.leaves()[stage]);
                                }
                            });
            next = earlier(next, stand.due());
            if (!stand.place().equals(was)) {
                Place is = stand.place().orElseThrow();
                if (passages.isEmpty()) {
                    places = new TreeMap<>(places);
                }
                places.put(model.key(), is);
                passages.add(Passage.between(occasion, at, model.key(), was, is));
                changed(Key.stages(model.key()));
            }
        }

        private boolean holds(Look look, int rule) {
            next = earlier(next, look.next(rule));
            return look.holds(rule);
        }
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return other.get().isBefore(one.get()) ? other : one;
    }
}
