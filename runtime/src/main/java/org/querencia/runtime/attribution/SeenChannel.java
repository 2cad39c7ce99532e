package org.querencia.runtime.attribution;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.measure.ChannelNames;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.runtime.warehouse.Trade;

/// A name of a channel as links, pages and advertising say it, in lower case.
///
/// @param channel what it counts as: itself where nobody said otherwise
/// @param touches on the ways of people who came in the period; see [TouchPaths]
/// @param spend on being known, in major units of the workspace's currency
public record SeenChannel(String name, String channel, long touches, BigDecimal spend) {

    /// So many names are told at most.
    public static final int NAMES_MAX = 1_000;

    /// What came of those who were there before counts as far back as touches do.
    private static final int WINDOW_DAYS = TouchPaths.WINDOW_DAYS_MAX;

    /// Names that were seen or that somebody explained; those of one channel beside each other, the
    /// channels with most touches first.
    static List<SeenChannel> all(TouchPaths ways, Trade trade, ChannelNames known, Period period) {
        Map<String, Long> touches = new HashMap<>();
        ways.each(
                period,
                WINDOW_DAYS,
                path ->
                        path.channels()
                                .forEach(name ->
                                        touches.merge(ChannelNames.plain(name), 1L, Long::sum)));
        Map<String, BigDecimal> spend = new HashMap<>();
        for (Trade.Row row : trade.balance(Trade.By.CHANNEL, period).rows()) {
            if (row.spend().minor() > 0) {
                spend.merge(ChannelNames.plain(row.key()), row.spend().amount(), BigDecimal::add);
            }
        }
        Set<String> names = new TreeSet<>(touches.keySet());
        names.addAll(spend.keySet());
        names.addAll(known.channels().keySet());
        names.addAll(known.all().keySet());
        names.remove("");
        Map<String, Long> whole = new HashMap<>();
        names.forEach(name ->
                whole.merge(known.channel(name), touches.getOrDefault(name, 0L), Long::sum));
        return names.stream()
                .map(name ->
                        new SeenChannel(
                                name,
                                known.channel(name),
                                touches.getOrDefault(name, 0L),
                                spend.getOrDefault(name, BigDecimal.ZERO)))
                .sorted(
                        Comparator.<SeenChannel>comparingLong(
                                        one -> -whole.getOrDefault(one.channel(), 0L))
                                .thenComparing(SeenChannel::channel)
                                .thenComparingInt(one -> one.name().equals(one.channel()) ? 0 : 1)
                                .thenComparingLong(one -> -one.touches())
                                .thenComparing(SeenChannel::name))
                .limit(NAMES_MAX)
                .toList();
    }
}
