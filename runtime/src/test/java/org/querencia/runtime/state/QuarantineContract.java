package org.querencia.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Quarantined;
import org.querencia.core.identity.Refusal;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.state.StateStoreContract.Sides;

/// How every store of the derived state lists the identifiers that are kept apart from people who
/// have them.
abstract class QuarantineContract extends SearchContract {

    private static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);
    private static final int TOO_MANY = IdentityRules.FAN_OUT_MAX + 1;

    @Test
    void what_one_person_has_is_not_in_quarantine() {
        Sides sides = emptyState();
        new StateRuns(sides).take(till(1, "phone:+573005550100"), till(1, "email:ana@x.co"));

        assertThat(sides.profiles().quarantine(Optional.empty(), 10)).isEmpty();
        assertThat(sides.profiles().quarantined(10)).isZero();
    }

    @Test
    void what_too_many_people_share_is_listed_with_how_many_they_are_and_since_when() {
        Sides sides = emptyState();
        StateRuns runs = new StateRuns(sides);
        runs.take(told(TOO_MANY + 3, "phone:+573005550100"));

        QuarantineRow row = sides.profiles().quarantine(Optional.empty(), 10).getFirst();

        assertThat(row.node().identifier()).isEqualTo(new Identifier("phone", "+573005550100"));
        assertThat(row.links()).isEqualTo(TOO_MANY + 3);
        assertThat(row.people()).isEqualTo(TOO_MANY + 3);
        assertThat(row.some())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, QuarantineRow.SOME_MAX)
                                .mapToObj(person -> owner(sides, "user_id:c-" + person))
                                .toList());
        assertThat(new Identities(RULES).quarantine(row.node(), row.told()))
                .isEqualTo(
                        new Quarantined(
                                new Refusal.SharedIdentifier(row.node().id()), at(TOO_MANY)));
        assertThat(sides.profiles().quarantined(10)).isEqualTo(1);
    }

    @Test
    void the_most_wanted_come_first_and_pages_go_on_where_the_one_before_ended() {
        Sides sides = emptyState();
        StateRuns runs = new StateRuns(sides);
        runs.take(told(TOO_MANY, "phone:+573005550100"));
        runs.take(told(TOO_MANY + 2, "email:caja@tienda.co"));
        runs.take(told(TOO_MANY, "email:ventas@tienda.co"));

        List<QuarantineRow> whole = sides.profiles().quarantine(Optional.empty(), 10);

        assertThat(whole).hasSize(3);
        assertThat(whole.getFirst().node().identifier().value()).isEqualTo("caja@tienda.co");
        for (int at = 0; at < whole.size(); at++) {
            assertThat(sides.profiles().quarantine(Optional.of(whole.get(at).place()), 1))
                    .isEqualTo(whole.stream().skip(at + 1).limit(1).toList());
        }
        assertThat(sides.profiles().quarantined(10)).isEqualTo(3);
        assertThat(sides.profiles().quarantined(2)).isEqualTo(2);
    }

    @Test
    void every_store_lists_the_same_as_the_one_in_memory() {
        Sides sides = emptyState();
        MemoryState memory = new MemoryState();
        List<Event> told =
                Stream.of(
                                Stream.of(told(TOO_MANY + 1, "phone:+573005550100")),
                                Stream.of(told(TOO_MANY, "email:caja@tienda.co")),
                                Stream.of(
                                        Events.identify()
                                                .by("user_id:c-3", "anonymous_id:kiosk")
                                                .from("till", Trust.SECRET)
                                                .event()))
                        .flatMap(events -> events)
                        .toList();
        new StateRuns(sides).take(told.toArray(Event[]::new));
        new StateRuns(new Sides(memory, memory, memory)).take(told.toArray(Event[]::new));

        assertThat(sides.profiles().quarantine(Optional.empty(), 10))
                .isEqualTo(memory.quarantine(Optional.empty(), 10));
    }

    private static ProfileId owner(Sides sides, String typeAndValue) {
        return sides.profiles()
                .owner(RULES.anchorId(Events.identifier(typeAndValue)))
                .orElseThrow();
    }

    /// Customers of a till that writes the same for all of them.
    private static Event[] told(int people, String identifier) {
        return IntStream.rangeClosed(1, people)
                .mapToObj(person -> till(person, identifier))
                .toArray(Event[]::new);
    }

    private static Event till(int person, String identifier) {
        return Events.identify()
                .by("user_id:c-" + person, identifier)
                .from("till", Trust.SECRET)
                .at(at(person))
                .event();
    }

    private static Instant at(int person) {
        return Events.NOON.minusSeconds(10_000 - person);
    }
}
