package org.querencia.core.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a rule asks for beside what a person's own events tell.
///
/// @param segments keys of segments
/// @param purchases whether it looks at orders
/// @param account whether it looks at the person's company
public record Mentions(Set<String> segments, boolean purchases, boolean account) {

    public static final Mentions NONE = new Mentions(Set.of(), false, false);

    public Mentions {
        segments = Set.copyOf(segments);
    }

    public static Mentions of(Rule rule) {
        Mentions own = NONE;
        if (rule instanceof Standing.InSegment(String key)) {
            own = new Mentions(Set.of(key), false, false);
        } else if (rule instanceof Buying || rule instanceof Field.AccountTrait) {
            own = new Mentions(Set.of(), rule instanceof Buying, rule instanceof Field);
        }
        return Stream.concat(Stream.of(own), parts(rule).stream().map(Mentions::of))
                .reduce(NONE, Mentions::and);
    }

    public Mentions and(Mentions other) {
        Set<String> all = new HashSet<>(segments);
        all.addAll(other.segments);
        return new Mentions(all, purchases || other.purchases, account || other.account);
    }

    private static List<Rule> parts(Rule rule) {
        return switch (rule) {
            case Rule.And(List<Rule> parts) -> parts;
            case Rule.Or(List<Rule> parts) -> parts;
            case Rule.Not(Rule part) -> List.of(part);
            case Rule.Choice(Rule when, Rule then, Rule otherwise) ->
                    List.of(when, then, otherwise);
            case Rule.Compare(Rule left, var _, Rule right) -> List.of(left, right);
            case Rule.OneOf(Rule item, List<Rule> choices) ->
                    Stream.concat(Stream.of(item), choices.stream()).toList();
            case Rule.Holds(Rule list, String _) -> List.of(list);
            case Rule.Matches(Rule of, var _, String _) -> List.of(of);
            case Rule.Arithmetic(Rule left, var _, Rule right) -> List.of(left, right);
            case Rule.As(Rule any, var _) -> List.of(any);
            case Rule.Has(Rule any) -> List.of(any);
            case Deed.Count(Deed.Happening what, var _) -> filter(what.filter());
            case Deed.Total(var _, Deed.Happening what, String _, var _) -> filter(what.filter());
            case Deed.Silent(var _, Rule length) -> List.of(length);
            case Dated.YearsSince(Rule any) -> List.of(any);
            case Rule.Literal _,
                    Field _,
                    Deed.First _,
                    Deed.Last _,
                    Deed.Rhythm _,
                    Deed.Ordered _,
                    Buying _,
                    Standing _,
                    Presence _,
                    Dated.Today _,
                    Dated.Birthday _ ->
                    List.of();
        };
    }

    private static List<Rule> filter(Optional<Rule> filter) {
        return filter.stream().toList();
    }
}
