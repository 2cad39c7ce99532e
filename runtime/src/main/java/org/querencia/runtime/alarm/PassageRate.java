package org.querencia.runtime.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.querencia.core.alarm.Attained;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Series;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;

/// The share that passed from a stage to another, of people who had all their time: what plans are
/// watched by, and sensors of one's own.
record PassageRate(PassageRates rates, ZoneId zone) implements Watchable {

    /// Those are looked at who entered in so many days.
    static final int COHORT_DAYS = 28;

    private static final String DAYS_GIVEN = "days";
    private static final int DAYS_USUAL = 30;
    private static final int DAYS_MOST = 365;
    private static final double PERCENT = 100;

    /// So many of the latest days are looked at anew, since an alarm ends after two calm ones.
    private static final int DAYS = 2;

    @Override
    public String measure() {
        return Plan.MEASURE;
    }

    @Override
    public Set<String> dimensions() {
        return Set.of("model", "from", "to", DAYS_GIVEN);
    }

    @Override
    public Set<String> required() {
        return Set.of("model", "from", "to");
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Series series(Subject subject, Step step, LocalDateTime from, LocalDateTime to) {
        int horizon = horizon(subject);
        TreeMap<LocalDateTime, Double> shares = new TreeMap<>();
        for (LocalDateTime day = from; day.isBefore(to); day = day.plusDays(1)) {
            Attained attained = attained(subject, day, horizon);
            if (attained.entered() >= Attained.ENTERED_MIN) {
                shares.put(day, attained.share() * PERCENT);
            }
        }
        return new Series(step, false, shares);
    }

    @Override
    public void requireKnown(Subject subject) {
        horizon(subject);
        Plan.Passage.of(subject);
    }

    /// How long people have, as the sensor says.
    private static int horizon(Subject subject) {
        String given = subject.only(DAYS_GIVEN);
        if (given.isEmpty()) {
            return DAYS_USUAL;
        }
        if (!given.matches("[1-9][0-9]{0,2}") || Integer.parseInt(given) > DAYS_MOST) {
            throw new IllegalArgumentException(
                    "only.days: '%s'; expected 1 to %d".formatted(given, DAYS_MOST));
        }
        return Integer.parseInt(given);
    }

    @Override
    public Optional<List<Finding>> findings(Sensor sensor, LocalDateTime to) {
        List<LocalDateTime> days =
                IntStream.rangeClosed(1, DAYS)
                        .mapToObj(back -> to.minusDays(DAYS - back + 1L))
                        .toList();
        return switch (sensor.condition()) {
            case Condition.Lagging(double target, int horizonDays) ->
                    Optional.of(
                            days.stream()
                                    .map(day ->
                                            attained(sensor.subject(), day, horizonDays)
                                                    .finding(day, target))
                                    .toList());
            case Condition.Due due -> Optional.of(days.stream().map(due::finding).toList());
            case Condition.Above _, Condition.Below _, Condition.Unusual _, Condition.Missing _ ->
                    Optional.empty();
        };
    }

    /// Of those whose time was over at the end of that day.
    private Attained attained(Subject subject, LocalDateTime day, int horizonDays) {
        return of(
                rates,
                Plan.Passage.of(subject),
                horizonDays,
                day.plusDays(1).atZone(zone).toInstant());
    }

    /// As it stood at `now`: of those who entered in the [#COHORT_DAYS] that ended a horizon ago.
    static Attained of(PassageRates rates, Plan.Passage passage, int horizonDays, Instant now) {
        Duration within = Duration.ofDays(horizonDays);
        Instant to = now.minus(within);
        return rates.of(passage, to.minus(Duration.ofDays(COHORT_DAYS)), to, within);
    }
}
