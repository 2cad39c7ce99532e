package org.querencia.core.trait;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Flag;
import org.querencia.core.event.Value.Items;
import org.querencia.core.event.Value.Nothing;
import org.querencia.core.event.Value.Num;
import org.querencia.core.event.Value.Text;

/// The traits of one anchor or company: per name the last word of the sources and, beside it, the
/// last word of people. Merging in any order and grouping gives the same.
///
/// A value is taken whole: an object replaces the former object. [Value#NOTHING] removes a trait,
/// and is kept to win over what was said before it. At most [#TRAITS_MAX] names are kept (names
/// that are shown everywhere first, then the shorter ones), and no value that weighs more than
/// [#WEIGHT_MAX]; both stay in the events.
///
/// @param told what sources say
/// @param corrected what people decided: a value that holds, or that the sources speak again
public record Traits(Map<String, Said<Value>> told, Map<String, Said<Correction>> corrected) {

    public static final Traits NONE = new Traits(Map.of(), Map.of());

    public static final int TRAITS_MAX = 200;
    public static final int NAME_LENGTH_MAX = 100;

    /// Characters of all text inside, and one for each number, flag and field.
    public static final int WEIGHT_MAX = 4_000;

    private static final Set<String> FIRST =
            Set.of("name", "firstName", "lastName", "email", "phone", "address", "birthday");

    private static final Comparator<String> ORDER =
            Comparator.<String, Boolean>comparing(name -> !FIRST.contains(name))
                    .thenComparing(Bounds.SHORT_FIRST);

    /// `holds` false: released, the sources speak again.
    public record Correction(boolean holds, Value value) {}

    /// These traits and what an event's `fields` say.
    public Traits plus(Event event, Fields fields) {
        if (fields.isEmpty()) {
            return this;
        }
        Map<String, Said<Value>> all = new HashMap<>(told);
        fields.values().forEach((name, value) -> add(all, event, name, value));
        return new Traits(Bounds.keep(all, TRAITS_MAX, ORDER), corrected);
    }

    /// These traits and what a person decided; other decisions change nothing.
    public Traits plus(Decision decision) {
        return switch (decision.act()) {
            case Decision.CorrectTrait(var _, String trait, Value value) ->
                    decided(decision, trait, new Correction(true, value));
            case Decision.ReleaseTrait(var _, String trait) ->
                    decided(decision, trait, new Correction(false, Value.NOTHING));
            case Decision.Merge _,
                    Decision.Split _,
                    Decision.RefuseLink _,
                    Decision.RestoreLink _,
                    Decision.LinkProbably _,
                    Decision.TakeLinkBack _ ->
                    this;
        };
    }

    public Traits merge(Traits other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        return new Traits(
                Bounds.keep(Said.last(told, other.told), TRAITS_MAX, ORDER),
                Bounds.keep(Said.last(corrected, other.corrected), TRAITS_MAX, ORDER));
    }

    public boolean isEmpty() {
        return told.isEmpty() && corrected.isEmpty();
    }

    /// The trait as it stands; empty when unknown or removed.
    public Optional<Trait> get(String name) {
        Said<Correction> decided = corrected.get(name);
        if (decided != null && decided.value().holds()) {
            return trait(decided, decided.value().value(), true);
        }
        Said<Value> said = told.get(name);
        return said == null ? Optional.empty() : trait(said, said.value(), false);
    }

    /// The trait as text, for names and the like; empty when unknown, blank or no plain value.
    public Optional<String> text(String name) {
        return get(name).flatMap(trait -> Fields.of(name, trait.value()).text(name));
    }

    /// All traits as they stand, by name.
    public Map<String, Trait> standing() {
        Map<String, Trait> standing = new TreeMap<>();
        for (var names : List.of(told.keySet(), corrected.keySet())) {
            names.forEach(name -> get(name).ifPresent(trait -> standing.put(name, trait)));
        }
        return standing;
    }

    /// What the sources say of the traits that people decided otherwise, by name: it stands again
    /// once they are released.
    public Map<String, Trait> overruled() {
        Map<String, Trait> overruled = new TreeMap<>();
        corrected.forEach((name, decided) -> {
            Said<Value> said = told.get(name);
            if (said != null && decided.value().holds()) {
                trait(said, said.value(), false).ifPresent(trait -> overruled.put(name, trait));
            }
        });
        return overruled;
    }

    private static Optional<Trait> trait(Said<?> said, Value value, boolean byHand) {
        return value instanceof Nothing
                ? Optional.empty()
                : Optional.of(new Trait(value, said.source(), said.at(), said.messageId(), byHand));
    }

    private static void add(Map<String, Said<Value>> all, Event event, String name, Value value) {
        if (name.length() <= NAME_LENGTH_MAX && weight(value) <= WEIGHT_MAX) {
            // Sources are equals here: the latest word counts, whoever says it.
            all.merge(name, Said.by(event, value, 0), Said::orLater);
        }
    }

    private Traits decided(Decision decision, String trait, Correction correction) {
        Said<Correction> said =
                new Said<>(
                        correction,
                        0,
                        decision.receivedAt(),
                        decision.messageId(),
                        decision.origin().source());
        return merge(new Traits(Map.of(), Map.of(trait, said)));
    }

    private static int weight(Value value) {
        return switch (value) {
            case Text(String text) -> text.length();
            case Num _, Flag _, Nothing _ -> 1;
            case Items(List<Value> items) -> items.stream().mapToInt(Traits::weight).sum() + 1;
            case Fields(Map<String, Value> values) -> {
                int sum = 1;
                for (Map.Entry<String, Value> field : values.entrySet()) {
                    sum += field.getKey().length() + weight(field.getValue());
                }
                yield sum;
            }
        };
    }
}
