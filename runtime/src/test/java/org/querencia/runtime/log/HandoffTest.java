package org.querencia.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.Handoff.Batch;
import org.querencia.runtime.log.Handoff.Taken;

class HandoffTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    @Test
    void what_follows_is_handed_over_in_order() throws InterruptedException {
        Handoff<String> handoff = new Handoff<>(at(0), 10, NOT_AT_ALL);
        handoff.give(batch(0, 2, "a"));
        handoff.give(batch(2, 5, "b"));

        assertThat(handoff.take(at(0), 100, NOT_AT_ALL))
                .isEqualTo(new Taken<>(List.of(batch(0, 2, "a"), batch(2, 5, "b")), at(5)));
        assertThat(handoff.take(at(5), 100, NOT_AT_ALL)).isEqualTo(new Taken<>(List.of(), at(5)));
    }

    @Test
    void no_more_is_taken_than_asked_but_one_batch_at_least() throws InterruptedException {
        Handoff<String> handoff = new Handoff<>(at(0), 10, NOT_AT_ALL);
        handoff.give(batch(0, 4, "a"));
        handoff.give(batch(4, 6, "b"));

        assertThat(handoff.take(at(0), 1, NOT_AT_ALL).batches()).containsExactly(batch(0, 4, "a"));
        assertThat(handoff.take(at(4), 1, NOT_AT_ALL).batches()).containsExactly(batch(4, 6, "b"));
    }

    @Test
    void what_does_not_fit_is_dropped_and_the_taker_sees_the_gap() throws InterruptedException {
        Handoff<String> handoff = new Handoff<>(at(0), 5, NOT_AT_ALL);
        handoff.give(batch(0, 4, "a"));
        handoff.give(batch(4, 8, "dropped"));
        handoff.give(batch(8, 9, "b"));

        assertThat(handoff.take(at(0), 100, NOT_AT_ALL).batches())
                .containsExactly(batch(0, 4, "a"));
        assertThat(handoff.take(at(4), 100, NOT_AT_ALL))
                .as("nothing follows 4 at hand, though the log has come to 9")
                .isEqualTo(new Taken<>(List.of(), at(9)));
        assertThat(handoff.take(at(8), 100, NOT_AT_ALL).batches())
                .as("having read the log up to 8, it goes on with what is at hand")
                .containsExactly(batch(8, 9, "b"));
    }

    @Test
    void a_taker_that_stands_in_the_middle_of_a_batch_reads_the_log_over_it()
            throws InterruptedException {
        Handoff<String> handoff = new Handoff<>(at(0), 10, NOT_AT_ALL);
        handoff.give(batch(0, 4, "a"));

        assertThat(handoff.take(at(2), 100, NOT_AT_ALL)).isEqualTo(new Taken<>(List.of(), at(4)));
        assertThat(handoff.firstAtHand()).isEqualTo(at(0));
    }

    @Test
    void a_log_that_came_further_than_what_was_given_is_read_up_to_there()
            throws InterruptedException {
        Handoff<String> handoff = new Handoff<>(at(0), 10, NOT_AT_ALL);
        handoff.give(batch(0, 4, "a"));
        handoff.reached(at(7));
        handoff.reached(at(2));

        assertThat(handoff.take(at(0), 100, NOT_AT_ALL))
                .isEqualTo(new Taken<>(List.of(batch(0, 4, "a")), at(7)));
        assertThat(handoff.take(at(4), 100, NOT_AT_ALL)).isEqualTo(new Taken<>(List.of(), at(7)));
        assertThat(handoff.firstAtHand()).isEqualTo(at(7));
        handoff.give(batch(7, 9, "b"));
        assertThat(handoff.take(at(7), 100, NOT_AT_ALL).batches())
                .containsExactly(batch(7, 9, "b"));
    }

    private static Position at(long value) {
        return new Position(value);
    }

    private static Batch<String> batch(long after, long upTo, String content) {
        return new Batch<>(at(after), at(upTo), (int) (upTo - after), content);
    }
}
