package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.warehouse.Counts.Span;

/// What was refused is kept so that, once corrected, it is what it would have been.
class RefusedReplayTest {

    private static final Shape BATCH = new Shape.Batch();

    private final CollectKit kit = new CollectKit();

    /// A request, what is wrong in it and what mends it. Sent wrong, kept, corrected and sent again
    /// it must give the same event as if it had come right.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a batch that says nothing of all | batch | {"batch":[{"type":"track","event":"","userId":"u1","messageId":"m1"}]} | "event":"" | "event":"Seen"
                    sent by a clock that is slow     | batch | {"sentAt":"2026-11-22T11:00:00Z","batch":[{"type":"page","timestamp":"2026-11-22T10:59:00Z","messageId":"m1"}]} | "type":"page" | "type":"page","userId":"u1"
                    with context above and within    | batch | {"context":{"library":{"name":"lib"},"ip":"192.0.2.1"},"integrations":{"All":true},"batch":[{"type":"track","event":"","userId":"u1","context":{"library":{"version":"2"}},"integrations":{"X":false},"messageId":"m1"}]} | "event":"" | "event":"Seen"
                    with the key and sequence beside | batch | {"writeKey":"sec","sequence":1,"batch":[{"type":"group","userId":"u1","messageId":"m1"}]} | "type":"group" | "type":"group","groupId":"g1"
                    what is said twice               | batch | {"batch":[{"type":"identify","traits":{"a":1},"traits":{"b":2},"messageId":"m1"}]} | "type" | "userId":"u1","type"
                    numbers no double can hold       | batch | {"batch":[{"type":"track","event":"","userId":"u1","messageId":"m1","properties":{"n":12345678901234567890.123456789012}}]} | "event":"" | "event":"Seen"
                    odd letters                      | batch | {"batch":[{"type":"track","event":"","userId":"u😀\\u0000\\ud800","messageId":"m1"}]} | "event":"" | "event":"Año 👩‍👩‍👧"
                    an event that was empty          | batch | {"batch":[{}]} | {} | {"type":"page","userId":"u1","messageId":"m1"}
                    an event that was none           | batch | {"batch":[7]} | 7 | {"type":"page","userId":"u1","messageId":"m1"}
                    a single call                    | track | {"userId":"u1","messageId":"m1"} | "userId" | "event":"Seen","userId"
                    a call with another type inside  | track | {"type":"custom","userId":"u1","messageId":"m1"} | "userId" | "event":"Seen","userId"
                    a single call that was empty     | page  | {} | {} | {"userId":"u1","messageId":"m1"}
                    PostHog's                        | posthog | {"api_key":"sec","sent_at":"2026-11-22T11:00:00Z","batch":[{"event":"","distinct_id":"u1","timestamp":"2026-11-22T10:59:00Z","uuid":"m1","properties":{"$lib":"x"}}]} | "event":"" | "event":"Seen"
                    Snowplow's                       | snowplow | {"schema":"s","data":[{"e":"xx","aid":"sec","uid":"u1","eid":"m1","page":"Home","dtm":"1795345140000","stm":"1795345200000"}]} | "e":"xx" | "e":"pv"
                    """)
    void corrected_it_is_what_it_would_have_been(
            String what, String call, String request, String wrong, String right) {
        Shape shape = shape(call);
        kit.send(shape, "sec", request);
        Refused refused = only();
        assertThat(refused.body()).contains(wrong).doesNotContain("sentAt");

        Replayed replayed = kit.replay.replay(refused.id(), refused.body().replace(wrong, right));

        assertThat(replayed).isEqualTo(new Replayed.Taken(1, 0));
        CollectKit other = new CollectKit();
        other.send(shape, "sec", request.replace(wrong, right));
        assertThat(kit.ingest.events()).isEqualTo(other.ingest.events()).hasSize(1);
    }

    /// A request that cannot be read is kept whole, and corrected whole.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    batch    | {"context":{"ip":"192.0.2.1"},"batch":[{"type":"page","userId":"u1","messageId":"m1"}] | {"context":{"ip":"192.0.2.1"},"batch":[{"type":"page","userId":"u1","messageId":"m1"}]}
                    batch    | [{"type":"page","userId":"u1","messageId":"m1"}] | {"batch":[{"type":"page","userId":"u1","messageId":"m1"}]}
                    track    | {"event":"Seen","userId":u1,"messageId":"m1"} | {"event":"Seen","userId":"u1","messageId":"m1"}
                    posthog  | {"batch":[{"event":"Seen","distinct_id":"u1","uuid":"m1"}]]} | {"batch":[{"event":"Seen","distinct_id":"u1","uuid":"m1"}]}
                    snowplow | {"data":[{"e":"pv","uid":"u1","eid":"m1"} | {"data":[{"e":"pv","uid":"u1","eid":"m1"}]}
                    """)
    void a_request_that_could_not_be_read_is_corrected_whole(
            String call, String wrong, String right) {
        Shape shape = shape(call);
        assertThat(kit.send(shape, "sec", wrong)).isInstanceOf(Answer.Rejected.class);
        assertThat(only().body()).isEqualTo(wrong);

        assertThat(kit.replay.replay(only().id(), right)).isEqualTo(new Replayed.Taken(1, 0));

        CollectKit other = new CollectKit();
        other.send(shape, "sec", right);
        assertThat(kit.ingest.events()).isEqualTo(other.ingest.events()).hasSize(1);
    }

    @Test
    void a_whole_request_is_taken_whole_or_not_at_all() {
        kit.batch("{\"batch\":[");
        String both = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u1\"},{\"type\":\"page\"%s}]}";
        assertThat(kit.replay.replay(1, both.formatted("")))
                .isInstanceOfSatisfying(
                        Replayed.StillRefused.class,
                        still -> assertThat(still.code()).isEqualTo(RefusalCode.MISSING_ID));
        assertThat(kit.ingest.events()).isEmpty();

        assertThat(kit.replay.replay(1, both.formatted(",\"userId\":\"u2\"")))
                .isEqualTo(new Replayed.Taken(2, 0));
        assertThat(kit.ingest.events())
                .extracting(Event::messageId)
                .containsExactly("refused-1-0", "refused-1-1");
    }

    @Test
    void what_was_sent_again_once_is_not_taken_again() {
        refuseOne();
        String corrected = "{\"type\":\"page\",\"userId\":\"u1\"}";
        kit.now = CollectKit.NOON.plusSeconds(60);
        assertThat(kit.replay.replay(1, corrected)).isEqualTo(new Replayed.Taken(1, 0));
        kit.now = CollectKit.NOON.plusSeconds(120);
        assertThat(kit.replay.replay(1, corrected.replace("u1", "u2")))
                .isEqualTo(new Replayed.TakenBefore(CollectKit.NOON.plusSeconds(60)));
        assertThat(kit.ingest.events()).hasSize(1);
    }

    /// Two clicks at once, or a server that dies between the log and the mark.
    @Test
    void an_event_without_a_message_id_counts_once_however_often_it_is_sent_again() {
        refuseOne();
        RefusedReplay forgetful =
                new RefusedReplay(
                        kit.collector, kit.sources, new NeverMarked(kit.refused), () -> kit.now);
        String corrected = "{\"type\":\"page\",\"userId\":\"u1\"}";
        assertThat(forgetful.replay(1, corrected)).isEqualTo(new Replayed.Taken(1, 0));
        assertThat(forgetful.replay(1, corrected)).isEqualTo(new Replayed.Taken(0, 1));
        assertThat(kit.ingest.events()).extracting(Event::messageId).containsExactly("refused-1");
    }

    @Test
    void what_is_still_wrong_says_why_and_is_not_kept_a_second_time() {
        refuseOne();
        assertThat(kit.replay.replay(1, "{\"type\":\"page\"}"))
                .isEqualTo(
                        new Replayed.StillRefused(
                                RefusalCode.MISSING_ID,
                                "'userId' and 'anonymousId' are missing: say who it was by one of"
                                        + " them"));
        assertThat(kit.replay.replay(1, "{\"type\":\n \"page\"]"))
                .isInstanceOfSatisfying(
                        Replayed.StillRefused.class,
                        still -> {
                            assertThat(still.code()).isEqualTo(RefusalCode.BAD_JSON);
                            assertThat(still.reason()).contains("line 2");
                        });
        assertThat(only().replayed()).isEmpty();
    }

    @Test
    void one_event_cannot_become_two() {
        refuseOne();
        String one = "{\"type\":\"page\",\"userId\":\"u1\"}";
        assertThat(kit.replay.replay(1, one + "," + one)).isInstanceOf(Replayed.StillRefused.class);
        assertThat(kit.ingest.events()).isEmpty();
    }

    @Test
    void its_time_is_reckoned_from_when_it_first_came() {
        kit.batch(
                "{\"sentAt\":\"2026-11-22T11:00:00Z\",\"batch\":[{\"type\":\"page\","
                        + "\"timestamp\":\"2026-11-22T10:58:00Z\"}]}");
        kit.now = CollectKit.NOON.plus(Duration.ofDays(3));
        kit.replay.replay(1, only().body().replace("\"page\"", "\"page\",\"userId\":\"u1\""));
        assertThat(kit.ingest.events().getFirst().times())
                .isEqualTo(
                        new Event.Times(
                                CollectKit.NOON.minusSeconds(120),
                                Optional.of(Instant.parse("2026-11-22T10:58:00Z")),
                                Optional.of(Instant.parse("2026-11-22T11:00:00Z")),
                                kit.now));
    }

    @Test
    void an_event_at_its_limit_is_no_larger_for_what_its_batch_said() {
        String event =
                "{\"type\":\"page\",\"properties\":{\"text\":\"%s\"}}"
                        .formatted("x".repeat(Limits.COLLECT.eventBytesMax() - 100));
        kit.batch(
                "{\"context\":{\"locale\":\"%s\"},\"batch\":[%s]}"
                        .formatted("y".repeat(1_000), event));
        assertThat(kit.replay.replay(1, event.replace("\"page\"", "\"page\",\"userId\":\"u1\"")))
                .isEqualTo(new Replayed.Taken(1, 0));
        assertThat(kit.ingest.events().getFirst().context().text("locale")).isPresent();
    }

    @Test
    void of_what_is_too_long_the_beginning_is_kept() {
        kit.batch("{\"batch\":[{\"type\":\"" + "ñ".repeat(100_000) + "\"}]}");
        assertThat(only().body()).startsWith("{\"type\":\"ñ").hasSizeGreaterThan(30_000);
        assertThat(only().body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(KeptBody.BYTES_MAX);
    }

    @Test
    void what_the_request_told_is_kept_in_a_form_that_can_be_read_for_ever() {
        KeptRequest full =
                new KeptRequest(
                        BATCH,
                        false,
                        "2026-11-22T11:00:00Z",
                        Fields.of("ip", Value.of("192.0.2.1")),
                        Fields.of("n", Value.of(new BigDecimal("0.10"))));
        String stored =
                "{\"v\":1,\"call\":\"batch\",\"sentAt\":\"2026-11-22T11:00:00Z\","
                        + "\"context\":{\"ip\":\"192.0.2.1\"},\"integrations\":{\"n\":0.10}}";
        assertThat(full.write()).isEqualTo(stored);
        assertThat(KeptRequest.read(stored)).isEqualTo(full);
        for (String call :
                List.of("track", "identify", "page", "screen", "group", "alias", "posthog")) {
            KeptRequest whole = KeptRequest.whole(shape(call));
            assertThat(whole.write())
                    .isEqualTo("{\"v\":1,\"call\":\"%s\",\"whole\":true}".formatted(call));
            assertThat(KeptRequest.read(whole.write())).isEqualTo(whole);
        }
        assertThat(KeptRequest.read("")).isEqualTo(KeptRequest.NONE);
    }

    private void refuseOne() {
        kit.batch("{\"batch\":[{\"type\":\"page\"}]}");
    }

    private Refused only() {
        List<Refused> all = kit.refused.of(Optional.empty(), Optional.empty(), 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Shape shape(String call) {
        return KeptRequest.read("{\"v\":1,\"call\":\"" + call + "\"}").shape();
    }

    /// Keeps what was refused, and forgets that it was sent again.
    private record NeverMarked(RefusedEvents events) implements RefusedEvents {
        @Override
        public void add(List<Refused> refused) {
            events.add(refused);
        }

        @Override
        public List<Refused> of(Optional<SourceKey> source, Optional<Long> before, int limit) {
            return events.of(source, before, limit);
        }

        @Override
        public Optional<Refused> byId(long id) {
            return events.byId(id);
        }

        @Override
        public void markReplayed(long id, Instant at) {}

        @Override
        public long count(SourceKey source) {
            return events.count(source);
        }

        @Override
        public SortedMap<LocalDateTime, Long> counts(
                Optional<SourceKey> source, Span span, ZoneId zone) {
            return events.counts(source, span, zone);
        }
    }
}
