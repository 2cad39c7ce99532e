package org.querencia.web.console.measure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.measure.Compared;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.home.Span;

/// What a view asks of a measure, as its address says it: the period, its steps, what it is split
/// and narrowed by, what it is held against, and as known at the end of which day.
///
/// @param step `day` to `year`; `none` for one value of the whole period
/// @param split the name of a dimension; empty for none
/// @param filters as `channel=web`
/// @param against with what each of its values is compared; without, only the whole is, with the
///   days just before
/// @param known empty for as it is known now
public record Asked(
        Span span,
        String step,
        String split,
        List<String> filters,
        Optional<Compared.With> against,
        Optional<LocalDate> known) {

    public static final String NO_STEP = "none";

    public static Asked of(Form query, Formats formats) {
        Span span = Span.of(query, formats.now(), formats.zone(), "12m");
        List<String> filters = new ArrayList<>(query.all("filter"));
        filters.removeIf(filter -> filter.isBlank() || filter.endsWith("="));
        query.text("only")
                .flatMap(name -> query.text("is").map(value -> name + "=" + value))
                .ifPresent(filters::add);
        return new Asked(
                span,
                query.text("by").orElseGet(() -> usual(span)),
                query.text("split").orElse(""),
                filters.stream().distinct().toList(),
                query.text("compare").flatMap(Asked::with),
                query.text("known").flatMap(Asked::day));
    }

    private static Optional<Compared.With> with(String text) {
        return Arrays.stream(Compared.With.values())
                .filter(with -> with.text().equals(text))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException typed) {
            return Optional.empty();
        }
    }

    /// Everything, without columns or filters.
    Asked plain() {
        return new Asked(span, step, "", List.of(), against, Optional.empty());
    }

    private static String usual(Span span) {
        return switch (span.code()) {
            case "today", "7d", "30d" -> "day";
            case "90d" -> "week";
            default -> "month";
        };
    }

    /// The same split by other dimensions, with commas between them.
    public Asked splitBy(String splits) {
        return new Asked(span, step, splits, filters, against, known);
    }

    /// The question, with the columns that this measure can tell.
    public Question question(Measure measure) {
        List<String> by = new ArrayList<>();
        boolean cohorts = measure.tells().contains("cohort");
        if (!step.equals(NO_STEP) && measure.kinds().contains(Kind.TIME) && !cohorts) {
            by.add(step);
        }
        if (!split.isEmpty() && measure.tells().isEmpty()) {
            by.add(split);
        }
        return Asking.question(span.from(), span.to(), String.join(",", by), filters, known);
    }

    /// One value of the whole period.
    public Question whole() {
        return Asking.question(span.from(), span.to(), "", filters, known);
    }

    /// The same of the period it is held against, or of as many days before; empty when there is no
    /// first day.
    public Optional<Question> before(LocalDate today, Question now) {
        if (against.isPresent() && span.from().isPresent()) {
            return against.map(with -> Compared.of(now, with, today).earlier());
        }
        Optional<Period> before = span.before(today);
        return before.map(
                period -> new Question(period.from(), period.to(), now.by(), now.only(), known));
    }

    boolean steps(Question question) {
        return question.by().stream().map(Dimension::kind).anyMatch(Kind.TIME::equals);
    }

    /// The address of this view.
    public String query() {
        return query(span.query(), step, split);
    }

    public String inPeriod(String code) {
        return query("period=" + code, "", split);
    }

    private String query(String period, String by, String part) {
        StringBuilder query = new StringBuilder(period);
        if (!by.isEmpty()) {
            query.append("&by=").append(by);
        }
        if (!part.isEmpty()) {
            query.append("&split=").append(coded(part));
        }
        filters.forEach(filter -> query.append("&filter=").append(coded(filter)));
        known.ifPresent(day -> query.append("&known=").append(day));
        against.ifPresent(with -> query.append("&compare=").append(with.text()));
        return query.toString();
    }

    /// The address without one of its filters.
    public String without(String filter) {
        List<String> rest = new ArrayList<>(filters);
        rest.remove(filter);
        return new Asked(span, step, split, rest, against, known).query();
    }

    /// The address of the people behind one point.
    String point(List<String> columns, List<String> cells) {
        List<String> narrowed = new ArrayList<>(filters);
        for (int i = 0; i < columns.size(); i++) {
            if (Dimension.of(columns.get(i)).isPresent()) {
                narrowed.add(columns.get(i) + "=" + cells.get(i));
            }
        }
        return new Asked(span, step, split, narrowed, Optional.empty(), known).query();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
