package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Setting;
import org.querencia.core.score.Bucket;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Scorings;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;

/// Reads each person's history up to the instant, one by one.
record MemoryScorings(Supplier<Snapshot> snapshots, Setting setting) implements Scorings {

    @Override
    public List<Bucket> spread(Scored score, Instant at, Instant until) {
        Snapshot all = snapshots.get();
        Set<ProfileId> buyers =
                all.orders().stream()
                        .filter(owned -> owned.order().receipt(setting.currency()).counts())
                        .filter(owned ->
                                Histories.placed(owned, setting.currency()).isAfter(at)
                                        && !Histories.placed(owned, setting.currency())
                                                .isAfter(until))
                        .map(OwnedOrder::profile)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        Map<Integer, Bucket> buckets = new TreeMap<>();
        known(all, at)
                .forEach((person, history) ->
                        new Oracle(history, setting, at)
                                .score(score)
                                .ifPresent(points ->
                                        buckets.merge(
                                                points,
                                                new Bucket(
                                                        points, 1, buyers.contains(person) ? 1 : 0),
                                                (one, other) ->
                                                        new Bucket(
                                                                points,
                                                                one.people() + other.people(),
                                                                one.buyers() + other.buyers()))));
        return List.copyOf(buckets.values());
    }

    @Override
    public Map<ProfileId, Integer> scores(Scored score, Collection<ProfileId> people, Instant at) {
        Map<ProfileId, Integer> scores = new HashMap<>();
        known(snapshots.get(), at)
                .forEach((person, history) -> {
                    if (people.contains(person)) {
                        new Oracle(history, setting, at)
                                .score(score)
                                .ifPresent(points -> scores.put(person, points));
                    }
                });
        return scores;
    }

    @Override
    public List<Candidate> candidates(Wanted wanted, Instant at, int limit) {
        List<Candidate> candidates = new ArrayList<>();
        known(snapshots.get(), at)
                .forEach((person, history) ->
                        candidate(wanted, person, history, at).ifPresent(candidates::add));
        return candidates.stream()
                .sorted(
                        Comparator.comparingInt((Candidate one) -> -urgency(wanted, one))
                                .thenComparing(one -> one.person().toString()))
                .limit(limit)
                .toList();
    }

    private Optional<Candidate> candidate(
            Wanted wanted, ProfileId person, History history, Instant at) {
        Oracle oracle = new Oracle(history, setting, at);
        Set<Integer> hold = new HashSet<>();
        for (int i = 0; i < wanted.occasions().size(); i++) {
            if (oracle.holds(wanted.occasions().get(i))) {
                hold.add(i);
            }
        }
        if (hold.isEmpty() || !oracle.holds(wanted.whom())) {
            return Optional.empty();
        }
        int which = -1;
        int score = 0;
        for (int i = 0; i < wanted.scores().size() && which < 0; i++) {
            Optional<Integer> points = oracle.score(wanted.scores().get(i));
            which = points.isPresent() ? i : -1;
            score = points.orElse(0);
        }
        String word = wanted.word().flatMap((Rule part) -> oracle.text(part)).orElse("");
        return Optional.of(new Candidate(person, which, score, hold, word, seller(history)));
    }

    private static int urgency(Wanted wanted, Candidate candidate) {
        return candidate.score()
                + candidate.occasions().stream().mapToInt(wanted.points()::get).sum();
    }

    /// Events come in the log's order, which settles ties.
    private static String seller(History history) {
        return history.events().stream()
                .filter(event -> event.type() == Event.Type.TRACK)
                .filter(event -> SELLERS_EVENTS.contains(event.name()))
                .filter(event -> event.properties().text("seller").isPresent())
                .reduce((one, other) -> other.timestamp().isBefore(one.timestamp()) ? one : other)
                .flatMap(event -> event.properties().text("seller"))
                .orElse("");
    }

    private Map<ProfileId, History> known(Snapshot all, Instant at) {
        return Histories.of(Histories.until(all, at, setting.currency()));
    }
}
