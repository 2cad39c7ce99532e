package org.querencia.runtime.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.runtime.warehouse.TouchPaths.End;
import org.querencia.runtime.warehouse.TouchPaths.TouchPath;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.science.attribution.Attribution;
import org.querencia.science.attribution.Credit;
import org.querencia.science.attribution.Outcome;
import org.querencia.science.attribution.Paths;

/// Attributes a company's own orders: the ways its people came, beside what was spent. Safe from
/// any thread; each question reads the whole period.
public final class AttributionDesk {
    private final TouchPaths touches;
    private final Trade trade;
    private final Currency currency;

    /// @param currency of the workspace
    public AttributionDesk(TouchPaths touches, Trade trade, Currency currency) {
        this.touches = touches;
        this.trade = trade;
        this.currency = currency;
    }

    /// What counts as a conversion.
    public enum Goal {
        ORDERS,
        /// The first order of each person.
        NEW_CUSTOMERS;

        /// As programs write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param windowDays how long before an order a touch still counts
    public record Asked(NamedModel model, Goal goal, Period period, int windowDays) {

        /// Throws [IllegalArgumentException] for a window that is none.
        public Asked {
            if (windowDays < 1 || windowDays > TouchPaths.WINDOW_DAYS_MAX) {
                throw new IllegalArgumentException(
                        "a window of %,d days; expected 1 to %d"
                                .formatted(windowDays, TouchPaths.WINDOW_DAYS_MAX));
            }
        }
    }

    /// A channel with what it is credited with and what it cost. Amounts in major units.
    ///
    /// @param spend on being known, told under the same name in upper or lower case
    public record Row(Credit credit, double spend) {

        /// What a conversion cost; empty where nothing is credited, or nothing was spent.
        public OptionalDouble costPerConversion() {
            return spend > 0 && credit.conversions() > 0
                    ? OptionalDouble.of(spend / credit.conversions())
                    : OptionalDouble.empty();
        }

        /// How much came back of each unit spent; empty where nothing was.
        public OptionalDouble returned() {
            return spend > 0 ? OptionalDouble.of(credit.value() / spend) : OptionalDouble.empty();
        }
    }

    /// @param rows most conversions first, then by channel; with channels that only cost
    /// @param total of the period
    public record Answer(List<Row> rows, Outcome total) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /// Throws [org.querencia.science.attribution.UnattributableException] when the model cannot be
    /// had of these ways. Without an order nothing is credited.
    public Answer answer(Asked asked) {
        Paths.Collector collector = new Paths.Collector();
        touches.each(
                asked.period(), asked.windowDays(), path -> take(path, asked.goal(), collector));
        Paths paths = collector.paths();
        Outcome total = paths.total();
        List<Credit> credits =
                total.conversions() > 0 ? Attribution.of(paths, asked.model().model()) : List.of();
        return new Answer(rows(credits, spend(asked.period())), total);
    }

    /// Of somebody who came very often, the latest touches count.
    private void take(TouchPath path, Goal goal, Paths.Collector collector) {
        int size = path.channels().size();
        int from = Math.max(0, size - Paths.TOUCHES_MAX);
        Outcome outcome =
                switch (path.end()) {
                    case End.Nothing _ -> new Outcome(0, 0, 1);
                    case End.Ordered(long revenue, boolean first) ->
                            goal == Goal.NEW_CUSTOMERS && !first
                                    ? new Outcome(0, 0, 0)
                                    : new Outcome(1, major(revenue), 0);
                };
        if (outcome.conversions() + outcome.nulls() > 0) {
            collector.add(
                    path.channels().subList(from, size),
                    path.daysBefore().subList(from, size),
                    outcome);
        }
    }

    private Map<String, Double> spend(Period period) {
        Map<String, Double> spend = new HashMap<>();
        for (Trade.Row row : trade.balance(Trade.By.CHANNEL, period).rows()) {
            if (row.spend().minor() > 0) {
                spend.merge(
                        row.key().toLowerCase(Locale.ROOT),
                        row.spend().amount().doubleValue(),
                        Double::sum);
            }
        }
        return spend;
    }

    private static List<Row> rows(List<Credit> credits, Map<String, Double> spend) {
        Map<String, Double> left = new HashMap<>(spend);
        List<Row> rows = new ArrayList<>();
        for (Credit credit : credits) {
            Double spent = left.remove(credit.channel().toLowerCase(Locale.ROOT));
            rows.add(new Row(credit, spent == null ? 0 : spent));
        }
        for (String channel : new TreeSet<>(left.keySet())) {
            rows.add(
                    new Row(
                            new Credit(channel, 0, 0, 0, new Credit.Ground.Rule()),
                            left.getOrDefault(channel, 0.0)));
        }
        rows.sort(
                Comparator.<Row>comparingDouble(row -> -row.credit().conversions())
                        .thenComparing(row -> row.credit().channel()));
        return rows;
    }

    private double major(long minor) {
        BigDecimal amount = new Money(minor, currency).amount();
        return amount.doubleValue();
    }
}
