package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Resolution;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.segment.Segments;
import org.querencia.core.segment.SegmentsStep;
import org.querencia.core.segment.SegmentsStep.Shift;
import org.querencia.runtime.state.Segmented;
import org.querencia.runtime.state.StateStore;

/// Follows through a micro-batch where the people stand whom its facts concern: each fact's owner
/// at its own place in the log, however people merge and part within the batch.
final class Following {

    /// The most people a change of their company's traits makes be looked at.
    static final int CONTACTS_MAX = 10_000;

    private final Segments segments;
    private final StateStore state;
    private final StateCache cache;
    private final Map<AnchorId, ProfileId> before;
    private final Map<AnchorId, ProfileId> now;
    private final List<Shift> shifts = new ArrayList<>();
    private final Set<ProfileId> people = new HashSet<>();
    private Roll roll = new Roll(Map.of(), Map.of(), Map.of(), Customers.State.EMPTY);
    private Map<AccountKey, Set<AnchorId>> contacts = Map.of();
    private Optional<SegmentsStep> step = Optional.empty();

    /// @param owners of the anchors the batch touches, before its first fact
    Following(
            Segments segments,
            StateStore state,
            StateCache cache,
            Map<AnchorId, ProfileId> owners) {
        this.segments = segments;
        this.state = state;
        this.cache = cache;
        this.before = owners;
        this.now = new HashMap<>(owners);
    }

    /// Notes what a fact did to who is who.
    void resolved(Logged<Fact> fact, Resolution resolution) {
        Map<AnchorId, ProfileId> placed = new LinkedHashMap<>();
        for (Component component : resolution.components()) {
            for (Node node : component.nodes().values()) {
                ProfileId former = now.put(node.id(), node.profile());
                if (!node.profile().equals(former)) {
                    placed.put(node.id(), node.profile());
                    people.add(node.profile());
                    Optional.ofNullable(former).ifPresent(people::add);
                }
            }
        }
        if (!placed.isEmpty()) {
            shifts.add(
                    new Shift(
                            fact.position(),
                            fact.fact().receivedAt(),
                            resolution.anchor(),
                            placed));
        }
    }

    /// Loads all whom the facts may concern.
    ///
    /// @param touched what the facts need anyway
    /// @return that, and what is known of those people
    Customers.State load(List<Caused> facts, Customers.State touched) {
        contacts = contacts(touched);
        Set<AnchorId> foreign = new HashSet<>();
        touched.orders().values().forEach(order -> order.owner().ifPresent(foreign::add));
        contacts.values().forEach(foreign::addAll);
        foreign.forEach(anchor -> note(anchor));
        foreign.removeAll(now.keySet());
        for (Component component :
                foreign.isEmpty() ? List.<Component>of() : cache.components(foreign)) {
            component
                    .nodes()
                    .values()
                    .forEach(node -> {
                        before.put(node.id(), node.profile());
                        if (foreign.contains(node.id())) {
                            people.add(node.profile());
                        }
                    });
        }
        facts.forEach(fact -> fact.anchor().ifPresent(this::note));
        Map<AnchorId, ProfileId> owners = new HashMap<>(before);
        owners.values().retainAll(people);
        roll = Roll.of(state, segments, owners, cache::summaries).with(joined(facts)).with(touched);
        return roll.known();
    }

    /// One that begins at the start of the batch, to be asked what came of it by [#outcome].
    SegmentsStep begin() {
        SegmentsStep begun = new SegmentsStep(segments, roll.start(contacts, shifts));
        step = Optional.of(begun);
        return begun;
    }

    /// @param known after the batch
    Segmented outcome(Customers.State known) {
        return step.map(looked -> segmented(looked.outcome(Customers.present(known))))
                .orElse(Segmented.NOTHING);
    }

    static Segmented segmented(SegmentsStep.Outcome outcome) {
        return new Segmented(
                outcome.gathered(),
                outcome.standings(),
                outcome.movements(),
                outcome.passages(),
                Set.of());
    }

    private void note(AnchorId anchor) {
        Optional.ofNullable(before.get(anchor)).ifPresent(people::add);
        Optional.ofNullable(now.get(anchor)).ifPresent(people::add);
    }

    /// Who has to do with the companies the facts describe.
    private Map<AccountKey, Set<AnchorId>> contacts(Customers.State touched) {
        Map<AccountKey, Set<AnchorId>> found = new HashMap<>();
        if (segments.mentions().account()) {
            for (AccountKey key : touched.accounts().keySet()) {
                found.put(key, new HashSet<>(state.standings().contacts(key, CONTACTS_MAX)));
            }
        }
        return found;
    }

    /// Companies that facts say people belong to, without describing them.
    private Customers.State joined(List<Caused> facts) {
        if (!segments.mentions().account()) {
            return Customers.State.EMPTY;
        }
        Set<AccountKey> keys = new HashSet<>();
        for (Caused fact : facts) {
            if (fact.logged().fact() instanceof Event event && Membership.isTold(event)) {
                Account.keyOf(event).ifPresent(keys::add);
            }
        }
        return new Customers.State(Map.of(), Map.of(), state.accounts(keys), Map.of());
    }
}
