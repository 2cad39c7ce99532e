package org.querencia.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.kit.Events;

/// Finding people, and those who may be the same.
class FindingPeopleTest extends ViewsOfPeople {

    @Test
    void somebody_with_a_tag_in_the_address_may_be_the_person_without_it() {
        take(
                Events.identify().by("email:ana@x.co").event(),
                Events.identify().by("email:ana+news@x.co").trait("name", "Ana").event(),
                Events.identify().by("email:ana+shop@y.co").event(),
                Events.identify().by("email:susana+news@x.co").event());
        assertThat(resembling("email:ana@x.co"))
                .containsExactly("Ana Mailbox[own=email:ana@x.co, theirs=email:ana+news@x.co]");
        assertThat(resembling("email:ana+news@x.co"))
                .containsExactly(
                        "ana@x.co Mailbox[own=email:ana+news@x.co, theirs=email:ana@x.co]");
        assertThat(resembling("email:susana+news@x.co")).isEmpty();
    }

    @Test
    void evidence_that_was_not_enough_leads_to_people_who_may_be_the_same() {
        take(
                Events.identify().by("user_id:u1", "email:ana@x.co").event(),
                Events.identify()
                        .by("user_id:u2", "email:ana@x.co")
                        .after(Duration.ofHours(1))
                        .event());
        assertThat(resembling("user_id:u1"))
                .containsExactly("u2 KeptOut[reason=LimitReached[type=user_id, limit=1]]");
    }

    @Test
    void nobody_kept_apart_by_hand_is_said_to_resemble() {
        take(
                Events.identify().by("email:ana@x.co").event(),
                Events.identify().by("email:ana+news@x.co").event(),
                decision(
                        "d1",
                        new Decision.Merge(
                                Events.identifier("email:ana@x.co"),
                                Events.identifier("email:ana+news@x.co"))),
                decision(
                        "d2",
                        new Decision.Split(
                                List.of(Events.identifier("email:ana+news@x.co")),
                                List.of(Events.identifier("email:ana@x.co")))));
        assertThat(engine.owner("email:ana@x.co"))
                .isNotEqualTo(engine.owner("email:ana+news@x.co"));
        assertThat(resembling("email:ana@x.co")).isEmpty();
    }

    @Test
    void a_search_shows_the_one_who_has_the_identifier_first() {
        take(
                Events.identify()
                        .by("user_id:u1", "phone:+573001234567")
                        .trait("name", "Leo")
                        .event(),
                Events.identify().by("user_id:u2").trait("name", "u1 and friends").event());
        assertThat(names(views.search("300 123 45 67", 10))).containsExactly("Leo");
        assertThat(names(views.search("u1", 10))).containsExactly("Leo", "u1 and friends");
        assertThat(names(views.search("u1", 1))).containsExactly("Leo");
    }

    @Test
    void a_list_shows_people_with_their_figures_newest_first() {
        take(
                Events.identify().by("email:ana@x.co").trait("name", "Ana").event(),
                Events.page("Home").by("anonymous_id:a1").event(),
                Events.track("Order Completed")
                        .by("email:bo@x.co")
                        .with("total", 9)
                        .after(Duration.ofHours(1))
                        .event());
        List<PersonRow> all = views.list(Optional.empty(), 10);
        assertThat(all.stream().map(PersonRow::name)).containsExactly("bo@x.co", "Ana");
        assertThat(all.getFirst().revenue()).hasToString("9.00 COP");
        assertThat(all.getFirst().lastSeen()).contains(Events.NOON.plus(Duration.ofHours(1)));
        assertThat(views.list(Optional.of(all.getFirst().first()), 10))
                .containsExactly(all.getLast());
        assertThat(views.search("ana", 10)).containsExactly(all.getLast());
        assertThat(views.rows(List.of(all.getLast().id()))).containsExactly(all.getLast());
    }

    @Test
    void who_has_an_identifier_is_found_first_however_it_is_written() {
        take(
                Events.identify()
                        .by("user_id:other")
                        .trait("name", "900123456 300 123 4567 AB-12 34")
                        .event(),
                Events.identify()
                        .by("user_id:u1", "tax_id:900123456", "loyalty_card:AB1234")
                        .by("phone:+573001234567", "anonymous_id:b-1")
                        .trait("name", "Ana")
                        .event());
        for (String text :
                List.of(
                        "u1",
                        "user_id:u1",
                        "900.123.456-8",
                        "NIT 900123456-8",
                        "ab-12 34",
                        "300 123 4567",
                        "(300) 1234567",
                        "+57 300 123 4567",
                        "phone: 3001234567",
                        "b-1")) {
            assertThat(views.search(text, 10).stream().map(PersonRow::name))
                    .as(text)
                    .first()
                    .isEqualTo("Ana");
        }
        assertThat(views.search("900123456", 1).stream().map(PersonRow::name))
                .containsExactly("Ana");
        assertThat(views.search("900123456", 10)).hasSize(2);
    }
}
