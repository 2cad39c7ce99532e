package org.querencia.web.console.explore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.runtime.report.Note;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.measure.AnswerCsv;
import org.querencia.web.console.measure.Comparison;
import org.querencia.web.console.measure.MeasureWords;
import org.querencia.web.console.measure.Pivot;
import org.querencia.web.console.picture.Drawing;

/// What a view tells, ready to be written into a letter.
///
/// @param value of the whole period, in words; empty where there is none
/// @param drawing empty where there is nothing that a picture would say better
/// @param beside the difference from the earlier period, in words; empty where none is compared
/// @param csv the answer as a file
/// @param wrong why it cannot be told so; empty when it can
record Told(
        Measure measure,
        MeasureWords words,
        String value,
        Optional<String> change,
        String before,
        Pivot table,
        Optional<Drawing> drawing,
        List<Note> notes,
        List<String> beside,
        String csv,
        String wrong) {

    private static final int BARS_MAX = 12;

    /// What the whole period comes to, and the one before.
    ///
    /// @param comparison row by row, where one is asked for
    record Whole(
            Optional<BigDecimal> now,
            Optional<BigDecimal> before,
            Optional<Comparison> comparison) {}

    static Told of(
            Measure measure,
            Answer answer,
            Pivot table,
            MeasureWords words,
            Whole whole,
            List<Note> notes) {
        return new Told(
                measure,
                words,
                whole.now().map(value -> words.value(measure, value)).orElse(""),
                words.change(whole.now(), whole.before()),
                words.value(measure, whole.before()),
                table,
                drawing(answer, table, words, notes),
                notes,
                whole.comparison()
                        .map(one -> one.said(measure, words, whole.now(), whole.before()))
                        .orElse(List.of()),
                AnswerCsv.of(answer, whole.comparison()),
                "");
    }

    static Told nothing(Measure measure, MeasureWords words, String why) {
        return new Told(
                measure,
                words,
                "",
                Optional.empty(),
                "",
                new Pivot("", List.of(), List.of(), 0, 0, ""),
                Optional.empty(),
                List.of(),
                List.of(),
                "",
                why);
    }

    /// How values of the axis are said.
    DoubleFunction<String> axis(Frame frame) {
        return value ->
                new MeasureWords(frame, words.currency())
                        .value(measure, new BigDecimal(value, MathContext.DECIMAL32));
    }

    /// Lines over time; bars of a few parts; more than that is read better in the table.
    private static Optional<Drawing> drawing(
            Answer answer, Pivot table, MeasureWords words, List<Note> notes) {
        if (table.lines().isEmpty() || answer.columns().isEmpty()) {
            return Optional.empty();
        }
        Optional<Grain> grain = Grain.of(answer.columns().getFirst());
        boolean lines = grain.isPresent() && answer.columns().size() <= 2;
        boolean bars =
                grain.isEmpty() && table.heads().size() == 1 && table.lines().size() <= BARS_MAX;
        if (!lines && !bars) {
            return Optional.empty();
        }
        List<String> labels = table.lines().stream().map(Pivot.Line::title).toList();
        List<Drawing.Line> drawn = new ArrayList<>();
        for (int head = 0; head < table.heads().size(); head++) {
            int at = head;
            drawn.add(
                    new Drawing.Line(
                            table.heads().get(head),
                            table.lines().stream()
                                    .map(line -> value(line.cells().get(at).value()))
                                    .toList(),
                            false));
        }
        if (!table.against().isEmpty()) {
            drawn.addAll(quiet(table));
        }
        List<Drawing.Mark> marks = new ArrayList<>();
        grain.ifPresent(step ->
                notes.forEach(note -> {
                    int at = labels.indexOf(NotePages.at(words, step, note.day()));
                    if (at >= 0) {
                        marks.add(new Drawing.Mark(at, note.text()));
                    }
                }));
        return Optional.of(new Drawing(labels, drawn, marks, bars));
    }

    /// The earlier period, a line for each of those of now and in their order.
    private static List<Drawing.Line> quiet(Pivot table) {
        List<Drawing.Line> quiet = new ArrayList<>();
        for (int head = 0; head < table.heads().size(); head++) {
            int at = head;
            quiet.add(
                    new Drawing.Line(
                            table.against(),
                            table.lines().stream()
                                    .map(line -> value(line.cells().get(at).earlier().value()))
                                    .toList(),
                            true));
        }
        return quiet;
    }

    private static OptionalDouble value(String plain) {
        return plain.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(plain));
    }
}
