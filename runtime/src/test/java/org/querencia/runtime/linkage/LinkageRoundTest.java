package org.querencia.runtime.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.identifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.LinkProbably;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Link;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.runtime.linkage.LinkageStatus.Phase;
import org.querencia.runtime.linkage.LinkageStore.Part;
import org.querencia.runtime.linkage.Town.Citizen;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.PairKey;

class LinkageRoundTest {

    private static final Origin CONSOLE = Origin.of("console", Trust.SECRET);

    @Test
    void people_who_are_alike_become_one_and_the_log_says_why() {
        Town town = new Town().settled();
        town.set(Mode.LINK);

        town.look();

        long joined =
                IntStream.range(0, 50)
                        .map(i -> i * 3)
                        .filter(i -> town.onePerson("email:" + i + "@x.co", Town.phone(i)))
                        .count();
        assertThat(joined).isGreaterThanOrEqualTo(48);
        assertThat(links(town)).hasSize((int) joined);
        LinkProbably first = links(town).getFirst();
        assertThat(first.likeness().probability()).isGreaterThan(0.99);
        assertThat(first.likeness().model()).isEqualTo("linkage-1");
        assertThat(first.likeness().parts())
                .extracting(Likeness.Part::field)
                .contains("given name", "surname", "birthday", "city");
        Link link =
                town.engine.person(first.one().toString()).component().links().values().stream()
                        .filter(one -> one.grounds() == Link.Grounds.PROBABLE)
                        .findFirst()
                        .orElseThrow();
        assertThat(link.source()).isEqualTo(new SourceKey("linkage"));
        assertThat(town.round.phase()).isEqualTo(Phase.READY);
    }

    @Test
    void nobody_is_joined_wrongly() {
        Town town = new Town().settled();
        town.set(Mode.LINK);

        town.look();

        for (LinkProbably link : links(town)) {
            Identifiers pair = Identifiers.of(link);
            assertThat(pair.phone()).isEqualTo(Town.phone(pair.number()));
        }
    }

    /// The e-mail tells the number.
    private record Identifiers(int number, String phone) {
        static Identifiers of(LinkProbably link) {
            List<String> both =
                    new ArrayList<>(List.of(link.one().toString(), link.other().toString()));
            both.sort(null);
            String email = both.getFirst();
            return new Identifiers(
                    Integer.parseInt(email.substring(6, email.indexOf('@'))), both.getLast());
        }
    }

    @Test
    void nothing_happens_while_it_is_off() {
        Town town = new Town().settled();
        Position head = town.engine.log.head();

        town.look();

        assertThat(town.engine.log.head()).isEqualTo(head);
        assertThat(town.proposed).isEmpty();
        assertThat(town.store.kept(Part.MODEL)).isEmpty();
        assertThat(town.round.phase()).isEqualTo(Phase.OFF);
    }

    @Test
    void somebody_is_asked_of_each_pair_where_that_was_chosen() {
        Town town = new Town().settled();
        Position head = town.engine.log.head();
        town.set(Mode.REVIEW);

        town.look();

        assertThat(town.engine.log.head()).isEqualTo(head);
        assertThat(town.proposed.size()).isBetween(48, 60);
        assertThat(town.proposed.getFirst().contributions()).isNotEmpty();
        assertThat(town.proposed.getFirst().probability()).isGreaterThan(0.9);
    }

    @Test
    void few_people_teach_nothing() {
        Town town = new Town();
        IntStream.range(0, 5).forEach(town::shop);
        town.set(Mode.LINK);

        town.look();

        assertThat(town.round.phase()).isEqualTo(Phase.TOO_FEW);
        assertThat(town.store.kept(Part.MODEL)).isEmpty();
    }

    @Test
    void who_comes_later_is_looked_at_at_once() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        assertThat(links(town)).isNotEmpty();
        int before = links(town).size();

        Citizen citizen = town.citizen(100);
        town.tell(
                "loyalty_card:770100",
                new Citizen(citizen.first(), citizen.last(), citizen.birthday(), ""));
        town.look();

        assertThat(links(town)).hasSize(before + 1);
        assertThat(town.onePerson("email:100@x.co", "loyalty_card:770100")).isTrue();
        assertThat(new KeptParts(town.store).trained().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void who_was_set_apart_by_hand_is_never_joined_again() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        assertThat(town.onePerson("email:3@x.co", Town.phone(3))).isTrue();

        town.engine.take(
                new Decision(
                        "apart",
                        CONSOLE,
                        Events.NOON,
                        "ana@x.co",
                        new Decision.Split(
                                List.of(identifier(Town.phone(3))),
                                List.of(identifier("email:3@x.co")))));
        town.look();
        town.fair(3);
        town.round.ask();
        town.look();

        assertThat(town.onePerson("email:3@x.co", Town.phone(3))).isFalse();
        assertThat(town.engine.replayed().state.applied()).isEqualTo(town.engine.log.head());
    }

    @Test
    void two_who_each_have_their_own_of_what_one_has_once_stay_two() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        Citizen citizen = town.citizen(100);

        town.tell("user_id:u1", citizen);
        town.look();
        assertThat(town.onePerson("email:100@x.co", "user_id:u1")).isTrue();
        town.tell("user_id:u2", citizen);
        town.look();

