package org.querencia.runtime.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Sensors;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.runtime.round.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets each sensor look when a period of it is whole, when it was changed, and every now and then,
/// more often while its alarm lasts.
public final class SensorRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SensorRound.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /// While an alarm lasts: what came late may end it, and its mute may be over.
    private static final Duration AGAIN = Duration.ofMinutes(15);

    /// Otherwise: what came late may give a silent sensor its history.
    private static final Duration ANYWAY = Duration.ofHours(1);

    private final Supplier<Sensors> sensors;
    private final AlarmDesk desk;
    private final Lookout lookout;
    private final InstantSource clock;
    private final Round round = new Round("sensors", PAUSE, this::look);

    /// @param sensors asked anew each time
    public SensorRound(
            Supplier<Sensors> sensors, AlarmDesk desk, Lookout lookout, InstantSource clock) {
        this.sensors = sensors;
        this.desk = desk;
        this.lookout = lookout;
        this.clock = clock;
    }

    public SensorRound start() {
        round.start();
        return this;
    }

    @Override
    public void close() {
        round.close();
    }

    /// Lets those look whose time has come.
    public void look() {
        try {
            Sensors now = sensors.get();
            Map<String, Looked> looked = new HashMap<>();
            desk.store().looked().forEach(one -> looked.put(one.watch().sensor(), one));
            for (Sensor sensor : now.all()) {
                if (isDue(sensor, Optional.ofNullable(looked.remove(sensor.key())))
                        && !round.isClosing()) {
                    desk.look(sensor);
                }
            }
            looked.values().stream()
                    .map(Looked::watch)
                    .filter(watch -> watch.alarm().isPresent())
                    .flatMap(watch -> now.newest(watch.sensor()).stream())
                    .forEach(desk::look);
        } catch (RuntimeException broken) {
            LOG.warn("sensors could not look; it is tried again", broken);
        }
    }

    private boolean isDue(Sensor sensor, Optional<Looked> last) {
        if (last.isEmpty()) {
            return sensor.isActive();
        }
        Looked looked = last.get();
        boolean lasts = looked.watch().alarm().isPresent();
        if (!sensor.isActive()) {
            return lasts;
        }
        if (looked.watch().version() != sensor.version()) {
            return true;
        }
        Instant now = clock.instant();
        // One that has not begun waits for something to come.
        boolean begun = looked.watch().seen().isPresent();
        boolean sick = lasts || !begun || !looked.trouble().isEmpty();
        boolean late = !looked.at().plus(sick ? AGAIN : ANYWAY).isAfter(now);
        LocalDateTime whole = sensor.step().plus(lookout.present(sensor.step()), -1);
        boolean more = looked.watch().seen().map(whole::isAfter).orElse(false);
        return late || (more && looked.trouble().isEmpty());
    }
}
