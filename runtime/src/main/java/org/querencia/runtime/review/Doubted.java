package org.querencia.runtime.review;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Verdict;
import org.querencia.runtime.state.Profiles;

/// Pairs of which a later model is less sure than the one that joined them: they are one person by
/// likeness, and somebody is asked whether they are. Such a pair is named by the ends of the link.
final class Doubted {

    private final Profiles profiles;

    Doubted(Profiles profiles) {
        this.profiles = profiles;
    }

    /// What joins them.
    record Ends(Identifier one, Identifier other) {}

    /// Empty where no likeness joins just these two, where somebody decided about it, and where it
    /// joined them after the pair was proposed: then the question is answered.
    Optional<Ends> ends(Proposed proposed) {
        AnchorId one = new AnchorId(proposed.pair().one().value());
        AnchorId other = new AnchorId(proposed.pair().other().value());
        Map<AnchorId, ProfileId> owners = profiles.owners(Set.of(one, other));
        Optional<ProfileId> owner = Optional.ofNullable(owners.get(one));
        if (owner.isEmpty() || !owner.equals(Optional.ofNullable(owners.get(other)))) {
            return Optional.empty();
        }
        return owner.flatMap(profiles::person)
                .map(Profiles.Person::component)
                .filter(component -> joins(component, Link.Pair.of(one, other), proposed))
                .flatMap(component -> ends(component, one, other));
    }

    private static boolean joins(Component component, Link.Pair pair, Proposed proposed) {
        Optional<Link> link = Optional.ofNullable(component.links().get(pair));
        return link.filter(known -> known.grounds() == Link.Grounds.PROBABLE)
                        .filter(known -> !known.at().isAfter(proposed.at()))
                        .isPresent()
                && component.verdicts().stream().noneMatch(verdict -> decides(verdict, pair));
    }

    private static boolean decides(Verdict verdict, Link.Pair pair) {
        return switch (verdict) {
            case Verdict.Joined joined -> joined.pair().equals(pair);
            case Verdict.LinkRefused refused -> refused.pair().equals(pair);
            case Verdict.Unlikely unlikely -> unlikely.pair().equals(pair);
            case Verdict.Apart apart -> apart.parts(pair);
        };
    }

    private static Optional<Ends> ends(Component component, AnchorId one, AnchorId other) {
        Optional<Node> first = Optional.ofNullable(component.nodes().get(one));
        Optional<Node> second = Optional.ofNullable(component.nodes().get(other));
        return first.isPresent() && second.isPresent()
                ? Optional.of(new Ends(first.get().identifier(), second.get().identifier()))
                : Optional.empty();
    }
}
