package org.querencia.runtime.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Passage;

class DeliveryTest {

    private final Post post = new Post();

    @Test
    void messages_are_told_in_order_and_once() {
        post.endpoint(Set.of());
        post.moved("vip", "lapsed", "vip");

        post.deliver();
        post.deliver();

        assertThat(post.told()).containsExactly("1 vip", "2 lapsed", "3 vip");
    }

    @Test
    void an_endpoint_hears_of_the_segments_it_named() {
        post.endpoint(Set.of("lapsed"));
        post.moved("vip", "lapsed", "vip");

        post.deliver();

        assertThat(post.told()).containsExactly("2 lapsed");
        assertThat(post.progress().number()).isEqualTo(3);
    }

    @Test
    void what_is_refused_is_tried_again_under_the_same_id_before_anything_else() {
        post.endpoint(Set.of());
        post.moved("vip", "lapsed");
        post.answers(200, 503, 0, 200);

        post.deliver();
        assertThat(post.told()).containsExactly("1 vip", "2 lapsed");
        post.deliver();
        assertThat(post.told()).containsExactly("1 vip", "2 lapsed");

        post.pass(Duration.ofSeconds(5));
        post.deliver();
        post.pass(Duration.ofMinutes(5));
        post.moved("vip");
        post.deliver();

        assertThat(post.told())
                .containsExactly("1 vip", "2 lapsed", "2 lapsed", "2 lapsed", "3 vip");
        assertThat(post.ids().subList(1, 4)).containsOnly(post.ids().get(1));
        assertThat(post.signedAt().subList(1, 4)).doesNotHaveDuplicates();
        assertThat(post.progress()).isEqualTo(Progress.at(3, new Position(3)));
    }

    @Test
    void waits_grow_as_the_standard_recommends_and_then_it_is_stopped() {
        post.endpoint(Set.of());
        post.moved("vip");
        post.always(500);

        post.deliver();
        for (String wait : List.of("5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h")) {
            Duration whole = Duration.parse("PT" + wait);
            post.pass(whole.minusMillis(1));
            int before = post.told().size();
            post.deliver();
            assertThat(post.told()).hasSize(before);
            post.pass(Duration.ofMillis(1));
            post.deliver();
            assertThat(post.told()).hasSize(before + 1);
        }

        assertThat(post.endpoint().state()).isEqualTo(Endpoint.State.STOPPED);
        assertThat(post.endpoint().why()).isEqualTo("10 tries failed");
        assertThat(post.told()).hasSize(10);
    }

    @Test
    void one_that_was_stopped_goes_on_with_the_message_it_refused() {
        post.endpoint(Set.of());
        post.moved("vip");
        post.answers(410);
        post.deliver();
        assertThat(post.endpoint().why()).isEqualTo("it answered 410: gone");
        post.moved("lapsed");
        post.deliver();

        post.resume();
        post.deliver();

        assertThat(post.told()).containsExactly("1 vip", "1 vip", "2 lapsed");
    }

    @Test
    void a_wait_that_is_asked_for_is_heeded_when_it_is_longer() {
        assertThat(Retries.after(1, Optional.of(Duration.ofMinutes(2)), 0))
                .contains(Duration.ofMinutes(2));
        assertThat(Retries.after(2, Optional.of(Duration.ofSeconds(2)), 0))
                .contains(Duration.ofMinutes(5));
        assertThat(Retries.after(1, Optional.of(Duration.ofDays(90)), 0))
                .contains(Duration.ofHours(24));
        assertThat(Retries.after(2, Optional.empty(), 1)).contains(Duration.ofMinutes(6));
        assertThat(Retries.after(10, Optional.empty(), 0)).isEmpty();
    }

    @Test
    void a_server_that_died_tells_again_what_it_had_not_noted_under_the_same_ids() {
        post.endpoint(Set.of());
        post.moved("vip", "lapsed", "vip");
        post.dieAfter(2);
        post.deliverAndDie();

        post.deliver();

        assertThat(post.told()).containsExactly("1 vip", "2 lapsed", "1 vip", "2 lapsed", "3 vip");
        assertThat(post.ids().subList(0, 2)).isEqualTo(post.ids().subList(2, 4));
    }

    @Test
    void what_is_kept_no_longer_is_told_of_and_passed_over() {
        post.endpoint(Set.of());
        post.pause();
        post.moved("vip", "lapsed", "vip");
        post.forget(post.at(3));
        post.resume();

        post.deliver();

        assertThat(post.told()).containsExactly("3 vip");
        assertThat(post.details())
                .containsExactly("2 movements were kept no longer and are not told", "");
    }

    @Test
    void a_period_is_told_once_more_under_the_same_ids_before_what_is_new() {
        post.endpoint(Set.of());
        post.moved("vip", "lapsed", "vip");
        post.deliver();
        List<String> first = post.ids();

        post.replay(post.at(2), post.at(3));
        post.moved("new");
        post.deliver();

        assertThat(post.told()).containsExactly("1 vip", "2 lapsed", "3 vip", "2 lapsed", "4 new");
        assertThat(post.ids().get(3)).isEqualTo(first.get(1));
        assertThat(post.kinds()).endsWith(Attempt.Kind.REPLAY, Attempt.Kind.NEWS);
    }

    @Test
    void one_movement_is_told_once_more() {
        post.endpoint(Set.of());
        post.moved("vip", "lapsed", "vip");
        post.deliver();

        post.replay(3);
        post.deliver();

        assertThat(post.told()).containsExactly("1 vip", "2 lapsed", "3 vip", "3 vip");
    }

