package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Setting;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Reads each person's history, one by one.
record MemoryMatches(Supplier<Snapshot> snapshots, Setting setting) implements Matches {

    @Override
    public Matched of(Rule rule, Instant at, int sample) {
        Snapshot all = snapshots.get();
        Map<String, List<Event>> events = new TreeMap<>();
        for (Row row : all.rows()) {
            row.owner()
                    .map(Owner::profile)
                    .ifPresent(profile ->
                            events.computeIfAbsent(profile.toString(), _ -> new ArrayList<>())
                                    .add(row.event().fact()));
        }
        Map<AccountKey, Account> accounts = accounts(all);
        List<ProfileId> found = new ArrayList<>();
        events.forEach((person, theirs) -> {
            ProfileId profile = new ProfileId(UUID.fromString(person));
            History history = history(theirs, orders(all, profile), accounts);
            if (new Oracle(history, setting, at).holds(rule)) {
                found.add(profile);
            }
        });
        return new Matched(found.size(), events.size(), found.stream().limit(sample).toList());
    }

    private static List<Order> orders(Snapshot all, ProfileId profile) {
        return all.orders().stream()
                .filter(owned -> owned.profile().equals(Optional.of(profile)))
                .map(OwnedOrder::order)
                .toList();
    }

    private static Map<AccountKey, Account> accounts(Snapshot all) {
        Map<AccountKey, Account> accounts = new HashMap<>();
        for (Row row : all.rows()) {
            Event event = row.event().fact();
            if (event.type() == Event.Type.GROUP) {
                Account.keyOf(event)
                        .ifPresent(key ->
                                accounts.merge(key, Account.of(key).plus(event), Account::merge));
            }
        }
        return accounts;
    }

    private static History history(
            List<Event> events, List<Order> orders, Map<AccountKey, Account> accounts) {
        Traits traits = Traits.NONE;
        Consents consents = Consents.NONE;
        Map<AccountKey, Membership> companies = new HashMap<>();
        for (Event event : events) {
            consents = consents.merge(Consents.of(event));
            if (event.type() != Event.Type.GROUP) {
                traits = traits.plus(event, event.traits());
            }
            if (Membership.isTold(event)) {
                Account.keyOf(event)
                        .ifPresent(key ->
                                companies.merge(key, Membership.of(event), Membership::merge));
            }
        }
        Traits account =
                Membership.joinedLast(companies)
                        .flatMap(key -> Optional.ofNullable(accounts.get(key)))
                        .map(Account::traits)
                        .orElse(Traits.NONE);
        return new History(events, orders, traits, consents, account, Inputs.NONE);
    }
}
