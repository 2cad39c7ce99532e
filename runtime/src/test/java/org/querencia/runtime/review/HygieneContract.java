package org.querencia.runtime.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identifier;
import static org.querencia.core.kit.Events.identify;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.kit.WholeEngine;
import org.querencia.runtime.review.HygieneReport.Doubts;

/// What every counting of people must do.
public abstract class HygieneContract {

    private static final Instant LATER = NOON.plusSeconds(3_600);

    /// An engine with nothing in it, and what counts its people; those opened before are gone.
    protected abstract Parts empty();

    public record Parts(WholeEngine engine, ReviewStores stores) {
        ProfileId owner(String named) {
            return engine.owner(identifier(named));
        }
    }

    @Test
    void people_without_a_contact_are_counted_and_some_named() {
        Parts parts = empty();
        parts.engine()
                .take(
                        List.of(
                                identify().by("user_id:u1").event(),
                                identify().by("user_id:u2", "email:b@x.co").event(),
                                identify().by("phone:+573001234567").event(),
                                identify().by("anonymous_id:a1").event()))
                .take(List.of(identify().by("user_id:u5", "tax_id:900373115").event()));

        assertThat(parts.stores().hygiene().without(Set.of("email", "phone"), 9))
                .isEqualTo(
                        new Hygiene.Some(
                                2, List.of(parts.owner("user_id:u5"), parts.owner("user_id:u1"))));
        assertThat(parts.stores().hygiene().without(Set.of("email", "phone"), 1).people())
                .containsExactly(parts.owner("user_id:u5"));
    }

    @Test
    void what_was_concluded_is_counted_within_its_time() {
        Parts parts = empty();
        parts.engine()
                .take(
                        List.of(
                                told("user_id:u1", "email:a@x.co", 0),
                                identify().by("email:b@x.co").received(NOON).event()))
                .take(List.of(told("user_id:u2", "email:a@x.co", 1)))
                .take(List.of(told("user_id:u1", "email:b@x.co", 2)));
        Hygiene hygiene = parts.stores().hygiene();

        assertThat(hygiene.concluded("link.refused", NOON, LATER, 9).count()).isEqualTo(1);
        assertThat(hygiene.concluded("profile.merged", NOON, LATER, 9))
                .isEqualTo(new Hygiene.Some(1, List.of(parts.owner("user_id:u1"))));
        assertThat(hygiene.concluded("link.refused", LATER, LATER.plusSeconds(1), 9))
                .isEqualTo(new Hygiene.Some(0, List.of()));
    }

    /// Which of two claims counts is the earlier one.
    private static Event told(String one, String other, int seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return identify().by(one, other).at(at).received(NOON).event();
    }

    @Test
    void doubts_come_from_the_source_that_told_of_the_younger_person_first() {
        Parts parts = empty();
        parts.engine()
                .take(
                        List.of(
                                identify().by("email:a@x.co").from("web", Trust.SECRET).event(),
                                identify().by("email:b@x.co").from("till", Trust.SECRET).event(),
                                identify().by("email:c@x.co").from("till", Trust.SECRET).event(),
                                identify().by("email:d@x.co").from("web", Trust.SECRET).event()));
        propose(parts, "email:a@x.co", "email:b@x.co");
        propose(parts, "email:c@x.co", "email:a@x.co");
        propose(parts, "email:d@x.co", "email:a@x.co");

        assertThat(parts.stores().hygiene().doubts(NOON, LATER, 9))
                .containsExactly(
                        new Doubts(new SourceKey("till"), 2), new Doubts(new SourceKey("web"), 1));
        assertThat(parts.stores().hygiene().doubts(LATER, LATER.plusSeconds(1), 9)).isEmpty();
    }

    private static void propose(Parts parts, String one, String other) {
        parts.stores()
                .pairs()
                .wait(
                        Proposed.of(
                                parts.owner(one), parts.owner(other), 0.9, "m-1", List.of(), NOON));
    }

    @Test
    void contacts_are_read_as_they_were_told() {
        Parts parts = empty();
        parts.engine()
                .take(
                        List.of(
                                identify().by("user_id:u1").trait("phone", "12").event(),
                                identify().by("user_id:u2").trait("email", "nobody").event(),
                                identify().by("user_id:u3").trait("city", "Cali").event()));

        Map<ProfileId, String> told = new TreeMap<>();
        parts.stores()
                .hygiene()
                .told(
                        Set.of("phone", "email"),
                        (person, traits) ->
                                traits.text("phone")
                                        .or(() -> traits.text("email"))
                                        .ifPresent(text -> told.put(person, text)));

        assertThat(told)
                .isEqualTo(
                        new TreeMap<>(
                                Map.of(
                                        parts.owner("user_id:u1"),
                                        "12",
                                        parts.owner("user_id:u2"),
                                        "nobody")));
    }

    @Test
    void reports_and_readers_are_kept() {
        Hygiene hygiene = empty().stores().hygiene();
        YearMonth month = YearMonth.of(2026, 10);
        HygieneReport report =
                new HygieneReport(NOON, LATER, LATER, Map.of(Figure.PEOPLE, 3L), List.of());
        HygieneReport mended =
                new HygieneReport(NOON, LATER, LATER, Map.of(Figure.PEOPLE, 4L), List.of());
        assertThat(hygiene.kept(month)).isEmpty();

        hygiene.keep(month, report);
        hygiene.keep(month, mended);
        hygiene.saveReaders(List.of("eva@x.co", "ana@x.co"));

        assertThat(hygiene.kept(month)).contains(mended);
        assertThat(hygiene.readers()).containsExactly("ana@x.co", "eva@x.co");
        hygiene.saveReaders(List.of());
        assertThat(hygiene.readers()).isEmpty();
    }
}
