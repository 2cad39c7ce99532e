package org.querencia.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.identity.Registry.seen;
import static org.querencia.core.identity.Registry.seenPublicly;
import static org.querencia.core.identity.Registry.seenTrusted;
import static org.querencia.core.kit.Events.identifier;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Node.Sharing;
import org.querencia.core.kit.Events;

class IdentitiesTest {

    private final Registry registry = new Registry();

    @Test
    void identifiers_of_one_event_are_one_person_named_by_the_event_s_anchor() {
        Resolution first = registry.tell(seen("anonymous_id:a", "email:ana@x.co", "user_id:u1"));
        assertThat(first.anchor()).contains(Registry.anchor("user_id:u1"));
        assertThat(first.profile()).contains(ProfileId.of(Registry.anchor("user_id:u1")));
        assertThat(registry.people())
                .containsExactly(Set.of("user_id:u1", "email:ana@x.co", "anonymous_id:a"));
    }

    @Test
    void an_event_that_says_nothing_new_changes_nothing() {
        registry.tell(seenPublicly(0, "user_id:u1", "anonymous_id:a"));
        Resolution again = registry.tell(seenPublicly(1, "user_id:u1", "anonymous_id:a"));
        assertThat(again)
                .isEqualTo(
                        Resolution.nothingNew(
                                Registry.anchor("user_id:u1"), registry.profile("user_id:u1")));
    }

    @Test
    void an_event_without_identifiers_is_nobody_s() {
        assertThat(registry.tell(seen("user_id:null"))).isEqualTo(Resolution.NOBODY);
    }

    @Test
    void the_older_person_survives_a_merge_and_the_other_leads_to_it() {
        registry.tell(seenPublicly(0, "anonymous_id:a"));
        ProfileId visitor = registry.profile("anonymous_id:a");
        registry.tell(seenPublicly(1, "user_id:u1"));
        ProfileId user = registry.profile("user_id:u1");
        Resolution merged = registry.tell(seenPublicly(2, "user_id:u1", "anonymous_id:a"));
        assertThat(merged.moves())
                .containsExactly(new Resolution.Move(Registry.anchor("user_id:u1"), user, visitor));
        assertThat(merged.retired()).containsExactly(user.value());
        assertThat(merged.profile()).contains(visitor);
    }

    @Test
    void newsletter_first_and_sign_up_later_in_the_same_browser_are_one_person() {
        registry.tell(seenPublicly(0, "email:ana@x.co", "anonymous_id:a"));
        registry.tell(seenPublicly(9, "user_id:u1", "anonymous_id:a"));
        assertThat(registry.people())
                .containsExactly(Set.of("user_id:u1", "email:ana@x.co", "anonymous_id:a"));
        assertThat(registry.why("user_id:u1", "email:ana@x.co"))
                .isEqualTo("one: user_id:u1 - anonymous_id:a - email:ana@x.co");
    }

    @Test
    void two_accounts_on_one_device_stay_two_people() {
        registry.tell(seenPublicly(0, "user_id:u1", "anonymous_id:a"));
        Resolution second = registry.tell(seenPublicly(1, "user_id:u2", "anonymous_id:a"));
        assertThat(registry.refused(second)).isEqualTo("shared device, each has user_id");
        assertThat(registry.people())
                .containsExactlyInAnyOrder(
                        Set.of("user_id:u1", "anonymous_id:a"), Set.of("user_id:u2"));
    }

    @Test
    void a_conflict_drops_the_lowest_identifier_and_says_why() {
        registry.tell(seenTrusted(0, "user_id:u1", "email:ana@x.co"));
        Resolution conflict =
                registry.tell(seenTrusted(1, "user_id:u2", "email:ana@x.co", "anonymous_id:b"));
        assertThat(conflict.anchor()).contains(Registry.anchor("user_id:u2"));
        assertThat(registry.refused(conflict)).isEqualTo("limit of user_id 1");
        assertThat(registry.people())
                .containsExactlyInAnyOrder(
                        Set.of("user_id:u1", "email:ana@x.co"),
                        Set.of("user_id:u2", "anonymous_id:b"));
        assertThat(registry.why("user_id:u2", "email:ana@x.co")).isEqualTo("limit of user_id 1");
    }

    @Test
    void a_sixth_e_mail_is_another_person_s() {
        for (int i = 1; i <= 6; i++) {
            registry.tell(seenTrusted(i, "user_id:u1", "email:ana%d@x.co".formatted(i)));
        }
        assertThat(registry.person("user_id:u1")).hasSize(6).doesNotContain("email:ana6@x.co");
        assertThat(registry.why("email:ana6@x.co", "user_id:u1")).isEqualTo("limit of email 5");
    }

