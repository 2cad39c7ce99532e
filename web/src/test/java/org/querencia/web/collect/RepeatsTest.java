package org.querencia.web.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;

/// What is sent again counts once. That it does across restarts and in the real log is held where
/// the whole server is under test.
class RepeatsTest {

    private final CollectServer server = new CollectServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_event_counts_once_per_source_and_message_id() {
        String both =
                """
                {"batch":[{"type":"page","userId":"u1","messageId":"m1"},
                {"type":"page","userId":"u1","messageId":"m1"},
                {"type":"page","userId":"u1","messageId":"m2"}]}
                """;
        for (String key : new String[] {"sec", "sec", "pub"}) {
            assertThat(server.post("/v1/batch", both, "X-Write-Key", key).body())
                    .isEqualTo("{\"success\":true}");
        }
        assertThat(
                        server.kit.ingest.events().stream()
                                .map(event -> event.origin().source() + " " + event.messageId()))
                .containsExactly("server m1", "server m2", "web m1", "web m2");
        assertThat(server.kit.ingest.duplicates()).isEqualTo(5);
    }

    /// The client never heard that the first attempt was stored.
    @Test
    void after_a_lost_answer_the_repeat_counts_nothing() {
        server.kit.ingest.loseAnswers(1);
        String page = "{\"userId\":\"u1\",\"messageId\":\"m1\"}";
        assertThat(server.post("/v1/page", page, "X-Write-Key", "sec").statusCode()).isEqualTo(503);
        assertThat(
                        server.post("/v1/page", page, "X-Write-Key", "sec", "X-Retry-Count", "1")
                                .statusCode())
                .isEqualTo(200);
        assertThat(server.kit.ingest.events()).hasSize(1);
        assertThat(server.kit.ingest.duplicates()).isEqualTo(1);
    }

    /// If the good ones fail to be stored, the refused ones are not kept either: the repeat would
    /// keep them twice.
    @Test
    void refused_events_are_kept_once_however_often_storing_the_good_ones_fails() {
        server.kit.ingest.failWith(
                java.util.Optional.of(
                        new org.querencia.runtime.log.LogUnavailableException(
                                "gone", new IllegalStateException())));
        String mixed = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u1\"},{\"type\":\"page\"}]}";
        server.post("/v1/batch", mixed, "X-Write-Key", "sec");
        server.post("/v1/batch", mixed, "X-Write-Key", "sec");
        server.kit.ingest.failWith(java.util.Optional.empty());
        server.post("/v1/batch", mixed, "X-Write-Key", "sec");
        assertThat(
                        server.kit.refused.of(
                                java.util.Optional.empty(), java.util.Optional.empty(), 10))
                .hasSize(1);
    }

    @Test
    void repeats_at_the_same_time_count_once() throws Exception {
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String page = "{\"userId\":\"u1\",\"messageId\":\"m%d\"}".formatted(i % 4);
            requests.add(() -> server.post("/v1/page", page, "X-Write-Key", "sec").statusCode());
        }
        try (ExecutorService clients = Executors.newFixedThreadPool(10)) {
            for (Future<Integer> status : clients.invokeAll(requests)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(server.kit.ingest.events())
                .extracting(Event::messageId)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 4).mapToObj(i -> "m" + i).toList());
    }
}
