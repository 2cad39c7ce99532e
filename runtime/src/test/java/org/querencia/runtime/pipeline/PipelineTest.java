package org.querencia.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.state.SearchRow;

class PipelineTest {

    @Test
    void a_visitor_who_signs_in_brings_their_past_along() {
        Engine engine = new Engine().take(page("Inicio").by("anonymous_id:a1").event());
        ProfileId visitor = engine.owner("anonymous_id:a1").orElseThrow();

        engine.take(
                identify().by("user_id:u1", "anonymous_id:a1").trait("name", "Ana Pérez").event());

        assertThat(engine.owner("user_id:u1")).contains(visitor);
        assertThat(merged(engine.person("user_id:u1")).events().count()).isEqualTo(2);
        assertThat(engine.state.search("ana perez", 10))
                .extracting(SearchRow::profile, SearchRow::name)
                .containsExactly(tuple(visitor, "Ana Pérez"));
    }

    @Test
    void the_older_person_survives_a_merge_and_the_other_id_leads_to_it() {
        Engine engine =
                new Engine()
                        .take(
                                identify().by("email:ana@x.co").trait("name", "Ana").event(),
                                identify().by("user_id:u1").trait("name", "Ana P").event());
        ProfileId older = engine.owner("email:ana@x.co").orElseThrow();
        ProfileId younger = engine.owner("user_id:u1").orElseThrow();

        engine.take(identify().by("user_id:u1", "email:ana@x.co").event());

        assertThat(engine.state.person(younger).map(Person::id)).contains(older);
        assertThat(engine.state.search("ana", 10))
                .extracting(SearchRow::profile)
                .containsExactly(older);
        assertThat(
                        engine.state.ownerAt(
                                engine.rules.anchorId(Events.identifier("user_id:u1")),
                                new Position(2)))
                .as("as known then")
                .contains(younger);
        assertThat(engine.state.journal(older, Optional.empty(), 10))
                .extracting(JournalRow::kind)
                .containsExactly("profile.merged");
    }

    @Test
    void a_merge_undone_equals_never_merged() {
        Event one = identify().by("email:ana@x.co").trait("name", "Ana").event();
        Event other =
                track("Order Completed")
                        .by("user_id:u1")
                        .with("order_id", "1")
                        .with("total", 900)
                        .event();
        Event joins = identify().by("user_id:u1", "email:ana@x.co").event();
        Engine engine = new Engine().take(one, other, joins);

        engine.take(refuse("user_id:u1", "email:ana@x.co"));

        Engine never =
                new Engine()
                        .take(
                                one,
                                other,
                                identify().messageId(joins.messageId()).by("user_id:u1").event());
        assertThat(engine.owner("email:ana@x.co")).isEqualTo(never.owner("email:ana@x.co"));
        assertThat(engine.owner("user_id:u1")).isEqualTo(never.owner("user_id:u1"));
        assertThat(engine.person("email:ana@x.co").anchors())
                .isEqualTo(never.person("email:ana@x.co").anchors());
        assertThat(engine.person("user_id:u1").anchors())
                .isEqualTo(never.person("user_id:u1").anchors());
        assertThat(engine.person("user_id:u1").orders())
                .isEqualTo(never.person("user_id:u1").orders());
    }

    @Test
    void replay_equals_live_whatever_the_batches() {
        Seeds.each(
                100,
                (random, seed) -> {
                    List<Fact> facts = history(random);
                    Engine live = new Engine();
                    int from = 0;
                    while (from < facts.size()) {
                        int upTo = Math.min(facts.size(), from + 1 + random.nextInt(7));
                        live.take(facts.subList(from, upTo).toArray(Fact[]::new));
                        from = upTo;
                    }
                    Engine replayed = live.replayed();
                    for (Identifier identifier : identifiers(facts)) {
                        String name = identifier.toString();
                        assertThat(replayed.owner(name)).as(name).isEqualTo(live.owner(name));
                        assertThat(replayed.person(name)).as(name).isEqualTo(live.person(name));
                        ProfileId person = live.owner(name).orElseThrow();
                        assertThat(replayed.state.journal(person, Optional.empty(), 1000))
                                .isEqualTo(live.state.journal(person, Optional.empty(), 1000));
                    }
                    assertThat(replayed.state.list(Optional.empty(), 1000))
                            .isEqualTo(live.state.list(Optional.empty(), 1000));
                });
    }

