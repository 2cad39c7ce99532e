package org.querencia.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.call.CallRules;
import org.querencia.core.call.Occasions;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Scores;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.Scorings.Wanted;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.runtime.warehouse.Trade.By;
import org.querencia.runtime.warehouse.Warehouse;

/// Everything a warehouse answers, to compare two of them.
record Picture(Position position, List<Object> answers) {

    private static final Instant NOW = Instant.parse("2026-03-30T12:00:00Z");

    static Picture of(Warehouse warehouse) {
        List<Object> answers = new ArrayList<>();
        for (Period period : periods()) {
            for (By by : By.values()) {
                answers.add(warehouse.trade().balance(by, period));
            }
            for (Optional<SourceKey> source : sources()) {
                answers.add(warehouse.overviews().overview(period, source));
                answers.add(warehouse.overviews().days(period, source));
                for (Group group : Group.values()) {
                    answers.add(warehouse.overviews().people(group, period, source, 7));
                }
            }
        }
        answers.add(warehouse.trade().bought("p1", "", 5));
        answers.add(warehouse.trade().bought("p2", "it's", 50));
        answers.add(warehouse.overviews().sources(NOW));
        for (Optional<SourceKey> source : sources()) {
            answers.add(warehouse.overviews().events(source));
            for (Event.Type type : Event.Type.values()) {
                for (String name : List.of("", "Product Viewed", "Order Completed")) {
                    answers.add(warehouse.overviews().fields(source, type, name, 50));
                }
            }
        }
        RandomHistory.people().stream()
                .map(person -> timeline(warehouse, person))
                .forEach(answers::add);
        scores(warehouse, answers);
        return new Picture(warehouse.position(), answers);
    }

    /// Every workspace's scores and lists, as of a day in the middle of the history and of its end.
    private static void scores(Warehouse warehouse, List<Object> answers) {
        Map<String, Scored> scores = Scores.SHIPPED.scored();
        Occasions occasions = Occasions.of(CallRules.DEFAULTS, scores);
        for (Instant at : List.of(NOW.minus(Duration.ofDays(1)), NOW)) {
            for (String key : List.of("lead", "customer")) {
                Scored score = scores.get(key);
                if (score == null) {
                    throw new AssertionError(key);
                }
                answers.add(warehouse.scorings().spread(score, at, at.plus(Duration.ofDays(2))));
                answers.add(
                        warehouse
                                .scorings()
                                .scores(
                                        score,
                                        RandomHistory.people().stream().map(Scene::person).toList(),
                                        at));
            }
            answers.add(
                    warehouse
                            .scorings()
                            .candidates(
                                    new Wanted(
                                            List.copyOf(scores.values()),
                                            occasions.rules(),
                                            occasions.points(),
                                            occasions.whom(),
                                            Optional.empty()),
                                    at,
                                    50));
        }
    }

    private static Object timeline(Warehouse warehouse, String person) {
        return warehouse.timelines().of(Scene.person(person), Filter.ALL, Optional.empty(), 500);
    }

    private static List<Period> periods() {
        Optional<LocalDate> from = Optional.of(LocalDate.parse("2026-03-28"));
        Optional<LocalDate> to = Optional.of(LocalDate.parse("2026-03-29"));
        return List.of(
                Period.EVER,
                new Period(from, Optional.empty()),
                new Period(Optional.empty(), to),
                new Period(from, to));
    }

    private static List<Optional<SourceKey>> sources() {
        return Stream.of(Optional.<SourceKey>empty(), Optional.of(new SourceKey("app"))).toList();
    }
}
