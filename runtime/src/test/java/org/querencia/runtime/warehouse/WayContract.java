package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;
import static org.querencia.runtime.warehouse.Scene.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Ways.Cell;
import org.querencia.runtime.warehouse.Ways.Contact;
import org.querencia.runtime.warehouse.Ways.Contacts;
import org.querencia.runtime.warehouse.Ways.Content;
import org.querencia.runtime.warehouse.Where.Fate;
import org.querencia.science.process.StepGraph;
import org.querencia.science.process.StepGraph.Arc;
import org.querencia.science.process.StepGraph.Node;
import org.querencia.science.process.StepGraph.Way;
import org.querencia.science.process.StepGraph.Whole;

/// What every warehouse tells of the steps people take.
abstract class WayContract extends TouchPathContract {
    private static final Instant LATER = NOON.plus(Duration.ofDays(60));
    private static final long HOUR = 3_600_000_000L;

    @Test
    void steps_follow_each_other_and_somebody_is_lost() {
        live();

        assertThat(warehouse.ways().graph(walk("", ""), LATER))
                .isEqualTo(
                        new StepGraph(
                                3,
                                List.of(
                                        new Node("page:*", 3, 4, 3, 0, 0, 10_000),
                                        new Node("Asked", 2, 2, 0, 1, 0, 10_000),
                                        new Node("Called", 1, 1, 0, 1, 1, 0),
                                        new Node("Order Completed", 1, 1, 0, 1, 0, 0)),
                                List.of(
                                        new Arc("page:*", "Asked", 2, 2, HOUR, 2 * HOUR),
                                        new Arc("Asked", "Order Completed", 1, 1, HOUR, HOUR),
                                        new Arc(
                                                "page:*",
                                                "Called",
                                                1,
                                                1,
                                                59 * 24 * HOUR,
                                                59 * 24 * HOUR),
                                        new Arc("page:*", "page:*", 1, 1, HOUR, HOUR)),
                                new Whole(
                                        List.of(
                                                way("page:*", "Asked"),
                                                way("page:*", "Asked", "Order Completed"),
                                                way("page:*", "Called")),
                                        3,
                                        3)));
    }

    @Test
    void those_who_went_on_brought_what_was_known_of_other_currencies_by_then() {
        project(
                track("Currency Rate Recorded").with("currency", "USD").with("rate", "4"),
                track("Asked").by("user_id:ana").after(Duration.ofHours(1)),
                order("A1", 100)
                        .with("currency", "USD")
                        .by("user_id:ana")
                        .after(Duration.ofHours(2)),
                order("A2", 7)
                        .with("currency", "EUR")
                        .by("user_id:ana")
                        .after(Duration.ofHours(3)));

        assertThat(
                        warehouse
                                .ways()
                                .graph(walk("", ""), LATER)
                                .node("Asked")
                                .orElseThrow()
                                .onwardValue())
                .isEqualTo(40_000);
        assertThat(warehouse.ways().elsewhere(Period.EVER))
                .containsExactly(new Elsewhere("EUR", 1));
    }

    @Test
    void a_way_may_begin_and_end_with_a_step_and_pages_have_names() {
        live();

        Walk named = new Walk(Period.EVER, 9, true, "page:Tea", "Asked", "", Among.ALL, Walk.QUIET);

        assertThat(warehouse.ways().graph(named, LATER).whole())
                .isEqualTo(new Whole(List.of(way("page:Tea", "Asked")), 1, 1));
    }

    @Test
    void people_stand_behind_each_step_and_passage() {
        live();
        Walk walk = walk("", "");

        assertThat(people(walk, new Where.At("page:*", Fate.DID)))
                .startsWith(person("user_id:ana"))
                .containsExactlyInAnyOrder(
                        person("user_id:ana"), person("user_id:eva"), person("user_id:leo"));
        assertThat(people(walk, new Where.At("Asked", Fate.LOST)))
                .containsExactly(person("user_id:eva"));
        assertThat(people(walk, new Where.At("Called", Fate.OPEN)))
                .containsExactly(person("user_id:leo"));
        assertThat(people(walk, new Where.At("Called", Fate.LOST))).isEmpty();
        assertThat(people(walk, new Where.Between("Asked", "Order Completed")))
                .containsExactly(person("user_id:ana"));
        assertThat(people(walk, new Where.Between("Nothing", "Asked"))).isEmpty();
    }

