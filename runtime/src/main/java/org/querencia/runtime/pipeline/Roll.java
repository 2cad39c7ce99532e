package org.querencia.runtime.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Summary;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Segments;
import org.querencia.core.segment.SegmentsStep;
import org.querencia.core.segment.Standing;
import org.querencia.runtime.state.StateStore;

/// Some people with all that rules may look at, as stored.
///
/// @param owners of all their anchors
record Roll(
        Map<AnchorId, ProfileId> owners,
        Map<ProfileId, Standing> standings,
        Map<AnchorId, Gathered> gathered,
        Customers.State known) {

    /// These people, if they are people.
    static Roll of(StateStore state, Segments segments, Collection<ProfileId> people) {
        Set<ProfileId> wanted = Set.copyOf(people);
        Map<AnchorId, ProfileId> owners = new HashMap<>();
        for (Component component :
                state.components(
                        people.stream().map(person -> new AnchorId(person.value())).toList())) {
            component
                    .nodes()
                    .values()
                    .forEach(node -> {
                        if (wanted.contains(node.profile())) {
                            owners.put(node.id(), node.profile());
                        }
                    });
        }
        return of(state, segments, owners, state::summaries);
    }

    /// The people who own these anchors, which are all of theirs.
    static Roll of(
            StateStore state,
            Segments segments,
            Map<AnchorId, ProfileId> owners,
            Function<Set<AnchorId>, Map<AnchorId, Summary>> summaries) {
        Set<AnchorId> anchors = owners.keySet();
        Map<AnchorId, Summary> known = summaries.apply(anchors);
        Map<OrderKey, Order> orders = new HashMap<>();
        if (segments.mentions().purchases()) {
            state.standings().ordersOf(anchors).forEach(order -> orders.put(order.key(), order));
        }
        Map<AccountKey, Account> accounts = Map.of();
        if (segments.mentions().account()) {
            Set<AccountKey> companies = new HashSet<>();
            known.values().forEach(summary -> companies.addAll(summary.companies().keySet()));
            accounts = state.accounts(companies);
        }
        return new Roll(
                owners,
                state.standings().of(Set.copyOf(owners.values())),
                needed(state.standings().gathered(anchors), segments),
                new Customers.State(known, orders, accounts, Map.of()));
    }

    /// Where a step over these people starts.
    SegmentsStep.Start start() {
        return start(Map.of(), List.of());
    }

    SegmentsStep.Start start(
            Map<AccountKey, Set<AnchorId>> contacts, List<SegmentsStep.Shift> shifts) {
        Map<AnchorId, Set<OrderKey>> orders = new HashMap<>();
        known.orders()
                .values()
                .forEach(order ->
                        order.owner()
                                .ifPresent(owner ->
                                        orders.computeIfAbsent(owner, _ -> new TreeSet<>())
                                                .add(order.key())));
        return new SegmentsStep.Start(owners, standings, gathered, orders, contacts, shifts);
    }

    Roll with(Customers.State more) {
        return new Roll(owners, standings, gathered, known.with(more));
    }

    /// What is kept for rules no longer in force is not complete any more.
    private static Map<AnchorId, Gathered> needed(Map<AnchorId, Gathered> all, Segments segments) {
        Set<String> needs = segments.needs();
        Map<AnchorId, Gathered> needed = new HashMap<>();
        all.forEach((anchor, gathered) -> needed.put(anchor, gathered.only(needs)));
        return needed;
    }
}
