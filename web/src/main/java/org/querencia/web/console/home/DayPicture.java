package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.ChannelDay;
import org.querencia.runtime.warehouse.Overviews.Day;
import org.querencia.runtime.warehouse.Overviews.Through;
import org.querencia.web.console.frame.Frame;

/// A measure by day, as a picture and as the table it is made of. Days without anything are in it,
/// so that it keeps time's measure.
///
/// @param parts the channels, those with most first; one part where nothing is told apart
public record DayPicture(List<String> parts, List<Bar> bars) {

    static final DayPicture NOTHING = new DayPicture(List.of(), List.of());

    /// Further channels are shown as one.
    private static final int CHANNELS_MAX = 5;

    /// One day.
    ///
    /// @param cells one for each part
    /// @param sum of them, in words
    /// @param people the address of those behind it; empty where there is nobody
    public record Bar(String day, List<Cell> cells, String sum, String people) {}

    /// @param people the address of those behind it; empty where there is nobody
    public record Cell(BigDecimal value, String said, String people) {}

    /// Whether parts are told apart.
    public boolean split() {
        return parts.size() > 1;
    }

    static DayPicture of(List<Day> days, Whose whose, Frame frame) {
        Measure measure = whose.measure();
        if (days.isEmpty()) {
            return NOTHING;
        }
        Map<LocalDate, long[]> sizes = new HashMap<>();
        days.forEach(day -> sizes.put(day.day(), new long[] {measure.size(day)}));
        return picture(
                List.of(frame.text("measure." + measure.code())),
                List.of(Through.ANY),
                sizes,
                new Sketch(whose, Money.zero(days.getFirst().revenue().currency()), frame));
    }

    static DayPicture byChannel(List<ChannelDay> days, Whose whose, Frame frame) {
        Measure measure = whose.measure();
        if (days.isEmpty()) {
            return NOTHING;
        }
        Map<String, Long> sums =
                days.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ChannelDay::channel,
                                        TreeMap::new,
                                        Collectors.summingLong(measure::size)));
        List<String> channels =
                sums.keySet().stream()
                        .sorted(
                                Comparator.comparingLong(
                                        channel -> -sums.getOrDefault(channel, 0L)))
                        .toList();
        List<String> shown =
                channels.size() <= CHANNELS_MAX + 1 ? channels : channels.subList(0, CHANNELS_MAX);
        int parts = shown.size() + (shown.size() < channels.size() ? 1 : 0);
        Map<LocalDate, long[]> sizes = new HashMap<>();
        for (ChannelDay day : days) {
            int at = shown.indexOf(day.channel());
            sizes.computeIfAbsent(day.day(), _ -> new long[parts])[at < 0 ? parts - 1 : at] +=
                    measure.size(day);
        }
        List<String> names =
                new ArrayList<>(shown.stream().map(channel -> name(channel, frame)).toList());
        List<Through> ways = new ArrayList<>(shown.stream().map(DayPicture::through).toList());
        if (names.size() < parts) {
            names.add(frame.text("home.other-channels"));
            ways.add(new Through(shown, true));
        }
        return picture(
                names,
                ways,
                sizes,
                new Sketch(whose, Money.zero(days.getFirst().revenue().currency()), frame));
    }

    private static Through through(String channel) {
        return new Through(List.of(channel), false);
    }

    static String name(String channel, Frame frame) {
        return channel.isEmpty()
                ? frame.text("money.no-channel")
                : frame.texts().known("channel." + channel, channel);
    }

    /// @param zero of the currency of amounts
    private record Sketch(Whose whose, Money zero, Frame frame) {
        Span span() {
            return whose.span();
        }

        Measure measure() {
            return whose.measure();
        }
    }

    private static DayPicture picture(
            List<String> parts, List<Through> ways, Map<LocalDate, long[]> sizes, Sketch sketch) {
        LocalDate first =
                sketch.span()
                        .from()
                        .orElseGet(() ->
                                sizes.keySet().stream()
                                        .min(Comparator.naturalOrder())
                                        .orElseThrow());
        LocalDate last =
                sketch.span()
                        .to()
                        .orElseGet(() ->
                                sizes.keySet().stream()
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow());
        long[] nothing = new long[parts.size()];
        return new DayPicture(
                parts,
                first.datesUntil(last.plusDays(1))
                        .map(day -> bar(day, ways, sizes.getOrDefault(day, nothing), sketch))
                        .toList());
    }

    private static Bar bar(LocalDate day, List<Through> ways, long[] sizes, Sketch sketch) {
        List<Cell> cells = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < sizes.length; i++) {
            long size = sizes[i];
            cells.add(
                    new Cell(
                            sketch.measure().value(size, sketch.zero()),
                            sketch.measure().say(size, sketch.zero(), sketch.frame().formats()),
                            size == 0 ? "" : sketch.whose().people(day, ways.get(i))));
            sum += size;
        }
        return new Bar(
                sketch.frame().formats().shortDate(day),
                cells,
                sketch.measure().say(sum, sketch.zero(), sketch.frame().formats()),
                sum == 0 ? "" : sketch.whose().people(day, Through.ANY));
    }
}
