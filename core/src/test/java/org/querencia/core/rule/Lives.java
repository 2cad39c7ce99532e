package org.querencia.core.rule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Orders;
import org.querencia.core.trait.Traits;

/// Reads a person's whole history out of events.
public final class Lives {

    private Lives() {}

    /// @param accounts what all people's events say of companies
    public static History history(
            List<Event> events, Map<AccountKey, Account> accounts, Inputs inputs) {
        Map<OrderKey, Order> orders = new LinkedHashMap<>();
        Traits traits = Traits.NONE;
        Consents consents = Consents.NONE;
        for (Event event : events) {
            Orders.of(event, Optional.empty())
                    .ifPresent(told -> orders.merge(told.key(), told, Order::merge));
            consents = consents.merge(Consents.of(event));
            if (event.type() != Event.Type.GROUP) {
                traits = traits.plus(event, event.traits());
            }
        }
        return new History(
                events,
                List.copyOf(orders.values()),
                traits,
                consents,
                account(events, accounts),
                inputs);
    }

    public static Map<AccountKey, Account> accounts(List<Event> events) {
        Map<AccountKey, Account> accounts = new HashMap<>();
        for (Event event : events) {
            if (event.type() == Event.Type.GROUP) {
                Account.keyOf(event)
                        .ifPresent(key ->
                                accounts.merge(key, Account.of(key).plus(event), Account::merge));
            }
        }
        return accounts;
    }

    private static Traits account(List<Event> events, Map<AccountKey, Account> accounts) {
        Map<AccountKey, Membership> memberships = new HashMap<>();
        for (Event event : events) {
            if (Membership.isTold(event)) {
                Account.keyOf(event)
                        .ifPresent(key ->
                                memberships.merge(key, Membership.of(event), Membership::merge));
            }
        }
        return Membership.joinedLast(memberships)
                .flatMap(key -> Optional.ofNullable(accounts.get(key)))
                .map(Account::traits)
                .orElse(Traits.NONE);
    }

    /// What is known of a person, gathered by a set of rules per anchor.
    public static Person person(Gathered gathered, History history, Setting setting) {
        return new Person(
                gathered,
                Purchases.of(
                        history.orders().stream()
                                .map(order -> order.receipt(setting.currency()))
                                .toList()),
                history.traits(),
                history.consents(),
                history.account(),
                history.inputs());
    }
}
