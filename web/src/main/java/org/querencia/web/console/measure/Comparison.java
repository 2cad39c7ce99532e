package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Compared;
import org.querencia.runtime.measure.Measures;

/// The same of an earlier period beside an answer, row by row: the first period of the one stands
/// beside the first of the other.
///
/// @param values of the earlier period, by the cells of the rows they stand beside
public record Comparison(
        Compared.With with, Question earlier, Answer now, Map<List<String>, BigDecimal> values) {

    public Comparison {
        values = Map.copyOf(values);
    }

    /// Empty where none is asked for, where nothing was before the first day, and for measures that
    /// tell periods or cohorts apart by themselves.
    public static Optional<Comparison> of(
            Measures measures, Measure measure, Asked asked, Answer now, LocalDate today) {
        Question question = asked.question(measure);
        if (!measure.tells().isEmpty() || question.from().isEmpty()) {
            return Optional.empty();
        }
        return asked.against()
                .map(with -> {
                    Compared compared = Compared.of(question, with, today);
                    Answer before = measures.answer(measure, compared.earlier());
                    List<Optional<BigDecimal>> beside = compared.beside(now, before);
                    Map<List<String>, BigDecimal> values = new HashMap<>();
                    for (int i = 0; i < beside.size(); i++) {
                        List<String> cells = now.rows().get(i).cells();
                        beside.get(i).ifPresent(value -> values.put(cells, value));
                    }
                    return new Comparison(with, compared.earlier(), now, values);
                });
    }

    /// The value beside a row.
    public Optional<BigDecimal> before(Answer.Row row) {
        return Optional.ofNullable(values.get(row.cells()));
    }

    /// What it is called where it is drawn.
    String name(MeasureWords words) {
        return words.frame().text("measure.beside." + with.text());
    }

    /// The difference in words: of the whole, and where it is largest.
    public List<String> said(
            Measure measure,
            MeasureWords words,
            Optional<BigDecimal> whole,
            Optional<BigDecimal> before) {
        List<String> said = new ArrayList<>();
        LocalDate from = earlier.from().orElseThrow();
        LocalDate to = earlier.to().orElseThrow();
        String days =
                words.frame()
                        .text(
                                "measure.beside.days",
                                words.frame().formats().date(from),
                                words.frame().formats().date(to));
        if (whole.isEmpty() || before.isEmpty()) {
            said.add(words.frame().text("measure.beside.none", days));
        } else {
            said.add(
                    words.frame()
                            .text(
                                    "measure.beside.whole",
                                    days,
                                    words.value(measure, before),
                                    words.value(measure, whole),
                                    words.difference(measure, whole.get(), before.get())));
        }
        largest(measure, words).ifPresent(said::add);
        return said;
    }

    /// Over how many rows it lies above, and where the difference is largest.
    private Optional<String> largest(Measure measure, MeasureWords words) {
        List<Answer.Row> both =
                now.rows().stream()
                        .filter(row -> row.value().isPresent() && before(row).isPresent())
                        .toList();
        if (now.columns().size() != 1 || both.size() < 2) {
            return Optional.empty();
        }
        Answer.Row most = both.stream().max(Comparator.comparing(this::gap)).orElseThrow();
        if (gap(most).signum() == 0) {
            return Optional.empty();
        }
        String column = now.columns().getFirst();
        long above = both.stream().filter(row -> change(row).signum() > 0).count();
        return Optional.of(
                words.frame()
                        .text(
                                "measure.beside.largest",
                                above,
                                both.size(),
                                words.cell(
                                        column,
                                        most.cells().getFirst(),
                                        Grain.of(column).orElse(Grain.MONTH)),
                                words.value(measure, before(most)),
                                words.value(measure, most.value())));
    }

    private BigDecimal gap(Answer.Row row) {
        return change(row).abs();
    }

    private BigDecimal change(Answer.Row row) {
        return row.value().orElseThrow().subtract(before(row).orElseThrow());
    }
}
