package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A rule over one person, or a part of one. Made from text by [Rules#parse], which sees to it that
/// every part has the types it needs; equal rules are equal trees.
///
/// A part may be unknown: a field that is missing, a number that is none, a division by zero. Logic
/// is three-valued (Kleene's): `false && unknown` is false, `true && unknown` is unknown. A rule
/// that is unknown does not hold.
public sealed interface Rule
        permits Rule.Literal,
                Rule.Logic,
                Rule.Test,
                Rule.Arithmetic,
                Rule.As,
                Rule.Has,
                Field,
                Deed,
                Buying,
                Standing,
                Presence,
                Dated,
                Scored {

    /// What a part comes to.
    Type type();

    /// The rule as text, which reads back to an equal rule.
    default String text() {
        return RuleText.of(this);
    }

    /// The same rule, with scores' points in the place of `score('name')`.
    default Rule with(Map<String, Scored> scores) {
        return scores.isEmpty() ? this : new Substitution(scores).in(this);
    }

    sealed interface Literal extends Rule {}

    /// True, false or unknown, made of parts that are.
    sealed interface Logic extends Rule {}

    sealed interface Test extends Rule {
        @Override
        default Type type() {
            return Type.FLAG;
        }
    }

    /// FLAG: true or false. NUMBER: exact, six decimals, below 10^18. SPAN: a length of time. ANY:
    /// a field as it was told, whose type only the person's data know.
    enum Type {
        FLAG,
        NUMBER,
        TEXT,
        INSTANT,
        SPAN,
        ANY
    }

    enum Comparison {
        EQUAL("=="),
        UNEQUAL("!="),
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /// Whether it holds for the sign of `left.compareTo(right)`.
        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
                case ABOVE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    enum Operation {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        /// Cut to six decimals, towards zero.
        BY("/"),
        /// With the sign of the left side.
        REMAINDER("%");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    enum TextTest {
        CONTAINS("contains"),
        STARTS("startsWith"),
        ENDS("endsWith"),
        /// Finds a regular expression (RE2's syntax) anywhere in the text.
        MATCHES("matches");

        private final String method;

        TextTest(String method) {
            this.method = method;
        }

        public String method() {
            return method;
        }
    }

    record Flag(boolean flag) implements Literal {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// Written in its shortest form, so that 5 and 5.0 are equal.
    record Num(BigDecimal number) implements Literal {
        public Num {
            number = Numbers.shortest(number);
        }

        public static Num of(long number) {
            return new Num(BigDecimal.valueOf(number));
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    record Text(String value) implements Literal {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    /// `duration('30d')`
    record Span(Duration length) implements Literal {
        @Override
        public Type type() {
            return Type.SPAN;
        }
    }

    /// All of two or more.
    record And(List<Rule> parts) implements Logic {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// Any of two or more.
    record Or(List<Rule> parts) implements Logic {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    record Not(Rule part) implements Logic {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }

    /// `when ? then : otherwise`; unknown where `when` is.
    record Choice(Rule when, Rule then, Rule otherwise) implements Logic {
        @Override
        public Type type() {
            return then.type();
        }
    }

    /// Both sides of one type. Texts compare by code points.
    record Compare(Rule left, Comparison by, Rule right) implements Test {}

    /// `item in [choices]`: numbers or texts, written out.
    record OneOf(Rule item, List<Rule> choices) implements Test {
        public OneOf {
            choices = List.copyOf(choices);
        }
    }

    /// `'item' in trait.list`: whether that list of texts, as it was told, has the text; unknown
    /// where it is no list.
    record Holds(Rule list, String item) implements Test {}

    record Matches(Rule of, TextTest test, String argument) implements Test {}

    /// Numbers; instants and spans where it makes sense: instant ± span, instant - instant, span ±
    /// span, span * number, number * span, span / number.
    record Arithmetic(Rule left, Operation by, Rule right) implements Rule {
        @Override
        public Type type() {
            return Operators.type(left.type(), by, right.type()).orElseThrow();
        }
    }

    /// A field of any type as one of a certain type: numbers also from text that is one, instants
    /// from ISO 8601 text, texts and flags from nothing else. Unknown where it is none.
    record As(Rule any, Type type) implements Rule {}

    /// Whether a field was told and is not removed; never unknown.
    record Has(Rule any) implements Rule {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }
}