        assertThat(town.onePerson("email:100@x.co", "user_id:u2")).isFalse();
        assertThat(town.proposed).noneMatch(pair -> pair.pair().has(town.owner("user_id:u2")));
    }

    @Test
    void what_came_by_a_public_key_joins_nobody_unless_asked_for() {
        Town town = new Town().settled();
        SourceKey page = new SourceKey("page");
        town.sources.save(
                new Source(page, "Page", Trust.PUBLIC, true, 0, "", List.of(), 100, "", true));
        town.set(Mode.LINK);
        town.look();
        int before = links(town).size();

        town.engine.take(
                Town.told(Town.phone(100), town.citizen(100)).from("page", Trust.PUBLIC).event());
        town.look();
        assertThat(links(town)).hasSize(before);

        town.set(new LinkageSettings(Mode.LINK, 0.5, 0.99, true));
        town.look();
        assertThat(town.onePerson("email:100@x.co", Town.phone(100))).isTrue();
    }

    @Test
    void who_is_known_only_by_what_many_share_is_asked_about_and_not_joined() {
        Town town = new Town().settled();
        String phone = Town.phone(999);
        for (int i : new int[] {1, 2, 4, 5}) {
            town.engine.take(Town.told(phone, town.citizen(i)).by("email:" + i + "@x.co").event());
        }
        town.tell(phone, town.citizen(100));
        town.set(Mode.LINK);

        town.look();

        assertThat(town.onePerson("email:100@x.co", phone)).isFalse();
        assertThat(town.proposed)
                .anyMatch(pair ->
                        pair.pair().has(town.owner(phone))
                                && pair.pair().has(town.owner("email:100@x.co")));
    }

    @Test
    void a_shared_telephone_is_told_of_all_who_were_named_with_it() {
        Town town = new Town().settled();
        String phone = Town.phone(999);
        for (int i : new int[] {1, 2, 4, 5}) {
            town.engine.take(Town.told(phone, town.citizen(i)).by("email:" + i + "@x.co").event());
        }
        PersonRecords records = Census.records(town.sources, false);
        int column =
                PersonRecords.COLUMNS.stream()
                        .map(PersonRecords.Source::name)
                        .toList()
                        .indexOf("sharedPhone");

        List<String> told =
                Stream.of(phone, "email:1@x.co", "email:5@x.co", "email:7@x.co")
                        .map(town::owner)
                        .map(one -> town.engine.state.described(List.of(one)).getFirst())
                        .map(one -> records.of(one).get(column))
                        .toList();

        String hash = told.getFirst();
        assertThat(hash).hasSize(12);
        assertThat(told).containsExactly(hash, hash, hash, "");
    }

    @Test
    void two_whom_somebody_judged_different_stay_two_though_no_fact_holds_them_apart() {
        Town town = new Town().settled();
        town.tell("loyalty_card:770100", new Citizen("", "", "", ""));
        different(town, 1, "email:3@x.co", Town.phone(3));
        different(town, 2, "email:100@x.co", "loyalty_card:770100");
        town.set(Mode.LINK);

        town.look();
        town.tell("loyalty_card:770100", town.citizen(100));
        town.look();

        assertThat(town.onePerson("email:6@x.co", Town.phone(6))).isTrue();
        assertThat(town.onePerson("email:3@x.co", Town.phone(3))).isFalse();
        assertThat(town.onePerson("email:100@x.co", "loyalty_card:770100")).isFalse();
        assertThat(town.proposed)
                .noneMatch(pair -> pair.pair().has(town.owner("loyalty_card:770100")));
    }

    private static void different(Town town, int number, String one, String other) {
        town.labels.add(
                new Label(
                        number,
                        PairKey.of(town.owner(one), town.owner(other)),
                        false,
                        Events.NOON,
                        "ana@x.co",
                        "linkage-1",
                        List.of()));
    }

    @Test
    void killed_between_a_link_and_its_place_nothing_comes_twice_and_nothing_is_lost() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        byte[] place = town.store.kept(Part.LOOKED).orElseThrow();
        town.tell("loyalty_card:770100", town.citizen(100));
        town.look();
        Position head = town.engine.log.head();
        List<LinkProbably> links = links(town);

        town.store.keep(Part.LOOKED, place);
        town.restart();
        town.look();

        assertThat(town.engine.log.head()).isEqualTo(head);
        assertThat(links(town)).isEqualTo(links);
    }

    @Test
    void who_came_while_nobody_looked_is_looked_at_after_a_restart() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        town.tell("loyalty_card:770100", town.citizen(100));

        town.restart();
        town.look();

        assertThat(town.onePerson("email:100@x.co", "loyalty_card:770100")).isTrue();
        assertThat(new KeptParts(town.store).trained().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void a_replay_makes_the_same_people() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();

        Engine replayed = town.engine.replayed();

        for (int i = 0; i < 150; i += 3) {
            assertThat(replayed.owner(Town.phone(i))).isEqualTo(town.engine.owner(Town.phone(i)));
        }
    }

    @Test
    void who_is_erased_leaves_the_index() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();
        var person = town.owner("email:100@x.co");
        assertThat(index(town).entry(person)).isPresent();

        town.engine.take(
                new Erasure(
                        "gone",
                        CONSOLE,
                        Events.NOON,
                        "ana@x.co",
                        List.of(town.engine.rules.anchorId(identifier("email:100@x.co")))));
        town.look();

        assertThat(index(town).entry(person)).isEmpty();
    }

    @Test
    void everybody_is_indexed_once_under_who_they_are_now() {
        Town town = new Town().settled();
        town.set(Mode.LINK);
        town.look();

        assertThat(index(town).size()).isEqualTo((int) town.engine.state.counts().people());
    }

    private static LinkageIndex index(Town town) {
        return Optional.of(town.round.looking().orElseThrow().index()).get();
    }

    private static List<LinkProbably> links(Town town) {
        return town.engine.facts().stream()
                .map(logged -> logged.fact())
                .filter(Decision.class::isInstance)
                .map(fact -> ((Decision) fact).act())
                .filter(LinkProbably.class::isInstance)
                .map(LinkProbably.class::cast)
                .toList();
    }
}
