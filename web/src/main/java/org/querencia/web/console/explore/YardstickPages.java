package org.querencia.web.console.explore;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Measure.Better;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.Benchmark;
import org.querencia.runtime.report.Indicator.Standing;
import org.querencia.runtime.report.ReportServices;
import org.querencia.runtime.report.Target;
import org.querencia.runtime.report.Term;
import org.querencia.runtime.report.Yardsticks;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.measure.MeasureWords;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// What a measure is held against: the company's targets with their history, and benchmarks of
/// industries that somebody read somewhere.
public final class YardstickPages {

    private static final String PATH = "/explore/yardsticks/";
    private static final int WHOLE = 100;

    private final Pages pages;
    private final MeasureDesk desk;
    private final ReportServices reports;
    private final Currency currency;

    public YardstickPages(
            Pages pages, MeasureDesk desk, ReportServices reports, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.reports = reports;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get(PATH + "{key}", pages.signedIn(visit -> show(visit, "explore/yardsticks.jte")))
                .get(PATH + "{key}/card", pages.signedIn(visit -> show(visit, "explore/aims.jte")))
                .post(
                        PATH + "{key}",
                        pages.posted(this::change, visit -> show(visit, "explore/yardsticks.jte")));
    }

    private void show(Visit visit, String template) {
        Frame frame = visit.frame();
        Measure measure = known(visit);
        MeasureWords words = new MeasureWords(frame, currency);
        Yardsticks yardsticks = reports.yardsticks();
        YardstickView view =
                new YardstickView(
                        measure.key(),
                        words.said(measure.name()),
                        unit(measure, frame),
                        yardsticks.targets(measure.key()).stream()
                                .map(target -> aim(measure, target, words))
                                .toList(),
                        yardsticks.history(measure.key()).stream()
                                .map(target -> word(measure, target, words))
                                .toList(),
                        yardsticks.benchmarks(measure.key()).stream()
                                .map(one -> compared(measure, one, words))
                                .toList(),
                        LocalDate.ofInstant(frame.formats().now(), frame.formats().zone())
                                .toString());
        visit.show(template, frame, Map.of("view", view));
    }

    private String unit(Measure measure, Frame frame) {
        return switch (measure.unit()) {
            case MONEY -> currency.getCurrencyCode();
            case SHARE -> "%";
            case DAYS -> frame.text("explore.unit.days");
            case MONTHS -> frame.text("explore.unit.months");
            case NUMBER, RATIO -> "";
        };
    }

    private YardstickView.Aim aim(Measure measure, Target target, MeasureWords words) {
        Standing standing = reports.indicators().standing(measure, target);
        BigDecimal aimed = target.value().orElse(BigDecimal.ZERO);
        Optional<BigDecimal> came = standing.value();
        double share =
                aimed.signum() == 0
                        ? 1
                        : came.map(BigDecimal::doubleValue).orElse(0.0) / aimed.doubleValue();
        boolean less = measure.better() == Better.LESS;
        return new YardstickView.Aim(
                target.id(),
                period(target, words),
                String.join(", ", target.filters()),
                words.value(measure, aimed),
                came.map(value -> words.value(measure, value)),
                Math.clamp(Math.round(WHOLE * share), 0, WHOLE),
                Math.clamp(Math.round(WHOLE * standing.elapsed()), 0, WHOLE),
                came.map(value -> less ? value.compareTo(aimed) <= 0 : value.compareTo(aimed) >= 0)
                        .orElse(false));
    }

    private static YardstickView.Word word(Measure measure, Target target, MeasureWords words) {
        return new YardstickView.Word(
                period(target, words),
                String.join(", ", target.filters()),
                target.value().map(value -> words.value(measure, value)).orElse(""),
                target.author(),
                words.frame().formats().dateTime(target.made()));
    }

    private static String period(Target target, MeasureWords words) {
        Term term = target.term();
        Grain grain = term.grain();
        return term.only()
                .map(start -> NotePages.at(words, grain, start))
                .orElseGet(() -> words.frame().text("explore.every." + grain.text()));
    }

    private static YardstickView.Compared compared(
            Measure measure, Benchmark benchmark, MeasureWords words) {
        String low = words.value(measure, benchmark.low());
        String high = words.value(measure, benchmark.high());
        boolean address = benchmark.source().matches("https?://\\S+");
        return new YardstickView.Compared(
                benchmark.id(),
                benchmark.industry(),
                low.equals(high) ? low : low + " – " + high,
                benchmark.source(),
                address ? Optional.of(benchmark.source()) : Optional.empty(),
                words.frame().formats().date(benchmark.day()),
                benchmark.author());
    }

    private void change(Visit visit) {
        Measure measure = known(visit);
        Form form = visit.form();
        Yardsticks yardsticks = reports.yardsticks();
        String here = PATH + measure.key();
        switch (form.text("act").orElse("")) {
            case "end" -> {
                form.text("id")
                        .flatMap(yardsticks::target)
                        .ifPresent(target -> yardsticks.end(ViewForms.author(visit), target));
                visit.done(here, "done.target-ended");
            }
            case "benchmark" -> {
                ViewForms.refusing(
                        () -> yardsticks.add(ViewForms.author(visit), read(visit, measure)));
                visit.done(here, "done.benchmark");
            }
            case "delete" -> {
                form.text("id").flatMap(yardsticks::benchmark).ifPresent(yardsticks::delete);
                visit.done(here, "done.benchmark-deleted");
            }
            default -> {
                BigDecimal value = Numbers.of(measure, form, "value", locale(visit));
                List<String> filters = form.text("filter").stream().toList();
                ViewForms.refusing(() ->
                        yardsticks.set(
                                ViewForms.author(visit),
                                measure.key(),
                                form.text("period")
                                        .or(() -> form.text("every"))
                                        .orElse(Grain.MONTH.text()),
                                filters,
                                value));
                visit.done(here, "done.target");
            }
        }
    }

    private Yardsticks.Read read(Visit visit, Measure measure) {
        Form form = visit.form();
        String day = form.required("day");
        BigDecimal low = Numbers.of(measure, form, "low", locale(visit));
        BigDecimal high =
                form.text("high").isPresent()
                        ? Numbers.of(measure, form, "high", locale(visit))
                        : low;
        try {
            return new Yardsticks.Read(
                    measure.key(),
                    form.required("industry"),
                    low,
                    high,
                    form.required("source"),
                    LocalDate.parse(day));
        } catch (DateTimeParseException none) {
            throw RefusedException.at("day", "refused.day", day);
        }
    }

    private static Locale locale(Visit visit) {
        return visit.frame().texts().locale();
    }

    private Measure known(Visit visit) {
        return desk.find(visit.path("key"))
                .map(MeasureDesk.Known::measure)
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "There is no such measure.").exception());
    }
}
