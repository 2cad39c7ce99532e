package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;

class ThrottleTest {

    private static final Instant NOON = CollectKit.NOON;

    private final Throttle throttle = new Throttle();
    private final Source ten = source("ten", 10);

    @Test
    void five_seconds_worth_may_come_at_once() {
        throttle.take(ten, 49, NOON);
        assertThat(throttle.secondsToWait(ten, NOON)).isZero();
        throttle.take(ten, 1, NOON);
        assertThat(throttle.secondsToWait(ten, NOON)).isEqualTo(1);
    }

    @Test
    void a_batch_may_take_more_than_is_left_and_the_next_waits_for_the_debt() {
        throttle.take(ten, 149, NOON);
        assertThat(throttle.secondsToWait(ten, NOON)).isEqualTo(10);
        assertThat(throttle.secondsToWait(ten, NOON.plusSeconds(9))).isEqualTo(1);
        assertThat(throttle.secondsToWait(ten, NOON.plusSeconds(10))).isZero();
    }

    @Test
    void rest_is_not_saved_beyond_the_burst() {
        throttle.take(ten, 1, NOON);
        Instant tomorrow = NOON.plusSeconds(86_400);
        throttle.take(ten, 50, tomorrow);
        assertThat(throttle.secondsToWait(ten, tomorrow)).isPositive();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_and_takes_nothing() {
        throttle.take(ten, 50, NOON);
        throttle.take(ten, 1, NOON.minusSeconds(3_600));
        assertThat(throttle.secondsToWait(ten, NOON.minusSeconds(3_600))).isEqualTo(1);
    }

    @Test
    void sources_do_not_wait_for_each_other() {
        throttle.take(ten, 1_000, NOON);
        assertThat(throttle.secondsToWait(source("other", 10), NOON)).isZero();
    }

    @Test
    void a_changed_rate_holds_at_once() {
        throttle.take(ten, 59, NOON);
        assertThat(throttle.secondsToWait(ten, NOON)).isEqualTo(1);
        assertThat(throttle.secondsToWait(source("ten", 1), NOON)).isEqualTo(10);
        assertThat(throttle.secondsToWait(source("ten", 0), NOON)).isEqualTo(10);
    }

    private static Source source(String key, int eventsPerSecond) {
        return new Source(
                new SourceKey(key),
                key,
                Trust.SECRET,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                eventsPerSecond,
                "",
                false);
    }
}
