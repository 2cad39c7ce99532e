package org.querencia.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.identity.Registry.seenPublicly;
import static org.querencia.core.identity.Registry.seenTrusted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.identity.Node.Sharing;
import org.querencia.core.kit.Seeds;

/// What many people share never chains them: not a telephone, an e-mail, a card, nor a device.
class SharedContactsTest {

    private static final String PHONE = "phone:+573001234567";

    private final Registry registry = new Registry();

    @Test
    void a_telephone_with_two_addresses_is_one_person_s() {
        registry.tell(seenTrusted(1, "email:ana@x.co", PHONE));
        registry.tell(seenTrusted(2, "email:ana@work.co", PHONE));
        assertThat(registry.people())
                .containsExactly(Set.of("email:ana@x.co", "email:ana@work.co", PHONE));
    }

    @Test
    void a_telephone_of_more_addresses_than_one_person_uses_names_none_of_them() {
        for (int i = 1; i <= 3; i++) {
            registry.tell(seenTrusted(i, email(i), PHONE));
        }
        assertThat(registry.person(PHONE)).hasSize(4);
        registry.tell(seenTrusted(4, email(4), PHONE));
        assertThat(registry.people())
                .containsExactlyInAnyOrder(
                        Set.of(email(1)),
                        Set.of(email(2)),
                        Set.of(email(3)),
                        Set.of(email(4)),
                        Set.of(PHONE));
        assertThat(registry.node(PHONE).sharing()).isEqualTo(Sharing.ALL);
        assertThat(registry.why(email(1), email(4)))
                .isEqualTo("shared %s, shared %s".formatted(PHONE, PHONE));
    }

    @Test
    void an_account_with_many_telephones_keeps_as_many_as_the_limit_says() {
        for (int i = 1; i <= 7; i++) {
            registry.tell(seenTrusted(i, "user_id:u1", phone(i)));
        }
        assertThat(registry.person("user_id:u1")).hasSize(6).doesNotContain(phone(6), phone(7));
        assertThat(registry.node("user_id:u1").sharing()).isEqualTo(Sharing.NONE);
    }

    @Test
    void public_sources_cannot_shut_the_telephone_that_trusted_ones_gave() {
        registry.tell(seenTrusted(0, "email:victim@x.co", PHONE));
        for (int i = 1; i <= 10; i++) {
            registry.tell(seenPublicly(i, email(i), PHONE));
        }
        assertThat(registry.person("email:victim@x.co"))
                .containsExactlyInAnyOrder("email:victim@x.co", PHONE);
    }

    /// Strangers have an e-mail, a telephone, a card, or an account each, and use one thing in
    /// common, from whatever source.
    @Test
    void what_strangers_share_never_chains_them_whatever_the_order() {
        Seeds.each(
                500,
                (random, _) -> {
                    String shared = shared(random);
                    List<Fact> facts = new ArrayList<>();
                    List<String> strangers = new ArrayList<>();
                    int many = IdentityRules.CONTACT_FAN_OUT_MAX + 1 + random.nextInt(40);
                    String own = own(random, shared);
                    for (int i = 0; i < many; i++) {
                        String stranger = own.formatted(i);
                        strangers.add(stranger);
                        facts.add(seenTrusted(i, stranger, shared));
                        facts.add(seenTrusted(i, stranger, "anonymous_id:own" + i));
                    }
                    Registry shuffled = Registry.of(shuffled(facts, random));
                    for (String stranger : strangers) {
                        Set<String> person = shuffled.person(stranger);
                        assertThat(strangers.stream().filter(person::contains))
                                .as("%s sharing %s", stranger, shared)
                                .containsExactly(stranger);
                    }
                    assertThat(Registry.of(shuffled(facts, random)).people())
                            .isEqualTo(shuffled.people());
                });
    }

    /// Strangers who never share more than two by two: chains of contact points end at the limits.
    @Test
    void shared_contacts_in_any_order_give_the_same_people() {
        Seeds.each(
                500,
                (random, _) -> {
                    List<Fact> facts = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        facts.add(contacts(random, i));
                    }
                    Registry one = Registry.of(shuffled(facts, random));
                    assertThat(Registry.of(shuffled(facts, random)).people())
                            .isEqualTo(one.people());
                    assertThat(one.people()).isEqualTo(one.fromScratch());
                });
    }

    private static Event contacts(RandomGenerator random, int minute) {
        List<String> named = new ArrayList<>();
        named.add(email(random.nextInt(12)));
        named.add(phone(random.nextInt(6)));
        if (random.nextInt(4) == 0) {
            named.add("loyalty_card:C" + random.nextInt(4));
        }
        if (random.nextInt(4) == 0) {
            named.add("user_id:u" + random.nextInt(6));
        }
        if (random.nextInt(4) == 0) {
            named.add("anonymous_id:counter");
        }
        String[] all = named.toArray(String[]::new);
        return random.nextBoolean() ? seenTrusted(minute, all) : seenPublicly(minute, all);
    }

    private static String shared(RandomGenerator random) {
        return List.of(
                        PHONE,
                        "email:info@x.co",
                        "loyalty_card:COUNTER1",
                        "device:tablet",
                        "anonymous_id:kiosk")
                .get(random.nextInt(5));
    }

    /// A type of which each stranger has a value of their own.
    private static String own(RandomGenerator random, String shared) {
        List<String> others =
                Stream.of(
                                "user_id:u%d",
                                "email:own%d@x.co", "phone:+5730012%05d", "loyalty_card:OWN%d")
                        .filter(type ->
                                !shared.startsWith(type.substring(0, type.indexOf(':') + 1)))
                        .toList();
        return others.get(random.nextInt(others.size()));
    }

    private static List<Fact> shuffled(List<Fact> facts, RandomGenerator random) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    private static String email(int number) {
        return "email:e%d@x.co".formatted(number);
    }

    private static String phone(int number) {
        return "phone:+5730076543%02d".formatted(number);
    }
}
