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
import java.util.function.Supplier;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.measure.ChannelNames;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.runtime.warehouse.TouchPaths.End;
import org.querencia.runtime.warehouse.TouchPaths.TouchPath;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.science.attribution.Attribution;
import org.querencia.science.attribution.Credit;
import org.querencia.science.attribution.Model;
import org.querencia.science.attribution.Outcome;
import org.querencia.science.attribution.Paths;

/// Attributes a company's own orders: the ways its people came, beside what was spent. Safe from
/// any thread; each question reads the whole period.
public final class AttributionDesk {

    /// What channels beyond those that can be told apart are called together.
    public static final String OTHERS = "others";

    private final TouchPaths touches;
    private final Trade trade;
    private final Currency currency;
    private final Supplier<ChannelNames> names;

    /// Where every name of a channel is its own.
    public AttributionDesk(TouchPaths touches, Trade trade, Currency currency) {
        this(touches, trade, currency, () -> ChannelNames.NONE);
    }

    /// @param currency of the workspace
    /// @param names what else channels are called; asked anew each time
    public AttributionDesk(
            TouchPaths touches, Trade trade, Currency currency, Supplier<ChannelNames> names) {
        this.touches = touches;
        this.trade = trade;
        this.currency = currency;
        this.names = names;
    }

    /// What else channels are called.
    public ChannelNames names() {
        return names.get();
    }

    /// Every name under which people came or money was spent in a period, and what it counts as.
    public List<SeenChannel> seen(Period period) {
        return SeenChannel.all(touches, trade, names.get(), period);
    }

    /// What counts as a conversion.
    public enum Goal {
        ORDERS,
        /// The first order of each person.
        NEW_CUSTOMERS,
        /// Orders, told by what they came to.
        REVENUE,
        /// Orders, told by what is left of them after what the products cost.
        MARGIN;

        /// Whether shares are of value rather than of conversions.
        boolean isOfValue() {
            return this == REVENUE || this == MARGIN;
        }

        private TouchPaths.Worth worth() {
            return this == MARGIN ? TouchPaths.Worth.MARGIN : TouchPaths.Worth.REVENUE;
        }

        /// @param first whether it is the first order of somebody
        private boolean takes(boolean first) {
            return this != NEW_CUSTOMERS || first;
        }

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
    /// @param share of what is attributed: of conversions, or of their value
    public record Row(Credit credit, double spend, double share) {

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