    @Test
    void a_family_s_telephone_belongs_to_who_gave_it_first() {
        registry.tell(seenTrusted(1, "user_id:mother", "phone:300 123 4567"));
        registry.tell(seenTrusted(2, "user_id:son", "phone:3001234567"));
        registry.tell(seenTrusted(3, "user_id:daughter", "phone:+573001234567"));
        assertThat(registry.people())
                .containsExactlyInAnyOrder(
                        Set.of("user_id:mother", "phone:+573001234567"),
                        Set.of("user_id:son"),
                        Set.of("user_id:daughter"));
    }

    @Test
    void evidence_that_arrives_late_but_happened_first_wins() {
        registry.tell(seenTrusted(2, "user_id:son", "phone:3001234567"));
        assertThat(registry.person("phone:+573001234567")).contains("user_id:son");
        registry.tell(seenTrusted(1, "user_id:mother", "phone:3001234567"));
        assertThat(registry.person("phone:+573001234567")).contains("user_id:mother");
    }

    @Test
    void a_shop_computer_never_chains_its_500_customers() {
        for (int i = 1; i <= 500; i++) {
            registry.tell(
                    seenPublicly(
                            i,
                            "user_id:u" + i,
                            "email:u%d@x.co".formatted(i),
                            "anonymous_id:shop"));
        }
        assertThat(registry.people()).hasSize(501);
        assertThat(registry.person("anonymous_id:shop")).hasSize(1);
        assertThat(registry.person("user_id:u1"))
                .containsExactlyInAnyOrder("user_id:u1", "email:u1@x.co");
        assertThat(registry.node("anonymous_id:shop").sharing()).isEqualTo(Sharing.PUBLIC);
        assertThat(registry.why("user_id:u7", "user_id:u9"))
                .isEqualTo("shared anonymous_id:shop, shared anonymous_id:shop");
        assertThat(registry.components().stream().mapToInt(c -> c.nodes().size()).max())
                .hasValue(2);
        assertThat(registry.people()).isEqualTo(registry.fromScratch());
    }

    @Test
    void an_e_mail_of_50_people_names_none_of_them() {
        for (int i = 1; i <= 50; i++) {
            registry.tell(seenTrusted(i, "user_id:u" + i, "email:info@x.co"));
        }
        assertThat(registry.people()).hasSize(51).contains(Set.of("email:info@x.co"));
        assertThat(registry.node("email:info@x.co").sharing()).isEqualTo(Sharing.ALL);
        assertThat(registry.why("user_id:u1", "email:info@x.co"))
                .isEqualTo("shared email:info@x.co");
    }

    @Test
    void a_public_key_cannot_merge_two_known_people() {
        registry.tell(seenTrusted(0, "user_id:victim", "email:victim@x.co"));
        registry.tell(seenTrusted(0, "tax_id:52345678", "email:mallory@x.co"));
        Resolution attack = registry.tell(seenPublicly(1, "email:victim@x.co", "tax_id:52345678"));
        assertThat(registry.refused(attack)).isEqualTo("public key");
        assertThat(registry.person("user_id:victim"))
                .containsExactlyInAnyOrder("user_id:victim", "email:victim@x.co");
    }

    @Test
    void nor_can_it_through_an_identifier_of_its_own() {
        registry.tell(seenTrusted(0, "user_id:victim"));
        registry.tell(seenTrusted(0, "email:mallory@x.co"));
        registry.tell(seenPublicly(1, "user_id:victim", "anonymous_id:bridge"));
        registry.tell(seenPublicly(2, "email:mallory@x.co", "anonymous_id:bridge"));
        assertThat(registry.person("user_id:victim")).doesNotContain("email:mallory@x.co");
        assertThat(registry.why("user_id:victim", "email:mallory@x.co")).isEqualTo("public key");
    }

    @Test
    void a_public_key_cannot_part_known_people_by_flooding_their_e_mail() {
        registry.tell(seenTrusted(0, "user_id:victim", "email:victim@x.co"));
        for (int i = 1; i <= 40; i++) {
            registry.tell(seenPublicly(i, "user_id:fake" + i, "email:victim@x.co"));
        }
        assertThat(registry.person("user_id:victim"))
                .containsExactlyInAnyOrder("user_id:victim", "email:victim@x.co");
    }