    @Test
    void what_a_state_made_anew_finds_again_is_not_told_again() {
        post.endpoint(Set.of());
        post.moved("vip", "lapsed");
        post.deliver();

        post.madeAnew("vip", "lapsed", "new");
        post.deliver();

        assertThat(post.told()).containsExactly("1 vip", "2 lapsed", "2 lapsed", "3 new");
        assertThat(post.ids().get(2)).isEqualTo(post.ids().get(1));
    }

    @Test
    void one_that_is_paused_hears_afterwards_what_happened_meanwhile() {
        post.endpoint(Set.of());
        post.pause();
        post.moved("vip");
        post.deliver();
        assertThat(post.told()).isEmpty();

        post.resume();
        post.deliver();

        assertThat(post.told()).containsExactly("1 vip");
    }

    @Test
    void a_test_is_told_at_once_and_kept_among_the_tries() {
        post.endpoint(Set.of());
        post.answers(204);

        Attempt attempt = post.test();

        assertThat(attempt.kind()).isEqualTo(Attempt.Kind.TEST);
        assertThat(attempt.taken()).isTrue();
        assertThat(post.body(0))
                .isEqualTo(
                        "{\"type\":\"webhook.test\",\"timestamp\":\"2026-11-26T12:00:00Z\",\"data\":{\"webhook\":\"crm\"}}");
    }

    @Test
    void an_endpoint_hears_of_what_it_asked_for_in_one_order() {
        post.endpoint(Set.of(Topic.SEGMENTS, Topic.STAGES, Topic.ALARMS), Set.of());
        post.passed("interest", Cause.ACTIVATION);
        post.moved("vip");
        post.rings(Alarms.raised());
        post.passed("action", Cause.EVENT);
        post.rings(Alarms.raised());
        post.rings(Alarms.ended());
        post.rings(Alarms.ended());

        post.deliver();
        post.deliver();

        assertThat(post.types())
                .containsExactly("segment.entered", "alarm.raised", "stage.passed", "alarm.ended");
        assertThat(post.ids()).doesNotHaveDuplicates();
    }

    @Test
    void an_endpoint_that_hears_of_alarms_alone_hears_nothing_of_people() {
        post.endpoint(Set.of(Topic.ALARMS), Set.of());
        post.moved("vip");
        post.passed("action", Cause.EVENT);
        post.rings(Alarms.raised());

        post.deliver();

        assertThat(post.types()).containsExactly("alarm.raised");
        assertThat(post.progress().position()).isEqualTo(new Position(2));
    }

    /// Others read these, too.
    @Test
    void passages_and_alarms_are_written_in_this_form() {
        Occasion occasion =
                new Occasion(
                        new ProfileId(UUID.fromString("0b0e9f3a-0000-8000-8000-000000000001")),
                        new AnchorId(UUID.fromString("0b0e9f3a-0000-8000-8000-000000000002")),
                        new Position(1_234),
                        Cause.EVENT);
        Message passed =
                Message.of(
                        new Passage(
                                occasion,
                                Instant.parse("2026-11-26T12:00:00Z"),
                                "journey",
                                3,
                                Optional.of("interest"),
                                Optional.of("action"),
                                1,
                                Duration.ofDays(2)));
        assertThat(new String(passed.body(), StandardCharsets.UTF_8)).isEqualTo(golden(0));
        assertThat(passed.id()).startsWith("stg_");
        Message raised = Message.raised(Alarms.raised());
        assertThat(new String(raised.body(), StandardCharsets.UTF_8)).isEqualTo(golden(1));
        assertThat(raised.id()).startsWith("alm_");
        assertThat(new String(Message.ended(Alarms.ended()).body(), StandardCharsets.UTF_8))
                .isEqualTo(golden(2));
    }

    private static String golden(int line) {
        try (InputStream in =
                DeliveryTest.class.getResourceAsStream("/golden/webhook/v1/messages.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()
                    .get(line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Others read these: they change with a new version of the API only.
    @Test
    void a_message_is_written_in_this_form() {
        Occasion occasion =
                new Occasion(
                        new ProfileId(UUID.fromString("0b0e9f3a-0000-8000-8000-000000000001")),
                        new AnchorId(UUID.fromString("0b0e9f3a-0000-8000-8000-000000000002")),
                        new Position(1_234),
                        Cause.EVENT);
        Instant at = Instant.parse("2026-11-26T12:00:00.000001Z");

        Message entered = Message.of(new Movement.Entered(occasion, at, "vip", 3));
        Message left = Message.of(new Movement.Left(occasion, at, "vip", 3));

        assertThat(new String(entered.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"segment.entered\",\"timestamp\":\"2026-11-26T12:00:00.000001Z\",\"data\":{\"segment\":\"vip\",\"profile\":\"0b0e9f3a-0000-8000-8000-000000000001\",\"at\":\"2026-11-26T12:00:00.000001Z\",\"cause\":\"event\",\"position\":1234,\"version\":3}}");
        assertThat(new String(left.body(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"segment.left\",\"timestamp\":\"2026-11-26T12:00:00.000001Z\",\"data\":{\"segment\":\"vip\",\"profile\":\"0b0e9f3a-0000-8000-8000-000000000001\",\"at\":\"2026-11-26T12:00:00.000001Z\",\"cause\":\"event\",\"position\":1234,\"version\":3}}");
        assertThat(entered.id())
                .isEqualTo(Message.of(new Movement.Entered(occasion, at, "vip", 3)).id())
                .isNotEqualTo(left.id());
    }
}
