package org.querencia.core.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;

/// What people may have done, as far as it tells whom rules can concern.
///
/// @param kinds of events
/// @param buying whether whoever has an order is meant, too
public record Deeds(Set<EventKind> kinds, boolean buying) {

    public static final Deeds NONE = new Deeds(Set.of(), false);

    public Deeds {
        kinds = Set.copyOf(kinds);
    }

    /// What somebody must have done, for these rules to say anything else of them than of somebody
    /// of whom nothing is known; empty where more than deeds tells. Of scores, their points must
    /// stand in the rules.
    public static Optional<Deeds> in(Collection<Rule> rules) {
        Deeds all = NONE;
        for (Rule rule : rules) {
            Mentioned mentioned = Mentioned.in(rule);
            if (!mentioned.traits().isEmpty()
                    || mentioned.account()
                    || mentioned.consents()
                    || !mentioned.segments().isEmpty()
                    || !mentioned.models().isEmpty()) {
                return Optional.empty();
            }
            all = all.and(new Deeds(mentioned.events(), mentioned.orders()));
        }
        // Whatever they did is no narrower than everybody.
        return all.kinds.stream().allMatch(kind -> kind.type().isPresent())
                ? Optional.of(all)
                : Optional.empty();
    }

    public Deeds and(Deeds other) {
        Set<EventKind> both = new HashSet<>(kinds);
        both.addAll(other.kinds);
        return new Deeds(both, buying || other.buying);
    }

    /// Whether an event is one of them, orders aside.
    public boolean covers(Event event) {
        return kinds.stream().anyMatch(kind -> kind.covers(event));
    }
}
