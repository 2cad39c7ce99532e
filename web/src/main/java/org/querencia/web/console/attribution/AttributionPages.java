package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.AttributionDesk.Answer;
import org.querencia.science.attribution.Credit;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.UnattributableException;
import org.querencia.web.console.attribution.AttributionView.Row;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.measure.MeasureNotes;

/// Which channels brought the orders; the address holds the view.
final class AttributionPages {
    private static final int ROWS_SHOWN = 100;

    private final Pages pages;
    private final AttributionDesk desk;
    private final Currency currency;

    /// @param currency of the workspace
    AttributionPages(Pages pages, AttributionDesk desk, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.currency = currency;
    }

    void routing(HttpRules rules) {
        rules.get("/measure/attribution", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        visit.show(
                "attribution/attribution.jte", frame, Map.of("view", view(visit.query(), frame)));
    }

    private AttributionView view(Form query, Frame frame) {
        AttributionTerms terms = AttributionTerms.of(query, frame);
        AttributionWords words = new AttributionWords(frame, currency);
        Answer answer;
        boolean wrong = false;
        try {
            answer = desk.answer(terms.asked());
        } catch (UnattributableException _) {
            wrong = true;
            answer = desk.answer(terms.by(AttributionTerms.USUAL).asked());
        }
        AttributionTerms had = wrong ? terms.by(AttributionTerms.USUAL) : terms;
        return new AttributionView(
                terms.span(),
                wrong ? AttributionTerms.USUAL : terms.model(),
                terms.goal().text(),
                terms.window(),
                words.number(answer.conversions()),
                words.money(answer.value()),
                rows(words, answer, had),
                wrong,
                advice(words, answer),
                MeasureNotes.elsewhere(answer.elsewhere(), frame));
    }

    private static List<Row> rows(AttributionWords words, Answer answer, AttributionTerms terms) {
        double most =
                answer.rows().stream()
                        .mapToDouble(row -> row.credit().conversions())
                        .max()
                        .orElse(0);
        List<AttributionDesk.Row> all = answer.rows();
        List<AttributionDesk.Row> told =
                all.size() > ROWS_SHOWN ? all.subList(0, ROWS_SHOWN - 1) : all;
        List<Row> rows = new ArrayList<>();
        told.forEach(row -> rows.add(row(words, row, most, terms)));
        if (told.size() < all.size()) {
            rows.add(rest(words, all.subList(told.size(), all.size()), most));
        }
        return rows;
    }

    /// Those with least, together, so that what is shown still adds up.
    private static Row rest(AttributionWords words, List<AttributionDesk.Row> rows, double most) {
        double conversions = rows.stream().mapToDouble(row -> row.credit().conversions()).sum();
        double value = rows.stream().mapToDouble(row -> row.credit().value()).sum();
        AttributionDesk.Row sum =
                new AttributionDesk.Row(
                        new Credit("", conversions, value, 0, new Ground.Rule()),
                        rows.stream().mapToDouble(AttributionDesk.Row::spend).sum(),
                        rows.stream().mapToDouble(AttributionDesk.Row::share).sum());
        return row(
                words,
                sum,
                words.frame().text("attribution.rest", rows.size()),
                "",
                Math.max(most, conversions));
    }

    private static Row row(
            AttributionWords words, AttributionDesk.Row row, double most, AttributionTerms terms) {
        Credit credit = row.credit();
        boolean somebody =
                credit.conversions() > 0 && !credit.channel().equals(AttributionDesk.OTHERS);
        return row(
                words,
                row,
                words.channel(credit.channel()),
                somebody ? CreditedPages.address(terms, credit.channel()) : "",
                most);
    }

    private static Row row(
            AttributionWords words,
            AttributionDesk.Row row,
            String channel,
            String people,
            double most) {
        return new Row(
                channel,
                people,
                words.number(row.credit().conversions()),
                words.percent(row.share()),
                words.money(row.credit().value()),
                row.credit().ground() instanceof Ground.Removal(double effect, double _)
                        ? words.percent(effect)
                        : "",
                row.spend() > 0 ? words.money(row.spend()) : "",
                said(row.costPerConversion(), words::money),
                said(
                        row.returned(),
                        times -> words.frame().text("planner.times", words.number(times))),
                most > 0 ? Math.round(100 * Math.max(0, row.credit().conversions()) / most) : 0);
    }

    /// Of the channels that cost, which brings back most and which least.
    private static String advice(AttributionWords words, Answer answer) {
        List<AttributionDesk.Row> paid =
                answer.rows().stream()
                        .filter(row -> row.returned().isPresent())
                        .sorted(Comparator.comparingDouble(row -> -row.returned().orElse(0)))
                        .toList();
        if (paid.size() < 2) {
            return paid.isEmpty() ? words.frame().text("attribution.advice.spend") : "";
        }
        return words.frame()
                .text(
                        "attribution.advice",
                        words.channel(paid.getFirst().credit().channel()),
                        words.number(paid.getFirst().returned().orElse(0)),
                        words.channel(paid.getLast().credit().channel()),
                        words.number(paid.getLast().returned().orElse(0)));
    }

    private static String said(OptionalDouble number, DoubleFunction<String> saying) {
        return number.isPresent() ? saying.apply(number.getAsDouble()) : "";
    }
}
