package org.querencia.core.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.rule.Answer.Amount;
import org.querencia.core.rule.Answer.Lapse;
import org.querencia.core.rule.Answer.Moment;
import org.querencia.core.rule.Answer.Raw;
import org.querencia.core.rule.Answer.Truth;
import org.querencia.core.rule.Answer.Words;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rule.Operation;
import org.querencia.core.rule.Rule.TextTest;
import org.querencia.core.trait.Trait;
import org.querencia.core.trait.Traits;

/// What operators do with answers. Whatever has no answer is unknown: a missing side, a division by
/// zero, a number or an instant that is too large.
final class Operators {

    private Operators() {}

    /// What two types come to; empty where the operator makes no sense of them.
    static Optional<Rule.Type> type(Rule.Type left, Operation by, Rule.Type right) {
        if (left == Rule.Type.NUMBER && right == Rule.Type.NUMBER) {
            return Optional.of(Rule.Type.NUMBER);
        }
        return switch (by) {
            case PLUS ->
                    left == Rule.Type.SPAN
                                    && (right == Rule.Type.SPAN || right == Rule.Type.INSTANT)
                            ? Optional.of(right)
                            : left == Rule.Type.INSTANT && right == Rule.Type.SPAN
                                    ? Optional.of(Rule.Type.INSTANT)
                                    : Optional.empty();
            case MINUS ->
                    right == Rule.Type.SPAN && (left == Rule.Type.SPAN || left == Rule.Type.INSTANT)
                            ? Optional.of(left)
                            : left == Rule.Type.INSTANT && right == Rule.Type.INSTANT
                                    ? Optional.of(Rule.Type.SPAN)
                                    : Optional.empty();
            case TIMES ->
                    (left == Rule.Type.SPAN && right == Rule.Type.NUMBER)
                                    || (left == Rule.Type.NUMBER && right == Rule.Type.SPAN)
                            ? Optional.of(Rule.Type.SPAN)
                            : Optional.empty();
            case BY ->
                    left == Rule.Type.SPAN && right == Rule.Type.NUMBER
                            ? Optional.of(Rule.Type.SPAN)
                            : Optional.empty();
            case REMAINDER -> Optional.empty();
        };
    }

    static Answer compare(Answer left, Comparison by, Answer right) {
        if (left instanceof Amount(BigDecimal one) && right instanceof Amount(BigDecimal other)) {
            return Answer.of(by.holds(one.compareTo(other)));
        }
        if (left instanceof Words(String one) && right instanceof Words(String other)) {
            return Answer.of(by.holds(order(one, other)));
        }
        if (left instanceof Moment(long one) && right instanceof Moment(long other)) {
            return Answer.of(by.holds(Long.compare(one, other)));
        }
        if (left instanceof Lapse(long one) && right instanceof Lapse(long other)) {
            return Answer.of(by.holds(Long.compare(one, other)));
        }
        if (left instanceof Truth(boolean one) && right instanceof Truth(boolean other)) {
            return Answer.of(by.holds(Boolean.compare(one, other)));
        }
        return Answer.UNKNOWN;
    }

