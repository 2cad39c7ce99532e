package org.querencia.core.rule.rows;

import static org.querencia.core.rule.rows.Literals.quoted;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Window;

/// Writes rows as text. What is filled in wrongly is written all the same, so that the reader of
/// rules can say what is wrong with it.
final class RowText {

    private RowText() {}

    /// A group of at least one finished row.
    static String of(Group group) {
        List<Part> finished = group.parts().stream().filter(Rows::isFinished).toList();
        String joined =
                finished.size() == 1
                        ? of(finished.getFirst())
                        : finished.stream()
                                .map(RowText::inside)
                                .collect(Collectors.joining(group.any() ? " || " : " && "));
        return group.not() ? "!(%s)".formatted(joined) : joined;
    }

    private static String of(Part part) {
        return switch (part) {
            case Row row -> of(row);
            case Group group -> of(group);
        };
    }

    /// A part where others stand beside it.
    private static String inside(Part part) {
        boolean one =
                switch (part) {
                    case Row row ->
                            row.not()
                                    || (row.kind() != Kind.TEXT
                                            && row.check().operator() != Operator.BETWEEN);
                    case Group group -> group.not();
                };
        return one ? of(part) : "(%s)".formatted(of(part));
    }

    static String of(Row row) {
        return row.not() ? "!(%s)".formatted(bare(row)) : bare(row);
    }

    private static String amount(Row row) {
        return call(
                fold(row), event(row), quoted(row.slot(Slot.PROPERTY)), window(row), where(row));
    }

    private static String bare(Row row) {
        return switch (row.kind()) {
            case DID -> check(call("count", event(row), window(row), where(row)), row.check());
            case AMOUNT -> check(amount(row), row.check());
            case DECAYED ->
                    check(
                            call("decayed", event(row), quoted(row.slot(Slot.LENGTH)), where(row)),
                            row.check());
            case SILENT -> call("silent", event(row), quoted(row.slot(Slot.LENGTH)));
            case RHYTHM ->
                    call(
                            "silent",
                            event(row),
                            "rhythm(%s) * %s"
                                    .formatted(event(row), Literals.number(row.slot(Slot.TIMES))));
            case SINCE -> check("today - " + moment(row), row.check());
            case MOMENT_OF -> check(moment(row), row.check());
            case ORDERED ->
                    call(
                            "ordered",
                            event(row),
                            quoted(row.slot(Slot.OTHER_EVENT)),
                            quoted(row.slot(Slot.LENGTH)));
            case COMPARED ->
                    "%s %s %s"
                            .formatted(
                                    moment(row), row.check().operator().sign(), otherMoment(row));
            case APART -> check(moment(row) + " - " + otherMoment(row), row.check());
            case CAME_BY -> check("channel", row.check());
            case NEAR ->
                    call("near", quoted(row.slot(Slot.PLACE)), quoted(row.slot(Slot.DISTANCE)));
            case BOUGHT -> call("bought", quoted(row.slot(Slot.PRODUCT)), window(row));
            case ORDERS -> check(sum("orders", row), row.check());
            case REVENUE -> check(sum("revenue", row), row.check());
            case TICKET -> check(sum("revenue", row) + " / " + sum("orders", row), row.check());
            case TRAIT -> check(trait(row.slot(Slot.FIELD)), row.check());
            case ACCOUNT -> check(account(row.slot(Slot.FIELD)), row.check());
            case TRAITS ->
                    "%s(%s) %s %s(%s)"
                            .formatted(
                                    type(row),
                                    trait(row.slot(Slot.FIELD)),
                                    row.check().operator().sign(),
                                    type(row),
                                    trait(row.slot(Slot.OTHER_FIELD)));
            case YEARS -> check(call("years_since", trait(row.slot(Slot.FIELD))), row.check());
            case BIRTHDAY -> call("birthday", window(row));
            case CONSENT ->
                    call("consent", quoted(row.slot(Slot.CHANNEL)), quoted(row.slot(Slot.PURPOSE)));
            case STAGE -> check(call("stage", quoted(row.slot(Slot.MODEL))), row.check());
            case IN_SEGMENT -> call("in_segment", quoted(row.slot(Slot.SEGMENT)));
            case SCORE -> check(call("score", quoted(row.slot(Slot.SCORE))), row.check());
            case TEXT -> row.slot(Slot.TEXT);
        };
    }

