package org.querencia.core.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts scores with their points in the place of `score('name')`. A name nobody knows stays, and is
/// unknown for everybody.
record Substitution(Map<String, Scored> scores) {

    Rule in(Rule rule) {
        return switch (rule) {
            case Standing.Score(String name) ->
                    Optional.ofNullable(scores.get(name)).<Rule>map(known -> known).orElse(rule);
            case Rule.And(List<Rule> parts) -> new Rule.And(in(parts));
            case Rule.Or(List<Rule> parts) -> new Rule.Or(in(parts));
            case Rule.Not(Rule part) -> new Rule.Not(in(part));
            case Rule.Choice(Rule when, Rule then, Rule otherwise) ->
                    new Rule.Choice(in(when), in(then), in(otherwise));
            case Rule.Compare(Rule left, var by, Rule right) ->
                    new Rule.Compare(in(left), by, in(right));
            case Rule.Arithmetic(Rule left, var by, Rule right) ->
                    new Rule.Arithmetic(in(left), by, in(right));
            case Rule.OneOf(Rule item, List<Rule> choices) -> new Rule.OneOf(in(item), choices);
            case Rule.Matches(Rule of, var test, String argument) ->
                    new Rule.Matches(in(of), test, argument);
            case Deed.Silent(EventKind kind, Rule length) -> new Deed.Silent(kind, in(length));
            case Rule.Literal _,
                    Rule.Holds _,
                    Rule.As _,
                    Rule.Has _,
                    Field _,
                    Deed _,
                    Buying _,
                    Standing _,
                    Presence _,
                    Dated _,
                    Scored _ ->
                    rule;
        };
    }

    private List<Rule> in(List<Rule> parts) {
        return parts.stream().map(this::in).toList();
    }
}
