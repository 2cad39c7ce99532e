package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.AttributionDesk.Answer;
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
        return new AttributionView(
                terms.span(),
                wrong ? AttributionTerms.USUAL : terms.model(),
                terms.goal().text(),
                terms.window(),
                words.number(answer.conversions()),
                words.money(answer.value()),
                rows(words, answer),
                wrong,
                advice(words, answer),
                MeasureNotes.elsewhere(answer.elsewhere(), frame));
    }

    private static List<Row> rows(AttributionWords words, Answer answer) {
        double most =
                answer.rows().stream()
                        .mapToDouble(row -> row.credit().conversions())
                        .max()
                        .orElse(0);
        return answer.rows().stream().map(row -> row(words, row, most)).toList();
    }

    private static Row row(AttributionWords words, AttributionDesk.Row row, double most) {
        return new Row(
                words.channel(row.credit().channel()),
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
