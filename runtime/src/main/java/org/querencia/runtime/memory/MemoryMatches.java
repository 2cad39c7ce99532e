package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.querencia.runtime.warehouse.Around;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Warehouse.OwnedOrder;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Reads each person's history, one by one.
record MemoryMatches(Supplier<Snapshot> snapshots, Setting setting) implements Matches {

    @Override
    public Matched of(Rule rule, Around around, Instant at, int sample) {
        Snapshot all = snapshots.get();
        Told told = Told.by(around);
        Map<String, List<Event>> events = new TreeMap<>();
        for (Row row : all.rows()) {
            if (row.event().fact().timestamp().isAfter(at)) {
                continue;
            }
            row.owner()
                    .map(Owner::profile)
                    .ifPresent(profile ->
                            events.computeIfAbsent(profile.toString(), _ -> new ArrayList<>())
                                    .add(row.event().fact()));
        }
        Map<AccountKey, Account> accounts = accounts(all, at);
        List<ProfileId> found = new ArrayList<>();
        events.forEach((person, theirs) -> {
            ProfileId profile = new ProfileId(UUID.fromString(person));
            History plain = history(theirs, orders(all, profile, at), accounts);
            if (new Oracle(inputs(plain, told, around, profile, at), setting, at).holds(rule)) {
                found.add(profile);
            }
        });
        return new Matched(found.size(), events.size(), found.stream().limit(sample).toList());
    }

    /// Who is where, as it was told.
    private record Told(
            Map<String, Set<ProfileId>> members, Map<String, Map<ProfileId, String>> places) {

        static Told by(Around around) {
            Map<String, Set<ProfileId>> members = new HashMap<>();
            Map<String, Map<ProfileId, String>> places = new HashMap<>();
            for (String key : around.members()) {
                Set<ProfileId> theirs = new HashSet<>();
                around.telling().members(key, theirs::add);
                members.put(key, theirs);
            }
            for (String model : around.models()) {
                Map<ProfileId, String> theirs = new HashMap<>();
                around.telling().places(model, theirs::put);
                places.put(model, theirs);
            }
            return new Told(members, places);
        }
    }

    /// Segments that others ask for are answered again and again, until no answer is new.
    private History inputs(
            History history, Told told, Around around, ProfileId person, Instant at) {
        Map<String, String> stages = new HashMap<>();
        told.places()
                .forEach((model, people) ->
                        Optional.ofNullable(people.get(person))
                                .ifPresent(stage -> stages.put(model, stage)));
        Set<String> segments = new HashSet<>();
        told.members()
                .forEach((key, people) -> {
                    if (people.contains(person)) {
                        segments.add(key);
                    }
                });
        History now = with(history, stages, segments);
        for (int round = 0; round <= around.rules().size(); round++) {
            Oracle oracle = new Oracle(now, setting, at);
            Set<String> next = new HashSet<>(segments);
            around.rules()
                    .forEach((key, rule) -> {
                        if (oracle.holds(rule)) {
                            next.add(key);
                        }
                    });
            now = with(history, stages, next);
        }
        return now;
    }

    private static History with(History history, Map<String, String> stages, Set<String> segments) {
        return new History(
                history.events(),
                history.orders(),
                history.traits(),
                history.consents(),
                history.account(),
                new Inputs(stages, segments, Map.of()));
    }

    private List<Order> orders(Snapshot all, ProfileId profile, Instant at) {
        return all.orders().stream()
                .filter(owned -> owned.profile().equals(Optional.of(profile)))
                .map(OwnedOrder::order)
                .filter(order -> !order.receipt(setting.currency()).at().isAfter(at))
                .toList();
    }

    private static Map<AccountKey, Account> accounts(Snapshot all, Instant at) {
        Map<AccountKey, Account> accounts = new HashMap<>();
        for (Row row : all.rows()) {
            Event event = row.event().fact();
            if (event.type() == Event.Type.GROUP && !event.timestamp().isAfter(at)) {
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
