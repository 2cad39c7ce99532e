package org.querencia.science.planner;

import java.util.List;
import java.util.stream.IntStream;
import org.querencia.science.planner.Outlook.Figure;
import org.querencia.science.planner.Outlook.Line;
import org.querencia.science.planner.Outlook.Picture;

/// Closes: customers managed, times the share of them that closes, are sales; and back, from the
/// sales wanted to the customers to be managed, and to how many contacts each seller makes a day.
final class Closes {

    /// Of a normal distribution: 95 % lie within.
    private static final double SPREADS = 1.96;

    static final List<Input> INPUTS =
            List.of(
                    new Input("customers", Unit.COUNT, 300, 0, 1e7, 10),
                    new Input("rate", Unit.SHARE, 0.3, 0, 1, 0.01),
                    new Input("target", Unit.COUNT, 300, 0, 1e7, 10),
                    new Input("contacts", Unit.COUNT, 3, 0, 100, 1),
                    new Input("sellers", Unit.COUNT, 2, 1, 10_000, 1),
                    new Input("days", Unit.DAYS, 22, 1, 366, 1));

    private Closes() {}

    static Outlook outlook(Values values) {
        double customers = values.of("customers");
        double rate = values.of("rate");
        double target = values.of("target");
        double closes = customers * rate;
        // Each customer closes or does not: a binomial number.
        double spread = SPREADS * Math.sqrt(customers * rate * (1 - rate));
        double needed = target == 0 ? 0 : rate == 0 ? Double.NaN : up(target / rate);
        double perContact = values.of("contacts") / (values.of("sellers") * values.of("days"));
        int days = (int) values.of("days");
        return new Outlook(
                List.of(
                        Figure.of("closes", Unit.COUNT, closes),
                        Figure.of("closes_low", Unit.COUNT, Math.max(0, closes - spread)),
                        Figure.of("closes_high", Unit.COUNT, Math.min(customers, closes + spread)),
                        Figure.of("contacts_a_day", Unit.COUNT, customers * perContact),
                        Figure.of("customers_needed", Unit.COUNT, needed),
                        Figure.of("customers_lacking", Unit.COUNT, Math.max(0, needed - customers)),
                        Figure.of("contacts_a_day_needed", Unit.COUNT, needed * perContact)),
                new Picture(
                        "days",
                        Unit.DAYS,
                        1,
                        Unit.COUNT,
                        List.of(steady("closes", closes, days), steady("target", target, days))),
                closes >= target ? "reached" : "short",
                List.of());
    }

    /// Part of a customer is none; a rounding error is no customer either.
    private static double up(double customers) {
        return Math.ceil(customers - 1e-9 * customers);
    }

    private static Line steady(String key, double last, int days) {
        return new Line(
                key, IntStream.rangeClosed(0, days).mapToObj(day -> last * day / days).toList());
    }
}
