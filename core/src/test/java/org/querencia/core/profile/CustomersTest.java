package org.querencia.core.profile;

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
import org.querencia.core.event.Decision.CorrectTrait;
import org.querencia.core.event.Decision.ReleaseTrait;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Happenings;
import org.querencia.core.kit.Seeds;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.profile.Customers.Outcome;
import org.querencia.core.profile.Customers.State;
import org.querencia.core.profile.Derived.ContactArrived;
import org.querencia.core.profile.Derived.ContactLeft;
import org.querencia.core.profile.Derived.TraitCorrected;

class CustomersTest {

    private static final AnchorId ANA = new AnchorId(new UUID(0, 1));
    private static final AccountKey ACME = new AccountKey("acme");

    private static final OrderKey O1 = new OrderKey("order", "o1");

    private long position;

    @Test
    void a_contact_who_arrives_and_leaves_is_recorded_once_each() {
        Event joins = Events.group("acme").trait("buying_role", "decider").event();
        Event again = Events.group("acme").after(Duration.ofDays(1)).event();
        Event leaves =
                Events.track("Account Removed User").in("acme").after(Duration.ofDays(2)).event();
        Outcome outcome = Customers.step(State.EMPTY, by(ANA, joins, again, leaves));
        assertThat(outcome.derived())
                .containsExactly(
                        new ContactArrived(
                                ANA, new Position(1), joins.timestamp(), ACME, "decider"),
                        new ContactLeft(ANA, new Position(3), leaves.timestamp(), ACME, "decider"));
    }

    @Test
    void a_removal_told_late_does_not_part_a_contact_who_came_back() {
        Event joins = Events.group("acme").event();
        Event back = Events.group("acme").after(Duration.ofDays(3)).event();
        Event leftBefore =
                Events.track("Account Removed User").in("acme").after(Duration.ofDays(2)).event();
        Outcome outcome = Customers.step(State.EMPTY, by(ANA, joins, back, leftBefore));
        assertThat(outcome.derived()).hasSize(1);
        assertThat(of(summary(outcome).companies(), ACME).present()).isTrue();
    }

    @Test
    void a_group_call_describes_the_company_and_not_the_role_of_the_contact() {
        Event call = Events.group("acme").trait("name", "Acme SAS").trait("role", "buyer").event();
        Outcome outcome = Customers.step(State.EMPTY, by(ANA, call));
        assertThat(of(outcome.changed().accounts(), ACME).traits().standing().keySet())
                .containsExactly("name");
        assertThat(of(summary(outcome).companies(), ACME).word("role")).contains("buyer");
        assertThat(summary(outcome).traits().isEmpty()).isTrue();
    }

    @Test
    void what_a_person_decides_by_hand_wins_over_sources_before_and_after_until_released() {
        Event before = Events.identify().trait("city", "Cali").event();
        Event after = Events.identify().trait("city", "Pasto").after(Duration.ofDays(9)).event();
        Outcome corrected =
                Customers.step(
                        State.EMPTY, by(ANA, before, decision(1, correct("Bogot\u00E1")), after));
        assertThat(city(summary(corrected))).contains("Bogot\u00E1");
        assertThat(corrected.derived())
                .containsExactly(
                        new TraitCorrected(
                                ANA,
                                new Position(2),
                                Events.NOON.plusSeconds(1),
                                "city",
                                "ana@x.co"));
        Summary released = summary(corrected).plus(decision(2, release()));
        assertThat(city(released)).contains("Pasto");
        Summary removed =
                released.plus(decision(3, new CorrectTrait(who(), "city", Value.NOTHING)));
        assertThat(removed.traits().get("city")).isEmpty();
    }

    @Test
    void a_release_by_one_anchor_undoes_a_correction_by_another_of_the_same_person() {
        Summary told = Summary.of(Events.identify().trait("city", "Cali").event());
        Summary corrected = told.plus(decision(1, correct("Bogot\u00E1")));
        Summary released = Summary.EMPTY.plus(decision(2, release()));
        assertThat(city(corrected.merge(released))).contains("Cali");
        assertThat(city(released.merge(corrected))).contains("Cali");
    }

    @Test
    void an_order_without_anybody_is_kept_and_makes_no_summary() {
        Event order = Events.track("Order Completed").with("order_id", "o1").event();
        Outcome outcome =
                Customers.step(
                        State.EMPTY,
                        List.of(
                                new Caused(
                                        new Logged<>(new Position(1), order), Optional.empty())));
        assertThat(outcome.changed().summaries()).isEmpty();
        assertThat(of(outcome.changed().orders(), O1).owner()).isEmpty();
        Outcome named =
                Customers.step(
                        outcome.changed(),
                        by(ANA, Events.track("Order Updated").with("order_id", "o1").event()));
        assertThat(of(named.changed().orders(), O1).owner()).contains(ANA);
    }

    @Test
    void micro_batches_of_any_size_come_to_the_same() {
        Seeds.each(
                200,
                (random, _) -> {
                    List<Caused> facts = new ArrayList<>();
                    for (Event event : new Happenings(random).events(50)) {
                        facts.addAll(by(new AnchorId(new UUID(0, random.nextInt(3))), event));
                    }
                    Outcome whole = Customers.step(State.EMPTY, facts);
                    State state = State.EMPTY;
                    List<Derived> derived = new ArrayList<>();
                    for (int from = 0; from < facts.size(); ) {
                        int to = Math.min(facts.size(), from + 1 + random.nextInt(9));
                        Outcome part = Customers.step(state, facts.subList(from, to));
                        state = state.with(part.changed());
                        derived.addAll(part.derived());
                        from = to;
                    }
                    assertThat(new Outcome(state, derived)).isEqualTo(whole);
                });
    }

    private List<Caused> by(AnchorId anchor, Fact... facts) {
        List<Caused> caused = new ArrayList<>();
        for (Fact fact : facts) {
            caused.add(
                    new Caused(new Logged<>(new Position(++position), fact), Optional.of(anchor)));
        }
        return caused;
    }

    private static Summary summary(Outcome outcome) {
        return of(outcome.changed().summaries(), ANA);
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    private static Optional<String> city(Summary summary) {
        return summary.traits().text("city");
    }

    private static CorrectTrait correct(String city) {
        return new CorrectTrait(who(), "city", Value.of(city));
    }

    private static ReleaseTrait release() {
        return new ReleaseTrait(who(), "city");
    }

    private static Identifier who() {
        return Events.identifier("email:ana@x.co");
    }

    private static Decision decision(int seconds, Decision.Act act) {
        return new Decision(
                "d" + seconds,
                Origin.of("console", Trust.SECRET),
                Events.NOON.plusSeconds(seconds),
                "ana@x.co",
                act);
    }
}