    /// By code points, as databases compare the bytes of UTF-8.
    static int order(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean apart = Character.isSurrogate(a) != Character.isSurrogate(b);
                return apart ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    static Answer arithmetic(Answer left, Operation by, Answer right) {
        if (left instanceof Amount(BigDecimal one) && right instanceof Amount(BigDecimal other)) {
            return numbers(one, by, other);
        }
        if (left instanceof Lapse(long length) && right instanceof Amount(BigDecimal number)) {
            return scaled(length, by, number);
        }
        if (left instanceof Amount(BigDecimal number) && right instanceof Lapse(long length)) {
            return scaled(length, by, number);
        }
        try {
            return times(left, by, right);
        } catch (ArithmeticException tooFar) {
            return Answer.UNKNOWN;
        }
    }

    private static Answer times(Answer left, Operation by, Answer right) {
        if (left instanceof Moment(long one) && right instanceof Moment(long other)) {
            return new Lapse(Math.subtractExact(one, other));
        }
        if (left instanceof Moment(long at) && right instanceof Lapse(long length)) {
            return new Moment(shifted(at, by, length));
        }
        if (left instanceof Lapse(long length) && right instanceof Moment(long at)) {
            return new Moment(Math.addExact(length, at));
        }
        if (left instanceof Lapse(long one) && right instanceof Lapse(long other)) {
            return new Lapse(shifted(one, by, other));
        }
        return Answer.UNKNOWN;
    }

    private static long shifted(long from, Operation by, long length) {
        return by == Operation.PLUS
                ? Math.addExact(from, length)
                : Math.subtractExact(from, length);
    }

    private static Answer numbers(BigDecimal one, Operation by, BigDecimal other) {
        return switch (by) {
            case PLUS -> number(one.add(other));
            case MINUS -> number(one.subtract(other));
            case TIMES -> number(one.multiply(other));
            case BY -> other.signum() == 0 ? Answer.UNKNOWN : divided(one, other);
            case REMAINDER -> other.signum() == 0 ? Answer.UNKNOWN : number(one.remainder(other));
        };
    }

    /// Cut to six decimals, towards zero.
    static Answer divided(BigDecimal one, BigDecimal other) {
        return number(one.divide(other, Numbers.DECIMALS, RoundingMode.DOWN));
    }

    static Answer number(BigDecimal number) {
        return Numbers.rounded(number).<Answer>map(Amount::new).orElse(Answer.UNKNOWN);
    }

    /// Cut to whole microseconds, towards zero.
    private static Answer scaled(long length, Operation by, BigDecimal number) {
        if (by == Operation.BY && number.signum() == 0) {
            return Answer.UNKNOWN;
        }
        BigDecimal exact = BigDecimal.valueOf(length);
        BigInteger micros =
                by == Operation.BY
                        ? exact.divide(number, 0, RoundingMode.DOWN).toBigInteger()
                        : exact.multiply(number).toBigInteger();
        return micros.bitLength() < Long.SIZE ? new Lapse(micros.longValue()) : Answer.UNKNOWN;
    }

    static Answer as(Answer any, Rule.Type type, Days days) {
        Value value =
                switch (any) {
                    case Raw(Value told) -> told;
                    case Words(String text) -> new Value.Text(text);
                    case Answer.Unknown _, Truth _, Amount _, Moment _, Lapse _ -> Value.NOTHING;
                };
        return switch (type) {
            case NUMBER -> Numbers.of(value).<Answer>map(Amount::new).orElse(Answer.UNKNOWN);
            case TEXT ->
                    value instanceof Value.Text(String text) ? new Words(text) : Answer.UNKNOWN;
            case FLAG ->
                    value instanceof Value.Flag(boolean flag) ? Answer.of(flag) : Answer.UNKNOWN;
            case INSTANT -> days.instant(value).<Answer>map(Moment::new).orElse(Answer.UNKNOWN);
            case SPAN, ANY -> Answer.UNKNOWN;
        };
    }

    static Answer oneOf(Answer item, List<Answer> choices) {
        return item instanceof Answer.Unknown
                ? Answer.UNKNOWN
                : Answer.of(
                        choices.stream()
                                .anyMatch(choice ->
                                        Answer.holds(compare(item, Comparison.EQUAL, choice))));
    }

    static Answer holds(Answer list, String item) {
        return list instanceof Raw(Value.Items(List<Value> items))
                ? Answer.of(items.contains(new Value.Text(item)))
                : Answer.UNKNOWN;
    }

    static Answer matches(Answer text, TextTest test, Expression expression) {
        return text instanceof Words(String words)
                ? Answer.of(
                        switch (test) {
                            case CONTAINS -> words.contains(expression.text());
                            case STARTS -> words.startsWith(expression.text());
                            case ENDS -> words.endsWith(expression.text());
                            case MATCHES -> expression.finds(words);
                        })
                : Answer.UNKNOWN;
    }

    static Answer not(Answer part) {
        return part instanceof Truth(boolean holds) ? Answer.of(!holds) : Answer.UNKNOWN;
    }

    static Answer literal(Rule.Literal literal) {
        return switch (literal) {
            case Rule.Flag(boolean flag) -> Answer.of(flag);
            case Rule.Num(BigDecimal number) -> new Answer.Amount(number);
            case Rule.Text(String text) -> new Answer.Words(text);
            case Rule.Span(Duration length) -> new Answer.Lapse(Micros.of(length));
        };
    }

    static Answer trait(Traits traits, List<String> path) {
        return field(traits.get(path.getFirst()).map(Trait::value), path);
    }

    static Answer field(Optional<Value> first, List<String> path) {
        Optional<Value> value = first;
        for (String name : path.subList(1, path.size())) {
            value = value.flatMap(of -> of instanceof Fields in ? in.get(name) : Optional.empty());
        }
        return value.<Answer>map(Answer.Raw::new).orElse(Answer.UNKNOWN);
    }
}
