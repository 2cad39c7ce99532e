package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition;
import org.querencia.runtime.state.StateStore;

/// How the facts before a rebuild are read: all by the rules that were in force when it was asked
/// for, as if these had held from the first fact on. Those after it are read by the rules in force
/// at their own place in the log.
///
/// A rebuild is a fact itself, so that a replay makes the same of the same log.
///
/// @param upTo where the newest rebuild stands in the log; [Position#START] when there was none
/// @param identities the rules by which everything up to there is read
public record Past(Position upTo, Optional<Identities> identities) {

    /// The kind of the definition that asks for a rebuild; its content is the definition of
    /// identity by which the past is to be read. Stored: never rename.
    public static final String KIND = "rebuild";

    public static final Past NONE = new Past(Position.START, Optional.empty());

    /// As the state remembers it.
    ///
    /// @param definitions tell how a definition is read
    public static Past of(StateStore state, Definitions definitions) {
        return state.definitions().stream()
                .filter(Past::asks)
                .findFirst()
                .map(asked ->
                        new Past(state.rebuilt(), Optional.of(identities(asked, definitions))))
                .orElse(NONE);
    }

    static boolean asks(Fact fact) {
        return fact instanceof Definition definition && definition.kind().equals(KIND);
    }

    boolean includes(Position position) {
        return !position.isAfter(upTo);
    }

    /// Whether this fact asks for a rebuild that was not made yet.
    boolean asksAnew(Logged<Fact> fact) {
        return asks(fact.fact()) && !includes(fact.position());
    }

    /// The first facts of a batch, which are read in one way: it ends with the past, and before a
    /// rebuild, which stands alone.
    List<Logged<Fact>> firstPart(List<Logged<Fact>> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).position().equals(upTo)) {
                return facts.subList(0, i + 1);
            }
            if (asksAnew(facts.get(i))) {
                return facts.subList(0, Math.max(1, i));
            }
        }
        return facts;
    }

    List<Logged<Fact>> read(List<Logged<Fact>> facts) {
        return facts.stream()
                .map(fact -> new Logged<>(fact.position(), read(fact.position(), fact.fact())))
                .toList();
    }

    /// The fact as it is to be read: with the identifiers that these rules accept, in their order.
    Fact read(Position position, Fact fact) {
        if (!includes(position) || !(fact instanceof Event event)) {
            return fact;
        }
        return identities
                .map(Identities::rules)
                .map(rules -> accepted(event, rules))
                .filter(accepted -> !accepted.equals(event.identifiers()))
                .map(accepted -> withIdentifiers(event, accepted))
                .orElse(event);
    }

    private static List<Identifier> accepted(Event event, IdentityRules rules) {
        List<Identifier> accepted = new ArrayList<>();
        for (Identifier identifier : event.identifiers()) {
            if (rules.identifier(identifier.type(), identifier.value())
                    instanceof Recognition.Accepted(Identifier now)) {
                accepted.add(now);
            }
        }
        return rules.ordered(accepted);
    }

    private static Event withIdentifiers(Event event, List<Identifier> identifiers) {
        return new Event(
                event.messageId(),
                event.origin(),
                event.type(),
                event.name(),
                identifiers,
                event.groupId(),
                event.previousId(),
                event.times(),
                event.traits(),
                event.properties(),
                event.context(),
                event.marks());
    }

    private static Identities identities(Definition asked, Definitions definitions) {
        Definition ofIdentity =
                new Definition(
                        asked.messageId(),
                        asked.origin(),
                        asked.receivedAt(),
                        asked.by(),
                        IdentityDefinition.KIND,
                        "",
                        asked.content());
        return definitions.with(ofIdentity).identities();
    }
}
