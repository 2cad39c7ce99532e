package org.querencia.web.console.explore;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Grain;
import org.querencia.runtime.report.Note;
import org.querencia.runtime.report.Notes;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.measure.Asked;
import org.querencia.web.console.measure.MeasureWords;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Notes on days: written once, and shown on every line that passes them.
public final class NotePages {

    private static final String PATH = "/explore/notes";

    /// What a picture's own days are called, as its table writes them.
    private static final String SHORT = "short";

    private final Pages pages;
    private final Notes notes;
    private final Currency currency;

    public NotePages(Pages pages, Notes notes, Currency currency) {
        this.pages = pages;
        this.notes = notes;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::list))
                .post(PATH, pages.posted(this::add, this::list))
                .get(PATH + "/marks", pages.signedIn(this::marks))
                .post(PATH + "/{id}", pages.posted(this::delete, this::list));
    }

    /// @param day in words
    public record Row(String id, String day, String text, String author) {}

    /// @param at the period as tables beside pictures write it
    public record Mark(String at, String day, String text) {}

    private void list(Visit visit) {
        Frame frame = visit.frame();
        List<Row> rows =
                notes.all().stream()
                        .map(note ->
                                new Row(
                                        note.id(),
                                        frame.formats().date(note.day()),
                                        note.text(),
                                        note.author()))
                        .toList();
        visit.show(
                "explore/notes.jte",
                frame,
                Map.of("rows", rows, "today", today(frame.formats()).toString()));
    }

    /// The notes of a view's days, as its periods are written there.
    private void marks(Visit visit) {
        Frame frame = visit.frame();
        Asked asked = Asked.of(visit.query(), frame.formats());
        Optional<Grain> grain = Grain.of(asked.step());
        boolean plain = asked.step().equals(SHORT);
        MeasureWords words = new MeasureWords(frame, currency);
        List<Mark> marks =
                grain.isEmpty() && !plain
                        ? List.of()
                        : notes.of(asked.span().from(), asked.span().to()).stream()
                                .map(note ->
                                        new Mark(
                                                grain.map(step -> at(words, step, note.day()))
                                                        .orElseGet(() ->
                                                                frame.formats()
                                                                        .shortDate(note.day())),
                                                frame.formats().date(note.day()),
                                                note.text()))
                                .toList();
        visit.show("explore/marks.jte", frame, Map.of("marks", marks));
    }

    static String at(MeasureWords words, Grain grain, LocalDate day) {
        return words.cell(grain.text(), grain.format(grain.start(day)), grain);
    }

    private void add(Visit visit) {
        Form form = visit.form();
        String day = form.required("day");
        try {
            LocalDate on = LocalDate.parse(day);
            ViewForms.refusing(() -> notes.add(ViewForms.author(visit), on, form.required("text")));
        } catch (DateTimeParseException none) {
            throw RefusedException.at("day", "refused.day", day);
        }
        visit.done(PATH, "done.note");
    }

    private void delete(Visit visit) {
        Note note =
                notes.find(visit.path("id"))
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "There is no such note.").exception());
        notes.delete(note);
        visit.done(PATH, "done.note-deleted");
    }

    private static LocalDate today(Formats formats) {
        return LocalDate.ofInstant(formats.now(), formats.zone());
    }
}
