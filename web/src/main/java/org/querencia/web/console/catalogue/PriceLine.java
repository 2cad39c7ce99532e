package org.querencia.web.console.catalogue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Said;
import org.querencia.core.order.Figure;

/// A price over time as a line with steps, for a picture of [#WIDTH] by [#HEIGHT].
///
/// @param path the line, as the `d` of an SVG path
/// @param lowest and highest price in it
public record PriceLine(String path, Figure lowest, Figure highest) {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;
    private static final int EDGE = 4;

    /// The line from the first price to `now`; empty when there are none, or of several currencies.
    static Optional<PriceLine> of(List<Said<Figure>> changes, Instant now) {
        boolean oneCurrency =
                changes.stream().map(price -> price.value().currency()).distinct().count() == 1;
        if (!oneCurrency) {
            return Optional.empty();
        }
        Figure lowest = changes.getFirst().value();
        Figure highest = lowest;
        for (Said<Figure> price : changes) {
            lowest = price.value().amount().compareTo(lowest.amount()) < 0 ? price.value() : lowest;
            highest =
                    price.value().amount().compareTo(highest.amount()) > 0
                            ? price.value()
                            : highest;
        }
        Instant first = changes.getFirst().at();
        Instant last = now.isAfter(changes.getLast().at()) ? now : changes.getLast().at();
        double span = Math.max(1, Duration.between(first, last).toMillis());
        StringBuilder path = new StringBuilder();
        for (Said<Figure> price : changes) {
            double x =
                    EDGE
                            + (WIDTH - 2 * EDGE)
                                    * Duration.between(first, price.at()).toMillis()
                                    / span;
            double y = height(price.value().amount(), lowest.amount(), highest.amount());
            path.append(
                    path.isEmpty()
                            ? "M%s %s".formatted(point(x), point(y))
                            : "H%sV%s".formatted(point(x), point(y)));
        }
        path.append("H").append(WIDTH - EDGE);
        return Optional.of(new PriceLine(path.toString(), lowest, highest));
    }

    private static double height(BigDecimal price, BigDecimal lowest, BigDecimal highest) {
        double range = highest.subtract(lowest).doubleValue();
        double share = range == 0 ? 0.5 : price.subtract(lowest).doubleValue() / range;
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }

    private static String point(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
