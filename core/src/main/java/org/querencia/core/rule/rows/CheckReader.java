package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.Buying;
import org.querencia.core.rule.Dated;
import org.querencia.core.rule.Deed;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Presence;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rule.Operation;
import org.querencia.core.rule.Standing;
import org.querencia.core.rule.Window;
import org.querencia.core.rule.rows.Operator.Family;

/// Makes rows of what is compared: what it is, how, and with what.
final class CheckReader {

    private CheckReader() {}

    /// A thing and how it is compared.
    private record Checked(Rule left, Check check) {}

    static Optional<Row> row(Rule.Test test) {
        if (test instanceof Rule.Compare compare) {
            Optional<Row> two = two(compare);
            if (two.isPresent()) {
                return two;
            }
        }
        return checked(test)
                .flatMap(checked ->
                        subject(checked.left())
                                .filter(row ->
                                        row.kind().operators().contains(checked.check().operator()))
                                .map(row -> row.with(checked.check())));
    }

    private static Optional<Checked> checked(Rule.Test test) {
        return switch (test) {
            case Rule.Compare(Rule left, Comparison by, Rule right) -> compared(left, by, right);
            case Rule.OneOf(Rule item, List<Rule> choices) -> Optional.of(oneOf(item, choices));
            case Rule.Holds(Rule list, String item) ->
                    Optional.of(new Checked(list, Check.of(Operator.HOLDS, item)));
            case Rule.Matches(Rule of, Rule.TextTest how, String argument) ->
                    Operator.of(Family.TEXT).stream()
                            .filter(operator -> operator.sign().equals(how.method()))
                            .findFirst()
                            .map(operator -> new Checked(of, Check.of(operator, argument)));
        };
    }

    private static Checked oneOf(Rule item, List<Rule> choices) {
        List<String> values = new ArrayList<>();
        Operator operator = Operator.ONE_OF;
        for (Rule choice : choices) {
            if (choice instanceof Rule.Num number) {
                operator = Operator.ONE_OF_NUMBERS;
                values.add(Literals.shown(number));
            } else if (choice instanceof Rule.Text(String text)) {
                values.add(text);
            }
        }
        return new Checked(item, new Check(operator, values));
    }

    private static Optional<Checked> compared(Rule left, Comparison by, Rule right) {
        return switch (right) {
            case Rule.Num number -> checked(left, Family.NUMBER, by, Literals.shown(number));
            case Rule.Text(String text) -> checked(left, Family.TEXT, by, text);
            case Rule.Span(var length) ->
                    checked(left, Family.LENGTH, by, new Window.Sliding(length).text());
            default -> day(right).flatMap(day -> checked(left, Family.TIME, by, day));
        };
    }

    private static Optional<Checked> checked(
            Rule left, Family family, Comparison by, String value) {
        return Operator.of(family, by)
                .map(operator -> new Checked(left, Check.of(operator, value)));
    }

    /// A time that is written out, or counted from today.
    private static Optional<String> day(Rule rule) {
        return switch (rule) {
            case Rule.As(Rule.Text(String text), Rule.Type type) when type == Rule.Type.INSTANT ->
                    Optional.of(text);
            case Dated.Today() -> Optional.of("today");
            case Rule.Arithmetic(Dated.Today(), Operation by, Rule.Span(var length)) ->
                    Optional.of("today" + by.sign() + new Window.Sliding(length).text());
            default -> Optional.empty();
        };
    }

    /// What a row speaks of, not compared yet.
    static Optional<Row> subject(Rule left) {
        return switch (left) {
            case Deed.Count(var what, Window window) ->
                    Optional.of(
                            row(Kind.DID, what.kind(), Map.of(Slot.WINDOW, window.text()))
                                    .with(WhereReader.where(what.filter())));
            case Deed.Total(var fold, var what, String property, Window window) ->
                    Optional.of(
                            row(
                                            Kind.AMOUNT,
                                            what.kind(),
                                            Map.of(
                                                    Slot.FOLD,
                                                    fold.function(),
                                                    Slot.PROPERTY,
                                                    property,
                                                    Slot.WINDOW,
                                                    window.text()))
                                    .with(WhereReader.where(what.filter())));
            case Deed.Decayed(var what, var fading) ->
                    Optional.of(
                            row(
                                            Kind.DECAYED,
                                            what.kind(),
                                            Map.of(Slot.LENGTH, fading.halfLife() + "d"))
                                    .with(WhereReader.where(what.filter())));
            case Deed.First(EventKind kind) ->
                    Optional.of(row(Kind.MOMENT_OF, kind, Map.of(Slot.MOMENT, "first")));
            case Deed.Last(EventKind kind) ->
                    Optional.of(row(Kind.MOMENT_OF, kind, Map.of(Slot.MOMENT, "last")));
            case Rule.Arithmetic(Rule one, Operation by, Rule other) -> computed(one, by, other);
            case Presence.Channel() -> Optional.of(Row.of(Kind.CAME_BY, Map.of(), Check.NONE));
            case Buying.Orders(Window window) ->
                    Optional.of(
                            Row.of(Kind.ORDERS, Map.of(Slot.WINDOW, window.text()), Check.NONE));
            case Buying.Revenue(Optional<String> currency, Window window) ->
                    Optional.of(
                            Row.of(
                                    Kind.REVENUE,
                                    Map.of(
                                            Slot.CURRENCY,
                                            currency.orElse(""),
                                            Slot.WINDOW,
                                            window.text()),
                                    Check.NONE));
            case Rule.As(Rule any, var _) -> field(any);
            case Field any -> field(any);
            case Dated.YearsSince(Field.Trait(List<String> path)) ->
                    Optional.of(
                            Row.of(Kind.YEARS, Map.of(Slot.FIELD, Names.text(path)), Check.NONE));
            case Standing.Stage(String model) ->
                    Optional.of(Row.of(Kind.STAGE, Map.of(Slot.MODEL, model), Check.NONE));
            case Standing.Score(String name) ->
                    Optional.of(Row.of(Kind.SCORE, Map.of(Slot.SCORE, name), Check.NONE));
            default -> Optional.empty();
        };
    }