    static String check(String left, Check check) {
        String value = check.value(0);
        Operator operator = check.operator();
        return switch (operator) {
            case AT_LEAST, ABOVE, EQUAL, UNEQUAL, AT_MOST, BELOW ->
                    "%s %s %s".formatted(left, operator.sign(), Literals.number(value));
            case BETWEEN ->
                    "%s >= %s && %s <= %s"
                            .formatted(
                                    left,
                                    Literals.number(value),
                                    left,
                                    Literals.number(check.value(1)));
            case ONE_OF_NUMBERS -> left + " in " + list(check.values(), Literals::number);
            case ONE_OF -> left + " in " + list(check.values(), Literals::quoted);
            case IS, IS_NOT -> "%s %s %s".formatted(left, operator.sign(), quoted(value));
            case CONTAINS, STARTS, ENDS, MATCHES ->
                    "%s.%s(%s)".formatted(left, operator.sign(), quoted(value));
            case HOLDS -> "%s in %s".formatted(quoted(value), left);
            case YES -> left;
            case KNOWN -> call("has", left);
            case FROM, AFTER, UNTIL, BEFORE ->
                    "%s %s %s".formatted(left, operator.sign(), Literals.instant(value));
            case LONGER, AS_LONG, SHORTER, NOT_LONGER ->
                    "%s %s %s".formatted(left, operator.sign(), Literals.duration(value));
        };
    }

    private static String list(List<String> values, UnaryOperator<String> written) {
        return values.stream()
                .filter(value -> !value.isBlank())
                .map(written)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String where(Row row) {
        Where where = row.where();
        return where.conditions().stream()
                .map(condition ->
                        where.conditions().size() == 1
                                ? condition(condition)
                                : "(%s)".formatted(condition(condition)))
                .collect(Collectors.joining(where.any() ? " || " : " && "));
    }

    static String condition(Condition condition) {
        String plain =
                condition.text()
                        ? condition.check().value(0)
                        : check(asked(condition.field()).text(), condition.check());
        return condition.not() ? "!(%s)".formatted(plain) : plain;
    }

    private static Field asked(String field) {
        return Condition.campaign(field)
                .<Field>map(Field.CampaignField::new)
                .orElseGet(() -> new Field.EventField(Names.path(field)));
    }

    private static String event(Row row) {
        return quoted(row.slot(Slot.EVENT));
    }

    private static String window(Row row) {
        return quoted(row.slot(Slot.WINDOW));
    }

    /// Of orders, in a window or ever.
    private static String sum(String function, Row row) {
        boolean ever = row.slot(Slot.WINDOW).equals(Window.EVER.text());
        String currency =
                row.kind() == Kind.REVENUE && !row.slot(Slot.CURRENCY).isBlank()
                        ? quoted(row.slot(Slot.CURRENCY))
                        : "";
        return ever && currency.isEmpty()
                ? function
                : call(function, currency, ever ? "" : window(row));
    }

    /// Only names of functions stand without quotes; of one that is none, `sum` is taken.
    private static String fold(Row row) {
        String fold = row.slot(Slot.FOLD);
        return Rows.FOLDS.contains(fold) ? fold : Rows.FOLDS.getFirst();
    }

    private static String type(Row row) {
        String type = row.slot(Slot.TYPE);
        return Rows.TYPES.contains(type) ? type : Rows.TYPES.getFirst();
    }

    private static String moment(Row row) {
        return moment(row.slot(Slot.MOMENT), row.slot(Slot.EVENT));
    }

    private static String otherMoment(Row row) {
        return moment(row.slot(Slot.OTHER_MOMENT), row.slot(Slot.OTHER_EVENT));
    }

    private static String moment(String which, String event) {
        return call(which.equals("first") ? "first" : "last", quoted(event));
    }

    private static String trait(String name) {
        return new Field.Trait(Names.path(name)).text();
    }

    private static String account(String name) {
        return new Field.AccountTrait(Names.path(name)).text();
    }

    private static String call(String function, String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.isEmpty())
                .collect(Collectors.joining(", ", function + "(", ")"));
    }
}
