package org.querencia.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.rule.Deeds;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Why.Verdict;
import org.querencia.core.segment.Movement.Entered;
import org.querencia.core.segment.Movement.Left;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Segment.State;
import org.querencia.core.trait.Traits;

class SegmentsTest {

    private static final Segments NONE =
            Segments.none(new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP")));
    private static final ProfileId ANA = new ProfileId(new UUID(1, 1));
    private static final AnchorId ANCHOR = new AnchorId(ANA.value());
    private static final Occasion SEEN = occasion(Cause.EVENT);
    private static final Instant NOON = Events.NOON;
    private static final Instant SILENT = NOON.plus(Duration.ofDays(2));

    @Test
    void a_person_enters_with_the_event_and_leaves_at_the_very_instant() {
        Segments segments = NONE.with(active("fresh", "count('Product Viewed', '2d') > 0"));
        Person person = who(segments, viewed());

        Turn entered = segments.look(Standing.NONE, person, NOON, SEEN);
        assertThat(entered)
                .isEqualTo(
                        new Turn(
                                standing(NOON, SILENT, Map.of("fresh", since(NOON, Cause.EVENT))),
                                List.of(new Entered(SEEN, NOON, "fresh", 1))));

        Occasion time = occasion(Cause.TIME);
        Turn later =
                segments.advance(entered.after(), person, SILENT.plus(Duration.ofDays(30)), time);
        assertThat(later.movements()).containsExactly(new Left(time, SILENT, "fresh", 1));
        assertThat(later.after())
                .isEqualTo(new Standing(new TreeMap<>(), SILENT, Optional.empty()));
    }

    @Test
    void whom_a_segment_can_concern_is_told_by_deeds_unless_it_may_be_anybody() {
        Map<String, Optional<Boolean>> concerning = new TreeMap<>();
        for (String rule :
                List.of(
                        "count('Product Viewed', '2d') > 0",
                        "silent('Product Viewed', '2d') && count('Cart Viewed', 'ever') > 1",
                        "orders > 1",
                        "count('Product Viewed', '2d') == 0",
                        "trait.city == 'Bogotá' && orders > 1",
                        "count('*', 'ever') > 3",
                        "orders > 1 || today > timestamp('2027-01-01T00:00:00Z')")) {
            concerning.put(
                    rule,
                    NONE.with(active("a", rule))
                            .concerning(Key.segment("a"), NOON)
                            .map(Deeds::buying));
        }

        assertThat(concerning)
                .isEqualTo(
                        Map.of(
                                "count('Product Viewed', '2d') > 0",
                                Optional.of(false),
                                "silent('Product Viewed', '2d') && count('Cart Viewed', 'ever') > 1",
                                Optional.of(false),
                                "orders > 1",
                                Optional.of(true),
                                "count('Product Viewed', '2d') == 0",
                                Optional.empty(),
                                "trait.city == 'Bogotá' && orders > 1",
                                Optional.empty(),
                                "count('*', 'ever') > 3",
                                Optional.empty(),
                                "orders > 1 || today > timestamp('2027-01-01T00:00:00Z')",
                                Optional.empty()));
    }

    @Test
    void a_late_wake_gives_what_punctual_ones_would() {
        Segments segments =
                NONE.with(
                        List.of(
                                active("a", "silent('Product Viewed', '2d')"),
                                active("b", "silent('Product Viewed', '5d')"),
                                active("c", "in_segment('a') && !in_segment('b')")));
        Person person = who(segments, viewed());
        Occasion time = occasion(Cause.TIME);
        Standing start = segments.look(Standing.NONE, person, NOON, SEEN).after();

        Turn late = segments.advance(start, person, NOON.plus(Duration.ofDays(9)), time);

        Instant five = NOON.plus(Duration.ofDays(5));
        assertThat(late.movements())
                .containsExactly(
                        new Entered(time, SILENT, "a", 1),
                        new Entered(time, SILENT, "c", 1),
                        new Entered(time, five, "b", 1),
                        new Left(time, five, "c", 1));
        Standing punctual = start;
        for (int day = 1; day <= 9; day++) {
            punctual =
                    segments.advance(punctual, person, NOON.plus(Duration.ofDays(day)), time)
                            .after();
        }
        assertThat(late.after()).isEqualTo(punctual);
    }

    @Test
    void nothing_new_keeps_the_standing_as_it_is() {
        Segments segments = NONE.with(active("fresh", "count('Product Viewed', '2d') > 0"));
        Person person = who(segments, viewed());
        Standing standing = segments.look(Standing.NONE, person, NOON, SEEN).after();

        Turn again = segments.look(standing, person, NOON.plusSeconds(5), SEEN);

        assertThat(again).isEqualTo(new Turn(standing, List.of()));
        assertThat(again.after()).isSameAs(standing);
    }

    @Test
    void segments_that_ask_for_each_other_in_a_circle_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        NONE.with(
                                List.of(
                                        active("a", "in_segment('b')"),
                                        active("b", "orders > 1 || in_segment('c')"),
                                        active("c", "!in_segment('a')"))))
                .withMessage("segments ask for each other in a circle: a -> b -> c -> a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NONE.with(active("a", "in_segment('a')")))
                .withMessage("segments ask for each other in a circle: a -> a");
    }

