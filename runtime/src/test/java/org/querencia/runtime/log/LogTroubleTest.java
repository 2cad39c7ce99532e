package org.querencia.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.kit.Events;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.EventLog.Appended.Stored;
import org.querencia.runtime.log.NewEntry.Remember;

/// The writer before a log that fails.
@Timeout(60)
class LogTroubleTest {

    private static final long BYTES_MAX = 10_000;

    private final FaultyLog log = new FaultyLog();
    private final Handoff<List<Logged<Fact>>> toPipeline =
            new Handoff<>(Position.START, 100_000, Duration.ofSeconds(1));
    private final LogWriter writer =
            new LogWriter(log, toPipeline, new Progress(Position.START), BYTES_MAX).start();

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void a_log_that_stopped_storing_is_noticed_before_anybody_sends_and_when_it_stores_again() {
        assertThat(writer.storing()).isEqualTo(new Storing(true, "at 0"));

        log.failWith(() -> new LogUnavailableException("gone", new IllegalStateException("gone")));
        until(false);

        log.mend();
        until(true);
        assertThat(append(event("a"))).containsExactly(stored(1));
    }

    @Test
    void a_refused_append_shows_at_once() {
        log.failWith(() -> new LogUnavailableException("full", new IllegalStateException("full")));

        assertThatThrownBy(() -> append(event("a"))).isInstanceOf(LogUnavailableException.class);

        assertThat(writer.storing().well()).isFalse();
    }

    @Test
    void an_error_is_answered_and_the_writer_goes_on() {
        log.failWith(() -> new LinkageError("a class is missing"));

        assertThatThrownBy(() -> append(event("a"))).isInstanceOf(LogUnavailableException.class);
        assertThat(writer.storing().well()).isFalse();

        log.mend();
        assertThat(append(event("a"))).containsExactly(stored(1));
        assertThat(writer.storing().well()).isTrue();
    }

    @Test
    void a_log_that_does_not_answer_is_not_waited_for_by_who_asks() {
        CountDownLatch held = log.hold();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Appended>> sent = senders.submit(() -> append(event("a")));
            until(false);
            assertThat(writer.storing().detail()).contains("no answer");

            held.countDown();
            until(true);
            assertThat(sent).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void what_was_stored_in_doubt_is_handed_on_when_the_sender_tries_again() throws Exception {
        log.loseNextAnswer();
        assertThatThrownBy(() -> append(event("a"))).isInstanceOf(LogUnavailableException.class);

        assertThat(append(event("a"))).containsExactly(new Duplicate());

        toPipeline.take(Position.START, 10, Duration.ofSeconds(10));
        assertThat(toPipeline.firstAtHand()).isEqualTo(new Position(1));
    }

    @Test
    void what_was_stored_in_doubt_is_handed_on_though_the_sender_gave_up() throws Exception {
        log.loseNextAnswer();
        assertThatThrownBy(() -> append(event("a"))).isInstanceOf(LogUnavailableException.class);

        toPipeline.take(Position.START, 10, Duration.ofSeconds(30));

        assertThat(toPipeline.firstAtHand()).isEqualTo(new Position(1));
    }

    @Test
    void no_more_bytes_wait_than_the_server_has_memory_for() throws Exception {
        String big = "x".repeat((int) BYTES_MAX / 3);
        CountDownLatch held = log.hold();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Appended>>> sent =
                    List.of(
                            senders.submit(() -> append(event("a").with("text", big))),
                            senders.submit(() -> append(event("b").with("text", big))));
            // The two waiting leave no room for a third: one that is not refused stays in line.
            awaitWaiting(big);

            assertThatThrownBy(() -> append(event("c").with("text", big)))
                    .isInstanceOf(LogOverloadedException.class)
                    .hasMessageContaining("bytes wait");

            held.countDown();
            for (Future<List<Appended>> one : sent) {
                assertThat(one).succeedsWithin(Duration.ofSeconds(10));
            }
            assertThat(append(event("c").with("text", big))).containsExactly(stored(3));
        }
    }

    @Test
    void one_call_alone_may_be_bigger_than_the_bound() {
        String huge = "x".repeat(2 * (int) BYTES_MAX);

        assertThat(append(event("a").with("text", huge))).containsExactly(stored(1));
    }

    private void awaitWaiting(String big) {
        while (writer.bytesWaiting() < 2L * big.length()) {
            Thread.onSpinWait();
        }
    }

    private void until(boolean well) {
        while (writer.storing().well() != well) {
            Thread.onSpinWait();
        }
    }

    private List<Appended> append(Events event) {
        return writer.append(List.of(event.event()), Remember.WINDOW);
    }

    private static Events event(String messageId) {
        return Events.track("Seen").messageId(messageId);
    }

    private static Appended stored(long position) {
        return new Stored(new Position(position));
    }
}
