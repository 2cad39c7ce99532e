package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Passage;
import org.querencia.core.segment.Standing;
import org.querencia.core.stage.Place;
import org.querencia.runtime.state.Passages;

/// Where people stand in models of stages, in memory: a part of [MemoryStandings], whose lock it
/// uses.
final class MemoryPassages implements Passages {

    private final Object lock;
    private final Map<ProfileId, Standing> standings;
    private final List<Passed> passed = new ArrayList<>();

    MemoryPassages(Object lock, Map<ProfileId, Standing> standings) {
        this.lock = lock;
        this.standings = standings;
    }

    void add(long number, Passage passage) {
        passed.add(new Passed(number, passage));
    }

    void removeIf(Predicate<Passage> which) {
        passed.removeIf(row -> which.test(row.passage()));
    }

    void clear() {
        passed.clear();
    }

    @Override
    public Map<String, Long> sizes(String model) {
        synchronized (lock) {
            Map<String, Long> sizes = new HashMap<>();
            places(model)
                    .forEach(row -> sizes.merge(row.place().stage().orElse(""), 1L, Long::sum));
            return sizes;
        }
    }

    @Override
    public void each(String model, BiConsumer<ProfileId, String> told) {
        synchronized (lock) {
            places(model)
                    .forEach(row ->
                            row.place()
                                    .stage()
                                    .ifPresent(stage -> told.accept(row.person(), stage)));
        }
    }

    @Override
    public List<Placed> people(
            String model, Optional<String> stage, Optional<ProfileId> after, int limit) {
        synchronized (lock) {
            return places(model)
                    .filter(row -> row.place().stage().equals(stage))
                    .filter(row -> MemoryStandings.isAfter(row.person(), after))
                    .sorted(Comparator.comparing(Placed::person, MemoryStandings.BY_ID))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public SortedMap<String, Place> of(ProfileId person) {
        synchronized (lock) {
            return new TreeMap<>(standings.getOrDefault(person, Standing.NONE).places());
        }
    }

    @Override
    public List<Passed> history(Collection<AnchorId> anchors, int limit) {
        synchronized (lock) {
            return passed.stream()
                    .filter(row ->
                            anchors.contains(
                                    new AnchorId(row.passage().occasion().profile().value())))
                    .sorted(
                            Comparator.comparing((Passed row) -> row.passage().at())
                                    .thenComparingLong(Passed::number)
                                    .reversed())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Passed> changes(long after, int limit) {
        synchronized (lock) {
            return passed.stream().filter(row -> row.number() > after).limit(limit).toList();
        }
    }

    private Stream<Placed> places(String model) {
        return standings.entrySet().stream()
                .flatMap(entry ->
                        Stream.ofNullable(entry.getValue().places().get(model))
                                .map(place -> new Placed(entry.getKey(), place)));
    }
}
