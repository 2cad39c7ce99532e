package org.querencia.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Normaliser;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.operate.Rebuild.Progress;
import org.querencia.runtime.warehouse.Timelines;

/// Rules that were changed reach back when everything is made anew.
class RebuildTest {
    private static final long CAUGHT_UP_MILLIS_MAX = 20_000;
    private static final String SHARED = "email:e0";

    @Test
    void a_value_blocked_later_joins_nobody_any_more() {
        Engine engine =
                new Engine()
                        .take(
                                identify().by("user_id:u1", SHARED).event(),
                                identify().by("email:ana@x.co", SHARED).event());
        assertThat(engine.owner("email:ana@x.co")).isEqualTo(engine.owner("user_id:u1"));

        engine.take(defined(withoutShared()));
        assertThat(engine.owner("email:ana@x.co"))
                .as("the past stays as it is until the rebuild")
                .isEqualTo(engine.owner("user_id:u1"));

        engine.take(rebuild(withoutShared()));
        assertThat(engine.owner("email:ana@x.co"))
                .isPresent()
                .isNotEqualTo(engine.owner("user_id:u1"));
        assertThat(engine.owner(SHARED)).isEmpty();
        assertThat(engine.state.counts().identifiers()).isEqualTo(2);
    }

    @Test
    void what_was_believed_then_stays_written_down() {
        Engine engine =
                new Engine()
                        .take(
                                identify().by(SHARED).event(),
                                identify().by("user_id:u1").event(),
                                identify().by("user_id:u1", SHARED).event());
        var before =
                engine.state.journal(engine.owner("user_id:u1").orElseThrow(), Optional.empty(), 9);

        engine.take(defined(withoutShared()), rebuild(withoutShared()));

        assertThat(before).isNotEmpty();
        assertThat(
                        engine.state.journal(
                                engine.owner("user_id:u1").orElseThrow(), Optional.empty(), 9))
                .isEqualTo(before);
    }

    @Test
    void a_rebuild_equals_rules_that_held_from_the_first_fact_on() {
        Seeds.each(
                100,
                (random, seed) -> {
                    IdentityDefinition changed = random.nextBoolean() ? withoutShared() : strict();
                    List<Fact> past = history(random);
                    List<Fact> after = read(history(random), changed);
                    Engine rebuilt = new Engine().take(defined(IdentityDefinition.defaults()));
                    inBatches(rebuilt, random, past);
                    inBatches(rebuilt, random, List.of(defined(changed), rebuild(changed)));
                    inBatches(rebuilt, random, after);

                    Engine always = new Engine().take(defined(changed));
                    inBatches(always, random, read(past, changed));
                    inBatches(always, random, List.of(nothing(), nothing()));
                    inBatches(always, random, after);

                    assertSame(rebuilt, always, past, after);
                    assertSame(rebuilt.replayed(), always, past, after);
                });
    }

    @Test
    void people_and_warehouse_are_made_anew_while_events_come_in() {
        IdentityRules rules = IdentityRules.defaults(Engine.WORKSPACE);
        MemoryLog log = new MemoryLog("rebuilt");
        MemoryState state = new MemoryState();
        MemoryWarehouse warehouse = new MemoryWarehouse(Engine.WORKSPACE);
        Flow flow = Flow.at(Position.START, Position.START);
        Definitions definitions =
                new Definitions(
                        new Identities(rules), IdentityDefinitions.reader(Engine.WORKSPACE));
        try (Projector projector = new Projector(warehouse, log, state, rules, flow).start();
                Pipeline pipeline = new Pipeline(log, state, definitions, flow, 100).start();
                LogWriter writer = new LogWriter(log, flow.toPipeline(), flow.applied()).start()) {
            LoggedRebuild rebuild =
                    new LoggedRebuild(
                            log, writer, pipeline, projector, InstantSource.fixed(Events.NOON));
            for (int i = 0; i < 500; i++) {
                writer.append(
                        List.of(identify().by("user_id:u" + i % 7, SHARED).event()),
                        Remember.WINDOW);
            }
            writer.append(List.of(defined(withoutShared())), Remember.WINDOW);
            assertThat(writer.awaitApplied(log.head(), CAUGHT_UP_MILLIS_MAX)).isTrue();

            rebuild.begin("ana@x.co");
            Position asked = log.head();
            for (int i = 0; i < 500; i++) {
                writer.append(
                        List.of(page("Inicio").by("user_id:u" + i % 7).event()), Remember.WINDOW);
            }

            assertThat(projector.projected().await(log.head(), CAUGHT_UP_MILLIS_MAX)).isTrue();
            assertThat(rebuild.progress())
                    .isEqualTo(new Progress(asked, log.head(), log.head(), log.head()));
            assertThat(state.counts().identifiers()).isEqualTo(7);
            for (int i = 0; i < 7; i++) {
                assertThat(rows(warehouse, state, rules, "user_id:u" + i))
                        .isBetween(1_000 / 7, 1_000 / 7 + 2);
            }
        }
    }

