package org.querencia.core.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.Link.Grounds;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.Recognition.Accepted;

/// The reducer from facts to people: which identifiers a fact names, which evidence it adds, and
/// who is who then.
///
/// The evidence of an event is a star: its highest-priority identifier, the anchor, is linked with
/// each other one. What the evidence comes to is [People]'s to say. Immutable and safe from any
/// thread.
public final class Identities {

    private final IdentityRules rules;

    public Identities(IdentityRules rules) {
        this.rules = rules;
    }

    public IdentityRules rules() {
        return rules;
    }

    /// The anchors a fact names: their components must be given to [#resolve].
    public List<AnchorId> touches(Fact fact) {
        List<Identifier> named = named(fact);
        if (named.size() == 1) {
            return List.of(rules.anchorId(named.getFirst()));
        }
        List<AnchorId> anchors = new ArrayList<>(named.size());
        for (Identifier identifier : named) {
            anchors.add(rules.anchorId(identifier));
        }
        return anchors;
    }

    /// What the fact did. `touched` are the components of the anchors it [#touches], as far as they
    /// exist, each once; components of others do no harm.
    public Resolution resolve(Logged<? extends Fact> logged, List<Component> touched) {
        return switch (logged.fact()) {
            case Event event when event.identifiers().isEmpty() -> Resolution.NOBODY;
            case Event event -> {
                Node anchor = nothingNew(event, touched);
                yield anchor == null
                        ? learn(event, new Draft(rules, logged.position(), touched), logged)
                        : Resolution.nothingNew(anchor.id(), anchor.profile());
            }
            case Decision decision ->
                    decide(decision, new Draft(rules, logged.position(), touched), logged);
            case Definition _, Retraction _, Erasure _, Gone _ -> Resolution.NOBODY;
        };
    }

    /// All evidence of these components, what was joined by hand too, each link with the reason if
    /// it does not count. `around` are a component and, to name what stands between, those of the
    /// anchors its links lead to.
    public Map<Link, Optional<Refusal>> evidence(Collection<Component> around) {
        return new Explaining(around, rules).evidence();
    }

    /// Why evidence does not join people to an identifier. The same reasons stand in the evidence
    /// of each of those people.
    ///
    /// @param told evidence that names it and does not count, first told first; not empty
    public Quarantined quarantine(Node node, List<Link> told) {
        if (told.stream().noneMatch(node.sharing()::shuts)) {
            return new Quarantined(new Refusal.TooMuchTogether(), told.getFirst().at());
        }
        return new Quarantined(
                new Refusal.SharedIdentifier(node.id()),
                FanOut.tooMany(node, told, rules).orElse(told.getFirst()).at());
    }

    /// Why these two are, or are not, one person. `around` are the components of both and, to name
    /// what stands between them, those of the anchors their links lead to.
    public Explanation explain(Collection<Component> around, AnchorId one, AnchorId other) {
        return new Explaining(around, rules).explain(one, other);
    }

    private List<Identifier> named(Fact fact) {
        return switch (fact) {
            case Event event when event.previousId().isEmpty() -> event.identifiers();
            case Event event -> {
                List<Identifier> named = new ArrayList<>(event.identifiers());
                named.addAll(previous(event));
                yield named;
            }
            case Decision decision -> named(decision.act());
            case Definition _, Retraction _, Erasure _, Gone _ -> List.of();
        };
    }

    private static List<Identifier> named(Decision.Act act) {
        return switch (act) {
            case Decision.Merge(Identifier one, Identifier other) -> List.of(one, other);
            case Decision.RefuseLink(Identifier one, Identifier other) -> List.of(one, other);
            case Decision.RestoreLink(Identifier one, Identifier other) -> List.of(one, other);
            case Decision.Split(List<Identifier> apart, List<Identifier> rest) -> {
                List<Identifier> named = new ArrayList<>(apart);
                named.addAll(rest);
                yield named;
            }
            case Decision.LinkProbably(Identifier one, Identifier other, _) -> List.of(one, other);
            case Decision.TakeLinkBack(Identifier one, Identifier other, _) -> List.of(one, other);
            case Decision.CorrectTrait correct -> List.of(correct.person());
            case Decision.ReleaseTrait release -> List.of(release.person());
        };
    }

    /// What an `alias` leaves behind, as a user's id (only a trusted source may say that one user
    /// is another) and as a browser's.
    private List<Identifier> previous(Event event) {
        List<Identifier> previous = new ArrayList<>(2);
        if (event.type() == Event.Type.ALIAS && !event.identifiers().isEmpty()) {
            if (trusted(event)
                    && event.identifiers().getFirst().type().equals(IdentityDefinition.USER_ID)) {
                addPrevious(previous, IdentityDefinition.USER_ID, event.previousId());
            }
            addPrevious(previous, IdentityDefinition.ANONYMOUS_ID, event.previousId());
        }
        return previous;
    }

    private void addPrevious(List<Identifier> previous, String type, String raw) {
        if (rules.identifier(type, raw) instanceof Accepted(Identifier identifier)) {
            previous.add(identifier);
        }
    }

    /// The anchor's node when all that the event names and links is known; the way of nearly every
    /// event, so it makes no evidence only to find it there.
    private @Nullable Node nothingNew(Event event, List<Component> touched) {
        List<Identifier> identifiers = event.identifiers();
        if (touched.isEmpty() || !event.previousId().isEmpty()) {
            return null;
        }
        boolean vouch = trusted(event);
        Node anchor = null;
        Component home = null;
        for (int i = 0; i < identifiers.size(); i++) {
            Identifier identifier = identifiers.get(i);
            AnchorId id = rules.anchorId(identifier);
            Component component = home(id, touched);
            Node node = component == null ? null : component.nodes().get(id);
            if (node == null || (vouch && !node.vouched() && !rules.weak(identifier.type()))) {
                return null;
            }
            if (anchor == null || home == null) {
                anchor = node;
                home = component;
            } else if (component == null || !known(event, anchor, node, home, component)) {
                return null;
            }
        }
        return anchor;
    }