    private static Optional<Row> computed(Rule one, Operation by, Rule other) {
        if (by == Operation.BY
                && one instanceof Buying.Revenue(Optional<String> currency, Window window)
                && currency.isEmpty()
                && other.equals(new Buying.Orders(window))) {
            return Optional.of(Row.of(Kind.TICKET, Map.of(Slot.WINDOW, window.text()), Check.NONE));
        }
        if (by != Operation.MINUS) {
            return Optional.empty();
        }
        Optional<Row> ended = moment(other);
        if (one instanceof Dated.Today()) {
            return ended.map(row -> Row.of(Kind.SINCE, row.slots(), Check.NONE));
        }
        return moment(one).flatMap(first -> ended.map(second -> both(Kind.APART, first, second)));
    }

    private static Optional<Row> two(Rule.Compare compare) {
        Optional<Row> left = moment(compare.left());
        Optional<Row> right = moment(compare.right());
        if (left.isPresent() && right.isPresent()) {
            return Operator.of(Family.TIME, compare.by())
                    .map(operator ->
                            both(Kind.COMPARED, left.get(), right.get()).with(Check.of(operator)));
        }
        if (compare.left() instanceof Rule.As(Field.Trait(List<String> one), Rule.Type type)
                && compare.right()
                        instanceof Rule.As(Field.Trait(List<String> other), Rule.Type alike)
                && type == alike) {
            return Operator.of(Family.NUMBER, compare.by())
                    .map(operator ->
                            Row.of(
                                    Kind.TRAITS,
                                    Map.of(
                                            Slot.TYPE,
                                            type == Rule.Type.INSTANT
                                                    ? "timestamp"
                                                    : type.name().toLowerCase(Locale.ROOT),
                                            Slot.FIELD,
                                            Names.text(one),
                                            Slot.OTHER_FIELD,
                                            Names.text(other)),
                                    Check.of(operator)));
        }
        return Optional.empty();
    }

    private static Optional<Row> moment(Rule rule) {
        return rule instanceof Deed.First || rule instanceof Deed.Last
                ? subject(rule)
                : Optional.empty();
    }

    private static Row both(Kind kind, Row one, Row other) {
        return Row.of(kind, one.slots(), Check.NONE)
                .with(Slot.OTHER_MOMENT, other.slot(Slot.MOMENT))
                .with(Slot.OTHER_EVENT, other.slot(Slot.EVENT));
    }

    private static Row row(Kind kind, EventKind event, Map<Slot, String> slots) {
        return Row.of(kind, slots, Check.NONE).with(Slot.EVENT, event.text());
    }

    /// A trait of the person or of their company.
    static Optional<Row> field(Rule any) {
        return switch (any) {
            case Field.Trait(List<String> path) ->
                    Optional.of(
                            Row.of(Kind.TRAIT, Map.of(Slot.FIELD, Names.text(path)), Check.NONE));
            case Field.AccountTrait(List<String> path) ->
                    Optional.of(
                            Row.of(Kind.ACCOUNT, Map.of(Slot.FIELD, Names.text(path)), Check.NONE));
            default -> Optional.empty();
        };
    }

    /// A condition on a property of events; empty where it has no row of its own.
    static Optional<Condition> condition(Rule rule) {
        Optional<Checked> checked =
                switch (rule) {
                    case Rule.Test test -> checked(test);
                    case Rule.Has(Rule any) ->
                            Optional.of(new Checked(any, Check.of(Operator.KNOWN)));
                    case Rule.As(Rule any, Rule.Type type) when type == Rule.Type.FLAG ->
                            Optional.of(new Checked(any, Check.of(Operator.YES)));
                    default -> Optional.empty();
                };
        return checked.filter(found -> found.check().operator().family() != Family.LENGTH)
                .flatMap(found ->
                        asked(found.left())
                                .map(field -> new Condition(false, field, found.check(), false)));
    }

    /// A property whose name would be taken for something else has no row of its own.
    private static Optional<String> asked(Rule left) {
        Rule any = left instanceof Rule.As(Rule inner, var _) ? inner : left;
        return switch (any) {
            case Field.CampaignField(String name) -> Optional.of(Condition.CAMPAIGN + name);
            case Field.EventField(List<String> path) ->
                    Optional.of(Names.text(path))
                            .filter(field -> Condition.campaign(field).isEmpty());
            default -> Optional.empty();
        };
    }
}
