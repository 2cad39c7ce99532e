package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.querencia.core.order.Money;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.AttributionDesk.Answer;
import org.querencia.runtime.attribution.AttributionDesk.Asked;
import org.querencia.runtime.attribution.AttributionDesk.Goal;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.attribution.Credit.Ground;
import org.querencia.science.attribution.Model;
import org.querencia.science.attribution.UnattributableException;
import org.querencia.web.console.attribution.AttributionView.Row;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Span;
import org.querencia.web.console.measure.MeasureNotes;

/// Which channels brought the orders; the address holds the view.
public final class AttributionPages {
    private static final int WINDOW_DAYS = 30;
    private static final int WINDOW_DAYS_MAX = 365;
    private static final String USUAL = "linear";
    private static final String CHAIN = "markov";

    private final Pages pages;
    private final AttributionDesk desk;
    private final Currency currency;

    /// @param currency of the workspace
    public AttributionPages(Pages pages, AttributionDesk desk, Currency currency) {
        this.pages = pages;
        this.desk = desk;
        this.currency = currency;
    }

    public void routing(HttpRules rules) {
        rules.get("/measure/attribution", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        visit.show(
                "attribution/attribution.jte", frame, Map.of("view", view(visit.query(), frame)));
    }

    private AttributionView view(Form query, Frame frame) {
        Span span = Span.of(query, frame.formats().now(), frame.formats().zone(), "90d");
        String model = query.text("model").filter(NamedModel.NAMES::contains).orElse(USUAL);
        Goal goal =
                Arrays.stream(Goal.values())
                        .filter(one -> query.text("by").filter(one.text()::equals).isPresent())
                        .findFirst()
                        .orElse(Goal.ORDERS);
        int window =
                query.number("window")
                        .map(days -> Math.clamp(days, 1, WINDOW_DAYS_MAX))
                        .orElse(WINDOW_DAYS);
        Answer answer;
        boolean wrong = false;
        try {
            answer = desk.answer(asked(model, goal, window, span));
        } catch (UnattributableException _) {
            wrong = true;
            answer = desk.answer(asked(USUAL, goal, window, span));
        }
        return new AttributionView(
                span,
                wrong ? USUAL : model,
                goal.text(),
                window,
                number(frame, answer.conversions()),
                money(frame, answer.value()),
                rows(frame, answer),
                wrong,
                advice(frame, answer),
                MeasureNotes.elsewhere(answer.elsewhere(), frame));
    }

    /// A chain without the ways that led to nothing would not tell what converts.
    private static Asked asked(String model, Goal goal, int window, Span span) {
        NamedModel.Settings settings =
                new NamedModel.Settings(
                        1,
                        model.equals(CHAIN),
                        Model.Worth.CONVERSIONS,
                        Model.Shapley.USUAL.samples(),
                        Model.Shapley.USUAL.seed(),
                        Model.LastNonDirect.USUAL);
        return new Asked(
                NamedModel.of(model, settings).getFirst(),
                goal,
                new Period(span.from(), span.to()),
                window);
    }

    private List<Row> rows(Frame frame, Answer answer) {
        double most =
                answer.rows().stream()
                        .mapToDouble(row -> row.credit().conversions())
                        .max()
                        .orElse(0);
        return answer.rows().stream().map(row -> row(frame, row, most)).toList();
    }

    private Row row(Frame frame, AttributionDesk.Row row, double most) {
        return new Row(
                frame.texts().known("channel." + row.credit().channel(), row.credit().channel()),
                number(frame, row.credit().conversions()),
                percent(frame, row.share()),
                money(frame, row.credit().value()),
                row.credit().ground() instanceof Ground.Removal(double effect, double _)
                        ? percent(frame, effect)
                        : "",
                row.spend() > 0 ? money(frame, row.spend()) : "",
                said(row.costPerConversion(), cost -> money(frame, cost)),
                said(row.returned(), times -> frame.text("planner.times", number(frame, times))),
                most > 0 ? Math.round(100 * Math.max(0, row.credit().conversions()) / most) : 0);
    }

    /// Of the channels that cost, which brings back most and which least.
    private static String advice(Frame frame, Answer answer) {
        List<AttributionDesk.Row> paid =
                answer.rows().stream()
                        .filter(row -> row.returned().isPresent())
                        .sorted(Comparator.comparingDouble(row -> -row.returned().orElse(0)))
                        .toList();
        if (paid.size() < 2) {
            return paid.isEmpty() ? frame.text("attribution.advice.spend") : "";
        }
        return frame.text(
                "attribution.advice",
                paid.getFirst().credit().channel(),
                number(frame, paid.getFirst().returned().orElse(0)),
                paid.getLast().credit().channel(),
                number(frame, paid.getLast().returned().orElse(0)));
    }

    @FunctionalInterface
    private interface Saying {
        String of(double number);
    }

    private static String said(OptionalDouble number, Saying saying) {
        return number.isPresent() ? saying.of(number.getAsDouble()) : "";
    }

    private static String number(Frame frame, double number) {
        BigDecimal rounded = new BigDecimal(number).setScale(1, RoundingMode.HALF_UP);
        return frame.formats()
                .number(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
    }

    private static String percent(Frame frame, double share) {
        return frame.text("planner.percent", number(frame, share * 100));
    }

    private String money(Frame frame, double amount) {
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return frame.formats()
                .money(
                        Money.of(
                                new BigDecimal(amount).setScale(digits, RoundingMode.HALF_UP),
                                currency));
    }
}
