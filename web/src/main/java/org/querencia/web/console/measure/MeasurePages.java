package org.querencia.web.console.measure;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.core.measure.Measure.Theme;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Compared;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The room of measures: a board for each theme, whose figures come one by one, and the page of
/// each measure with its people and its file.
public final class MeasurePages {
    private static final int PEOPLE_SHOWN = 50;

    private final Pages pages;
    private final MeasureDesk desk;
    private final Measures measures;
    private final Names names;
    private final Currency currency;

    public MeasurePages(Pages pages, MeasureServices services, Names names, Currency currency) {
        this.pages = pages;
        this.desk = services.desk();
        this.measures = services.measures();
        this.names = names;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get("/measure", pages.signedIn(this::board));
        rules.get("/measure/{key}", pages.signedIn(this::show));
        rules.get("/measure/{key}/card", pages.signedIn(this::card));
        rules.get("/measure/{key}/people", pages.signedIn(this::people));
        rules.get("/measure/{key}/csv", pages.signedIn(this::csv));
    }

    /// @param shown the measures of the theme
    public record Board(String theme, Asked asked, List<Shown> shown) {}

    public record Shown(String key, String name, String meaning) {}

    private void board(Visit visit) {
        Frame frame = visit.frame();
        MeasureWords words = new MeasureWords(frame, currency);
        String wanted = visit.query().text("theme").orElse(Theme.SALES.text());
        Theme theme =
                Arrays.stream(Theme.values())
                        .filter(one -> one.text().equals(wanted))
                        .findFirst()
                        .orElse(Theme.SALES);
        List<Shown> shown =
                desk.all().stream()
                        .map(MeasureDesk.Known::measure)
                        .filter(measure -> measure.theme() == theme)
                        .map(measure ->
                                new Shown(
                                        measure.key(),
                                        words.said(measure.name()),
                                        words.said(measure.meaning())))
                        .toList();
        Asked asked = Asked.of(visit.query(), frame.formats());
        visit.show(
                "measure/board.jte", frame, Map.of("board", new Board(theme.text(), asked, shown)));
    }

    private void card(Visit visit) {
        Frame frame = visit.frame();
        Measure measure = known(visit).measure();
        Asked asked = Asked.of(visit.query(), frame.formats());
        visit.show("measure/card.jte", frame, Map.of("card", card(measure, asked, frame)));
    }

    private Card card(Measure measure, Asked asked, Frame frame) {
        MeasureWords words = new MeasureWords(frame, currency);
        if (!measure.tells().isEmpty()) {
            return new Card(
                    measure.key(),
                    words.said(measure.name()),
                    asked.query(),
                    "",
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    "",
                    false,
                    words.said(measure.meaning()));
        }
        Optional<Answer.Row> now = total(measure, asked.whole());
        Optional<BigDecimal> value = now.flatMap(Answer.Row::value);
        Optional<BigDecimal> before = before(measure, asked, frame);
        Optional<String> change = words.change(value, before);
        Optional<Boolean> good = good(measure, value, before);
        String sentence =
                good.isPresent() && !good.get()
                        ? sentence(measure, asked, value.orElseThrow(), before.orElseThrow(), frame)
                        : "";
        List<BigDecimal> path =
                measures.answer(measure, asked.question(measure)).rows().stream()
                        .flatMap(row -> row.value().stream())
                        .toList();
        return new Card(
                measure.key(),
                words.said(measure.name()),
                asked.query(),
                words.value(measure, value),
                change,
                words.value(measure, before),
                good,
                Card.line(path),
                few(measure, now),
                sentence);
    }

    /// From what to what it went, where most of that comes from, and what to do.
    private String sentence(
            Measure measure, Asked asked, BigDecimal now, BigDecimal before, Frame frame) {
        MeasureWords words = new MeasureWords(frame, currency);
        String went =
                frame.text("measure.went", words.value(measure, before), words.value(measure, now));
        String mostly =
                new Mostly(measures, measure)
                        .channel(asked, today(frame), now, before)
                        .map(channel ->
                                frame.text(
                                        "measure.mostly",
                                        words.cell("channel", channel, Grain.MONTH)))
                        .orElse("");
        return went + mostly + ". " + words.said(measure.advice());
    }

    private static Optional<Boolean> good(
            Measure measure, Optional<BigDecimal> now, Optional<BigDecimal> before) {
        if (measure.better() == Better.NEITHER || now.isEmpty() || before.isEmpty()) {
            return Optional.empty();
        }
        int way = now.get().compareTo(before.get());
        return way == 0
                ? Optional.empty()
                : Optional.of(way > 0 == (measure.better() == Better.MORE));
    }

    private Optional<Answer.Row> total(Measure measure, Question question) {
        return measures.answer(measure, question).rows().stream().findFirst();
    }

