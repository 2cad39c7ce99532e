package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Each person's whole history, out of a warehouse's rows.
final class Histories {

    private Histories() {}

    /// By id, in its order.
    static Map<ProfileId, History> of(Snapshot all) {
        Map<String, List<Event>> events = new TreeMap<>();
        for (Row row : all.rows()) {
            row.owner()
                    .map(Owner::profile)
                    .ifPresent(profile ->
                            events.computeIfAbsent(profile.toString(), _ -> new ArrayList<>())
                                    .add(row.event().fact()));
        }
        Map<AccountKey, Account> accounts = accounts(all);
        Map<ProfileId, History> histories = new LinkedHashMap<>();
        events.forEach((person, theirs) -> {
            ProfileId profile = new ProfileId(UUID.fromString(person));
            histories.put(profile, history(theirs, orders(all, profile), accounts));
        });
        return histories;
    }

    /// What had happened by an instant.
    static Snapshot until(Snapshot all, Instant at, Currency currency) {
        return new Snapshot(
                all.rows().stream()
                        .filter(row -> !row.event().fact().timestamp().isAfter(at))
                        .toList(),
                all.orders().stream()
                        .filter(owned -> !placed(owned, currency).isAfter(at))
                        .toList(),
                all.articles());
    }

    static Instant placed(OwnedOrder owned, Currency currency) {
        return owned.order().receipt(currency).at();
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