    @Test
    void a_visitor_parted_from_all_that_named_them_is_listed_no_more() {
        Engine engine =
                new Engine()
                        .take(page("Inicio").by("anonymous_id:a1").event())
                        .take(
                                identify()
                                        .by("user_id:u1", "anonymous_id:a1")
                                        .trait("name", "Ana")
                                        .event());
        assertThat(engine.state.search("ana", 10)).hasSize(1);

        engine.take(refuse("user_id:u1", "anonymous_id:a1"));

        assertThat(engine.state.list(Optional.empty(), 10))
                .extracting(SearchRow::profile)
                .containsExactly(engine.owner("user_id:u1").orElseThrow());
    }

    @Test
    void a_name_told_again_later_is_the_one_listed() {
        Engine engine =
                new Engine()
                        .take(
                                identify().by("user_id:u1", "email:ana@x.co").event(),
                                identify()
                                        .by("email:ana@x.co")
                                        .trait("name", "Ana")
                                        .at(noon(1))
                                        .event(),
                                identify()
                                        .by("user_id:u1")
                                        .trait("name", "Anita")
                                        .at(noon(2))
                                        .event());
        assertThat(engine.state.search("anita", 10)).hasSize(1);

        engine.take(identify().by("email:ana@x.co").trait("name", "Ana").at(noon(3)).event());

        assertThat(engine.state.list(Optional.empty(), 10))
                .extracting(SearchRow::name)
                .containsExactly("Ana");
    }

    private static Instant noon(int minutesLater) {
        return Events.NOON.plus(Duration.ofMinutes(minutesLater));
    }

    private static List<Fact> history(RandomGenerator random) {
        List<Fact> facts = new ArrayList<>();
        int size = 5 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            int kind = random.nextInt(20);
            if (kind == 0) {
                facts.add(refuse(strong(random), "email:e" + random.nextInt(4)));
            } else if (kind == 1) {
                facts.add(
                        decision(
                                new Decision.Merge(
                                        id("user_id:u" + random.nextInt(4)),
                                        id("email:e" + random.nextInt(4)))));
            } else {
                facts.add(event(random));
            }
        }
        return facts;
    }

    private static Event event(RandomGenerator random) {
        Events event =
                switch (random.nextInt(4)) {
                    case 0 -> page("Inicio");
                    case 1 -> identify().trait("name", "Ana " + random.nextInt(3));
                    case 2 ->
                            track("Order Completed")
                                    .with("order_id", "o" + random.nextInt(6))
                                    .with("total", random.nextInt(1000));
                    default -> track("Product Viewed").with("product_id", "p" + random.nextInt(3));
                };
        if (random.nextBoolean()) {
            event.by(strong(random));
        }
        if (random.nextBoolean()) {
            event.by("anonymous_id:a" + random.nextInt(5));
        }
        return event.from("shop", random.nextBoolean() ? Trust.SECRET : Trust.PUBLIC)
                .at(Events.NOON.plusSeconds(random.nextInt(100_000)))
                .event();
    }

    private static String strong(RandomGenerator random) {
        return (random.nextBoolean() ? "user_id:u" : "email:e") + random.nextInt(4);
    }

    private static List<Identifier> identifiers(List<Fact> facts) {
        return facts.stream()
                .filter(Event.class::isInstance)
                .flatMap(fact -> ((Event) fact).identifiers().stream())
                .distinct()
                .toList();
    }

    private static Decision refuse(String one, String other) {
        return decision(new Decision.RefuseLink(id(one), id(other)));
    }

    private static long decisions;

    private static Decision decision(Decision.Act act) {
        return new Decision(
                "d" + ++decisions,
                Origin.of("console", Trust.SECRET),
                Events.NOON,
                "ana@x.co",
                act);
    }

    private static Identifier id(String typeAndValue) {
        return Events.identifier(typeAndValue);
    }

    private static Summary merged(Person person) {
        return Summary.merged(person.anchors().values());
    }
}