    @Test
    void ways_are_narrowed_by_channel_campaign_and_people() {
        live();

        assertThat(people(with("call", "", Optional.empty()))).isEqualTo(1);
        assertThat(people(with("", "spring", Optional.empty()))).isEqualTo(1);
        assertThat(people(with("", "autumn", Optional.empty()))).isZero();
        assertThat(warehouse.ways().graph(only("user_id:eva", "user_id:nobody"), LATER).whole())
                .isEqualTo(new Whole(List.of(way("page:*", "Asked")), 1, 1));
    }

    @Test
    void stages_have_contacts_through_channels_and_elsewhere() {
        live();
        project(
                track("Product Reviewed").with("channel", "web").by("user_id:eva"),
                page("Home")
                        .with("channel", "web")
                        .by("user_id:leo")
                        .context(led("https://www.news.co/x")));

        Standing standing =
                told -> {
                    told.accept(person("user_id:ana"), "use");
                    told.accept(person("user_id:eva"), "interest");
                    told.accept(person("user_id:leo"), "interest");
                    told.accept(person("user_id:new"), "interest");
                };
        Contacts contacts = warehouse.ways().contacts(standing, Among.ALL, Period.EVER);

        assertThat(contacts.reached()).isEqualTo(Map.of("interest", 2L, "use", 1L));
        assertThat(contacts.sizes()).isEqualTo(Map.of("interest", 3L, "use", 1L));
        assertThat(touched(standing, Among.ALL, new Cell("interest", "call", true)))
                .containsExactly(person("user_id:leo"));
        assertThat(touched(standing, Among.ALL, new Cell("interest", "call", false)))
                .containsExactlyInAnyOrder(person("user_id:eva"), person("user_id:new"));
        assertThat(contacts.own())
                .filteredOn(contact -> contact.place().equals("web"))
                .containsExactly(
                        new Contact("interest", "web", 2, 4), new Contact("use", "web", 1, 2));
        assertThat(contacts.own())
                .filteredOn(contact -> contact.place().equals("call"))
                .containsExactly(new Contact("interest", "call", 1, 1));
        assertThat(contacts.others())
                .containsExactly(
                        new Contact("interest", "Product Reviewed", 1, 1),
                        new Contact("interest", "news.co", 1, 1));
    }

    List<ProfileId> touched(Standing standing, Among among, Cell cell) {
        return warehouse.ways().touched(standing, among, Period.EVER, cell, 9);
    }

    @Test
    void stages_met_contents_of_several_kinds() {
        project(
                page("Home").by("user_id:ana"),
                page("Home").by("user_id:eva"),
                page("").with("path", "/hammocks").by("user_id:eva"),
                page("Home").by("user_id:eva").context(campaign("spring", "post 7")),
                track("Email Opened").with("subject", "Hello").by("user_id:eva"),
                track("Email Opened").by("user_id:eva"),
                track("Order Completed").with("name", "no content").by("user_id:eva"));

        Standing standing =
                told -> {
                    told.accept(person("user_id:ana"), "use");
                    told.accept(person("user_id:eva"), "interest");
                };
        assertThat(warehouse.ways().contacts(standing, Among.ALL, Period.EVER).contents())
                .containsExactly(
                        new Content("interest", "campaign", "spring · post 7", 1, 1),
                        new Content("interest", "message", "Email Opened", 1, 1),
                        new Content("interest", "message", "Hello", 1, 1),
                        new Content("interest", "page", "/hammocks", 1, 1),
                        new Content("interest", "page", "Home", 1, 2),
                        new Content("use", "page", "Home", 1, 1));
    }

    static Optional<Among.Trait> said(String city) {
        return Optional.of(new Among.Trait("city", city));
    }

    static Fields campaign(String name, String content) {
        return new Fields(
                Map.of(
                        "campaign",
                        new Fields(Map.of("name", Value.of(name), "content", Value.of(content)))));
    }

    @Test
    void nobody_did_anything() {
        assertThat(warehouse.ways().graph(walk("", ""), NOON)).isEqualTo(StepGraph.EMPTY);
        assertThat(warehouse.ways().graph(walk("a", "b"), NOON)).isEqualTo(StepGraph.EMPTY);
        assertThat(warehouse.ways().contacts(_ -> {}, Among.ALL, Period.EVER))
                .isEqualTo(new Contacts(List.of(), List.of(), List.of(), Map.of(), Map.of()));
    }

