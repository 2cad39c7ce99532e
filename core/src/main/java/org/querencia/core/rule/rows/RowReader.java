package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.rule.Buying;
import org.querencia.core.rule.Dated;
import org.querencia.core.rule.Deed;
import org.querencia.core.rule.Presence;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rule.Operation;
import org.querencia.core.rule.Standing;
import org.querencia.core.rule.Window;

/// Makes rows of rules. What has no row of its own becomes one that keeps its text.
final class RowReader {

    private static final List<Comparison> FROM_TO =
            List.of(Comparison.AT_LEAST, Comparison.AT_MOST);

    private RowReader() {}

    static Group root(Rule rule) {
        return switch (part(rule, 0)) {
            case Group group -> group;
            case Row row -> Group.all(row);
        };
    }

    /// @param depth how many groups are around it
    private static Part part(Rule rule, int depth) {
        return switch (rule) {
            case Rule.And(List<Rule> parts) when parts.size() == 2 ->
                    between(parts.getFirst(), parts.getLast())
                            .<Part>map(row -> row)
                            .orElseGet(() -> group(rule, false, parts, depth));
            case Rule.And(List<Rule> parts) -> group(rule, false, parts, depth);
            case Rule.Or(List<Rule> parts) -> group(rule, true, parts, depth);
            case Rule.Not(Rule inner) -> negated(rule, part(inner, depth), depth);
            default -> row(rule);
        };
    }

    private static Part group(Rule whole, boolean any, List<Rule> rules, int depth) {
        if (depth > Group.DEPTH_MAX) {
            return Row.text(whole.text());
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Optional<Row> both =
                    any || i + 1 == rules.size()
                            ? Optional.empty()
                            : between(rules.get(i), rules.get(i + 1));
            if (both.isPresent()) {
                i++;
            }
            parts.add(both.isPresent() ? both.get() : part(rules.get(i), depth + 1));
        }
        return new Group(any, false, parts);
    }

    private static Part negated(Rule whole, Part inner, int depth) {
        return switch (inner) {
            case Row row when row.kind() == Kind.TEXT -> Row.text(whole.text());
            case Row row when !row.not() -> row.negated();
            case Group group when !group.not() -> group.negated();
            case Row row when depth <= Group.DEPTH_MAX -> new Group(false, true, List.of(row));
            case Row _, Group _ -> Row.text(whole.text());
        };
    }

    /// From one number to another, both included: two parts of a rule, and one row.
    private static Optional<Row> between(Rule one, Rule other) {
        if (one instanceof Rule.Compare(Rule left, Comparison from, Rule.Num least)
                && other instanceof Rule.Compare(Rule right, Comparison to, Rule.Num most)
                && left.equals(right)
                && List.of(from, to).equals(FROM_TO)) {
            return CheckReader.subject(left)
                    .map(row ->
                            row.with(
                                    Check.of(
                                            Operator.BETWEEN,
                                            Literals.shown(least),
                                            Literals.shown(most))))
                    .filter(RowReader::isPlain);
        }
        return Optional.empty();
    }

    private static Row row(Rule rule) {
        return plainly(rule).filter(RowReader::isPlain).orElseGet(() -> Row.text(rule.text()));
    }

    private static Optional<Row> plainly(Rule rule) {
        return switch (rule) {
            case Rule.Test test -> CheckReader.row(test);
            case Rule.Has(Rule any) ->
                    CheckReader.field(any).map(row -> row.with(Check.of(Operator.KNOWN)));
            case Rule.As(Rule any, Rule.Type type) when type == Rule.Type.FLAG ->
                    CheckReader.field(any).map(row -> row.with(Check.of(Operator.YES)));
            case Deed.Silent silent -> silent(silent);
            case Deed.Ordered(var before, var after, var within) ->
                    Optional.of(
                            Row.of(
                                    Kind.ORDERED,
                                    slots(
                                            Map.of(
                                                    Slot.EVENT,
                                                    before.text(),
                                                    Slot.OTHER_EVENT,
                                                    after.text(),
                                                    Slot.LENGTH,
                                                    new Window.Sliding(within).text())),
                                    Check.NONE));
            case Presence.Near near -> Optional.of(near(near));
            case Buying.Bought(String what, Window window) ->
                    Optional.of(
                            Row.of(
                                    Kind.BOUGHT,
                                    Map.of(Slot.PRODUCT, what, Slot.WINDOW, window.text()),
                                    Check.NONE));
            case Dated.Birthday(Window window) ->
                    Optional.of(
                            Row.of(Kind.BIRTHDAY, Map.of(Slot.WINDOW, window.text()), Check.NONE));
            case Standing.InSegment(String key) ->
                    Optional.of(Row.of(Kind.IN_SEGMENT, Map.of(Slot.SEGMENT, key), Check.NONE));
            case Standing.ConsentTo(String channel, String purpose) ->
                    Optional.of(
                            Row.of(
                                    Kind.CONSENT,
                                    Map.of(Slot.CHANNEL, channel, Slot.PURPOSE, purpose),
                                    Check.NONE));
            default -> Optional.empty();
        };
    }

    private static Optional<Row> silent(Deed.Silent silent) {
        return switch (silent.length()) {
            case Rule.Span(var length) ->
                    Optional.of(
                            Row.of(
                                    Kind.SILENT,
                                    Map.of(
                                            Slot.EVENT,
                                            silent.kind().text(),
                                            Slot.LENGTH,
                                            new Window.Sliding(length).text()),
                                    Check.NONE));
            case Rule.Arithmetic(Deed.Rhythm(var kind), Operation by, Rule.Num times)
                    when by == Operation.TIMES && kind.equals(silent.kind()) ->
                    Optional.of(
                            Row.of(
                                    Kind.RHYTHM,
                                    Map.of(
                                            Slot.EVENT,
                                            kind.text(),
                                            Slot.TIMES,
                                            Literals.shown(times)),
                                    Check.NONE));
            default -> Optional.empty();
        };
    }

    private static Row near(Presence.Near near) {
        long metres = near.metres();
        return Row.of(
                Kind.NEAR,
                Map.of(
                        Slot.PLACE,
                        near.place(),
                        Slot.DISTANCE,
                        metres % 1_000 == 0 ? metres / 1_000 + "km" : metres + "m"),
                Check.NONE);
    }

    static Map<Slot, String> slots(Map<Slot, String> slots) {
        return new EnumMap<>(slots);
    }

    /// Whether all that stands in it can be typed into one line: other texts are kept as rules
    /// write them.
    private static boolean isPlain(Row row) {
        return row.slots().entrySet().stream()
                        .allMatch(slot ->
                                isPlain(slot.getValue())
                                        || (slot.getKey().mayBeEmpty()
                                                && slot.getValue().isEmpty()))
                && row.check().values().stream().allMatch(RowReader::isPlain)
                && row.where().conditions().stream()
                        .allMatch(condition ->
                                (condition.text() || isPlain(condition.field()))
                                        && condition.check().values().stream()
                                                .allMatch(RowReader::isPlain));
    }

    private static boolean isPlain(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }
}
