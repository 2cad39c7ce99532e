package org.querencia.runtime.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Baseline;
import org.querencia.core.alarm.Effect;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Findings;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Watch;

/// Reads what a sensor watches. Only whole periods: what the present day lacks, it may yet bring.
/// Safe from any thread.
public final class Lookout {

    /// The most periods one asks for at once.
    public static final int PERIODS_MAX = 1_000;

    /// A period is whole so long after its end: the way from the log to the warehouse is short, but
    /// phones and tills are late.
    private static final Duration GRACE_OF_DAYS = Duration.ofHours(1);

    private static final Duration GRACE_OF_HOURS = Duration.ofMinutes(10);

    /// For runs of empty periods, and the period before the first.
    private static final int WEEKS_MORE = 1;

    private final Watchables watchables;
    private final ZoneId zone;
    private final InstantSource clock;

    public Lookout(Watchables watchables, ZoneId zone, InstantSource clock) {
        this.watchables = watchables;
        this.zone = zone;
        this.clock = clock;
    }

    /// What a sensor finds in some periods.
    ///
    /// @param series with the weeks before them
    public record View(Series series, List<Finding> findings) {}

    /// The latest whole periods, at most `periods` of them. Throws [IllegalArgumentException] in
    /// words when the sensor watches what is not there.
    public View view(Sensor sensor, int periods) {
        if (periods < 1 || periods > PERIODS_MAX) {
            throw new IllegalArgumentException(
                    "periods: %d; expected 1 to %d".formatted(periods, PERIODS_MAX));
        }
        Watchable watchable = watchables.of(sensor);
        watchable.requireKnown(sensor.subject());
        LocalDateTime to = present(sensor.step());
        Optional<List<Finding>> judged = watchable.findings(sensor, to);
        if (judged.isPresent()) {
            return new View(new Series(sensor.step(), false, new TreeMap<>()), judged.get());
        }
        LocalDateTime from = sensor.step().plus(to, -periods);
        Series series =
                watchable.series(
                        sensor.subject(),
                        sensor.step(),
                        from.minusWeeks(Baseline.WEEKS + WEEKS_MORE),
                        to);
        return new View(series, new Findings(series, sensor.condition()).between(from, to));
    }

    /// The alarms a sensor would have raised, had it looked after each of these periods.
    public List<Alarm> wouldRaise(Sensor sensor, List<Finding> findings) {
        List<Alarm> raised = new ArrayList<>();
        Watch watch = Watch.of(sensor);
        for (int until = 1; until <= findings.size(); until++) {
            Finding newest = findings.get(until - 1);
            Watch.Turn turn =
                    watch.step(
                            sensor,
                            findings.subList(0, until),
                            instant(sensor.step().plus(newest.period(), 1)));
            watch = turn.after();
            for (Effect effect : turn.effects()) {
                if (effect instanceof Effect.Raised(Alarm alarm)) {
                    raised.add(alarm);
                }
            }
        }
        return raised;
    }

    /// The beginning of the first period that is not whole yet.
    LocalDateTime present(Step step) {
        Duration grace = step == Step.DAY ? GRACE_OF_DAYS : GRACE_OF_HOURS;
        return step.start(LocalDateTime.ofInstant(clock.instant().minus(grace), zone));
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }
}
