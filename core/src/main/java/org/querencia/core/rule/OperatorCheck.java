package org.querencia.core.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rule.Operation;

/// The operators' part of [Checker]: which types they stand between, and as what fields are read
/// beside them.
record OperatorCheck(Checker checker) {

    private static final Set<String> OTHERS = Set.of("_&&_", "_||_", "!_", "_?_:_", "@in", "-_");

    /// By CEL's names.
    static boolean isOperator(String function) {
        return OTHERS.contains(function)
                || comparison(function).isPresent()
                || operation(function).isPresent();
    }

    Rule operator(Syntax.Call call) {
        return switch (call.function()) {
            case "_&&_" -> all(call, true);
            case "_||_" -> all(call, false);
            case "!_" -> new Rule.Not(checker.flag(call.arguments().getFirst()));
            case "_?_:_" -> choice(call);
            case "@in" -> in(call);
            case "-_" -> negative(call);
            default -> {
                Optional<Comparison> comparison = comparison(call.function());
                yield comparison.isPresent()
                        ? compare(call, comparison.get())
                        : arithmetic(call, operation(call.function()).orElseThrow());
            }
        };
    }

    /// A fault in one part does not keep the others from being looked at.
    private Rule all(Syntax.Call call, boolean and) {
        List<Rule> parts = new ArrayList<>();
        gather(call, call.function(), parts);
        if (parts.size() < 2) {
            return new Rule.Flag(false);
        }
        Rule joined = and ? new Rule.And(parts) : new Rule.Or(parts);
        if (and) {
            Contradictions.in(parts)
                    .ifPresent(what -> {
                        throw new Refused(call.at(), what);
                    });
        }
        return joined;
    }

    private void gather(Syntax syntax, String operator, List<Rule> parts) {
        if (syntax instanceof Syntax.Call inner && inner.function().equals(operator)) {
            inner.arguments().forEach(argument -> gather(argument, operator, parts));
            return;
        }
        try {
            parts.add(checker.flag(syntax));
        } catch (Refused refused) {
            checker.fault(refused.issue());
        }
    }

    private Rule choice(Syntax.Call call) {
        Rule when = checker.flag(call.arguments().get(0));
        Rule then = checker.rule(call.arguments().get(1));
        Rule otherwise = checker.rule(call.arguments().get(2));
        if (then.type() == Rule.Type.ANY) {
            then = checker.as(then, otherwise.type(), call.arguments().get(1).at());
        }
        otherwise = checker.as(otherwise, then.type(), call.arguments().get(2).at());
        return new Rule.Choice(when, then, otherwise);
    }

    private Rule in(Syntax.Call call) {
        Syntax right = call.arguments().get(1);
        Rule item = checker.rule(call.arguments().getFirst());
        if (right instanceof Syntax.Items(Syntax.Place at, List<Syntax> items)) {
            List<Rule> choices = items.stream().map(checker::rule).toList();
            Set<Rule.Type> types = new HashSet<>();
            choices.forEach(choice -> types.add(choice.type()));
            boolean literal =
                    choices.stream().allMatch(c -> c instanceof Rule.Num || c instanceof Rule.Text);
            if (types.size() != 1 || !literal) {
                throw new Refused(at, Problem.LIST_OF_ONE_KIND);
            }
            return new Rule.OneOf(checker.as(item, choices.getFirst().type(), call.at()), choices);
        }
        Rule list = checker.rule(right);
        if (list.type() != Rule.Type.ANY || !(item instanceof Rule.Text(String text))) {
            throw new Refused(call.at(), Problem.IN_NEEDS_LIST);
        }
        return new Rule.Holds(list, text);
    }

    private Rule negative(Syntax.Call call) {
        Rule of = checker.rule(call.arguments().getFirst());
        if (of instanceof Rule.Num(var number)) {
            return new Rule.Num(number.negate());
        }
        return new Rule.Arithmetic(
                Rule.Num.of(0), Operation.MINUS, checker.as(of, Rule.Type.NUMBER, call.at()));
    }

