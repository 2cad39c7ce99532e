package org.querencia.connect.mapping;

import java.util.Locale;
import java.util.Optional;
import org.querencia.connect.mapping.Condition.Test;
import org.querencia.connect.read.NumberStyle;
import org.querencia.connect.read.Row;

/// Whether conditions are true of rows.
record ConditionJudge(Cells cells, NumberStyle numbers) {

    /// Longer cells match no pattern: some patterns take ages on them.
    private static final int MATCHED_LENGTH_MAX = 1_000;

    boolean holds(Condition condition, Row row) {
        return switch (condition) {
            case Condition.Cell(String column, Test test) -> holds(test, cells.raw(row, column));
            case Condition.All(var of) -> of.stream().allMatch(one -> holds(one, row));
            case Condition.Any(var of) -> of.stream().anyMatch(one -> holds(one, row));
            case Condition.Not(Condition of) -> !holds(of, row);
        };
    }

    /// The column that decides, to be named beside a rejected row; empty where there are several.
    static String column(Condition condition) {
        return switch (condition) {
            case Condition.Cell(String column, Test _) -> column;
            case Condition.Not(Condition of) -> column(of);
            case Condition.All(var of) -> of.size() == 1 ? column(of.getFirst()) : "";
            case Condition.Any(var of) -> of.size() == 1 ? column(of.getFirst()) : "";
        };
    }

    /// The column whose cell made it true.
    String columnThatDecided(Condition condition, Row row) {
        return switch (condition) {
            case Condition.Cell(String column, Test _) -> column;
            case Condition.Not(Condition of) -> column(of);
            case Condition.All(var of) ->
                    of.stream()
                            .filter(one -> !(one instanceof Condition.Not))
                            .findFirst()
                            .map(one -> columnThatDecided(one, row))
                            .orElse("");
            case Condition.Any(var of) ->
                    of.stream()
                            .filter(one -> holds(one, row))
                            .findFirst()
                            .map(one -> columnThatDecided(one, row))
                            .orElse("");
        };
    }

    private boolean holds(Test test, String cell) {
        return switch (test) {
            case Test.Is(var values) -> values.contains(cell.toLowerCase(Locale.ROOT));
            case Test.StartsWith(String text) ->
                    cell.regionMatches(true, 0, text, 0, text.length());
            case Test.EndsWith(String text) ->
                    cell.regionMatches(true, cell.length() - text.length(), text, 0, text.length());
            case Test.Contains(String text) ->
                    cell.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
            case Test.Matches(var pattern) ->
                    cell.length() <= MATCHED_LENGTH_MAX && pattern.matcher(cell).matches();
            case Test.Blank(boolean blank) -> cell.isEmpty() == blank;
            case Test.Compares compares -> compares(compares, cell);
        };
    }

    private boolean compares(Test.Compares compares, String cell) {
        Optional<Integer> order =
                numbers.parse(cell).map(number -> number.compareTo(compares.number()));
        return order.isPresent()
                && switch (compares.order()) {
                    case BELOW -> order.get() < 0;
                    case AT_MOST -> order.get() <= 0;
                    case ABOVE -> order.get() > 0;
                    case AT_LEAST -> order.get() >= 0;
                };
    }
}
