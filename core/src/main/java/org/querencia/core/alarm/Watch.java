package org.querencia.core.alarm;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Effect.Ended;
import org.querencia.core.alarm.Effect.Raised;
import org.querencia.core.alarm.Effect.Repeated;
import org.querencia.core.alarm.Finding.Verdict;

/// How far a sensor has looked, and the alarm it has raised.
///
/// @param version of the sensor that looked
/// @param seen the last period looked at; empty while it has not begun
/// @param latest the verdict on it
/// @param alarm the one that lasts
public record Watch(
        String sensor,
        int version,
        Optional<LocalDateTime> seen,
        Optional<Verdict> latest,
        Optional<Alarm> alarm) {

    /// So many calm periods in a row end an alarm.
    public static final int CALM_PERIODS = 2;

    public static Watch of(Sensor sensor) {
        return new Watch(
                sensor.key(),
                sensor.version(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// What becomes of it, and what is to be told.
    public record Turn(Watch after, List<Effect> effects) {
        public Turn {
            effects = List.copyOf(effects);
        }
    }

    /// Looks at what was found, in the order of time. Periods looked at before may be among them
    /// and may be found otherwise now, since late facts change the past: they raise nothing, but
    /// end an alarm that should never have been.
    ///
    /// A sensor that is new or was changed looks at the last period only. One that misses what
    /// comes no more begins with the first period in which something came: what never came while it
    /// watched was not there to be missed.
    public Turn step(Sensor watching, List<Finding> findings, Instant now) {
        List<Effect> effects = new ArrayList<>();
        Watch before = this;
        if (version != watching.version() || !watching.isActive()) {
            alarm.map(lasting -> lasting.over(now)).map(Ended::new).ifPresent(effects::add);
            before = Watch.of(watching);
        }
        if (!watching.isActive() || findings.isEmpty()) {
            return new Turn(before, effects);
        }
        if (before.seen.isEmpty() && !begins(watching, findings.getLast())) {
            Optional<Verdict> latest = Optional.of(findings.getLast().verdict());
            return new Turn(
                    new Watch(
                            watching.key(),
                            watching.version(),
                            Optional.empty(),
                            latest,
                            Optional.empty()),
                    effects);
        }
        Optional<LocalDateTime> seen = before.seen;
        Optional<Alarm> lasting = before.alarm;
        for (int i = 0; i < findings.size(); i++) {
            Finding found = findings.get(i);
            boolean last = i == findings.size() - 1;
            boolean fresh = seen.map(found.period()::isAfter).orElse(last);
            if (fresh) {
                lasting = next(watching, lasting, findings.subList(0, i + 1), now, effects);
                seen = Optional.of(found.period());
            }
        }
        lasting = settled(lasting, findings, now, effects);
        return new Turn(
                new Watch(
                        watching.key(),
                        watching.version(),
                        seen,
                        Optional.of(findings.getLast().verdict()),
                        lasting),
                effects);
    }

    private static boolean begins(Sensor watching, Finding last) {
        return !(watching.condition() instanceof Condition.Missing) || last.value().orElse(0) > 0;
    }

    private static Optional<Alarm> next(
            Sensor sensor,
            Optional<Alarm> lasting,
            List<Finding> until,
            Instant now,
            List<Effect> effects) {
        Finding found = until.getLast();
        if (lasting.isEmpty()) {
            if (!found.isOut()) {
                return lasting;
            }
            Alarm raised = raised(sensor, until, now);
            effects.add(new Raised(raised));
            return Optional.of(raised);
        }
        Alarm alarm = lasting.get().with(found);
        long calm =
                until.reversed().stream()
                        .takeWhile(Finding::isCalm)
                        .filter(one -> one.period().isAfter(alarm.first().period()))
                        .count();
        return calm < CALM_PERIODS ? Optional.of(alarm) : ended(alarm, now, effects);
    }

    /// What facts that came late and the time itself make of an alarm that lasts.
    private static Optional<Alarm> settled(
            Optional<Alarm> lasting, List<Finding> findings, Instant now, List<Effect> effects) {
        if (lasting.isEmpty()) {
            return lasting;
        }
        Alarm alarm = lasting.get().with(findings.getLast());
        boolean never =
                findings.stream()
                                .filter(one -> one.period().equals(alarm.first().period()))
                                .anyMatch(Finding::isCalm)
                        && findings.stream()
                                .filter(one -> !one.period().isBefore(alarm.since()))
                                .noneMatch(Finding::isOut);
        if (never) {
            return ended(alarm, now, effects);
        }
        if (alarm.isToResume(now)) {
            Alarm again = alarm.with(new Act.Resumed(now));
            effects.add(new Repeated(again));
            return Optional.of(again);
        }
        return Optional.of(alarm);
    }

    private static Optional<Alarm> ended(Alarm alarm, Instant now, List<Effect> effects) {
        effects.add(new Ended(alarm.over(now)));
        return Optional.empty();
    }

    private static Alarm raised(Sensor sensor, List<Finding> until, Instant now) {
        Finding found = until.getLast();
        LocalDateTime since =
                until.reversed().stream()
                        .skip(1)
                        .takeWhile(earlier -> earlier.isOut() || earlier.verdict() == Verdict.NEAR)
                        .map(Finding::period)
                        .reduce(found.period(), (_, earlier) -> earlier);
        return new Alarm(
                "%s.%d.%s".formatted(sensor.key(), sensor.version(), found.period()),
                sensor.key(),
                sensor.version(),
                sensor.name(),
                sensor.subject(),
                sensor.step(),
                sensor.condition(),
                now,
                since,
                found,
                found,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
