package org.querencia.runtime.alarm;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Subject;
import org.querencia.runtime.text.Nearest;

/// All that can be watched, by name. Immutable.
public final class Watchables {

    private final Map<String, Watchable> all = new LinkedHashMap<>();

    public Watchables(Collection<? extends Watchable> all) {
        all.forEach(one -> this.all.put(one.measure(), one));
    }

    /// In the order in which they are shown.
    public List<Watchable> all() {
        return List.copyOf(all.values());
    }

    public Optional<Watchable> find(String measure) {
        return Optional.ofNullable(all.get(measure));
    }

    /// Throws [IllegalArgumentException] that says why a sensor cannot look, and what may have been
    /// meant.
    public Watchable of(Sensor sensor) {
        Subject subject = sensor.subject();
        Watchable watchable =
                find(subject.measure())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "measure: '%s' cannot be watched%s"
                                                .formatted(
                                                        subject.measure(),
                                                        meant(subject.measure()))));
        for (String name : subject.only().keySet()) {
            if (!watchable.dimensions().contains(name)) {
                throw new IllegalArgumentException(
                        "only.%s: %s is not told apart by it; expected one of %s"
                                .formatted(
                                        name,
                                        subject.measure(),
                                        watchable.dimensions().stream().sorted().toList()));
            }
        }
        for (String name : watchable.required()) {
            if (subject.only(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "only.%s: missing; %s needs it".formatted(name, subject.measure()));
            }
        }
        if (!watchable.steps().contains(sensor.step())) {
            throw new IllegalArgumentException(
                    "step: %s is not told by the %s"
                            .formatted(subject.measure(), sensor.step().text()));
        }
        return watchable;
    }

    private String meant(String measure) {
        return Nearest.to(measure, all.keySet())
                .map(near -> "; did you mean '%s'?".formatted(near))
                .orElseGet(() -> "; expected one of " + all.keySet());
    }
}
