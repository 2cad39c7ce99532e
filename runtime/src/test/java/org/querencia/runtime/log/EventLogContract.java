package org.querencia.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Seeds;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.EventLog.Appended.Duplicate;
import org.querencia.runtime.log.EventLog.Appended.Stored;
import org.querencia.runtime.log.NewEntry.Remember;

/// What every log must do.
public abstract class EventLogContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");

    /// A log with nothing in it; one that was opened before is gone.
    protected abstract EventLog emptyLog();

    @Test
    void a_new_log_is_empty_and_has_a_name() {
        EventLog log = emptyLog();

        assertThat(log.head()).isEqualTo(Position.START);
        assertThat(log.read(Position.START, 10)).isEmpty();
        assertThat(log.epoch()).isNotBlank();
    }

    @Test
    void entries_get_dense_positions_in_their_order() {
        EventLog log = emptyLog();

        assertThat(log.append(List.of(entry("a"), entry("b")))).containsExactly(at(1), at(2));
        assertThat(log.append(List.of(entry("c")))).containsExactly(at(3));
        assertThat(log.head()).isEqualTo(new Position(3));
        assertThat(ids(log.read(Position.START, 10))).containsExactly("a", "b", "c");
    }

    @Test
    void nothing_appended_changes_nothing() {
        EventLog log = emptyLog();

        assertThat(log.append(List.of())).isEmpty();
        assertThat(log.head()).isEqualTo(Position.START);
    }

    @Test
    void an_entry_comes_back_as_it_was() {
        EventLog log = emptyLog();
        byte[] payload = "{\"ñ\":\"☃ 𝄞\\u0000\"}".getBytes(StandardCharsets.UTF_8);
        log.append(
                List.of(
                        new NewEntry(
                                new SourceKey("shop-1"),
                                "mensaje ñ ☃",
                                NOON,
                                FactKind.DECISION,
                                payload,
                                Remember.FOREVER)));

        LogEntry read = log.read(Position.START, 1).getFirst();

        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(
                        new LogEntry(
                                new Position(1),
                                new SourceKey("shop-1"),
                                "mensaje ñ ☃",
                                NOON,
                                FactKind.DECISION,
                                payload));
    }

    @Test
    void a_message_counts_once_in_a_batch_and_after_it() {
        EventLog log = emptyLog();

        assertThat(log.append(List.of(entry("a"), entry("a"), entry("b"))))
                .containsExactly(at(1), new Duplicate(), at(2));
        assertThat(log.append(List.of(entry("c"), entry("b"), entry("d"), entry("a"))))
                .containsExactly(at(3), new Duplicate(), at(4), new Duplicate());
        assertThat(log.append(List.of(entry("d")))).containsExactly(new Duplicate());
        assertThat(ids(log.read(Position.START, 10))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void the_same_message_of_two_sources_counts_twice() {
        EventLog log = emptyLog();

        assertThat(log.append(List.of(entry("shop", "a"), entry("web", "a"))))
                .containsExactly(at(1), at(2));
        // The source ends where it ends: these are four different messages.
        assertThat(log.append(List.of(entry("sho", "pa"), entry("shopa", "a"))))
                .containsExactly(at(3), at(4));
    }

    @Test
    void a_probe_of_a_log_that_stores_changes_nothing() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a")));

        log.probe();

        assertThat(log.head()).isEqualTo(new Position(1));
        assertThat(log.append(List.of(entry("a"), entry("b"))))
                .containsExactly(new Duplicate(), at(2));
        assertThat(ids(log.read(Position.START, 10))).containsExactly("a", "b");
    }

    @Test
    void reading_starts_after_a_position_and_stops_at_the_limit() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a"), entry("b"), entry("c"), entry("d")));

        assertThat(ids(log.read(new Position(1), 2))).containsExactly("b", "c");
        assertThat(ids(log.read(new Position(3), 2))).containsExactly("d");
        assertThat(log.read(new Position(4), 2)).isEmpty();
        assertThat(log.read(new Position(9), 2)).isEmpty();
    }

    @Test
    void entries_are_found_at_their_positions_in_the_order_asked() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a"), entry("b"), entry("c")));

        assertThat(ids(log.at(List.of(new Position(3), new Position(8), new Position(1)))))
                .containsExactly("c", "a");
        assertThat(log.at(List.of())).isEmpty();
    }

    @Test
    void a_retraction_takes_the_earlier_entries_of_its_import_back_and_no_others() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a"), imported("b", 1), imported("c", 2), imported("d", 1)));

        assertThat(log.append(List.of(retraction("undo", 1)))).containsExactly(at(5));

        List<LogEntry> read = log.read(Position.START, 10);
        assertThat(read.stream().map(LogEntry::kind))
                .containsExactly(
                        FactKind.EVENT,
                        FactKind.GONE,
                        FactKind.EVENT,
                        FactKind.GONE,
                        FactKind.RETRACTION);
        assertThat(ids(read)).containsExactly("a", "", "c", "", "undo");
        assertThat(read.get(1).payload()).isEmpty();
        assertThat(log.at(List.of(new Position(4))).getFirst().kind()).isEqualTo(FactKind.GONE);
        assertThat(ids(log.retracted(Optional.of(new Position(5)), Position.START, 10)))
                .containsExactly("b", "d");
        assertThat(ids(log.retracted(Optional.empty(), new Position(2), 10))).containsExactly("d");
        assertThat(log.retracted(Optional.of(new Position(4)), Position.START, 10)).isEmpty();
    }

    @Test
    void what_was_taken_back_may_come_again() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a"), imported("b", 1)));
        log.append(List.of(retraction("undo", 1)));

        assertThat(log.append(List.of(entry("a"), imported("b", 2), imported("b", 3))))
                .containsExactly(new Duplicate(), at(4), new Duplicate());
        assertThat(ids(log.read(new Position(3), 10))).containsExactly("b");
    }

    @Test
    void what_is_erased_leaves_its_place_and_never_comes_again() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a"), entry("b"), imported("c", 1)));

        log.erase(List.of(new Position(2), new Position(3)));
        log.erase(List.of(new Position(2)));

        LogEntry erased = log.read(new Position(1), 1).getFirst();
        assertThat(erased)
                .usingRecursiveComparison()
                .isEqualTo(
                        new LogEntry(
                                new Position(2),
                                new SourceKey("shop"),
                                "",
                                NOON,
                                FactKind.GONE,
                                new byte[0]));
        assertThat(log.append(List.of(entry("b")))).containsExactly(new Duplicate());
        log.append(List.of(retraction("undo", 1)));
        assertThat(log.retracted(Optional.empty(), Position.START, 10)).isEmpty();
    }

    @Test
    void what_is_no_event_is_found_without_the_events() {
        EventLog log = emptyLog();
        log.append(List.of(entry("a"), retraction("undo", 9), entry("b"), retraction("again", 9)));

        assertThat(ids(log.readOthers(Position.START, 10))).containsExactly("undo", "again");
        assertThat(ids(log.readOthers(new Position(2), 10))).containsExactly("again");
        assertThat(ids(log.readOthers(Position.START, 1))).containsExactly("undo");
    }

    @Test
    void any_series_of_batches_with_repeats_stores_each_message_once() {
        Seeds.each(
                10,
                (random, seed) -> {
                    EventLog log = emptyLog();
                    Map<String, Long> expected = new HashMap<>();
                    for (int batch = 0; batch < 20; batch++) {
                        List<NewEntry> entries =
                                IntStream.range(0, 1 + random.nextInt(40))
                                        .mapToObj(_ -> entry("m" + random.nextInt(300)))
                                        .toList();
                        List<Appended> answers = new ArrayList<>();
                        for (NewEntry entry : entries) {
                            long next = expected.size() + 1L;
                            answers.add(
                                    expected.putIfAbsent(entry.messageId(), next) == null
                                            ? at(next)
                                            : new Duplicate());
                        }
                        assertThat(log.append(entries)).isEqualTo(answers);
                    }
                    List<LogEntry> all = log.read(Position.START, 1_000);
                    assertThat(all.stream().map(entry -> entry.position().value()))
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, expected.size()).boxed().toList());
                    all.forEach(entry ->
                            assertThat(expected)
                                    .containsEntry(entry.messageId(), entry.position().value()));
                });
    }

    protected static NewEntry entry(String messageId) {
        return entry("shop", messageId);
    }

    protected static NewEntry entry(String source, String messageId) {
        return new NewEntry(
                new SourceKey(source),
                messageId,
                NOON,
                FactKind.EVENT,
                ("{\"id\":\"" + messageId + "\"}").getBytes(StandardCharsets.UTF_8),
                Remember.WINDOW);
    }

    private static NewEntry imported(String messageId, long importId) {
        return new NewEntry(
                new SourceKey("shop"),
                messageId,
                NOON,
                FactKind.EVENT,
                ("{\"id\":\"" + messageId + "\"}").getBytes(StandardCharsets.UTF_8),
                Remember.FOREVER,
                Optional.of(new ImportId(importId)),
                Optional.empty());
    }

    private static NewEntry retraction(String messageId, long importId) {
        return new NewEntry(
                new SourceKey("console"),
                messageId,
                NOON,
                FactKind.RETRACTION,
                new byte[] {'{', '}'},
                Remember.FOREVER,
                Optional.empty(),
                Optional.of(new ImportId(importId)));
    }

    protected static Stored at(long position) {
        return new Stored(new Position(position));
    }

    protected static List<String> ids(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::messageId).toList();
    }
}