    @Test
    void random_ways_are_told_as_plain_java_tells_them() {
        for (int seed = 0; seed < 6; seed++) {
            Batch batch = scene.batch(random(seed).stream().map(Events::event).toList());
            warehouse.reset("epoch-" + seed);
            warehouse.project(batch);
            MemoryWarehouse oracle =
                    new MemoryWarehouse(WarehouseContract.workspace("America/Bogota"));
            oracle.project(batch);
            Period some =
                    new Period(
                            Optional.of(LocalDate.parse("2026-10-01")),
                            Optional.of(LocalDate.parse("2026-10-20")));
            for (Walk walk :
                    List.of(
                            walk("", ""),
                            new Walk(some, 3, true, "", "", "", Among.ALL, Duration.ofDays(2)),
                            walk("a", ""),
                            walk("", "Order Completed"),
                            walk("b", "b"),
                            walk("c", "Order Completed"),
                            with("call", "", Optional.empty()),
                            of(new Among(Optional.empty(), "", said("Cali"))),
                            only("user_id:p1", "user_id:p2", "user_id:p3"))) {
                Instant now = NOON.minus(Duration.ofDays(5));
                assertThat(warehouse.ways().graph(walk, now))
                        .as("seed %d, %s", seed, walk)
                        .isEqualTo(oracle.ways().graph(walk, now));
                for (Where where :
                        List.of(
                                new Where.At("a", Fate.DID),
                                new Where.At("b", Fate.LOST),
                                new Where.Between("a", "b"))) {
                    assertThat(warehouse.ways().people(walk, where, now, 50))
                            .as("seed %d, %s, %s", seed, walk, where)
                            .isEqualTo(oracle.ways().people(walk, where, now, 50));
                }
            }
        }
    }

    private static List<Events> random(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Events> lives = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant at = NOON.minusSeconds(random.nextInt(60 * 86_400) / 3_600 * 3_600L);
            String person = "user_id:p" + random.nextInt(14);
            lives.add(
                    switch (random.nextInt(7)) {
                        case 0 -> order("S" + seed + "O" + i, 10 + i).by(person).at(at);
                        case 1 -> page("p" + i % 3).by(person).at(at);
                        case 2 -> track("a").with("channel", "call").by(person).at(at);
                        case 3 -> track("b").by(person).at(at);
                        case 4 ->
                                track("c")
                                        .by(person)
                                        .at(at)
                                        .marked(i % 2 == 0 ? new Mark[] {Mark.BOT} : new Mark[0]);
                        case 5 ->
                                identify()
                                        .by(person)
                                        .trait("city", i % 3 == 0 ? "Pasto" : "Cali")
                                        .at(at);
                        default -> track("d").at(at);
                    });
        }
        return lives;
    }

    private void live() {
        project(
                page("Home").by("user_id:ana"),
                page("Tea").by("user_id:ana").after(Duration.ofHours(1)),
                track("Asked").by("user_id:ana").after(Duration.ofHours(2)),
                order("A1", 100).by("user_id:ana").after(Duration.ofHours(3)),
                page("Home").by("user_id:eva").context(campaign("spring")),
                track("Asked").by("user_id:eva").after(Duration.ofHours(2)),
                page("Home").by("user_id:leo"),
                track("Called")
                        .with("channel", "call")
                        .by("user_id:leo")
                        .after(Duration.ofDays(59)),
                page("Home").by("user_id:bot").marked(Mark.BOT),
                track("Unknown"));
    }

    private List<ProfileId> people(Walk walk, Where where) {
        return warehouse.ways().people(walk, where, LATER, 9);
    }

    private long people(Walk walk) {
        return warehouse.ways().graph(walk, LATER).people();
    }

    private static Walk walk(String start, String end) {
        return new Walk(Period.EVER, 9, false, start, end, "", Among.ALL, Walk.QUIET);
    }

    private static Walk with(String channel, String campaign, Optional<Crowd> among) {
        return new Walk(
                Period.EVER,
                9,
                false,
                "",
                "",
                channel,
                new Among(among, campaign, Optional.empty()),
                Walk.QUIET);
    }

    private static Walk of(Among among) {
        return new Walk(Period.EVER, 9, false, "", "", "", among, Walk.QUIET);
    }

    private static Walk only(String... people) {
        return with(
                "",
                "",
                Optional.of(told -> List.of(people).forEach(one -> told.accept(person(one)))));
    }

    private static Way way(String... steps) {
        return new Way(List.of(steps), false, 1);
    }

    private static Fields campaign(String name) {
        return new Fields(Map.of("campaign", new Fields(Map.of("name", Value.of(name)))));
    }

    private static Fields led(String referrer) {
        return new Fields(Map.of("page", new Fields(Map.of("referrer", Value.of(referrer)))));
    }
}
