package org.querencia.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Fact;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.trait.Trait;
import org.querencia.runtime.view.TimelinePage.Query;
import org.querencia.runtime.warehouse.Timelines.Filter;

class StoredProfileViewsTest extends ViewsOfPeople {

    @Test
    void the_picture_of_a_person_is_drawn_from_all_that_is_theirs() {
        take(
                Events.page("Home").by("anonymous_id:a1").event(),
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co", "anonymous_id:a1")
                        .trait("name", "Ana P\u00E9rez")
                        .trait("emailConsent", Value.of(true))
                        .event(),
                Events.track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "o1")
                        .with("total", 50_000)
                        .event(),
                Events.group("acme").by("user_id:u1").trait("name", "Acme").event());
        ProfileView ana = view("anonymous_id", "a1");
        assertThat(ana.name()).isEqualTo("Ana P\u00E9rez");
        assertThat(ana.identifiers().stream().map(known -> known.identifier().toString()))
                .containsExactly("user_id:u1", "email:ana@x.co", "anonymous_id:a1");
        assertThat(ana.identifiers())
                .allSatisfy(known -> assertThat(known.firstSeen()).contains(Events.NOON));
        assertThat(ana.events().count()).isEqualTo(4);
        assertThat(ana.totals().orders()).isEqualTo(1);
        assertThat(ana.totals().revenue()).hasToString("50000.00 COP");
        assertThat(ana.consents()).as("a trait is no consent, whatever its name").isEmpty();
        assertThat(ana.companies())
                .containsExactly(
                        new ProfileView.Company(
                                new AccountKey("acme"),
                                "Acme",
                                true,
                                Optional.of(Events.NOON),
                                "",
                                "",
                                ""));
        assertThat(views.view(ana.id())).contains(ana);
    }

    @Test
    void somebody_without_a_name_is_called_by_what_names_them_best() {
        take(
                Events.identify().by("user_id:u1", "phone:+573001234567").event(),
                Events.page("Home").by("anonymous_id:a9").event());
        assertThat(view("user_id", "u1").name()).isEqualTo("+573001234567");
        assertThat(view("anonymous_id", "a9").name()).isEqualTo("a9");
    }

    @Test
    void somebody_without_a_name_is_called_the_same_in_lists_and_on_their_page() {
        take(
                Events.identify().by("user_id:u1", "email:zoe@x.co").event(),
                Events.identify().by("user_id:u1", "email:abel@x.co").event());
        assertThat(view("user_id", "u1").name()).isEqualTo("zoe@x.co");
        assertThat(views.list(Optional.empty(), 10).stream().map(PersonRow::name))
                .containsExactly("zoe@x.co");
    }

    @Test
    void a_trait_corrected_by_hand_keeps_its_source() {
        take(
                Events.identify().by("email:ana@x.co").trait("city", "Cali").event(),
                decision(
                        "d1",
                        new Decision.CorrectTrait(
                                Events.identifier("email:ana@x.co"), "city", Value.of("Tunja"))));
        Trait city =
                Optional.ofNullable(view("email", "Ana@X.co").traits().get("city")).orElseThrow();
        assertThat(city.value()).isEqualTo(Value.of("Tunja"));
        assertThat(city.byHand()).isTrue();
        assertThat(city.source().value()).isEqualTo("console");
    }

    @Test
    void what_a_correction_by_hand_overruled_is_known_until_it_is_released() {
        take(
                Events.identify()
                        .by("email:ana@x.co")
                        .trait("city", "Cali")
                        .trait("plan", "gold")
                        .messageId("m1")
                        .event(),
                correction("d1", "city", Value.of("Tunja")),
                correction("d2", "plan", Value.NOTHING),
                correction("d3", "size", Value.of("M")));
        ProfileView ana = view("email", "ana@x.co");
        assertThat(ana.overruled()).containsOnlyKeys("city", "plan");
        assertThat(ana.overruled().get("city"))
                .isEqualTo(
                        new Trait(
                                Value.of("Cali"), new SourceKey("shop"), Events.NOON, "m1", false));
        assertThat(ana.traits()).containsOnlyKeys("city", "size");

        take(
                decision(
                        "d4",
                        new Decision.ReleaseTrait(Events.identifier("email:ana@x.co"), "city")));
        assertThat(view("email", "ana@x.co").overruled()).containsOnlyKeys("plan");
    }

    @Test
    void a_timeline_is_paged_newest_first_with_what_was_concluded_between() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            facts.add(
                    Events.track("e" + i)
                            .by("email:ana@x.co")
                            .after(Duration.ofMinutes(i / 2))
                            .event());
        }
        facts.add(Events.group("acme").by("email:ana@x.co").event());
        facts.add(
                Events.track("Account Removed User")
                        .by("email:ana@x.co")
                        .in("acme")
                        .after(Duration.ofMinutes(9))
                        .event());
        take(facts.toArray(Fact[]::new));
        List<String> expected =
                List.of(
                        "contact.left",
                        "Account Removed User",
                        "e6",
                        "e5",
                        "e4",
                        "e3",
                        "e2",
                        "contact.arrived",
                        "",
                        "e1",
                        "e0");
        for (int limit = 1; limit < 12; limit++) {
            assertThat(timeline("email:ana@x.co", Filter.ALL, limit)).isEqualTo(expected);
        }
        Filter named =
                new Filter(List.of(), List.of("e1"), List.of(), Optional.empty(), Optional.empty());
        assertThat(timeline("email:ana@x.co", named, 5)).containsExactly("e1");
    }

    @Test
    void a_merge_that_was_undone_stays_and_is_marked_and_so_is_the_undoing_undone() {
        take(
                Events.identify().by("email:ana@x.co").event(),
                Events.identify().by("user_id:u1").event(),
                Events.identify().by("user_id:u1", "email:ana@x.co").after(MINUTE).event());
        assertThat(timeline("user_id:u1", Filter.ALL, 10)).contains("profile.merged");

        Decision.RefuseLink refuse =
                new Decision.RefuseLink(
                        Events.identifier("user_id:u1"), Events.identifier("email:ana@x.co"));
        take(decision("d1", refuse));
        assertThat(timeline("user_id:u1", Filter.ALL, 10))
                .contains("profile.merged (undone)", "profile.split")
                .doesNotContain("profile.merged");

        take(decision("d2", new Decision.RestoreLink(refuse.one(), refuse.other())));
        assertThat(timeline("user_id:u1", Filter.ALL, 10))
                .contains("profile.merged", "profile.split (undone)")
                .doesNotContain("profile.split");
    }

    @Test
    void a_former_id_leads_to_the_person_their_timeline_and_their_links() {
        take(
                Events.page("Home").by("anonymous_id:a1").event(),
                Events.identify().by("user_id:u1").event());
        ProfileId former = engine.owner("user_id:u1").orElseThrow();
        take(Events.identify().by("user_id:u1", "anonymous_id:a1").event());
        ProfileId present = engine.owner("user_id:u1").orElseThrow();
        assertThat(former).isNotEqualTo(present);
        assertThat(views.view(former).map(ProfileView::id)).contains(present);
        assertThat(views.timeline(former, new Query(Filter.ALL, false, Optional.empty(), 9)))
                .hasValueSatisfying(page -> assertThat(page.entries()).hasSize(3));
        assertThat(views.links(former))
                .hasValueSatisfying(links -> {
                    assertThat(links).hasSize(1);
                    assertThat(links.getFirst().counts()).isTrue();
                    assertThat(links.getFirst().owner()).contains(present);
                });
    }

    @Test
    void why_two_identifiers_are_one_person_is_explained() {
        take(
                Events.identify().by("user_id:u1", "email:ana@x.co").event(),
                Events.identify().by("user_id:u2").event());
        assertThat(explain("user_id:u1", "email:ana@x.co"))
                .hasValueSatisfying(why ->
                        assertThat(why)
                                .isInstanceOfSatisfying(
                                        Explanation.OnePerson.class,
                                        one -> assertThat(one.path()).hasSize(1)));
        assertThat(explain("user_id:u1", "user_id:u2")).contains(new Explanation.NoEvidence());
        assertThat(explain("user_id:u1", "user_id:nobody")).isEmpty();
    }

    @Test
    void a_company_shows_its_contacts_and_what_those_who_belong_bought() {
        take(
                Events.group("acme").by("user_id:u1").trait("name", "Acme").event(),
                Events.group("acme").by("user_id:u2").trait("buying_role", "payer").event(),
                Events.track("Order Completed").by("user_id:u1").with("total", 5).event(),
                Events.track("Order Completed").by("user_id:u2").with("total", 7).event(),
                Events.track("Account Removed User")
                        .by("user_id:u1")
                        .in("acme")
                        .after(Duration.ofDays(1))
                        .event());
        CompanyView acme = views.company(new AccountKey("acme")).orElseThrow();
        assertThat(acme.name()).isEqualTo("Acme");
        assertThat(acme.totals().revenue()).hasToString("7.00 COP");
        assertThat(acme.contacts().stream().map(contact -> contact.belonging().present()))
                .containsExactly(true, false);
        assertThat(acme.contacts().getFirst().belonging().buyingRole()).isEqualTo("payer");
        assertThat(acme.left()).containsExactly(acme.contacts().getLast());
        assertThat(views.companies(Optional.empty(), 5))
                .containsExactly(new ProfileViews.CompanyRow(new AccountKey("acme"), "Acme"));
        assertThat(views.company(new AccountKey("nobody"))).isEmpty();
    }

    @Test
    void engineers_see_the_state_as_it_is_stored() {
        take(Events.track("Order Completed").by("email:ana@x.co").with("total", 5).event());
        Map<String, Value> state =
                views.rawState(engine.owner("email:ana@x.co").orElseThrow()).orElseThrow().values();
        assertThat(state).containsOnlyKeys("id", "component", "anchors", "orders", "accounts");
    }

    @Test
    void nobody_is_found_where_nobody_is() {
        assertThat(views.find("email", "nobody@x.co")).isEmpty();
        assertThat(views.find("email", "not an e-mail")).isEmpty();
        ProfileId nobody = new ProfileId(new UUID(1, 1));
        assertThat(views.view(nobody)).isEmpty();
        assertThat(views.timeline(nobody, new Query(Filter.ALL, true, Optional.empty(), 5)))
                .isEmpty();
        assertThat(views.links(nobody)).isEmpty();
        assertThat(views.rawState(nobody)).isEmpty();
    }
}
