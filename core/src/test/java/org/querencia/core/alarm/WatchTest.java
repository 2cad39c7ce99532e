package org.querencia.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.querencia.core.alarm.Shop.MONDAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.alarm.Alarm.Act;
import org.querencia.core.alarm.Finding.Verdict;
import org.querencia.core.alarm.Watch.Turn;

class WatchTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Sensor SENSOR =
            new Sensor(
                    "orders",
                    "Orders",
                    Subject.of("orders"),
                    Step.DAY,
                    new Condition.Below(10),
                    Sensor.State.ACTIVE,
                    "",
                    1);

    /// One letter a day, looked at every morning: out, near, calm, unknown. What is told on a day
    /// is a letter, too: raised, ended.
    @ParameterizedTest
    @CsvSource({
        "CCCC, ....",
        "CCOO, ..R.",
        "COCC, .R.E",
        "COCOCC, .R...E",
        "CONNCC, .R...E",
        "CNNN, ....",
        "COUUCUCC, .R.....E",
        "OCCOCC, R.ER.E",
        "UUUO, ...R",
    })
    void one_alarm_an_episode_without_fluttering(String days, String told) {
        Watch watch = Watch.of(SENSOR);
        StringBuilder effects = new StringBuilder();
        for (int day = 1; day <= days.length(); day++) {
            Turn turn = watch.step(SENSOR, findings(days.substring(0, day)), NOW);
            watch = turn.after();
            effects.append(turn.effects().isEmpty() ? "." : letter(turn.effects().getFirst()));
            assertThat(watch.step(SENSOR, findings(days.substring(0, day)), NOW).effects())
                    .as("looking twice")
                    .isEmpty();
        }
        assertThat(effects).hasToString(told);
    }

    @Test
    void the_same_is_told_after_days_without_a_look() {
        Watch seen = Watch.of(SENSOR).step(SENSOR, findings("C"), NOW).after();

        Turn turn = seen.step(SENSOR, findings("COOCCO"), NOW);

        assertThat(turn.effects().stream().map(WatchTest::letter).toList())
                .containsExactly("R", "E", "R");
        assertThat(turn.after().alarm().map(Alarm::id)).contains("orders.1.2026-03-07T00:00");
    }

    @Test
    void a_new_sensor_looks_at_the_last_day_only() {
        assertThat(Watch.of(SENSOR).step(SENSOR, findings("OOOCC"), NOW).effects()).isEmpty();
    }

    @Test
    void what_never_came_since_a_sensor_watches_is_not_missed() {
        Sensor missing =
                new Sensor(
                        "events",
                        "Events",
                        Subject.of("events"),
                        Step.DAY,
                        new Condition.Missing(),
                        Sensor.State.ACTIVE,
                        "",
                        1);
        List<Finding> found = new ArrayList<>();
        Watch watch = Watch.of(missing);
        StringBuilder told = new StringBuilder();
        for (double value : new double[] {0, 0, 3, 0, 0, 2, 2}) {
            found.add(
                    new Finding(
                            MONDAY.plusDays(found.size()),
                            OptionalDouble.of(value),
                            value == 0 ? Verdict.OUT : Verdict.CALM,
                            Optional.empty()));
            Turn turn = watch.step(missing, found, NOW);
            watch = turn.after();
            told.append(turn.effects().isEmpty() ? "." : letter(turn.effects().getFirst()));
        }
        assertThat(told).hasToString("...R..E");
    }

    @Test
    void an_alarm_says_since_when() {
        Turn turn = Watch.of(SENSOR).step(SENSOR, findings("CCNO"), NOW);

        Alarm alarm = turn.after().alarm().orElseThrow();
        assertThat(turn.effects()).containsExactly(new Effect.Raised(alarm));
        assertThat(alarm)
                .isEqualTo(
                        new Alarm(
                                "orders.1.2026-03-05T00:00",
                                "orders",
                                1,
                                "Orders",
                                Subject.of("orders"),
                                Step.DAY,
                                new Condition.Below(10),
                                NOW,
                                MONDAY.plusDays(2),
                                finding(3, 'O'),
                                finding(3, 'O'),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()));
    }

    @Test
    void what_came_late_takes_an_alarm_back() {
        Watch raised = Watch.of(SENSOR).step(SENSOR, findings("CCO"), NOW).after();

        Turn turn = raised.step(SENSOR, findings("CCC"), NOW.plusSeconds(60));

        assertThat(turn.effects().stream().map(WatchTest::letter).toList()).containsExactly("E");
        assertThat(turn.after().alarm()).isEmpty();
    }

    @Test
    void a_muted_alarm_is_told_again_when_its_time_is_over_and_it_lasts() {
        Watch raised = Watch.of(SENSOR).step(SENSOR, findings("CCO"), NOW).after();
        Instant until = NOW.plus(Duration.ofDays(2));
        Watch muted = with(raised, new Act.Muted("ana", NOW, until));

        assertThat(muted.step(SENSOR, findings("CCOO"), until.minusSeconds(1)).effects()).isEmpty();
        Turn again = muted.step(SENSOR, findings("CCOO"), until);

        assertThat(muted.alarm().map(Alarm::state)).contains(Alarm.State.MUTED);
        assertThat(again.effects())
                .containsExactly(new Effect.Repeated(again.after().alarm().orElseThrow()));
        assertThat(again.after().alarm().map(Alarm::state)).contains(Alarm.State.OPEN);
    }

    @Test
    void an_acknowledged_alarm_stays_so_until_it_is_over() {
        Watch raised = Watch.of(SENSOR).step(SENSOR, findings("CCO"), NOW).after();
        Watch known = with(raised, new Act.Acknowledged("ana", NOW));

        Turn later = known.step(SENSOR, findings("CCOOO"), NOW);
        Turn over = later.after().step(SENSOR, findings("CCOOOCC"), NOW);

        assertThat(later.effects()).isEmpty();
        assertThat(later.after().alarm().map(Alarm::state)).contains(Alarm.State.ACKNOWLEDGED);
        Alarm ended = over.effects().getFirst().alarm();
        assertThat(ended.state()).isEqualTo(Alarm.State.OVER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ended.with(new Act.Acknowledged("eva", NOW)))
                .withMessage("alarm 'orders.1.2026-03-04T00:00' is over");
    }

    @Test
    void a_changed_sensor_begins_anew() {
        Watch raised = Watch.of(SENSOR).step(SENSOR, findings("CCO"), NOW).after();

        Turn changed = raised.step(SENSOR.withVersion(2), findings("CCC"), NOW);
        Turn paused = raised.step(SENSOR.with(Sensor.State.PAUSED), List.of(), NOW);

        assertThat(changed.effects().stream().map(WatchTest::letter).toList()).containsExactly("E");
        assertThat(paused).isEqualTo(new Turn(Watch.of(SENSOR), changed.effects()));
    }

    private static Watch with(Watch watch, Act act) {
        return new Watch(
                watch.sensor(),
                watch.version(),
                watch.seen(),
                watch.latest(),
                watch.alarm().map(alarm -> alarm.with(act)));
    }

    private static String letter(Effect effect) {
        return switch (effect) {
            case Effect.Raised _ -> "R";
            case Effect.Repeated _ -> "A";
            case Effect.Ended _ -> "E";
        };
    }

    private static List<Finding> findings(String days) {
        List<Finding> findings = new ArrayList<>();
        for (int day = 0; day < days.length(); day++) {
            findings.add(finding(day, days.charAt(day)));
        }
        return findings;
    }

    private static Finding finding(int day, char letter) {
        Verdict verdict =
                switch (letter) {
                    case 'O' -> Verdict.OUT;
                    case 'N' -> Verdict.NEAR;
                    case 'C' -> Verdict.CALM;
                    default -> Verdict.NO_VALUE;
                };
        return new Finding(MONDAY.plusDays(day), OptionalDouble.of(day), verdict, Optional.empty());
    }
}