    /// @param rows the largest share first, then by channel; with channels that only cost
    /// @param conversions of the period
    /// @param value of the period; of margin it may be less than nothing
    /// @param elsewhere orders whose currency had no rate: conversions, worth nothing
    public record Answer(
            List<Row> rows, double conversions, double value, List<Elsewhere> elsewhere) {
        public Answer {
            rows = List.copyOf(rows);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /// Throws [org.querencia.science.attribution.UnattributableException] when the model cannot be
    /// had of these ways. Without an order nothing is credited.
    public Answer answer(Asked asked) {
        ChannelNames known = names.get();
        Named named = new Named(known);
        Paths.Collector gains = new Paths.Collector();
        Paths.Collector losses = new Paths.Collector();
        touches.each(
                asked.period(),
                asked.windowDays(),
                asked.goal().worth(),
                path -> take(path, asked.goal(), named, gains, losses));
        Paths paths = gains.paths();
        Outcome total = paths.total();
        List<Credit> credits =
                total.conversions() > 0 ? Attribution.of(paths, asked.model().model()) : List.of();
        Map<String, Double> lost = lost(losses.paths(), asked.model().model());
        double less = lost.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Answer(
                rows(less(credits, lost), spend(asked.period(), known), asked.goal()),
                total.conversions(),
                total.value() - less,
                touches.elsewhere(asked.period()));
    }

    /// Who is behind what a channel is credited with.
    ///
    /// @param channel as a row names it
    public CreditedPeople people(Asked asked, String channel, int limit) {
        Named named = new Named(names.get(), channel);
        CreditedPeople.Collector people = new CreditedPeople.Collector(channel);
        touches.each(
                asked.period(),
                asked.windowDays(),
                asked.goal().worth(),
                path -> {
                    List<String> channels = named.of(latest(path.channels()));
                    if (path.end() instanceof End.Ordered(long worth, boolean first)
                            && asked.goal().takes(first)) {
                        people.add(
                                path.profile(), channels, latest(path.daysBefore()), major(worth));
                    }
                });
        return people.people(asked.model().model(), asked.goal().isOfValue(), limit);
    }

    /// Orders that lost money are credited apart, by the same model, and taken off: models share
    /// what is more than nothing.
    private static Map<String, Double> lost(Paths losses, Model model) {
        if (losses.total().conversions() <= 0) {
            return Map.of();
        }
        Model plain =
                model instanceof Model.Markov(int order, boolean _)
                        ? new Model.Markov(order, false)
                        : model;
        Map<String, Double> lost = new HashMap<>();
        Attribution.of(losses, plain).forEach(credit -> lost.put(credit.channel(), credit.value()));
        return lost;
    }

    private static List<Credit> less(List<Credit> credits, Map<String, Double> lost) {
        return lost.isEmpty()
                ? credits
                : credits.stream()
                        .map(credit ->
                                new Credit(
                                        credit.channel(),
                                        credit.conversions(),
                                        credit.value() - lost.getOrDefault(credit.channel(), 0.0),
                                        credit.share(),
                                        credit.ground()))
                        .toList();
    }

    private void take(
            TouchPath path, Goal goal, Named named, Paths.Collector gains, Paths.Collector losses) {
        List<String> channels = named.of(latest(path.channels()));
        List<Double> days = latest(path.daysBefore());
        switch (path.end()) {
            case End.Nothing _ -> gains.add(channels, days, new Outcome(0, 0, 1));
            case End.Ordered(long worth, boolean first) -> {
                if (goal.takes(first)) {
                    gains.add(channels, days, new Outcome(1, Math.max(0, major(worth)), 0));
                    if (worth < 0) {
                        losses.add(channels, days, new Outcome(1, -major(worth), 0));
                    }
                }
            }
        }
    }

    /// Of somebody who came very often, the latest touches count.
    private static <T> List<T> latest(List<T> touches) {
        return touches.subList(Math.max(0, touches.size() - Paths.TOUCHES_MAX), touches.size());
    }

    private Map<String, Double> spend(Period period, ChannelNames known) {
        Map<String, Double> spend = new HashMap<>();
        for (Trade.Row row : trade.balance(Trade.By.CHANNEL, period).rows()) {
            if (row.spend().minor() > 0) {
                spend.merge(
                        known.channel(row.key()).toLowerCase(Locale.ROOT),
                        row.spend().amount().doubleValue(),
                        Double::sum);
            }
        }
        return spend;
    }

    private static List<Row> rows(List<Credit> credits, Map<String, Double> spend, Goal goal) {
        Map<String, Double> left = new HashMap<>(spend);
        double value = credits.stream().mapToDouble(Credit::value).sum();
        List<Row> rows = new ArrayList<>();
        for (Credit credit : credits) {
            Double spent = left.remove(credit.channel().toLowerCase(Locale.ROOT));
            double share =
                    goal.isOfValue() ? (value == 0 ? 0 : credit.value() / value) : credit.share();
            rows.add(new Row(credit, spent == null ? 0 : spent, share));
        }
        for (String channel : new TreeSet<>(left.keySet())) {
            rows.add(
                    new Row(
                            new Credit(channel, 0, 0, 0, new Credit.Ground.Rule()),
                            left.getOrDefault(channel, 0.0),
                            0));
        }
        rows.sort(
                Comparator.<Row>comparingDouble(row ->
                                goal.isOfValue()
                                        ? -row.credit().value()
                                        : -row.credit().conversions())
                        .thenComparing(row -> row.credit().channel()));
        return rows;
    }

    private double major(long minor) {
        BigDecimal amount = new Money(minor, currency).amount();
        return amount.doubleValue();
    }
}
