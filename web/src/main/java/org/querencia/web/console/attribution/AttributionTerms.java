package org.querencia.web.console.attribution;

import java.util.Arrays;
import org.querencia.runtime.attribution.AttributionDesk.Asked;
import org.querencia.runtime.attribution.AttributionDesk.Goal;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.attribution.Model;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.home.Span;

/// What is attributed and by which model, as the address says it.
///
/// @param window in days
record AttributionTerms(Span span, String model, Goal goal, int window) {
    static final String USUAL = "linear";

    private static final int WINDOW_DAYS = 30;
    private static final int WINDOW_DAYS_MAX = 365;
    private static final String CHAIN = "markov";

    static AttributionTerms of(Form query, Frame frame) {
        return new AttributionTerms(
                Span.of(query, frame.formats().now(), frame.formats().zone(), "90d"),
                query.text("model").filter(NamedModel.NAMES::contains).orElse(USUAL),
                Arrays.stream(Goal.values())
                        .filter(one -> query.text("by").filter(one.text()::equals).isPresent())
                        .findFirst()
                        .orElse(Goal.ORDERS),
                query.number("window")
                        .map(days -> Math.clamp(days, 1, WINDOW_DAYS_MAX))
                        .orElse(WINDOW_DAYS));
    }

    /// The address of the view of these.
    String address() {
        return "/measure/attribution?model=%s&by=%s&window=%d&%s"
                .formatted(model, goal.text(), window, span.query());
    }

    AttributionTerms by(String other) {
        return new AttributionTerms(span, other, goal, window);
    }

    /// A chain without the ways that led to nothing would not tell what converts.
    Asked asked() {
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
}
