package org.querencia.core.rule;

import java.util.List;
import java.util.function.Function;

/// Why a rule holds for somebody or does not: each part with what it came to, down to the
/// conditions that are joined.
///
/// @param part as text
/// @param parts those it is joined of; none for a condition
public record Why(String part, Verdict verdict, List<Why> parts) {

    public enum Verdict {
        HOLDS,
        FAILS,
        UNKNOWN
    }

    public Why {
        parts = List.copyOf(parts);
    }

    static Why of(Rule rule, Function<Rule, Answer> answers) {
        List<Rule> joined =
                switch (rule) {
                    case Rule.And(List<Rule> parts) -> parts;
                    case Rule.Or(List<Rule> parts) -> parts;
                    case Rule.Not(Rule part) -> List.of(part);
                    case Rule.Choice _,
                            Rule.Literal _,
                            Rule.Test _,
                            Rule.Arithmetic _,
                            Rule.As _,
                            Rule.Has _,
                            Field _,
                            Deed _,
                            Buying _,
                            Standing _,
                            Presence _,
                            Dated _,
                            Scored _ ->
                            List.of();
                };
        return new Why(
                rule.text(),
                verdict(answers.apply(rule)),
                joined.stream().map(part -> of(part, answers)).toList());
    }

    private static Verdict verdict(Answer answer) {
        return answer instanceof Answer.Truth(boolean holds)
                ? holds ? Verdict.HOLDS : Verdict.FAILS
                : Verdict.UNKNOWN;
    }
}
