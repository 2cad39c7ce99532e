package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Around;
import org.querencia.runtime.warehouse.Matches;

/// Reads each person's history, one by one.
record MemoryMatches(Supplier<Snapshot> snapshots, Setting setting) implements Matches {

    @Override
    public Matched of(Rule rule, Around around, Instant at, int sample) {
        Told told = Told.by(around);
        Map<ProfileId, History> histories =
                Histories.of(Histories.until(snapshots.get(), at, setting.currency()));
        List<ProfileId> found = new ArrayList<>();
        histories.forEach((profile, plain) -> {
            if (new Oracle(inputs(plain, told, around, profile, at), setting, at).holds(rule)) {
                found.add(profile);
            }
        });
        return new Matched(found.size(), histories.size(), found.stream().limit(sample).toList());
    }

    /// Who is where, as it was told.
    private record Told(
            Map<String, Set<ProfileId>> members, Map<String, Map<ProfileId, String>> places) {

        static Told by(Around around) {
            Map<String, Set<ProfileId>> members = new HashMap<>();
            Map<String, Map<ProfileId, String>> places = new HashMap<>();
            for (String key : around.members()) {
                Set<ProfileId> theirs = new HashSet<>();
                around.telling().members(key, theirs::add);
                members.put(key, theirs);
            }
            for (String model : around.models()) {
                Map<ProfileId, String> theirs = new HashMap<>();
                around.telling().places(model, theirs::put);
                places.put(model, theirs);
            }
            return new Told(members, places);
        }
    }

    /// Segments that others ask for are answered again and again, until no answer is new.
    private History inputs(
            History history, Told told, Around around, ProfileId person, Instant at) {
        Map<String, String> stages = new HashMap<>();
        told.places()
                .forEach((model, people) ->
                        Optional.ofNullable(people.get(person))
                                .ifPresent(stage -> stages.put(model, stage)));
        Set<String> segments = new HashSet<>();
        told.members()
                .forEach((key, people) -> {
                    if (people.contains(person)) {
                        segments.add(key);
                    }
                });
        History now = with(history, stages, segments);
        for (int round = 0; round <= around.rules().size(); round++) {
            Oracle oracle = new Oracle(now, setting, at);
            Set<String> next = new HashSet<>(segments);
            around.rules()
                    .forEach((key, rule) -> {
                        if (oracle.holds(rule)) {
                            next.add(key);
                        }
                    });
            now = with(history, stages, next);
        }
        return now;
    }

    private static History with(History history, Map<String, String> stages, Set<String> segments) {
        return new History(
                history.events(),
                history.orders(),
                history.traits(),
                history.consents(),
                history.account(),
                new Inputs(stages, segments, Map.of()));
    }
}
