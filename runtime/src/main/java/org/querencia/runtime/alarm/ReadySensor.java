package org.querencia.runtime.alarm;

import java.util.List;
import java.util.Optional;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Condition.Direction;
import org.querencia.core.alarm.Condition.Missing;
import org.querencia.core.alarm.Condition.Sensitivity;
import org.querencia.core.alarm.Condition.Unusual;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;

/// A sensor that nearly every company wants, made with one click and changed like any other.
///
/// @param key of the sensor it becomes
public record ReadySensor(String key, String measure, Step step, Condition condition) {

    private static final Condition FALL = new Unusual(Direction.FALL, Sensitivity.NORMAL);
    private static final Condition RISE = new Unusual(Direction.RISE, Sensitivity.NORMAL);
    private static final Condition EITHER = new Unusual(Direction.EITHER, Sensitivity.NORMAL);

    /// In the order in which they are shown.
    public static final List<ReadySensor> ALL =
            List.of(
                    new ReadySensor("orders-fall", "orders", Step.DAY, FALL),
                    new ReadySensor("revenue-unusual", "revenue", Step.DAY, EITHER),
                    new ReadySensor("ticket-fall", "average-ticket", Step.DAY, FALL),
                    new ReadySensor("events-missing", "events", Step.HOUR, new Missing()),
                    new ReadySensor("events-fall", "events", Step.DAY, FALL),
                    new ReadySensor("new-people-fall", "new-people", Step.DAY, FALL),
                    new ReadySensor("refused-rise", "refused-events", Step.DAY, RISE));

    public static Optional<ReadySensor> of(String key) {
        return ALL.stream().filter(ready -> ready.key.equals(key)).findFirst();
    }

    /// @param name in the language of who makes it
    public Sensor sensor(String name) {
        return new Sensor(
                key, name, Subject.of(measure), step, condition, Sensor.State.ACTIVE, "", 1);
    }
}