    private static @Nullable Component home(AnchorId id, List<Component> touched) {
        for (int i = 0; i < touched.size(); i++) {
            if (touched.get(i).nodes().containsKey(id)) {
                return touched.get(i);
            }
        }
        return null;
    }

    private static boolean known(
            Event event, Node anchor, Node other, Component one, Component two) {
        Pair pair = Pair.of(anchor.id(), other.id());
        Link link = one.links().get(pair);
        if (link == null) {
            link = two.links().get(pair);
        }
        return link != null
                && link.outranks(
                        Grounds.SAME_EVENT,
                        event.origin().trust(),
                        event.timestamp(),
                        event.messageId());
    }

    private Resolution learn(Event event, Draft draft, Logged<? extends Fact> logged) {
        boolean vouch = trusted(event);
        Identifier anchor = event.identifiers().getFirst();
        List<Identifier> previous = event.previousId().isEmpty() ? List.of() : previous(event);
        AnchorId anchorId = draft.name(anchor, vouch);
        event.identifiers().forEach(identifier -> draft.name(identifier, vouch));
        previous.forEach(identifier -> draft.name(identifier, vouch));
        for (Identifier other : event.identifiers()) {
            if (!other.equals(anchor)) {
                draft.link(link(event, anchor, other, Grounds.SAME_EVENT, logged.position()));
            }
        }
        for (Identifier other : previous) {
            if (!other.equals(anchor)) {
                boolean user = other.type().equals(IdentityDefinition.USER_ID);
                Grounds grounds = user ? Grounds.ALIAS : Grounds.SAME_EVENT;
                draft.link(link(event, anchor, other, grounds, logged.position()));
            }
        }
        return draft.settle(anchorId);
    }

    private Resolution decide(Decision decision, Draft draft, Logged<? extends Fact> logged) {
        List<Identifier> named = named(decision.act());
        if (named.isEmpty()) {
            return Resolution.NOBODY;
        }
        named.forEach(identifier -> draft.name(identifier, false));
        Position position = logged.position();
        Instant at = decision.receivedAt();
        String by = decision.by();
        switch (decision.act()) {
            case Decision.Merge(Identifier one, Identifier other) -> {
                if (!one.equals(other)) {
                    draft.judge(
                            new Verdict.Joined(
                                    position,
                                    at,
                                    by,
                                    pair(one, other),
                                    decision.origin().source(),
                                    decision.messageId()));
                }
            }
            case Decision.Split(List<Identifier> apart, List<Identifier> rest) -> {
                if (!apart.isEmpty() && !rest.isEmpty()) {
                    draft.judge(new Verdict.Apart(position, at, by, anchors(apart), anchors(rest)));
                }
            }
            case Decision.RefuseLink(Identifier one, Identifier other) -> {
                if (!one.equals(other)) {
                    draft.judge(new Verdict.LinkRefused(position, at, by, pair(one, other)));
                }
            }
            case Decision.RestoreLink(Identifier one, Identifier other) -> {
                if (!one.equals(other)) {
                    draft.restore(pair(one, other));
                }
            }
            case Decision.LinkProbably(Identifier one, Identifier other, _) -> {
                if (!one.equals(other)) {
                    draft.link(probable(decision, one, other, position));
                    draft.likelyAgain(pair(one, other));
                }
            }
            case Decision.TakeLinkBack(Identifier one, Identifier other, _) -> {
                if (!one.equals(other)) {
                    draft.judge(new Verdict.Unlikely(position, at, by, pair(one, other)));
                }
            }
            case Decision.CorrectTrait _, Decision.ReleaseTrait _ -> {}
        }
        return draft.settle(rules.anchorId(named.getFirst()));
    }

    private Link link(
            Event event, Identifier one, Identifier other, Grounds grounds, Position position) {
        Ends ends = ends(one, other);
        return new Link(
                ends.pair.a(),
                ends.pair.b(),
                ends.typeA,
                ends.typeB,
                grounds,
                event.origin().trust(),
                event.timestamp(),
                event.origin().source(),
                event.messageId(),
                position);
    }

    private Link probable(Decision decision, Identifier one, Identifier other, Position position) {
        Ends ends = ends(one, other);
        return new Link(
                ends.pair.a(),
                ends.pair.b(),
                ends.typeA,
                ends.typeB,
                Grounds.PROBABLE,
                decision.origin().trust(),
                decision.receivedAt(),
                decision.origin().source(),
                decision.messageId(),
                position);
    }

    private Ends ends(Identifier one, Identifier other) {
        AnchorId oneId = rules.anchorId(one);
        Pair pair = Pair.of(oneId, rules.anchorId(other));
        boolean inOrder = pair.a().equals(oneId);
        return new Ends(
                pair, inOrder ? one.type() : other.type(), inOrder ? other.type() : one.type());
    }

    private Pair pair(Identifier one, Identifier other) {
        return Pair.of(rules.anchorId(one), rules.anchorId(other));
    }

    private Set<AnchorId> anchors(List<Identifier> identifiers) {
        return identifiers.stream().map(rules::anchorId).collect(Collectors.toSet());
    }

    private static boolean trusted(Event event) {
        return event.origin().trust() == Trust.SECRET;
    }

    private record Ends(Pair pair, String typeA, String typeB) {}
}