    private Rule compare(Syntax.Call call, Comparison by) {
        Rule left = checker.rule(call.arguments().getFirst());
        Rule right = checker.rule(call.arguments().get(1));
        if (left.type() == Rule.Type.ANY && right.type() == Rule.Type.ANY) {
            throw new Refused(call.at(), Problem.TWO_FIELDS);
        }
        left = timed(left, right, call.at());
        right = timed(right, left, call.at());
        if (left.type() == Rule.Type.ANY) {
            left = checker.as(left, right.type(), call.at());
        }
        right = checker.as(right, left.type(), call.arguments().get(1).at());
        if (left.type() == Rule.Type.FLAG && by != Comparison.EQUAL && by != Comparison.UNEQUAL) {
            throw new Refused(call.at(), Problem.NONE_LARGER);
        }
        if (left instanceof Standing.Stage(String model)
                && right instanceof Rule.Text(String stage)) {
            Set<String> stages = checker.vocabulary().models().getOrDefault(model, Set.of());
            if (!stages.contains(stage)) {
                throw new Refused(call.at(), Problem.UNKNOWN_STAGE, model, stage)
                        .near(Nearest.of(stage, stages));
            }
        }
        return new Rule.Compare(left, by, right);
    }

    private Rule arithmetic(Syntax.Call call, Operation by) {
        Rule left = checker.rule(call.arguments().getFirst());
        Rule right = checker.rule(call.arguments().get(1));
        if (left.type() == Rule.Type.ANY) {
            left = new Rule.As(left, Rule.Type.NUMBER);
        }
        if (right.type() == Rule.Type.ANY) {
            right = new Rule.As(right, Rule.Type.NUMBER);
        }
        left = span(left, right, call.at());
        right = span(right, left, call.at());
        if (Operators.type(left.type(), by, right.type()).isEmpty()) {
            throw new Refused(call.at(), Problem.NO_SENSE, left.type(), by.sign(), right.type());
        }
        boolean divides = by == Operation.BY || by == Operation.REMAINDER;
        if (divides && right instanceof Rule.Num(var number) && number.signum() == 0) {
            throw new Refused(call.at(), Problem.BY_ZERO);
        }
        return new Rule.Arithmetic(left, by, right);
    }

    /// A text beside a time is a length of time: `today + '7d'`.
    private Rule span(Rule part, Rule beside, Syntax.Place at) {
        boolean timed = beside.type() == Rule.Type.INSTANT || beside.type() == Rule.Type.SPAN;
        return timed && part instanceof Rule.Text(String text) ? length(text, at) : part;
    }

    private static Rule length(String text, Syntax.Place at) {
        return switch (Spans.read(text)
                .orElse(new Spans.Wrong(Complaint.of(Problem.NO_LENGTH, text)))) {
            case Spans.Length(var length) -> new Rule.Span(length);
            case Spans.Wrong(Complaint what) -> throw new Refused(at, what);
        };
    }

    /// A text beside a time or a length of time is one, too: `last('Signed Up') > '2026-01-01'`.
    private Rule timed(Rule part, Rule beside, Syntax.Place at) {
        if (!(part instanceof Rule.Text(String text))) {
            return part;
        }
        return switch (beside.type()) {
            case INSTANT -> checker.instant(at, text);
            case SPAN -> length(text, at);
            case FLAG, NUMBER, TEXT, ANY -> part;
        };
    }

    private static Optional<Comparison> comparison(String function) {
        for (Comparison by : Comparison.values()) {
            if (function.equals("_" + by.sign() + "_")) {
                return Optional.of(by);
            }
        }
        return Optional.empty();
    }

    private static Optional<Operation> operation(String function) {
        for (Operation by : Operation.values()) {
            if (function.equals("_" + by.sign() + "_")) {
                return Optional.of(by);
            }
        }
        return Optional.empty();
    }
}
