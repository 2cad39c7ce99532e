package org.querencia.runtime.alarm;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.querencia.core.alarm.Baseline;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Share.Told;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.runtime.warehouse.Counts;
import org.querencia.runtime.warehouse.Counts.By;
import org.querencia.runtime.warehouse.Counts.Figure;
import org.querencia.runtime.warehouse.Counts.Only;
import org.querencia.runtime.warehouse.Counts.Span;

/// What the warehouse counts by hour and day.
record WarehouseFigure(String measure, Figure figure, Counts counts) implements Watchable {

    static final String SOURCE = "source";
    static final String CHANNEL = "channel";
    static final String EVENT = "event";

    @Override
    public Set<String> dimensions() {
        return figure == Figure.EVENTS ? Set.of(SOURCE, CHANNEL, EVENT) : Set.of(SOURCE, CHANNEL);
    }

    @Override
    public Set<Step> steps() {
        return figure == Figure.NEW_PEOPLE ? Set.of(Step.DAY) : Set.of(Step.DAY, Step.HOUR);
    }

    @Override
    public Unit unit() {
        return figure == Figure.REVENUE ? Unit.MONEY : Unit.PIECES;
    }

    @Override
    public Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to) {
        return Series.filled(
                step,
                figure != Figure.REVENUE,
                counts.values(figure, only(subject), new Span(step, from, to)),
                to);
    }

    @Override
    public List<Told> parts(Subject subject, Step step, LocalDateTime period) {
        List<Told> parts = new ArrayList<>();
        for (By by : free(subject)) {
            String dimension = SensorForm.lower(by);
            SortedMap<String, Double> now = parts(subject, by, step, period);
            List<SortedMap<String, Double>> before = new ArrayList<>();
            for (int week = 1; week <= Baseline.WEEKS; week++) {
                before.add(parts(subject, by, step, period.minusWeeks(week)));
            }
            Set<String> keys = new TreeSet<>(now.keySet());
            before.forEach(week -> keys.addAll(week.keySet()));
            for (String key : keys) {
                parts.add(
                        new Told(
                                dimension,
                                key,
                                now.getOrDefault(key, 0.0),
                                Baseline.middle(
                                        before.stream()
                                                .map(week -> week.getOrDefault(key, 0.0))
                                                .toList())));
            }
        }
        return parts;
    }

    private SortedMap<String, Double> parts(
            Subject subject, By by, Step step, LocalDateTime period) {
        return counts.parts(
                figure, only(subject), by, new Span(step, period, step.plus(period, 1)));
    }

    /// By what it is not narrowed yet.
    private Set<By> free(Subject subject) {
        Set<By> free = new LinkedHashSet<>();
        for (By by : By.values()) {
            String dimension = SensorForm.lower(by);
            if (dimensions().contains(dimension) && subject.only(dimension).isEmpty()) {
                free.add(by);
            }
        }
        return free;
    }

    static Only only(Subject subject) {
        return new Only(subject.only(SOURCE), subject.only(CHANNEL), subject.only(EVENT));
    }

    /// Revenue divided by orders; nothing on days without an order.
    record Ticket(Counts counts) implements Watchable {

        @Override
        public String measure() {
            return "average-ticket";
        }

        @Override
        public Set<String> dimensions() {
            return Set.of(SOURCE, CHANNEL);
        }

        @Override
        public Unit unit() {
            return Unit.MONEY;
        }

        @Override
        public Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to) {
            Span span = new Span(step, from, to);
            SortedMap<LocalDateTime, Double> orders =
                    counts.values(Figure.ORDERS, only(subject), span);
            TreeMap<LocalDateTime, Double> tickets = new TreeMap<>();
            counts.values(Figure.REVENUE, only(subject), span)
                    .forEach((period, revenue) -> {
                        double count = orders.getOrDefault(period, 0.0);
                        if (count > 0) {
                            tickets.put(period, revenue / count);
                        }
                    });
            return new Series(step, false, tickets);
        }
    }
}
