package org.querencia.web.console.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.ChannelDay;
import org.querencia.runtime.warehouse.Overviews.Day;
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
    public record Bar(String day, List<Cell> cells, String sum) {}

    public record Cell(BigDecimal value, String said) {}

    /// Whether parts are told apart.
    public boolean split() {
        return parts.size() > 1;
    }

    static DayPicture of(List<Day> days, Span span, Measure measure, Frame frame) {
        if (days.isEmpty()) {
            return NOTHING;
        }
        Map<LocalDate, long[]> sizes = new HashMap<>();
        days.forEach(day -> sizes.put(day.day(), new long[] {measure.size(day)}));
        return picture(
                List.of(frame.text("measure." + measure.code())),
                sizes,
                new Sketch(span, measure, Money.zero(days.getFirst().revenue().currency()), frame));
    }

    static DayPicture byChannel(List<ChannelDay> days, Span span, Measure measure, Frame frame) {
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
        List<String> names = new ArrayList<>(shown.stream().map(name(frame)).toList());
        if (names.size() < parts) {
            names.add(frame.text("home.other-channels"));
        }
        return picture(
                names,
                sizes,
                new Sketch(span, measure, Money.zero(days.getFirst().revenue().currency()), frame));
    }

    private static Function<String, String> name(Frame frame) {
        return channel ->
                channel.isEmpty()
                        ? frame.text("money.no-channel")
                        : frame.texts().known("channel." + channel, channel);
    }

    /// @param zero of the currency of amounts
    private record Sketch(Span span, Measure measure, Money zero, Frame frame) {}

    private static DayPicture picture(
            List<String> parts, Map<LocalDate, long[]> sizes, Sketch sketch) {
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
                        .map(day -> bar(day, sizes.getOrDefault(day, nothing), sketch))
                        .toList());
    }

    private static Bar bar(LocalDate day, long[] sizes, Sketch sketch) {
        List<Cell> cells = new ArrayList<>();
        long sum = 0;
        for (long size : sizes) {
            cells.add(
                    new Cell(
                            sketch.measure().value(size, sketch.zero()),
                            sketch.measure().say(size, sketch.zero(), sketch.frame().formats())));
            sum += size;
        }
        return new Bar(
                sketch.frame().formats().shortDate(day),
                cells,
                sketch.measure().say(sum, sketch.zero(), sketch.frame().formats()));
    }
}
