package org.querencia.core.alarm;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plans in force at a place of the log, one for a passage. Immutable; safe from any thread.
public final class Plans {

    public static final int ACTIVE_MAX = 100;

    public static final Plans NONE = new Plans(new TreeMap<>());

    private final SortedMap<String, Plan> all;

    private Plans(SortedMap<String, Plan> all) {
        this.all = all;
    }

    /// These and the given one, in the place of its former version. Throws
    /// [IllegalArgumentException] when there would be too many.
    public Plans with(Plan plan) {
        TreeMap<String, Plan> now = new TreeMap<>(all);
        now.put(plan.passage().key(), plan);
        if (now.values().stream().filter(Plan::isActive).count() > ACTIVE_MAX) {
            throw new IllegalArgumentException(
                    "there are %d plans already; there may be no more".formatted(ACTIVE_MAX));
        }
        return new Plans(now);
    }

    /// All that are not deleted, by key of their passage.
    public List<Plan> all() {
        return all.values().stream().filter(Plan::isActive).toList();
    }

    /// The newest version of the plan of a passage, be it deleted.
    public Optional<Plan> newest(String passage) {
        return Optional.ofNullable(all.get(passage));
    }

    /// The sensors that are there, and those that watch plans, be they deleted.
    public Sensors beside(Sensors sensors) {
        Sensors both = sensors;
        for (Plan plan : all.values()) {
            for (Sensor sensor : plan.sensors()) {
                both = both.beside(sensor);
            }
        }
        return both;
    }
}
