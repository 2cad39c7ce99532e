package org.querencia.qa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.runtime.warehouse.Warehouse;

/// Holds what is stored against what was acknowledged, and against a replay of the log from its
/// start.
final class Accounts {

    private static final int PAGE = 5_000;

    private final EventLog log;
    private final IdentityRules rules;
    private final List<Logged<Fact>> facts = new ArrayList<>();
    private final MemoryState replayed = new MemoryState();

    Accounts(EventLog log, IdentityRules rules) {
        this.log = log;
        this.rules = rules;
        for (List<LogEntry> page = log.read(Position.START, PAGE);
                !page.isEmpty();
                page = log.read(facts.getLast().position(), PAGE)) {
            page.forEach(entry -> facts.add(FactCodec.read(entry)));
        }
        new Pipeline(
                        log,
                        replayed,
                        new Definitions(new Identities(rules), (before, _) -> before),
                        Flow.at(log.head(), Position.START),
                        10_000)
                .catchUp();
    }

    int events() {
        return facts.size();
    }

    /// Every acknowledged message is stored, and none twice; positions have no gap.
    void assertNothingLostAndNothingTwice(Collection<String> acknowledged) {
        Set<String> stored = new HashSet<>();
        long position = 0;
        for (Logged<Fact> fact : facts) {
            assertThat(fact.position().value()).isEqualTo(++position);
            assertThat(stored.add(fact.fact().origin().source() + "/" + fact.fact().messageId()))
                    .as("stored twice: %s", fact.fact().messageId())
                    .isTrue();
        }
        Set<String> ids = new HashSet<>();
        facts.forEach(fact -> ids.add(fact.fact().messageId()));
        assertThat(acknowledged).as("acknowledged, but not stored").isSubsetOf(ids);
    }

    /// Whose every identifier is, and all that is kept of each person, are what a replay makes.
    void assertEqualsReplay(Profiles live) {
        for (AnchorId anchor : anchors()) {
            Optional<ProfileId> owner = replayed.owner(anchor);
            assertThat(live.owner(anchor)).as("owner of %s", anchor).isEqualTo(owner);
            Profiles.Person expected = owner.flatMap(replayed::person).orElseThrow();
            Profiles.Person found = owner.flatMap(live::person).orElseThrow();
            assertThat(found.anchors()).isEqualTo(expected.anchors());
            assertThat(found.orders()).containsExactlyInAnyOrderElementsOf(expected.orders());
        }
        assertThat(live.counts()).isEqualTo(replayed.counts());
    }

    /// Each person's rows in the warehouse are exactly their events.
    void assertEqualsReplay(Warehouse warehouse) {
        assertThat(warehouse.position()).isEqualTo(log.head());
        Map<ProfileId, Set<Position>> expected = new HashMap<>();
        for (Logged<Fact> fact : facts) {
            if (fact.fact() instanceof Event event && !event.identifiers().isEmpty()) {
                ProfileId person =
                        replayed.owner(rules.anchorId(event.identifiers().getFirst()))
                                .orElseThrow();
                expected.computeIfAbsent(person, _ -> new HashSet<>()).add(fact.position());
            }
        }
        expected.forEach((person, positions) ->
                assertThat(
                                warehouse
                                        .timelines()
                                        .of(
                                                person,
                                                Timelines.Filter.ALL,
                                                Optional.empty(),
                                                positions.size() + 10)
                                        .stream()
                                        .map(Timelines.Entry::position)
                                        .toList())
                        .as("rows of %s", person)
                        .containsExactlyInAnyOrderElementsOf(positions));
    }

    private Set<AnchorId> anchors() {
        Set<AnchorId> anchors = new HashSet<>();
        for (Logged<Fact> fact : facts) {
            if (fact.fact() instanceof Event event) {
                event.identifiers().forEach(identifier -> anchors.add(rules.anchorId(identifier)));
            }
        }
        return anchors;
    }
}
