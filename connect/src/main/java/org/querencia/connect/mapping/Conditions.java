package org.querencia.connect.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.querencia.connect.mapping.Condition.Order;
import org.querencia.connect.mapping.Condition.Test;
import org.querencia.connect.read.Why;

/// Reads conditions: `{column: Estado, is: anulada}`, and `all`, `any`, `not` of others.
final class Conditions {

    private static final List<String> TESTS =
            List.of(
                    "is",
                    "starts_with",
                    "ends_with",
                    "contains",
                    "matches",
                    "blank",
                    "below",
                    "at_most",
                    "above",
                    "at_least");
    private static final List<String> GROUPS = List.of("all", "any", "not");

    private Conditions() {}

    static Condition read(Section section) {
        return readBeside(section, List.of());
    }

    /// @param others what else the section may hold
    static Condition readBeside(Section section, List<String> others) {
        List<String> known = new ArrayList<>(List.of("column"));
        known.addAll(TESTS);
        known.addAll(GROUPS);
        known.addAll(others);
        section.only(known);
        List<Condition> all = new ArrayList<>();
        if (section.has("all")) {
            all.add(new Condition.All(inner(section, "all")));
        }
        if (section.has("any")) {
            all.add(new Condition.Any(inner(section, "any")));
        }
        section.section("not").ifPresent(not -> all.add(new Condition.Not(read(not))));
        Optional<String> column = section.text("column");
        for (String name : TESTS) {
            if (section.has(name)) {
                if (column.isEmpty()) {
                    section.problem(name, Why.of("no-cell"));
                }
                test(section, name)
                        .ifPresent(test -> all.add(new Condition.Cell(column.orElse(""), test)));
            }
        }
        if (all.isEmpty()) {
            section.problem(Why.of("no-test", String.join(", ", TESTS)));
        }
        return all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private static List<Condition> inner(Section section, String name) {
        return section.sections(name).stream().map(Conditions::read).toList();
    }

    private static Optional<Test> test(Section section, String name) {
        return switch (name) {
            case "is" ->
                    Optional.of(
                            new Test.Is(
                                    section.texts(name).stream()
                                            .map(text -> text.strip().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.toSet())));
            case "starts_with" -> section.text(name).map(Test.StartsWith::new);
            case "ends_with" -> section.text(name).map(Test.EndsWith::new);
            case "contains" -> section.text(name).map(Test.Contains::new);
            case "matches" ->
                    section.parsed(name, Conditions::pattern, Why.of("expect-pattern"))
                            .map(Test.Matches::new);
            case "blank" -> Optional.of(new Test.Blank(section.flag(name)));
            default ->
                    section.parsed(name, Conditions::number, Why.of("expect-number"))
                            .map(number ->
                                    new Test.Compares(
                                            Order.valueOf(name.toUpperCase(Locale.ROOT)), number));
        };
    }

    private static Optional<Pattern> pattern(String text) {
        try {
            return Optional.of(
                    Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
