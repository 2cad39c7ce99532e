package org.querencia.runtime.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.state.StateStoreContract.Sides;

/// Runs facts through a pipeline over a log in memory and the state under test.
final class StateRuns {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final IdentityRules RULES = IdentityRules.defaults(Engine.WORKSPACE);

    final MemoryLog log;
    final Pipeline pipeline;

    StateRuns(Sides sides) {
        this(new MemoryLog("contract"), sides);
    }

    StateRuns(MemoryLog log, Sides sides) {
        this.log = log;
        pipeline =
                new Pipeline(
                        log,
                        sides.store(),
                        new Definitions(new Identities(RULES), (before, _) -> before),
                        Flow.at(Position.START, Position.START),
                        // So few that what was stored is read back all the time.
                        3);
    }

    void take(Fact... facts) {
        take(Optional.empty(), facts);
    }

    void take(Optional<ImportId> importId, Fact... facts) {
        Engine.append(log, importId, facts);
        pipeline.catchUp();
    }

    static Fact retraction(String messageId, int importId) {
        return new Retraction(
                messageId,
                Origin.of("console", Trust.SECRET),
                NOON,
                "ana@x.co",
                new ImportId(importId));
    }

    static Erasure erasure(String messageId, RandomGenerator random, Set<Identifier> named) {
        List<AnchorId> anchors =
                named.stream()
                        .map(RULES::anchorId)
                        .sorted()
                        .filter(_ -> random.nextInt(8) == 0)
                        .toList();
        return new Erasure(
                messageId,
                Origin.of("console", Trust.SECRET),
                NOON,
                "ana@x.co",
                anchors.isEmpty() ? List.of(anchor("email:p0@x.co")) : anchors);
    }

    static Fact fact(RandomGenerator random, String messageId, Set<Identifier> named) {
        String user = "user_id:u" + random.nextInt(6);
        String email = "email:p" + random.nextInt(6) + "@x.co";
        String cookie = "anonymous_id:a" + random.nextInt(8);
        List.of(user, email, cookie).forEach(name -> named.add(Events.identifier(name)));
        return switch (random.nextInt(13)) {
            case 0 -> decision(messageId, new Decision.Merge(named(user), named(email)));
            case 1 ->
                    decision(
                            messageId,
                            new Decision.Split(
                                    List.of(named(cookie)), List.of(named(user), named(email))));
            case 2 -> Events.identify().by(user, email).messageId(messageId).event();
            case 3 ->
                    Events.identify()
                            .by(email, cookie)
                            .trait("name", "Person " + random.nextInt(9))
                            .messageId(messageId)
                            .event();
            case 4 ->
                    Events.group("acme")
                            .by(user)
                            .trait("name", "Acme " + random.nextInt(3))
                            .messageId(messageId)
                            .event();
            case 5 ->
                    Events.track("Order Completed")
                            .by(random.nextBoolean() ? user : cookie)
                            .with("order_id", "o" + (1 + random.nextInt(2)))
                            .with("total", 1_000L + random.nextInt(1_000))
                            .messageId(messageId)
                            .event();
            case 6 -> product(random).messageId(messageId).event();
            case 7 -> rival(random).messageId(messageId).event();
            case 8 ->
                    consent(random)
                            .by(random.nextBoolean() ? email : cookie)
                            .messageId(messageId)
                            .event();
            default ->
                    Events.track("Product Viewed")
                            .by(random.nextBoolean() ? cookie : email)
                            .with("product_id", "p" + random.nextInt(4))
                            .after(Duration.ofMinutes(random.nextInt(10_000)))
                            .messageId(messageId)
                            .event();
        };
    }

    private static Decision decision(String messageId, Decision.Act act) {
        return new Decision(messageId, Origin.of("console", Trust.SECRET), NOON, "ana@x.co", act);
    }

    private static Identifier named(String typeAndValue) {
        return Events.identifier(typeAndValue);
    }

    private static Events product(RandomGenerator random) {
        return Events.track("Product Updated")
                .with("product_id", "p" + (1 + random.nextInt(2)))
                .with("name", "Té " + random.nextInt(3))
                .with("category", "c" + random.nextInt(2))
                .with("price", random.nextInt(1_000))
                .with("stock", random.nextInt(9))
                .with("place", "s" + random.nextInt(2))
                .after(Duration.ofMinutes(random.nextInt(10_000)));
    }

    private static Events rival(RandomGenerator random) {
        return Events.track("Competitor Price Observed")
                .with("product_id", "p" + (1 + random.nextInt(2)))
                .with("competitor", "rival" + random.nextInt(2))
                .with("price", random.nextInt(1_000));
    }

    private static Events consent(RandomGenerator random) {
        return Events.track(random.nextBoolean() ? "Consent Given" : "Consent Withdrawn")
                .with("channel", "email")
                .with("proof", "form " + random.nextInt(9));
    }

    static AnchorId anchor(String typeAndValue) {
        return RULES.anchorId(Events.identifier(typeAndValue));
    }
}
