package org.querencia.web.console.attribution;

import java.util.List;
import org.querencia.web.console.home.Span;

/// Channels with what a model credits them with; numbers as the reader writes them.
///
/// @param model its name
/// @param goal `orders` or `new_customers`
/// @param total conversions of the period
/// @param wrong whether the model that was asked for cannot be had of these days
/// @param advice what to look at first; empty where nothing is to be said
/// @param elsewhere orders in other currencies, in words
public record AttributionView(
        Span span,
        String model,
        String goal,
        int window,
        String total,
        String value,
        List<Row> rows,
        boolean wrong,
        String advice,
        List<String> elsewhere) {

    /// @param people the address of who is behind it; empty where nobody is
    /// @param lost the share of conversions that would be lost without it; empty for other models
    /// @param cost what a conversion cost; empty where that cannot be said
    /// @param returned how much came back of each unit spent; empty where nothing was spent
    /// @param width of a bar, in hundredths of the longest
    public record Row(
            String channel,
            String people,
            String conversions,
            String share,
            String value,
            String lost,
            String spend,
            String cost,
            String returned,
            long width) {}

    /// The address of this view, with another model.
    public String with(String otherModel) {
        return "/measure/attribution?model=%s&by=%s&window=%d&%s"
                .formatted(otherModel, goal, window, span.query());
    }

    /// The address of what more spend would bring.
    public String marginal() {
        return "/measure/attribution/marginal?model=%s&by=%s&window=%d"
                .formatted(model, goal, window);
    }

    /// The address of this view, in another usual period.
    public String during(String period) {
        return "/measure/attribution?model=%s&by=%s&window=%d&period=%s"
                .formatted(model, goal, window, period);
    }

    public boolean removes() {
        return rows.stream().anyMatch(row -> !row.lost().isEmpty());
    }
}
