package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.rule.Deed.Happening;

/// The part of [Oracle] that is about events.
///
/// @param counting events that count, oldest first
record Past(Oracle oracle, List<Event> counting, Setting setting, Instant at) {

    private Stream<Event> happened(EventKind kind) {
        return counting.stream().filter(kind::covers);
    }

    private List<Event> happened(Happening what, Window window) {
        Window.Range range = window.range(at, setting.zone());
        return happened(what.kind())
                .filter(event -> range.holds(Micros.of(event.timestamp())))
                .filter(event ->
                        what.filter().map(filter -> oracle.passes(filter, event)).orElse(true))
                .toList();
    }

    Answer answer(Deed deed) {
        return switch (deed) {
            case Deed.Count(Happening what, Window window) -> {
                long count = happened(what, window).size();
                yield Answer.of(
                        window instanceof Window.Sliding ? Math.min(count, Need.KEPT_MAX) : count);
            }
            case Deed.Total total -> total(total);
            case Deed.Decayed(Happening what, Fading fading) -> decayed(what, fading);
            case Deed.First(EventKind kind) ->
                    happened(kind).findFirst().map(this::moment).orElse(Answer.UNKNOWN);
            case Deed.Last(EventKind kind) ->
                    happened(kind)
                            .reduce((_, later) -> later)
                            .map(this::moment)
                            .orElse(Answer.UNKNOWN);
            case Deed.Silent(EventKind kind, Rule length) -> silent(kind, oracle.answer(length));
            case Deed.Rhythm(EventKind kind) -> rhythm(kind);
            case Deed.Ordered(EventKind before, EventKind after, Duration within) ->
                    ordered(before, after, within);
        };
    }

    private Answer decayed(Happening what, Fading fading) {
        LocalDate today = setting.days().today(at);
        long left =
                happened(what, Window.EVER).stream()
                        .map(event -> setting.days().today(event.timestamp()))
                        .mapToLong(day ->
                                fading.millionths(
                                        Math.toIntExact(ChronoUnit.DAYS.between(day, today))))
                        .sum();
        return Operators.number(Fading.number(left));
    }

    private Answer moment(Event event) {
        return new Answer.Moment(Micros.of(event.timestamp()));
    }

    private Answer silent(EventKind kind, Answer length) {
        Optional<Event> last = happened(kind).reduce((_, later) -> later);
        if (last.isEmpty()) {
            return Answer.NO;
        }
        return Operators.compare(
                Operators.arithmetic(moment(last.get()), Rule.Operation.PLUS, length),
                Rule.Comparison.AT_MOST,
                new Answer.Moment(Micros.of(at)));
    }

    private Answer rhythm(EventKind kind) {
        List<Event> events = happened(kind).toList();
        List<Long> intervals = new ArrayList<>();
        for (int i = 1; i < events.size(); i++) {
            intervals.add(
                    Micros.of(events.get(i).timestamp())
                            - Micros.of(events.get(i - 1).timestamp()));
        }
        List<Long> last = latest(intervals, Need.INTERVALS_MAX).stream().sorted().toList();
        return last.isEmpty() ? Answer.UNKNOWN : new Answer.Lapse(last.get((last.size() - 1) / 2));
    }

    private Answer ordered(EventKind before, EventKind after, Duration within) {
        List<Event> ones = latest(happened(before).toList(), Need.PAIRED_MAX);
        List<Event> others = latest(happened(after).toList(), Need.PAIRED_MAX);
        return Answer.of(
                ones.stream()
                        .anyMatch(one ->
                                others.stream()
                                        .anyMatch(other ->
                                                one.timestamp().isBefore(other.timestamp())
                                                        && !one.timestamp()
                                                                .plus(within)
                                                                .isBefore(other.timestamp()))));
    }

    private static <T> List<T> latest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private Answer total(Deed.Total total) {
        List<Value> values =
                happened(total.what(), total.window()).stream()
                        .flatMap(event -> event.properties().get(total.property()).stream())
                        .toList();
        return switch (total.fold()) {
            case DISTINCT -> {
                List<String> told = values.stream().flatMap(v -> Need.told(v).stream()).toList();
                long different = bounded(told, total.window()).stream().distinct().count();
                yield Answer.of(Math.min(different, Need.KEPT_MAX));
            }
            case SUM -> Operators.number(sum(numbers(values, total.window())));
            case AVERAGE -> {
                List<BigDecimal> numbers = numbers(values, total.window());
                yield numbers.isEmpty()
                        ? Answer.UNKNOWN
                        : Operators.divided(sum(numbers), BigDecimal.valueOf(numbers.size()));
            }
            case SMALLEST ->
                    known(numbers(values, total.window()).stream().min(Comparator.naturalOrder()));
            case LARGEST ->
                    known(numbers(values, total.window()).stream().max(Comparator.naturalOrder()));
        };
    }

    private static List<BigDecimal> numbers(List<Value> values, Window window) {
        return bounded(values.stream().flatMap(v -> Numbers.of(v).stream()).toList(), window);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> List<T> bounded(List<T> values, Window window) {
        return window instanceof Window.Sliding ? latest(values, Need.KEPT_MAX) : values;
    }

    private static Answer known(Optional<BigDecimal> number) {
        return number.<Answer>map(Answer.Amount::new).orElse(Answer.UNKNOWN);
    }

    Answer answer(Presence presence) {
        return switch (presence) {
            case Presence.Near(String _, Point point, long metres) ->
                    counting.stream()
                            .flatMap(event ->
                                    Point.of(event).map(place -> Said.by(event, place, 0)).stream())
                            .reduce(Said::orLater)
                            .map(last -> Answer.of(point.metresTo(last.value()) <= metres))
                            .orElse(Answer.UNKNOWN);
            case Presence.Channel() ->
                    counting.stream()
                            .map(event -> Said.by(event, Channels.of(event), 0))
                            .reduce(Said::orLater)
                            .<Answer>map(last -> new Answer.Words(last.value()))
                            .orElse(Answer.UNKNOWN);
        };
    }
}
