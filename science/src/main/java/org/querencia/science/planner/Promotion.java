package org.querencia.science.planner;

import java.util.ArrayList;
import java.util.List;
import org.querencia.science.planner.Outlook.Figure;
import org.querencia.science.planner.Outlook.Line;
import org.querencia.science.planner.Outlook.Picture;

/// A discount, and how much more must be sold for it to cost nothing. Of u units at price p and
/// cost c, with a discount d, lift L, and of the units sold beside the usual a share k that would
/// have been sold as something else with the margin o, the promotion brings u (1+L) (p (1-d) - c) -
/// u L k o - f, against u (p - c) without it. Both are the same at L = (p d + f/u) / (p (1-d) - c -
/// k o), if that is more than nothing.
final class Promotion {
    private static final int POINTS = 40;

    static final List<Input> INPUTS =
            List.of(
                    new Input("price", Unit.MONEY, 100, 0, 1e12, 1),
                    new Input("cost", Unit.MONEY, 60, 0, 1e12, 1),
                    new Input("discount", Unit.SHARE, 0.1, 0, 1, 0.01),
                    new Input("units", Unit.COUNT, 1_000, 1, 1e9, 10),
                    new Input("lift", Unit.SHARE, 0.3, 0, 100, 0.05),
                    new Input("cannibalised", Unit.SHARE, 0.1, 0, 1, 0.01),
                    new Input("other_margin", Unit.MONEY, 40, 0, 1e12, 1),
                    new Input("fixed", Unit.MONEY, 0, 0, 1e12, 10));

    private Promotion() {}

    static Outlook outlook(Values values) {
        double lift = values.of("lift");
        double before = values.of("units") * margin(values, 0);
        double margin = margin(values, values.of("discount"));
        double perMore = margin - values.of("cannibalised") * values.of("other_margin");
        double needed = breakEven(values, perMore);
        double change = profit(values, lift) - before;
        double taken = values.of("units") * lift * values.of("cannibalised");
        return new Outlook(
                List.of(
                        Figure.of("margin_before", Unit.MONEY, margin(values, 0)),
                        Figure.of("margin_promotion", Unit.MONEY, margin),
                        Figure.of("break_even_lift", Unit.SHARE, needed),
                        Figure.of(
                                "break_even_units", Unit.COUNT, values.of("units") * (1 + needed)),
                        Figure.of("profit_before", Unit.MONEY, before),
                        Figure.of("profit_promotion", Unit.MONEY, profit(values, lift)),
                        Figure.of("profit_change", Unit.MONEY, change),
                        Figure.of("taken_units", Unit.COUNT, taken),
                        Figure.of("taken_profit", Unit.MONEY, taken * values.of("other_margin"))),
                picture(values, before, needed),
                Double.isNaN(needed) ? "never" : change >= 0 ? "pays" : "loses",
                List.of());
    }

    private static double margin(Values values, double discount) {
        return values.of("price") * (1 - discount) - values.of("cost");
    }

    private static double profit(Values values, double lift) {
        double units = values.of("units");
        return units * (1 + lift) * margin(values, values.of("discount"))
                - units * lift * values.of("cannibalised") * values.of("other_margin")
                - values.of("fixed");
    }

    /// None where each unit more loses; nothing where nothing is given away.
    private static double breakEven(Values values, double perMore) {
        double given =
                values.of("price") * values.of("discount")
                        + values.of("fixed") / values.of("units");
        if (given == 0) {
            return 0;
        }
        return perMore > 0 ? given / perMore : Double.NaN;
    }

    private static Picture picture(Values values, double before, double needed) {
        double widest = Math.max(1, 2 * values.of("lift"));
        double most = Double.isNaN(needed) ? widest : Math.clamp(2 * needed, widest, 10 * widest);
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            with.add(profit(values, most * i / POINTS));
            without.add(before);
        }
        return new Picture(
                "lift",
                Unit.SHARE,
                most / POINTS,
                Unit.MONEY,
                List.of(new Line("profit_promotion", with), new Line("profit_before", without)));
    }
}
