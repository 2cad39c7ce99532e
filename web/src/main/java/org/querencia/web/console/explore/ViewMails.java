package org.querencia.web.console.explore;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.report.Notes;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.report.View;
import org.querencia.runtime.report.ViewMailRound;
import org.querencia.runtime.report.ViewMailRound.Letter;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.measure.Asked;
import org.querencia.web.console.measure.Comparison;
import org.querencia.web.console.measure.MeasureWords;
import org.querencia.web.console.measure.Pivot;
import org.querencia.web.console.picture.Picture;

/// Writes a view as mail: what it comes to, a picture of it, its table, and both as PDF and CSV.
/// Safe from any thread.
public final class ViewMails implements ViewMailRound.Writer {

    private static final String PICTURE = "picture.png";

    private final Workspace workspace;
    private final MeasureDesk desk;
    private final Measures measures;
    private final Notes notes;
    private final Sources sources;
    private final Supplier<URI> baseUrl;
    private final InstantSource clock;

    /// @param baseUrl how browsers reach the console
    public ViewMails(
            Workspace workspace,
            MeasureServices services,
            Notes notes,
            Sources sources,
            Supplier<URI> baseUrl,
            InstantSource clock) {
        this.workspace = workspace;
        this.desk = services.desk();
        this.measures = services.measures();
        this.notes = notes;
        this.sources = sources;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    @Override
    public List<Mail> write(View view, Schedule schedule, LocalDate day, List<Letter> letters) {
        Optional<Measure> measure = desk.find(view.measure()).map(MeasureDesk.Known::measure);
        if (measure.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Frame frame = Frame.outside(workspace, schedule.language(), sources, now);
        Asked asked = Asked.of(Form.parse(view.query()), frame.formats());
        ViewLetter letter =
                new ViewLetter(
                        frame,
                        view,
                        schedule,
                        day,
                        address("/explore/views/" + view.id()),
                        told(measure.get(), asked, frame));
        List<Mail.Part> parts = parts(letter, frame);
        return letters.stream()
                .map(one ->
                        new Mail(
                                one.id(),
                                one.to(),
                                letter.subject(),
                                letter.text(),
                                letter.html(PICTURE),
                                now,
                                parts))
                .toList();
    }

    private List<Mail.Part> parts(ViewLetter letter, Frame frame) {
        List<Mail.Part> parts = new ArrayList<>();
        String name = fileName(letter.view().name());
        Optional<BufferedImage> image =
                letter.told()
                        .drawing()
                        .map(drawing -> Picture.of(drawing, letter.told().axis(frame)));
        image.ifPresent(
                drawn -> parts.add(new Mail.Part(PICTURE, "image/png", true, Picture.png(drawn))));
        parts.add(new Mail.Part(name + ".pdf", "application/pdf", false, letter.pdf(image)));
        parts.add(
                new Mail.Part(
                        name + ".csv",
                        "text/csv; charset=utf-8",
                        false,
                        letter.told().csv().getBytes(StandardCharsets.UTF_8)));
        return parts;
    }

    /// Letters and digits of the name, as every system takes them.
    private static String fileName(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replaceAll("[^A-Za-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "view" : plain.substring(0, Math.min(plain.length(), 60));
    }

    private Told told(Measure measure, Asked asked, Frame frame) {
        MeasureWords words = new MeasureWords(frame, workspace.currency());
        LocalDate today = LocalDate.ofInstant(frame.formats().now(), frame.formats().zone());
        try {
            Answer answer = measures.answer(measure, asked.question(measure));
            boolean single = measure.tells().isEmpty();
            Optional<BigDecimal> now = single ? value(measure, asked.whole()) : Optional.empty();
            Optional<BigDecimal> before =
                    single
                            ? asked.before(today, asked.whole())
                                    .flatMap(question -> value(measure, question))
                            : Optional.empty();
            Optional<Comparison> comparison =
                    Comparison.of(measures, measure, asked, answer, today);
            return Told.of(
                    measure,
                    answer,
                    Pivot.of(
                            measure,
                            answer,
                            asked,
                            words,
                            new Pivot.Around(_ -> false, comparison)),
                    words,
                    new Told.Whole(now, before, comparison),
                    notes.of(asked.span().from(), asked.span().to()));
        } catch (UnansweredException wrong) {
            return Told.nothing(measure, words, String.valueOf(wrong.getMessage()));
        }
    }

    private Optional<BigDecimal> value(Measure measure, Question question) {
        return measures.answer(measure, question).rows().stream()
                .findFirst()
                .flatMap(Answer.Row::value);
    }

    private String address(String path) {
        String base = baseUrl.get().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