    @Test
    void a_segment_others_ask_for_is_not_deleted() {
        Segments segments =
                NONE.with(List.of(active("vip", "orders > 9"), active("hot", "in_segment('vip')")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> segments.with(segment("vip", "orders > 9", State.DELETED, 2)))
                .withMessage("segment 'hot' asks for 'vip', which would be no more");
        assertThat(segments.with(segment("hot", "orders > 9", State.DELETED, 2)).all())
                .containsExactly(active("vip", "orders > 9"));
    }

    @Test
    void a_rule_that_is_none_is_refused_in_words_unless_it_is_a_draft() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NONE.with(active("a", "cuont('x', '1d') > 1")))
                .withMessageStartingWith("segment 'a': line 1, column 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NONE.with(active("a", "in_segment('nobody')")));
        assertThat(NONE.with(segment("a", "not yet", State.DRAFT, 1)).isQuiet()).isTrue();
    }

    @Test
    void in_a_paused_segment_people_stay_and_are_asked_for() {
        Segments segments =
                NONE.with(
                        List.of(
                                segment("vip", "orders > 9", State.PAUSED, 2),
                                active("hot", "in_segment('vip')")));
        Standing paused = standing(NOON, NOON, Map.of("vip", since(NOON, Cause.EVENT)));

        Turn turn = segments.look(paused, Person.NOBODY, NOON, SEEN);

        assertThat(turn.movements()).containsExactly(new Entered(SEEN, NOON, "hot", 1));
        assertThat(turn.after().memberships()).containsOnlyKeys("vip", "hot");
    }

    @Test
    void of_two_memberships_of_people_who_become_one_the_older_stays() {
        Membership older = since(NOON.minusSeconds(9), Cause.TIME);
        Standing one = standing(NOON, SILENT, Map.of("a", since(NOON, Cause.EVENT)));
        Standing other = standing(NOON.minusSeconds(3), NOON, Map.of("a", older, "b", older));

        assertThat(one.merge(other))
                .isEqualTo(other.merge(one))
                .isEqualTo(standing(NOON, NOON, Map.of("a", older, "b", older)));
    }

    @Test
    void why_tells_each_part_of_the_rule() {
        Segments segments =
                NONE.with(active("a", "count('Product Viewed', 'ever') > 0 && orders > 3"));
        Person person = who(segments, viewed());

        var why = segments.why("a", Standing.NONE, person, NOON).orElseThrow();

        assertThat(why.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(why.parts())
                .extracting(part -> part.part() + " " + part.verdict())
                .containsExactly("count('Product Viewed', 'ever') > 0 HOLDS", "orders > 3 FAILS");
        assertThat(segments.why("b", Standing.NONE, person, NOON)).isEmpty();
    }

    private static Segment active(String key, String rule) {
        return segment(key, rule, State.ACTIVE, 1);
    }

    private static Segment segment(String key, String rule, State state, int version) {
        return new Segment(key, "Named " + key, rule, state, "", "", version);
    }

    private static Membership since(Instant instant, Cause cause) {
        return new Membership(instant, cause, 1);
    }

    private static Standing standing(
            Instant seen, Instant due, Map<String, Membership> memberships) {
        return new Standing(new TreeMap<>(memberships), seen, Optional.of(due));
    }

    private static Occasion occasion(Cause cause) {
        return new Occasion(ANA, ANCHOR, new Position(7), cause);
    }

    private static Event viewed() {
        return Events.track("Product Viewed").by("user_id:u1").event();
    }

    private static Person who(Segments segments, Event event) {
        return new Person(
                segments.plus(Gathered.NONE, List.of(event)),
                Purchases.NONE,
                Traits.NONE,
                Consents.NONE,
                Traits.NONE,
                Inputs.NONE);
    }
}
