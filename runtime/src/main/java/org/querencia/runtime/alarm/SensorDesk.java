package org.querencia.runtime.alarm;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Sensors;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's sensors: those there are, and how they are made, changed and given up. Each
/// change is a version, kept in the log. Safe from any thread.
public final class SensorDesk {

    private final Supplier<Sensors> inForce;
    private final Watchables watchables;
    private final IdentityDecisions decisions;

    /// @param inForce asked anew each time
    public SensorDesk(
            Supplier<Sensors> inForce, Watchables watchables, IdentityDecisions decisions) {
        this.inForce = inForce;
        this.watchables = watchables;
        this.decisions = decisions;
    }

    /// What became of a change.
    public sealed interface Answer {

        record Done(Sensor sensor) implements Answer {}

        /// Nothing was written.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Answer {}

        /// Nothing was written: there is one of that key already.
        record Taken(String key) implements Answer {}
    }

    /// All that are not deleted, by key.
    public List<Sensor> all() {
        return inForce.get().all();
    }

    /// Empty where there is none, or it was deleted.
    public Optional<Sensor> find(String key) {
        return inForce.get().newest(key).filter(sensor -> sensor.state() != Sensor.State.DELETED);
    }

    /// Its version is the next one of that key, whatever `sensor` says.
    public synchronized Answer make(Author author, Sensor sensor) {
        return find(sensor.key()).isPresent()
                ? new Answer.Taken(sensor.key())
                : write(author, sensor);
    }

    /// Takes the place of the version before; returns when it is in force.
    public synchronized Answer write(Author author, Sensor sensor) {
        Sensors now = inForce.get();
        Sensor next =
                sensor.withVersion(now.newest(sensor.key()).map(Sensor::version).orElse(0) + 1);
        try {
            if (next.key().startsWith(Plan.SENSOR_PREFIX)
                    || next.condition() instanceof Condition.Lagging
                    || next.condition() instanceof Condition.Due) {
                throw new IllegalArgumentException(
                        "sensor '%s': plans are watched by themselves; write a plan"
                                .formatted(next.key()));
            }
            if (next.isActive()) {
                watchables.of(next).requireKnown(next.subject());
            }
            now.with(next);
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        return switch (decisions.define(
                author, Sensor.KIND, next.key(), SensorDefinitions.write(next))) {
            case Outcome.Done _, Outcome.Waiting _ -> new Answer.Done(next);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }
}
