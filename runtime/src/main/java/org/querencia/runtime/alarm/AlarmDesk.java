package org.querencia.runtime.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Effect;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Share;
import org.querencia.core.alarm.Watch;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.runtime.alarm.Lookout.View;
import org.querencia.runtime.mail.Mail;

/// Alarms: raised and ended by sensors, acknowledged and muted by people. Safe from any thread.
public final class AlarmDesk {

    public static final Duration MUTED_MAX = Duration.ofDays(366);

    /// So many periods are looked at each time: facts that came late may have changed them.
    private static final int PERIODS_OF_DAYS = 14;

    private static final int PERIODS_OF_HOURS = 48;

    private final AlarmStore store;
    private final Lookout lookout;
    private final Watchables watchables;
    private final Function<Effect, List<Mail>> mails;
    private final InstantSource clock;

    /// @param mails what is written to whom about an effect
    public AlarmDesk(
            AlarmStore store,
            Lookout lookout,
            Watchables watchables,
            Function<Effect, List<Mail>> mails,
            InstantSource clock) {
        this.store = store;
        this.lookout = lookout;
        this.watchables = watchables;
        this.mails = mails;
        this.clock = clock;
    }

    /// What became of an act.
    public sealed interface Answer {

        record Done(Alarm alarm) implements Answer {}

        /// Nothing was changed.
        record Refused(String why) implements Answer {}

        record Unknown(String id) implements Answer {}
    }

    public AlarmStore store() {
        return store;
    }

    public Answer acknowledge(String by, String id) {
        return act(id, new Act.Acknowledged(by, clock.instant()));
    }

    /// @param until after now, at most [#MUTED_MAX]
    public Answer mute(String by, String id, Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(MUTED_MAX))) {
            return new Answer.Refused(
                    "until: '%s'; expected a time within the next %d days"
                            .formatted(until, MUTED_MAX.toDays()));
        }
        return act(id, new Act.Muted(by, now, until));
    }

    private synchronized Answer act(String id, Act act) {
        Optional<Alarm> found = store.alarm(id);
        if (found.isEmpty()) {
            return new Answer.Unknown(id);
        }
        Alarm after;
        try {
            after = found.get().with(act);
        } catch (IllegalArgumentException not) {
            return new Answer.Refused(String.valueOf(not.getMessage()));
        }
        Optional<Looked> looked =
                store.looked(after.sensor())
                        .filter(one ->
                                one.watch().alarm().map(Alarm::id).filter(id::equals).isPresent());
        if (looked.isEmpty()) {
            return new Answer.Refused("alarm '%s' is over".formatted(id));
        }
        Watch watch = looked.get().watch();
        store.save(
                new Looked(
                        new Watch(
                                watch.sensor(),
                                watch.version(),
                                watch.seen(),
                                watch.latest(),
                                Optional.of(after)),
                        looked.get().at(),
                        looked.get().trouble()),
                List.of(after),
                List.of());
        return new Answer.Done(after);
    }

    /// Lets a sensor look; what it cannot see is told with it.
    public void look(Sensor sensor) {
        String trouble = "";
        List<Finding> findings = List.of();
        if (sensor.isActive()) {
            try {
                View view =
                        lookout.view(
                                sensor,
                                switch (sensor.step()) {
                                    case DAY -> PERIODS_OF_DAYS;
                                    case HOUR -> PERIODS_OF_HOURS;
                                });
                findings = view.findings();
            } catch (RuntimeException blind) {
                trouble = String.valueOf(blind.getMessage());
            }
        }
        step(sensor, findings, trouble);
    }

    private synchronized void step(Sensor sensor, List<Finding> findings, String trouble) {
        Instant now = clock.instant();
        Watch before =
                store.looked(sensor.key()).map(Looked::watch).orElseGet(() -> Watch.of(sensor));
        Watch.Turn turn = before.step(sensor, findings, now);
        Map<String, Alarm> changed = new LinkedHashMap<>();
        turn.effects().forEach(effect -> changed.put(effect.alarm().id(), effect.alarm()));
        turn.after().alarm().ifPresent(alarm -> changed.put(alarm.id(), alarm));
        List<Mail> written = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            Alarm alarm = changed.getOrDefault(effect.alarm().id(), effect.alarm());
            if (alarm.over().isPresent()) {
                continue;
            }
            if (effect instanceof Effect.Raised) {
                alarm = cause(sensor, alarm).map(alarm::with).orElse(alarm);
                changed.put(alarm.id(), alarm);
                written.addAll(mails.apply(new Effect.Raised(alarm)));
            } else {
                written.addAll(mails.apply(new Effect.Repeated(alarm)));
            }
        }
        Watch after =
                new Watch(
                        turn.after().sensor(),
                        turn.after().version(),
                        turn.after().seen(),
                        turn.after().latest(),
                        turn.after().alarm().map(alarm -> changed.getOrDefault(alarm.id(), alarm)));
        store.save(new Looked(after, now, trouble), List.copyOf(changed.values()), written);
    }

    /// An alarm without a cause is better than none.
    private Optional<Share> cause(Sensor sensor, Alarm alarm) {
        try {
            return Share.likely(
                    watchables
                            .of(sensor)
                            .parts(sensor.subject(), sensor.step(), alarm.first().period()));
        } catch (RuntimeException unknown) {
            return Optional.empty();
        }
    }
}
