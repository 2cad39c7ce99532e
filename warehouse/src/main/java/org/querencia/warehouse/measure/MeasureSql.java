package org.querencia.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.measure.Question.Only;
import org.querencia.runtime.measure.UnansweredException;

/// A measure's statement made ready for a question: what stands in braces is put in its place.
///
/// @param columns names of the columns that tell rows apart
/// @param grain of the periods among them
public record MeasureSql(String text, List<String> columns, Grain grain) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)\\}");

    /// Names that stand for parts of statements, besides those of tables.
    public static final List<String> PARTS =
            List.of(
                    "by",
                    "ways",
                    "overlapping",
                    "period",
                    "count_orders",
                    "count_priced",
                    "count_lifetimes",
                    "index",
                    "date",
                    "dated",
                    "length",
                    "first_index",
                    "last_index",
                    "from");

    /// The statement that answers.
    public static MeasureSql of(Measure measure, Question asked, Scope scope) {
        Question question = measure.periodic() ? byPeriods(asked) : asked;
        check(measure, question);
        List<String> columns = new ArrayList<>();
        question.by().forEach(dimension -> columns.add(dimension.name()));
        columns.addAll(measure.tells());
        return new MeasureSql(
                filled(measure.sql(), question, scope),
                List.copyOf(columns),
                Measure.grain(question.by()));
    }

    /// The statement that names the people behind the figure, who count most first.
    public static String people(Measure measure, Question asked, Scope scope, int limit) {
        Question question = asked.by(List.of());
        check(measure, question);
        return "SELECT profile, value FROM (%s) ORDER BY value DESC NULLS LAST, profile LIMIT %d"
                .formatted(filled(measure.people(), question, scope), limit);
    }

    private static Question byPeriods(Question asked) {
        if (asked.by().stream().anyMatch(dimension -> dimension.kind() == Kind.TIME)) {
            return asked;
        }
        List<Dimension> by = new ArrayList<>();
        by.add(new Dimension(Grain.MONTH.text(), Kind.TIME));
        by.addAll(asked.by());
        return asked.by(by);
    }

    private static void check(Measure measure, Question question) {
        for (Dimension dimension : question.by()) {
            check(measure, dimension);
        }
        for (Only only : question.only()) {
            check(measure, only.dimension());
        }
    }

    private static void check(Measure measure, Dimension dimension) {
        if (!measure.knows(dimension)) {
            throw new UnansweredException(
                    "%s: %s cannot be told by it; expected one of %s"
                            .formatted(dimension.name(), measure.key(), known(measure)));
        }
    }

    private static String known(Measure measure) {
        return measure.kinds().stream()
                .sorted()
                .flatMap(kind -> kind.names().stream())
                .collect(Collectors.joining(", "));
    }

    private static String filled(String sql, Question question, Scope scope) {
        Facts facts = new Facts(question, scope, Named.in(sql));
        return PLACE.matcher(sql)
                .replaceAll(place -> Matcher.quoteReplacement(part(place, facts, question, scope)));
    }

    private static String part(MatchResult place, Facts facts, Question question, Scope scope) {
        Grain grain = Measure.grain(question.by());
        String name = place.group(1);
        return switch (name) {
            case "by" -> columns(question.by());
            case "ways" ->
                    columns(
                            question.by().stream()
                                    .filter(dimension -> dimension.kind() != Kind.TIME)
                                    .toList());
            case "overlapping" ->
                    columns(question.by().stream().filter(Dimension::overlaps).toList());
            case "period" -> Names.quoted(grain.text());
            case "count_orders" -> facts.countOrders();
            case "count_priced" -> facts.countPriced();
            case "count_lifetimes" -> facts.countLifetimes();
            case "index" -> Periods.index(grain, "local_day");
            case "date" -> Periods.day(grain, "nth");
            case "dated" -> dated(question, grain);
            case "length" ->
                    "(date_diff('day', %s, least(%s, DATE '%s' + 1)))"
                            .formatted(
                                    Periods.day(grain, "nth"),
                                    Periods.day(grain, "nth + 1"),
                                    scope.last());
            case "first_index" -> Long.toString(Periods.index(grain, scope.first()));
            case "last_index" -> Long.toString(Periods.index(grain, scope.last()));
            case "from" -> "make_timestamp(%d)".formatted(scope.fromMicros());
            default ->
                    facts.table(name)
                            .orElseThrow(() ->
                                    new UnansweredException(
                                            "sql: {%s} stands for nothing; expected {by}, {orders} or another name of the page on measures"
                                                    .formatted(name.toLowerCase(Locale.ROOT))));
        };
    }

    /// The period of the column `nth`, where one is asked for.
    private static String dated(Question question, Grain grain) {
        return question.by().stream().anyMatch(dimension -> dimension.kind() == Kind.TIME)
                ? "%s AS %s, ".formatted(Periods.day(grain, "nth"), Names.quoted(grain.text()))
                : "";
    }

    private static String columns(List<Dimension> dimensions) {
        return dimensions.stream()
                .map(dimension -> Names.quoted(dimension.name()) + ", ")
                .collect(Collectors.joining());
    }
}
