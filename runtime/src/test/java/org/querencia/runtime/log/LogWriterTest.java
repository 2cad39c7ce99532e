package org.querencia.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.kit.Events;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.EventLog.Appended.Stored;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryLog;

class LogWriterTest {

    private final MemoryLog log = new MemoryLog("epoch");
    private final Handoff<List<Logged<Fact>>> toPipeline =
            new Handoff<>(Position.START, 100_000, Duration.ofSeconds(1));
    private final LogWriter writer =
            new LogWriter(log, toPipeline, new Progress(Position.START)).start();

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void each_fact_is_answered_with_its_place_or_that_it_was_there() {
        Event first = Events.track("Seen").event();
        Event second = Events.track("Seen").event();

        assertThat(writer.append(List.of(first), Remember.WINDOW)).containsExactly(stored(1));
        assertThat(writer.append(List.of(first, second, second), Remember.WINDOW))
                .containsExactly(new Duplicate(), stored(2), new Duplicate());
    }

    @Test
    void the_pipeline_is_handed_what_was_stored_and_nothing_twice() throws InterruptedException {
        Event first = Events.track("Seen").event();
        Event second = Events.track("Seen").event();
        writer.append(List.of(first), Remember.WINDOW);
        writer.append(List.of(first, second), Remember.WINDOW);

        List<Logged<Fact>> handed = new ArrayList<>();
        while (handed.size() < 2) {
            Position at = new Position(handed.size());
            toPipeline
                    .take(at, 100, Duration.ofSeconds(5))
                    .batches()
                    .forEach(batch -> handed.addAll(batch.content()));
        }
        assertThat(handed)
                .containsExactly(
                        new Logged<>(new Position(1), first),
                        new Logged<>(new Position(2), second));
    }

    @Test
    void concurrent_retries_of_the_same_event_store_it_once() throws Exception {
        Event event = Events.track("Seen").event();
        List<Callable<List<Appended>>> retries = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            retries.add(() -> writer.append(List.of(event), Remember.WINDOW));
        }
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Appended> answers = new ArrayList<>();
            for (Future<List<Appended>> answer : senders.invokeAll(retries)) {
                answers.addAll(get(answer));
            }
            assertThat(answers).hasSize(64).containsOnlyOnce(stored(1));
        }
        assertThat(log.head()).isEqualTo(new Position(1));
    }

    @Test
    void a_stopped_writer_refuses_instead_of_waiting_for_ever() {
        writer.close();

        assertThatThrownBy(
                        () -> writer.append(List.of(Events.track("Seen").event()), Remember.WINDOW))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("stopping");
    }

    private static List<Appended> get(Future<List<Appended>> answer)
            throws ExecutionException, InterruptedException {
        return answer.get();
    }

    private static Appended stored(long position) {
        return new Stored(new Position(position));
    }
}