    @Test
    void a_public_key_cannot_crowd_trusted_evidence_out() {
        registry.tell(seenTrusted(0, "user_id:victim"));
        for (int i = 1; i <= 2 * Component.NODES_MAX; i++) {
            registry.tell(seenPublicly(i, "user_id:victim", "junk:j" + i));
        }
        assertThat(registry.component("user_id:victim").nodes())
                .hasSizeLessThanOrEqualTo(Component.NODES_MAX / 2);
        registry.tell(seenTrusted(999, "user_id:victim", "email:victim@x.co"));
        assertThat(registry.person("user_id:victim")).contains("email:victim@x.co");
        assertThat(registry.why("user_id:victim", "junk:j" + 2 * Component.NODES_MAX))
                .isEqualTo("too much together");
    }

    @Test
    void a_trusted_alias_joins_users_over_the_limit_and_chains() {
        registry.tell(seenTrusted(0, "user_id:u1", "email:ana@x.co"));
        registry.tell(seenTrusted(1, "user_id:u3"));
        registry.tell(Events.alias("u1").by("user_id:u2"));
        registry.tell(Events.alias("u2").by("user_id:u3"));
        assertThat(registry.person("user_id:u3"))
                .contains("user_id:u1", "user_id:u2", "email:ana@x.co");
    }

    @Test
    void an_alias_leads_from_the_visitor_to_the_user() {
        registry.tell(seenPublicly(0, "anonymous_id:a"));
        registry.tell(Events.alias("a").by("user_id:u1").from("web", Trust.PUBLIC));
        assertThat(registry.person("user_id:u1"))
                .containsExactlyInAnyOrder("user_id:u1", "anonymous_id:a");
    }

    @Test
    void a_public_alias_says_nothing_of_another_user() {
        registry.tell(seenTrusted(0, "user_id:victim"));
        registry.tell(Events.alias("victim").by("user_id:mallory").from("web", Trust.PUBLIC));
        assertThat(registry.person("user_id:victim")).containsExactly("user_id:victim");
    }

    @Test
    void people_join_and_part_by_hand_whatever_the_evidence() {
        registry.tell(seenTrusted(0, "user_id:u1", "email:ana@x.co"));
        registry.tell(seenTrusted(1, "user_id:u2", "anonymous_id:b"));
        registry.decide(new Decision.Merge(identifier("user_id:u1"), identifier("user_id:u2")));
        assertThat(registry.people()).hasSize(1);
        registry.decide(
                new Decision.Split(
                        List.of(identifier("user_id:u2"), identifier("anonymous_id:b")),
                        List.of(identifier("user_id:u1"), identifier("email:ana@x.co"))));
        assertThat(registry.people())
                .containsExactlyInAnyOrder(
                        Set.of("user_id:u1", "email:ana@x.co"),
                        Set.of("user_id:u2", "anonymous_id:b"));
        assertThat(registry.why("user_id:u1", "user_id:u2")).isEqualTo("kept apart by hand");
        registry.tell(seenTrusted(2, "user_id:u1", "anonymous_id:b"));
        assertThat(registry.people()).hasSize(2);
        registry.decide(new Decision.Merge(identifier("user_id:u1"), identifier("user_id:u2")));
        assertThat(registry.people()).hasSize(1);
    }

    @Test
    void a_link_refused_by_hand_stays_refused_until_restored() {
        registry.tell(seenTrusted(0, "user_id:u1", "email:ana@x.co"));
        Decision.RefuseLink refuse =
                new Decision.RefuseLink(identifier("email:ana@x.co"), identifier("user_id:u1"));
        registry.decide(refuse);
        registry.tell(seenTrusted(-5, "user_id:u1", "email:ana@x.co"));
        assertThat(registry.people()).hasSize(2);
        assertThat(registry.why("user_id:u1", "email:ana@x.co")).isEqualTo("refused by hand");
        registry.decide(new Decision.RestoreLink(refuse.one(), refuse.other()));
        assertThat(registry.people()).hasSize(1);
    }

    @Test
    void what_likeness_took_back_counts_no_more_until_a_later_model_says_it_again() {
        registry.tell(seenTrusted(0, "user_id:u1"));
        registry.tell(seenTrusted(0, "email:ana@x.co"));
        Identifier one = identifier("user_id:u1");
        Identifier other = identifier("email:ana@x.co");
        registry.decide(new Decision.LinkProbably(one, other, Registry.ALIKE));
        assertThat(registry.people()).hasSize(1);

        registry.decide(new Decision.TakeLinkBack(one, other, Registry.ALIKE));
        assertThat(registry.people()).hasSize(2);
        assertThat(registry.why("user_id:u1", "email:ana@x.co")).isEqualTo("no longer likely");

        registry.decide(new Decision.LinkProbably(one, other, Registry.ALIKE));
        assertThat(registry.people()).hasSize(1);
    }

