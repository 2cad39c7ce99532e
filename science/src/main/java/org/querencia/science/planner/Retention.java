package org.querencia.science.planner;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.querencia.science.planner.Outlook.Figure;
import org.querencia.science.planner.Outlook.Line;
import org.querencia.science.planner.Outlook.Picture;

/// What staying is worth. Each month the share s of the active customers stays and a come in: A(t)
/// = s A(t-1) + a, so A(t) = A(0) sᵗ + a (1 - sᵗ) / (1 - s). Two ways on are held against it:
/// retention some points higher, and churn halved.
final class Retention {

    /// Of a normal distribution: 95 % lie within.
    private static final double SPREADS = 1.96;

    private static final double MONTHS_A_YEAR = 12;

    /// At how many places an interval is looked at.
    private static final int LOOKS = 21;

    static final List<Input> INPUTS =
            List.of(
                    new Input("acquired", Unit.COUNT, 100, 0, 1e7, 10),
                    new Input("base", Unit.COUNT, 0, 0, 1e9, 100),
                    new Input("retention", Unit.SHARE, 0.95, 0, 1, 0.005),
                    new Input("period", Unit.MONTHS, 1, 1, 12, 1),
                    new Input("points", Unit.SHARE, 0.05, 0, 1, 0.005),
                    new Input("profit", Unit.MONEY, 10, 0, 1e9, 1),
                    new Input("acquisition_cost", Unit.MONEY, 0, 0, 1e9, 1),
                    new Input("interest", Unit.SHARE, 0, 0, 1, 0.01),
                    new Input("horizon", Unit.MONTHS, 36, 1, 240, 1),
                    new Input("observed", Unit.COUNT, 0, 0, 1e9, 100));

    private Retention() {}

    static Outlook outlook(Values values) {
        double retention = values.of("retention");
        double better = Math.min(1, retention + values.of("points"));
        Path now = path(values, retention);
        Path points = path(values, better);
        Path halved = path(values, halved(retention));
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("stay", Unit.MONTHS, 1 / (1 - monthly(values, retention))));
        figures.add(Figure.of("active", Unit.COUNT, now.last()));
        figures.add(Figure.of("active_points", Unit.COUNT, points.last()));
        figures.add(Figure.of("active_halved", Unit.COUNT, halved.last()));
        figures.add(Figure.of("ratio_points", Unit.RATIO, points.last() / now.last()));
        figures.add(Figure.of("ratio_halved", Unit.RATIO, halved.last() / now.last()));
        figures.add(Figure.of("profit", Unit.MONEY, now.profit()));
        figures.add(Figure.of("gain_points", Unit.MONEY, points.profit() - now.profit()));
        figures.add(Figure.of("gain_halved", Unit.MONEY, halved.profit() - now.profit()));
        if (values.of("observed") > 0) {
            addIntervals(figures, values);
        }
        return new Outlook(
                figures,
                new Picture(
                        "horizon",
                        Unit.MONTHS,
                        1,
                        Unit.COUNT,
                        List.of(
                                new Line("active", now.active()),
                                new Line("active_points", points.active()),
                                new Line("active_halved", halved.active()))),
                halved.profit() > points.profit() ? "halve" : "points",
                List.of());
    }

    /// Customers at the end of each month from 0, and what they bring.
    private record Path(List<Double> active, double profit) {
        double last() {
            return active.getLast();
        }
    }

    private static Path path(Values values, double retention) {
        double stays = monthly(values, retention);
        double acquired = values.of("acquired");
        double discount = Math.pow(1 + values.of("interest"), -1 / MONTHS_A_YEAR);
        List<Double> active = new ArrayList<>(List.of(values.of("base")));
        double profit = 0;
        double worth = 1;
        for (int month = 1; month <= (int) values.of("horizon"); month++) {
            active.add(active.getLast() * stays + acquired);
            worth *= discount;
            profit +=
                    (active.getLast() * values.of("profit")
                                    - acquired * values.of("acquisition_cost"))
                            * worth;
        }
        return new Path(active, profit);
    }

    private static double halved(double retention) {
        return 1 - (1 - retention) / 2;
    }

    private static double monthly(Values values, double retention) {
        return Math.pow(retention, 1 / values.of("period"));
    }

    /// What retention may really be, of so many customers observed (Wilson 1927), carried through
    /// to what is gained. Who stays anyway gains little, and who hardly stays too: so the gain is
    /// looked at all along the interval, not at its ends only.
    private static void addIntervals(List<Figure> figures, Values values) {
        double retention = values.of("retention");
        double[] ends = wilson(retention, values.of("observed"));
        figures.add(Figure.of("retention_low", Unit.SHARE, ends[0]));
        figures.add(Figure.of("retention_high", Unit.SHARE, ends[1]));
        DoubleSummaryStatistics points = new DoubleSummaryStatistics();
        DoubleSummaryStatistics halved = new DoubleSummaryStatistics();
        for (int i = 0; i <= LOOKS; i++) {
            double at = i == LOOKS ? retention : ends[0] + (ends[1] - ends[0]) * i / (LOOKS - 1);
            points.accept(gain(values, at, Math.min(1, at + values.of("points"))));
            halved.accept(gain(values, at, halved(at)));
        }
        interval(figures, "gain_points", points);
        interval(figures, "gain_halved", halved);
    }

    private static void interval(List<Figure> figures, String key, DoubleSummaryStatistics found) {
        figures.add(Figure.of(key + "_low", Unit.MONEY, found.getMin()));
        figures.add(Figure.of(key + "_high", Unit.MONEY, found.getMax()));
    }

    private static double gain(Values values, double from, double to) {
        return path(values, to).profit() - path(values, from).profit();
    }

    private static double[] wilson(double share, double count) {
        double z2 = SPREADS * SPREADS;
        double middle = (share + z2 / (2 * count)) / (1 + z2 / count);
        double half =
                SPREADS
                        / (1 + z2 / count)
                        * Math.sqrt(share * (1 - share) / count + z2 / (4 * count * count));
        return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
    }
}
