package org.querencia.core.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Node.Sharing;

/// Whether so many people have an identifier that it names none of them.
final class FanOut {

    private final Node end;
    private final IdentityRules rules;
    private final Map<String, Integer> told = new HashMap<>();
    private final Map<String, Integer> trusted = new HashMap<>();
    private Sharing sharing = Sharing.NONE;

    private FanOut(Node end, IdentityRules rules) {
        this.end = end;
        this.rules = rules;
    }

    /// What all its links come to. Those that do not join count as well, so it cannot depend on the
    /// order of arrival.
    static Sharing of(Node end, Collection<Link> links, IdentityRules rules) {
        FanOut fan = new FanOut(end, rules);
        links.forEach(fan::count);
        return fan.sharing;
    }

    /// The link that was one too many, when they are told in this order.
    static Optional<Link> tooMany(Node end, Iterable<Link> links, IdentityRules rules) {
        FanOut fan = new FanOut(end, rules);
        for (Link link : links) {
            fan.count(link);
            if (fan.sharing != Sharing.NONE) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /// Likeness says nothing of how many people have the identifier.
    private void count(Link link) {
        if (link.grounds() == Link.Grounds.PROBABLE) {
            return;
        }
        String type = link.typeOf(link.other(end.id()));
        if (!rules.tellsApart(type)) {
            return;
        }
        int most = rules.fanOutMax(end.identifier().type(), type);
        if (told.merge(type, 1, Integer::sum) > most && sharing == Sharing.NONE) {
            sharing = Sharing.PUBLIC;
        }
        if (link.trust() == Trust.SECRET && trusted.merge(type, 1, Integer::sum) > most) {
            sharing = Sharing.ALL;
        }
    }
}