    @Test
    void one_at_a_time() {
        MemoryLog log = new MemoryLog("rebuilt");
        MemoryState state = new MemoryState();
        IdentityRules rules = IdentityRules.defaults(Engine.WORKSPACE);
        Flow flow = Flow.at(Position.START, Position.START);
        Pipeline standing =
                new Pipeline(
                        log,
                        state,
                        new Definitions(new Identities(rules), (before, _) -> before),
                        flow,
                        100);
        try (Projector projector =
                        new Projector(
                                        new MemoryWarehouse(Engine.WORKSPACE),
                                        log,
                                        state,
                                        rules,
                                        flow)
                                .start();
                LogWriter writer = new LogWriter(log, flow.toPipeline(), flow.applied()).start()) {
            LoggedRebuild rebuild =
                    new LoggedRebuild(
                            log, writer, standing, projector, InstantSource.fixed(Events.NOON));
            rebuild.begin("ana@x.co");

            assertThat(rebuild.progress().underWay()).isTrue();
            assertThatThrownBy(() -> rebuild.begin("ana@x.co"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("under way");
        }
    }

    private static int rows(
            MemoryWarehouse warehouse, MemoryState state, IdentityRules rules, String identifier) {
        return warehouse
                .timelines()
                .of(
                        state.owner(rules.anchorId(Events.identifier(identifier))).orElseThrow(),
                        Timelines.Filter.ALL,
                        Optional.empty(),
                        10_000)
                .size();
    }

    private static void assertSame(Engine one, Engine other, List<Fact> past, List<Fact> after) {
        List<Identifier> identifiers = new ArrayList<>(identifiers(past));
        identifiers.addAll(identifiers(after));
        for (Identifier identifier : identifiers) {
            String name = identifier.toString();
            assertThat(one.owner(name)).as(name).isEqualTo(other.owner(name));
            one.owner(name)
                    .ifPresent(_ ->
                            assertThat(one.person(name)).as(name).isEqualTo(other.person(name)));
        }
        assertThat(one.state.list(Optional.empty(), 1_000))
                .isEqualTo(other.state.list(Optional.empty(), 1_000));
        assertThat(one.state.counts()).isEqualTo(other.state.counts());
    }

    private static void inBatches(Engine engine, RandomGenerator random, List<Fact> facts) {
        int from = 0;
        while (from < facts.size()) {
            int upTo = Math.min(facts.size(), from + 1 + random.nextInt(7));
            engine.take(facts.subList(from, upTo).toArray(Fact[]::new));
            from = upTo;
        }
    }

    private static List<Fact> history(RandomGenerator random) {
        List<Fact> facts = new ArrayList<>();
        int size = 5 + random.nextInt(25);
        for (int i = 0; i < size; i++) {
            Events event =
                    random.nextBoolean()
                            ? identify().trait("name", "Ana " + random.nextInt(3))
                            : track("Order Completed")
                                    .with("order_id", "o" + random.nextInt(6))
                                    .with("total", random.nextInt(1_000));
            if (random.nextBoolean()) {
                event.by("user_id:u" + random.nextInt(4));
            }
            facts.add(
                    event.by("email:e" + random.nextInt(4))
                            .at(Events.NOON.plusSeconds(random.nextInt(100_000)))
                            .event());
        }
        return facts;
    }

    /// As they would have been collected under that definition.
    private static List<Fact> read(List<Fact> facts, IdentityDefinition definition) {
        Past past =
                new Past(
                        new Position(1),
                        Optional.of(
                                new Identities(new IdentityRules(definition, Engine.WORKSPACE))));
        return facts.stream().map(fact -> past.read(new Position(1), fact)).toList();
    }

    private static List<Identifier> identifiers(List<Fact> facts) {
        return facts.stream()
                .filter(Event.class::isInstance)
                .flatMap(fact -> ((Event) fact).identifiers().stream())
                .distinct()
                .toList();
    }

    private static IdentityDefinition withoutShared() {
        return changed(email ->
                new IdentifierType(
                        email.key(),
                        email.normaliser(),
                        email.limit(),
                        email.priority(),
                        email.strength(),
                        Set.of("e0"),
                        List.of()));
    }

    private static IdentityDefinition strict() {
        return changed(email ->
                IdentifierType.of(
                        email.key(), email.normaliser(), 1, email.priority(), email.strength()));
    }

    private static IdentityDefinition changed(UnaryOperator<IdentifierType> change) {
        IdentityDefinition usual = IdentityDefinition.defaults();
        return new IdentityDefinition(
                usual.types().stream()
                        .map(type ->
                                type.key().equals(IdentityDefinition.EMAIL)
                                        ? change.apply(
                                                new IdentifierType(
                                                        type.key(),
                                                        Normaliser.TEXT,
                                                        type.limit(),
                                                        type.priority(),
                                                        type.strength(),
                                                        type.blocked(),
                                                        type.blockedPatterns()))
                                        : type)
                        .toList(),
                usual.undeclared());
    }

    private static Definition defined(IdentityDefinition definition) {
        return definition(IdentityDefinition.KIND, IdentityDefinitions.write(definition));
    }

    private static Definition rebuild(IdentityDefinition definition) {
        return definition(Past.KIND, IdentityDefinitions.write(definition));
    }

    private static Definition nothing() {
        return definition("nothing", "");
    }

    private static long definitions;

    private static Definition definition(String kind, String content) {
        return new Definition(
                "definition-" + ++definitions,
                Origin.of("console", Trust.SECRET),
                Events.NOON,
                "ana@x.co",
                kind,
                "",
                content);
    }
}