    private Optional<BigDecimal> before(Measure measure, Asked asked, Frame frame) {
        return asked.before(today(frame), asked.whole())
                .flatMap(question -> total(measure, question))
                .flatMap(Answer.Row::value);
    }

    private static boolean few(Measure measure, Optional<Answer.Row> row) {
        return row.filter(told -> told.value().isPresent())
                .filter(told -> told.sample().orElse(measure.minimum()) < measure.minimum())
                .isPresent();
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Asked asked = Asked.of(visit.query(), frame.formats());
        visit.show("measure/measure.jte", frame, Map.of("view", seen(known(visit), asked, frame)));
    }

    /// What is asked of a measure; where that cannot be told, all of it, and why.
    public MeasureView seen(MeasureDesk.Known known, Asked asked, Frame frame) {
        try {
            return view(known, asked, frame, Optional.empty());
        } catch (UnansweredException wrong) {
            return view(known, asked.plain(), frame, Optional.ofNullable(wrong.getMessage()));
        }
    }

    private MeasureView view(
            MeasureDesk.Known known, Asked asked, Frame frame, Optional<String> wrong) {
        Measure measure = known.measure();
        MeasureWords words = new MeasureWords(frame, currency);
        Question question = asked.question(measure);
        Answer answer = measures.answer(measure, question);
        boolean single = measure.tells().isEmpty();
        Optional<Answer.Row> now = single ? total(measure, asked.whole()) : Optional.empty();
        Optional<BigDecimal> before = single ? before(measure, asked, frame) : Optional.empty();
        boolean cohorts = measure.tells().contains("cohort");
        Optional<Comparison> comparison =
                Comparison.of(measures, measure, asked, answer, today(frame));
        return new MeasureView(
                measure.key(),
                words.said(measure.name()),
                words.said(measure.meaning()),
                words.said(measure.advice()),
                measure.source(),
                desk.text(measure.key()).orElse(""),
                known.own(),
                single ? words.value(measure, now.flatMap(Answer.Row::value)) : "",
                words.change(now.flatMap(Answer.Row::value), before),
                words.value(measure, before),
                few(measure, now),
                Pivot.of(
                        measure,
                        answer,
                        asked,
                        words,
                        new Pivot.Around(
                                row ->
                                        Compared.isPartial(
                                                question, answer.columns(), row, today(frame)),
                                comparison)),
                !cohorts && !answer.columns().isEmpty(),
                cohorts,
                asked,
                single ? splits(measure, words) : List.of(),
                !cohorts,
                !measure.people().isBlank(),
                MeasureNotes.of(measure, answer, words),
                comparison
                        .map(one ->
                                one.said(measure, words, now.flatMap(Answer.Row::value), before))
                        .orElse(List.of()),
                wrong);
    }

    private static List<MeasureView.Choice> splits(Measure measure, MeasureWords words) {
        List<MeasureView.Choice> choices = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (measure.kinds().contains(kind) && kind != Kind.TIME) {
                kind.names()
                        .forEach(name ->
                                choices.add(new MeasureView.Choice(name, words.dimension(name))));
            }
        }
        return choices;
    }

    public record Person(String profile, String name, String value) {}

    /// The people behind the whole view, or behind one point of it.
    private void people(Visit visit) {
        Frame frame = visit.frame();
        MeasureWords words = new MeasureWords(frame, currency);
        Measure measure = known(visit).measure();
        Asked asked = Asked.of(visit.query(), frame.formats());
        List<Person> people;
        try {
            people =
                    measures.people(measure, asked.whole(), PEOPLE_SHOWN).stream()
                            .map(behind ->
                                    new Person(
                                            behind.profile().toString(),
                                            names.of(behind.profile()),
                                            words.value(measure, behind.value())))
                            .toList();
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
        Map<String, Object> model =
                Map.of(
                        "key",
                        measure.key(),
                        "name",
                        words.said(measure.name()),
                        "asked",
                        asked,
                        "people",
                        people);
        visit.show(visit.partial() ? "measure/behind.jte" : "measure/people.jte", frame, model);
    }

    private void csv(Visit visit) {
        Measure measure = known(visit).measure();
        Asked asked = Asked.of(visit.query(), visit.frame().formats());
        String csv;
        try {
            Answer answer = measures.answer(measure, asked.question(measure));
            csv =
                    AnswerCsv.of(
                            answer,
                            Comparison.of(measures, measure, asked, answer, today(visit.frame())));
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
        visit.response().header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        visit.response()
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.csv\"".formatted(measure.key()));
        visit.response().send(csv.getBytes(StandardCharsets.UTF_8));
    }

    private MeasureDesk.Known known(Visit visit) {
        return desk.find(visit.path("key"))
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "There is no such measure.").exception());
    }

    private static LocalDate today(Frame frame) {
        return LocalDate.ofInstant(frame.formats().now(), frame.formats().zone());
    }
}
