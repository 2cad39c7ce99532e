package org.querencia.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Lives;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.segment.Memberships.Since;
import org.querencia.core.segment.SegmentStep.Outcome;

class SegmentsTest {

    private static final Setting BOGOTA =
            new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP"));

    private static final Vocabulary VOCABULARY =
            new Vocabulary(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of("a", "b", "c", "lapsed"),
                    Map.of(),
                    Set.of(),
                    Map.of());

    private static final Event ORDER = track("Order Completed").by("user_id:u").at(NOON).event();

    @Test
    void who_falls_silent_enters_at_that_very_instant() {
        Segments segments = segments(segment("lapsed", "silent('Order Completed', '45d')"));
        Outcome bought = bought(segments);
        assertThat(bought)
                .isEqualTo(
                        new Outcome(new Memberships(Map.of(), Optional.of(after(45))), List.of()));
        Outcome woken =
                SegmentStep.advance(
                        segments, person(segments, ORDER), bought.memberships(), after(60));
        assertThat(woken)
                .isEqualTo(
                        new Outcome(
                                new Memberships(
                                        Map.of(key("lapsed"), new Since(after(45), 1)),
                                        Optional.empty()),
                                List.of(
                                        new SegmentChange(
                                                key("lapsed"), 1, true, after(45), Cause.TIME))));
    }

    @Test
    void who_enters_one_segment_enters_those_that_ask_for_it_in_the_same_step() {
        Segments segments =
                segments(
                        segment("b", "count('Order Completed', 'ever') == 1"),
                        segment("a", "in_segment('b')"));
        assertThat(bought(segments).changes())
                .containsExactly(
                        new SegmentChange(key("b"), 1, true, NOON, Cause.EVENT),
                        new SegmentChange(key("a"), 1, true, NOON, Cause.EVENT));
    }

    @Test
    void a_circle_of_segments_is_refused_with_its_way() {
        Segments segments =
                segments(
                        segment("c", "orders > 1"),
                        segment("b", "in_segment('c')"),
                        segment("a", "in_segment('b')"));
        assertThat(segments.with(segment("c", "orders > 1 || in_segment('a')")))
                .isEqualTo(new Segments.Circular(List.of("c", "a", "b", "c")));
        assertThat(segments.with(segment("c", "!in_segment('c')")))
                .isEqualTo(new Segments.Circular(List.of("c", "c")));
    }

    @Test
    void a_segment_that_is_asked_for_stays_and_one_there_is_not_cannot_be_asked_for() {
        Segments segments = segments(segment("b", "orders > 1"), segment("a", "in_segment('b')"));
        assertThat(segments.without(key("b"))).isEqualTo(new Segments.AskedFor(Set.of(key("a"))));
        assertThat(segments.with(segment("lapsed", "in_segment('c')")))
                .isEqualTo(new Segments.UnknownSegment("c"));
    }

    @Test
    void whoever_is_in_a_paused_segment_stays_and_leaves_when_it_is_a_draft_again() {
        Segment bought = segment("a", "count('Order Completed', '30d') > 0");
        Segments active = segments(bought);
        Memberships in = bought(active).memberships();
        Segments paused = segments(state(bought, Segment.State.PAUSED));
        Outcome later =
                SegmentStep.all(paused, person(active, ORDER), in, after(40), Cause.DEFINITION);
        assertThat(later)
                .isEqualTo(
                        new Outcome(
                                new Memberships(
                                        Map.of(key("a"), new Since(NOON, 1)), Optional.empty()),
                                List.of()));
        Segments draft = segments(state(bought, Segment.State.DRAFT));
        assertThat(
                        SegmentStep.all(
                                        draft,
                                        person(active, ORDER),
                                        later.memberships(),
                                        after(41),
                                        Cause.DEFINITION)
                                .changes())
                .containsExactly(
                        new SegmentChange(key("a"), 1, false, after(41), Cause.DEFINITION));
    }

    @Test
    void people_who_are_one_are_in_the_segments_of_both_since_the_earlier_entry() {
        Memberships one =
                new Memberships(Map.of(key("a"), new Since(after(2), 1)), Optional.of(after(9)));
        Memberships other =
                new Memberships(
                        Map.of(key("a"), new Since(after(1), 1), key("b"), new Since(after(3), 2)),
                        Optional.of(after(5)));
        assertThat(one.merge(other))
                .isEqualTo(other.merge(one))
                .isEqualTo(
                        new Memberships(
                                Map.of(
                                        key("a"), new Since(after(1), 1),
                                        key("b"), new Since(after(3), 2)),
                                Optional.of(after(5))));
    }

    private static Outcome bought(Segments segments) {
        return SegmentStep.touched(
                segments,
                person(segments, ORDER),
                Memberships.NONE,
                segments.rules().touchedBy(ORDER),
                NOON);
    }

    private static Person person(Segments segments, Event... events) {
        List<Event> all = List.of(events);
        return Lives.person(
                segments.rules().plus(Gathered.NONE, all),
                Lives.history(all, Map.of(), Inputs.NONE),
                BOGOTA);
    }

    private static Segments segments(Segment... all) {
        return ((Segments.Accepted) Segments.of(BOGOTA, List.of(all))).segments();
    }

    private static Segment segment(String key, String rule) {
        return new Segment(
                key(key),
                1,
                key,
                Segment.State.ACTIVE,
                Rules.parse(rule, VOCABULARY).rule().orElseThrow());
    }

    private static Segment state(Segment segment, Segment.State state) {
        return new Segment(segment.key(), segment.version(), segment.name(), state, segment.rule());
    }

    private static SegmentKey key(String key) {
        return new SegmentKey(key);
    }

    private static Instant after(int days) {
        return NOON.plus(Duration.ofDays(days));
    }
}