    @Test
    void likeness_takes_nothing_back_but_likeness() {
        Identifier one = identifier("user_id:u1");
        Identifier other = identifier("email:ana@x.co");
        registry.tell(seenTrusted(0, "user_id:u1"));
        registry.decide(new Decision.LinkProbably(one, other, Registry.ALIKE));
        registry.decide(new Decision.TakeLinkBack(one, other, Registry.ALIKE));

        registry.tell(seenTrusted(1, "user_id:u1", "email:ana@x.co"));
        assertThat(registry.people()).hasSize(1);

        registry.decide(new Decision.RefuseLink(one, other));
        registry.decide(new Decision.Merge(one, other));
        registry.decide(new Decision.TakeLinkBack(one, other, Registry.ALIKE));
        assertThat(registry.people()).hasSize(1);
    }

    @Test
    void refusing_a_link_nobody_told_holds_nothing_together_once_restored() {
        registry.tell(seenTrusted(0, "user_id:u1"));
        registry.tell(seenTrusted(0, "email:ana@x.co"));
        registry.decide(
                new Decision.RefuseLink(identifier("email:ana@x.co"), identifier("user_id:u1")));
        assertThat(registry.components()).hasSize(1);
        registry.decide(
                new Decision.RestoreLink(identifier("email:ana@x.co"), identifier("user_id:u1")));
        assertThat(registry.components()).hasSize(2);
    }

    @Test
    void what_stands_by_hand_may_join_a_shared_identifier_to_its_owner() {
        for (int i = 1; i <= 30; i++) {
            registry.tell(seenTrusted(i, "user_id:u" + i, "email:info@x.co"));
        }
        registry.decide(
                new Decision.Merge(identifier("user_id:u3"), identifier("email:info@x.co")));
        registry.tell(seenTrusted(31, "user_id:u31", "email:info@x.co"));
        assertThat(registry.person("email:info@x.co"))
                .containsExactlyInAnyOrder("user_id:u3", "email:info@x.co");
    }

    @Test
    void many_cookies_of_one_user_stay_within_bounds() {
        for (int i = 0; i < 1_000; i++) {
            registry.tell(seenPublicly(i, "user_id:u1", "anonymous_id:a" + i));
        }
        assertThat(registry.person("user_id:u1"))
                .isEqualTo(
                        IntStream.range(-1, 5)
                                .mapToObj(i -> i < 0 ? "user_id:u1" : "anonymous_id:a" + i)
                                .collect(Collectors.toSet()));
        assertThat(registry.component("user_id:u1").nodes())
                .hasSizeLessThanOrEqualTo(Component.NODES_MAX);
    }

    @Test
    void a_correction_of_a_trait_belongs_to_the_person_it_names() {
        registry.tell(seenTrusted(0, "user_id:u1", "email:ana@x.co"));
        Resolution corrected =
                registry.decide(new Decision.ReleaseTrait(identifier("email:ana@x.co"), "name"));
        assertThat(corrected)
                .isEqualTo(
                        Resolution.nothingNew(
                                Registry.anchor("email:ana@x.co"), registry.profile("user_id:u1")));
    }

    @Test
    void touches_names_every_anchor_the_fact_speaks_of() {
        Identities identities = new Identities(Registry.RULES);
        assertThat(identities.touches(Events.alias("u0").by("user_id:u1").event()))
                .containsExactly(
                        Registry.anchor("user_id:u1"),
                        Registry.anchor("user_id:u0"),
                        Registry.anchor("anonymous_id:u0"));
        assertThat(
                        identities.touches(
                                Events.alias("u0")
                                        .by("user_id:u1")
                                        .from("web", Trust.PUBLIC)
                                        .event()))
                .containsExactly(Registry.anchor("user_id:u1"), Registry.anchor("anonymous_id:u0"));
    }

    @Test
    void links_keep_their_first_evidence() {
        registry.tell(seenPublicly(5, "user_id:u1", "email:ana@x.co"));
        registry.tell(
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co")
                        .messageId("crm-1")
                        .after(Duration.ofMinutes(7)));
        Link.Pair pair =
                Link.Pair.of(Registry.anchor("user_id:u1"), Registry.anchor("email:ana@x.co"));
        assertThat(registry.component("user_id:u1").links().get(pair))
                .extracting(Link::messageId, Link::trust, Link::position)
                .containsExactly("crm-1", Trust.SECRET, new Position(1));
    }

    @Test
    void the_same_log_gives_the_same_resolutions() {
        Identities identities = new Identities(Registry.RULES);
        var fact = new Logged<>(new Position(1), seenTrusted(0, "user_id:u1", "email:a@x.co"));
        assertThat(identities.resolve(fact, List.of()))
                .isEqualTo(new Identities(Registry.RULES).resolve(fact, List.of()));
    }
}
