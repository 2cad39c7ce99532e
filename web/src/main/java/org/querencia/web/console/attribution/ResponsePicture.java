package org.querencia.web.console.attribution;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.querencia.runtime.attribution.SpendResponses.Spent;
import org.querencia.science.attribution.Response;
import org.querencia.science.attribution.Response.Month;
import org.querencia.science.attribution.Response.Said;

/// Spend of each month against what is credited to it, with the line that was fitted and where it
/// may lie. Drawn here, so that nothing has to run.
///
/// @param spend what stands at the right end, and `value` at the top
/// @param line points of an SVG polyline; empty where no line was fitted
/// @param band points of an SVG polygon
public record ResponsePicture(
        String spend, String value, List<Dot> dots, String line, String band) {
    public static final int WIDTH = 320;
    public static final int HEIGHT = 160;
    private static final int EDGE = 8;
    private static final int STEPS = 24;

    /// @param said the month in words
    public record Dot(String x, String y, String said) {}

    /// @param until the first day of the month after the last one
    static ResponsePicture of(Spent spent, LocalDate until, AttributionWords words) {
        List<Month> months = spent.months();
        double right = months.stream().mapToDouble(Month::spend).max().orElse(1);
        double top = Math.max(1, months.stream().mapToDouble(Month::value).max().orElse(1));
        double low = Math.min(0, months.stream().mapToDouble(Month::value).min().orElse(0));
        Box box = new Box(right, low, top);
        List<Dot> dots = new ArrayList<>();
        for (int at = 0; at < months.size(); at++) {
            Month month = months.get(at);
            dots.add(
                    new Dot(
                            number(box.x(month.spend())),
                            number(box.y(month.value())),
                            words.frame()
                                    .text(
                                            "marginal.month",
                                            name(until.minusMonths(months.size() - at), words),
                                            words.money(month.spend()),
                                            words.money(month.value()))));
        }
        String line = "";
        String band = "";
        if (spent.said() instanceof Said.Known(Response response)) {
            double x = months.stream().mapToDouble(Month::spend).average().orElse(0);
            double y = months.stream().mapToDouble(Month::value).average().orElse(0);
            line = box.line(x, y, response.slope());
            band = box.line(x, y, response.low()) + " " + box.back(x, y, response.high());
        }
        return new ResponsePicture(words.money(right), words.money(top), dots, line, band);
    }

    private static String name(LocalDate month, AttributionWords words) {
        return DateTimeFormatter.ofPattern("MMM yyyy", words.frame().texts().locale())
                .format(month);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /// The paper: spend to the right, value upwards.
    private record Box(double right, double low, double top) {

        double x(double spend) {
            return EDGE + (WIDTH - 2.0 * EDGE) * (right > 0 ? spend / right : 0);
        }

        /// What lies off the paper stands at its edge.
        double y(double value) {
            double share = (Math.clamp(value, low, top) - low) / (top - low);
            return HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * share;
        }

        /// Through a point, from left to right.
        String line(double atSpend, double atValue, double slope) {
            return String.join(" ", points(atSpend, atValue, slope));
        }

        String back(double atSpend, double atValue, double slope) {
            return String.join(" ", points(atSpend, atValue, slope).reversed());
        }

        private List<String> points(double atSpend, double atValue, double slope) {
            List<String> points = new ArrayList<>();
            for (int step = 0; step <= STEPS; step++) {
                double spend = right * step / STEPS;
                double value = atValue + slope * (spend - atSpend);
                points.add(number(x(spend)) + "," + number(y(value)));
            }
            return points;
        }
    }
}
