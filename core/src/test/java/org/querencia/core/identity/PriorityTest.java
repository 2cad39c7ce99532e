package org.querencia.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.identity.Registry.seenTrusted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Fact;
import org.querencia.core.kit.Seeds;

/// A conflict drops the identifier of the lowest priority, and says why.
class PriorityTest {

    /// So many, since the names decide where nothing else does.
    private static final int NAMES = 300;

    @Test
    void a_telephone_gives_way_to_a_tax_id_though_it_was_told_first() {
        for (int i = 0; i < NAMES; i++) {
            Names names = Names.of(i);
            Registry registry = new Registry();
            registry.tell(seenTrusted(1, names.email, names.phone));
            registry.tell(seenTrusted(2, names.otherTaxId, names.phone));
            registry.tell(seenTrusted(9, names.email, names.taxId));
            assertThat(registry.people())
                    .containsExactlyInAnyOrder(
                            Set.of(names.email, names.taxId, names.phone),
                            Set.of(names.otherTaxId));
            assertThat(registry.why(names.otherTaxId, names.phone)).isEqualTo("limit of tax_id 1");
        }
    }

    @Test
    void at_the_same_instant_priority_decides_and_not_the_name() {
        for (int i = 0; i < NAMES; i++) {
            Names names = Names.of(i);
            Registry registry = new Registry();
            registry.tell(seenTrusted(0, names.otherTaxId, names.phone));
            registry.tell(seenTrusted(0, names.email, names.phone));
            registry.tell(seenTrusted(0, names.email, names.taxId));
            assertThat(registry.person(names.email)).contains(names.taxId);
            assertThat(registry.person(names.otherTaxId)).doesNotContain(names.email);
        }
    }

    @Test
    void of_equal_priority_the_earlier_stands() {
        for (int i = 0; i < NAMES; i++) {
            Names names = Names.of(i);
            Registry registry = new Registry();
            registry.tell(seenTrusted(7, names.taxId, names.phone));
            registry.tell(seenTrusted(3, names.otherTaxId, names.phone));
            assertThat(registry.people())
                    .containsExactlyInAnyOrder(
                            Set.of(names.otherTaxId, names.phone), Set.of(names.taxId));
        }
    }

    /// Telephones, whatever they say, drop no link between better identifiers.
    @Test
    void what_a_worse_identifier_says_never_drops_a_better_one() {
        Seeds.each(
                1_000,
                (random, _) -> {
                    List<Fact> better = new ArrayList<>();
                    List<Fact> all = new ArrayList<>();
                    for (int i = 0; i < 12; i++) {
                        better.add(
                                seenTrusted(
                                        random.nextInt(60),
                                        "email:e%d@x.co".formatted(random.nextInt(8)),
                                        random.nextBoolean()
                                                ? "user_id:u" + random.nextInt(5)
                                                : "tax_id:5234567" + random.nextInt(5)));
                        all.add(
                                seenTrusted(
                                        random.nextInt(60),
                                        random.nextBoolean()
                                                ? "email:e%d@x.co".formatted(random.nextInt(8))
                                                : "user_id:u" + random.nextInt(5),
                                        "phone:300123456" + random.nextInt(3)));
                    }
                    all.addAll(better);
                    Collections.shuffle(all, Random.from(random));
                    Set<Link.Pair> dropped = dropped(Registry.of(all));
                    dropped.removeIf(pair -> !linked(better).contains(pair));
                    // A telephone of too many addresses is shut, which drops none of these either.
                    assertThat(dropped).isEqualTo(dropped(Registry.of(better)));
                });
    }

    private static Set<Link.Pair> dropped(Registry registry) {
        Set<Link.Pair> dropped = new HashSet<>();
        for (Component component : registry.components()) {
            People people = People.of(component, Registry.RULES);
            component.links().values().stream()
                    .filter(link -> people.refusal(link).isPresent())
                    .forEach(link -> dropped.add(link.pair()));
        }
        return dropped;
    }

    private static Set<Link.Pair> linked(List<Fact> facts) {
        Set<Link.Pair> linked = new HashSet<>();
        Registry.of(facts)
                .components()
                .forEach(component -> linked.addAll(component.links().keySet()));
        return linked;
    }

    private record Names(String email, String phone, String taxId, String otherTaxId) {
        static Names of(int number) {
            return new Names(
                    "email:ana%d@x.co".formatted(number),
                    "phone:+573001234%03d".formatted(number),
                    "tax_id:52345%03d".formatted(number),
                    "tax_id:79345%03d".formatted(number));
        }
    }
}
