package org.querencia.core.alarm;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The sensors in force at a place of the log. Immutable; safe from any thread.
public final class Sensors {

    /// Each asks the warehouse once in a while.
    public static final int ACTIVE_MAX = 200;

    public static final Sensors NONE = new Sensors(new TreeMap<>());

    private final SortedMap<String, Sensor> all;

    private Sensors(SortedMap<String, Sensor> all) {
        this.all = all;
    }

    /// These and the given one, in the place of its former version. Throws
    /// [IllegalArgumentException] when too many would be active at once.
    public Sensors with(Sensor sensor) {
        TreeMap<String, Sensor> now = new TreeMap<>(all);
        now.put(sensor.key(), sensor);
        long active = now.values().stream().filter(Sensor::isActive).count();
        if (active > ACTIVE_MAX) {
            throw new IllegalArgumentException(
                    "%d sensors would be active at once; %d may be".formatted(active, ACTIVE_MAX));
        }
        return new Sensors(now);
    }

    /// These and one that watches for something else than people who asked for it.
    Sensors beside(Sensor sensor) {
        TreeMap<String, Sensor> now = new TreeMap<>(all);
        now.put(sensor.key(), sensor);
        return new Sensors(now);
    }

    /// All that are not deleted, by key.
    public List<Sensor> all() {
        return all.values().stream()
                .filter(sensor -> sensor.state() != Sensor.State.DELETED)
                .toList();
    }

    /// The newest version of a sensor, be it deleted.
    public Optional<Sensor> newest(String key) {
        return Optional.ofNullable(all.get(key));
    }
}
