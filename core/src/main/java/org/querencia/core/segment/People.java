package org.querencia.core.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Receipt;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.profile.Customers.Known;
import org.querencia.core.profile.Customers.Present;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases;
import org.querencia.core.trait.Traits;

/// The people of a step, put together from their anchors as rules look at them.
final class People {

    private final Segments segments;
    private final Mentions mentions;
    private final Currency currency;
    private final Map<AnchorId, ProfileId> owners;
    private final Map<ProfileId, Set<AnchorId>> anchors = new HashMap<>();
    private final Map<AnchorId, Gathered> gathered;
    private final Map<AnchorId, Gathered> changed = new LinkedHashMap<>();
    private final Map<AnchorId, Set<OrderKey>> orders = new HashMap<>();
    private final Map<AnchorId, Purchases> purchases = new HashMap<>();
    private final Map<AccountKey, Set<AnchorId>> contacts = new HashMap<>();

    /// Who was put together last, until something changes: several looks at one person follow each
    /// other.
    private Optional<Seen> seen = Optional.empty();

    private Optional<Account> account = Optional.empty();
    private Optional<AnchorId> formerOwner = Optional.empty();

    private record Seen(ProfileId id, Person person) {}

    People(Segments segments, SegmentsStep.Start start) {
        this.segments = segments;
        this.mentions = segments.mentions();
        this.currency = segments.setting().currency();
        this.owners = new HashMap<>(start.owners());
        owners.forEach((anchor, owner) -> anchorsOf(owner).add(anchor));
        this.gathered = new HashMap<>(start.gathered());
        start.orders().forEach((anchor, keys) -> orders.put(anchor, new TreeSet<>(keys)));
        start.contacts().forEach((key, who) -> contacts.put(key, new TreeSet<>(who)));
    }

    /// Whether somebody is a person still.
    boolean exists(ProfileId person) {
        return !anchors.getOrDefault(person, Set.of()).isEmpty();
    }

    /// Who a former person is now.
    Optional<ProfileId> present(ProfileId former) {
        return Optional.ofNullable(owners.get(new AnchorId(former.value())));
    }

    Map<AnchorId, Gathered> changed() {
        return changed;
    }

    /// To be said before anything may have changed of anybody, and after.
    void changing() {
        seen = Optional.empty();
    }

    Person person(ProfileId person, Present present) {
        if (seen.isEmpty() || !seen.get().id().equals(person)) {
            seen = Optional.of(new Seen(person, together(person, present)));
        }
        return seen.get().person();
    }

    private Person together(ProfileId person, Present present) {
        Gathered kept = Gathered.NONE;
        Purchases bought = Purchases.NONE;
        Traits traits = Traits.NONE;
        Consents consents = Consents.NONE;
        Map<AccountKey, Membership> companies = new HashMap<>();
        for (AnchorId anchor : anchors.getOrDefault(person, Set.of())) {
            Known known = present.known(anchor);
            kept = kept.merge(gathered.getOrDefault(anchor, Gathered.NONE));
            traits = traits.merge(known.traits());
            consents = consents.merge(known.consents());
            if (mentions.purchases()) {
                bought = bought.merge(purchases(anchor, present));
            }
            known.companies().forEach((key, told) -> companies.merge(key, told, Membership::merge));
        }
        return new Person(kept, bought, traits, consents, account(companies, present), Inputs.NONE);
    }

    /// When their latest event happened.
    Instant last(ProfileId person, Present present) {
        Instant last = Instant.MIN;
        for (AnchorId anchor : anchors.getOrDefault(person, Set.of())) {
            Instant its = present.known(anchor).last();
            last = its.isAfter(last) ? its : last;
        }
        return last;
    }

    /// Whom a fact concerns, as far as is known before it is applied.
    Set<ProfileId> concerned(Caused fact, Present present) {
        Set<ProfileId> people = new LinkedHashSet<>();
        fact.anchor().ifPresent(anchor -> add(people, anchor));
        orderOf(fact, present).flatMap(Order::owner).ifPresent(anchor -> add(people, anchor));
        accountOf(fact)
                .ifPresent(key ->
                        contacts.getOrDefault(key, Set.of())
                                .forEach(contact -> add(people, contact)));
        return people;
    }

    void before(Caused fact, Present present) {
        changing();
        account = accountOf(fact).flatMap(present::account);
        Optional<Order> order = orderOf(fact, present);
        formerOwner = order.flatMap(Order::owner);
        formerOwner.ifPresent(anchor -> drop(anchor, order.orElseThrow().key()));
    }

    /// Whose answers a fact can have changed, and to which rules.
    record Touched(Set<ProfileId> people, BitSet rules) {}

    /// Whose answers it can have changed, now that it is applied.
    Touched after(Caused fact, Present present) {
        changing();
        Set<ProfileId> people = new LinkedHashSet<>();
        BitSet rules = segments.touchedBy(fact.logged().fact());
        if (!rules.isEmpty()) {
            fact.anchor().ifPresent(anchor -> add(people, anchor));
        }
        formerOwner.ifPresent(anchor -> add(people, anchor));
        orderOf(fact, present)
                .ifPresent(order -> {
                    rules.or(segments.touchedByOrders());
                    Optional<AnchorId> owner = order.owner();
                    if (owner.isPresent()) {
                        drop(owner.get(), order.key());
                        orders.computeIfAbsent(owner.get(), _ -> new TreeSet<>()).add(order.key());
                        add(people, owner.get());
                    }
                });
        Optional<AccountKey> key = accountOf(fact);
        if (key.isPresent()) {
            rules.or(segments.touchedByAccount());
            Set<AnchorId> known = contacts.computeIfAbsent(key.get(), _ -> new TreeSet<>());
            fact.anchor()
                    .filter(anchor -> present.known(anchor).companies().containsKey(key.get()))
                    .ifPresent(known::add);
            if (!present.account(key.get()).equals(account)) {
                known.forEach(contact -> add(people, contact));
            }
        }
        return new Touched(people, rules);
    }

    // The very same when the event adds nothing, which is most events; comparing would be slow.
    @SuppressWarnings("ReferenceEquality")
    void gather(Optional<AnchorId> anchor, Event event) {
        changing();
        if (anchor.isEmpty()) {
            return;
        }
        Gathered before = gathered.getOrDefault(anchor.get(), Gathered.NONE);
        Gathered after = segments.plus(before, List.of(event));
        if (after != before) {
            gathered.put(anchor.get(), after);
            changed.put(anchor.get(), after);
        }
    }

    /// People who gain or lose anchors that somebody had before.
    Set<ProfileId> involved(SegmentsStep.Shift shift) {
        Set<ProfileId> people = new LinkedHashSet<>();
        shift.owners()
                .forEach((anchor, to) -> {
                    ProfileId from = owners.get(anchor);
                    if (from != null && !from.equals(to)) {
                        people.add(from);
                        people.add(to);
                    }
                });
        return people;
    }

    /// Says who is a person for the first time.
    Set<ProfileId> place(SegmentsStep.Shift shift) {
        changing();
        Set<ProfileId> made = new LinkedHashSet<>();
        shift.owners()
                .forEach((anchor, to) -> {
                    ProfileId from = owners.put(anchor, to);
                    if (from != null) {
                        anchorsOf(from).remove(anchor);
                    }
                    if (anchorsOf(to).isEmpty()) {
                        made.add(to);
                    }
                    anchorsOf(to).add(anchor);
                });
        return made;
    }

    private void add(Set<ProfileId> people, AnchorId anchor) {
        ProfileId owner = owners.get(anchor);
        if (owner != null) {
            people.add(owner);
        }
    }

    private Set<AnchorId> anchorsOf(ProfileId person) {
        return anchors.computeIfAbsent(person, _ -> new TreeSet<>());
    }

    private Optional<Order> orderOf(Caused fact, Present present) {
        return mentions.purchases()
                ? Customers.order(fact.logged().fact()).flatMap(present::order)
                : Optional.empty();
    }

    private Optional<AccountKey> accountOf(Caused fact) {
        return mentions.account() ? Customers.account(fact.logged().fact()) : Optional.empty();
    }

    private void drop(AnchorId anchor, OrderKey key) {
        Set<OrderKey> theirs = orders.get(anchor);
        if (theirs != null) {
            theirs.remove(key);
        }
        purchases.remove(anchor);
    }

    private Purchases purchases(AnchorId anchor, Present present) {
        return purchases.computeIfAbsent(
                anchor,
                owner -> {
                    List<Receipt> receipts = new ArrayList<>();
                    orders.getOrDefault(owner, Set.of())
                            .forEach(key ->
                                    present.order(key)
                                            .ifPresent(order ->
                                                    receipts.add(order.receipt(currency))));
                    return Purchases.of(receipts);
                });
    }

    private Traits account(Map<AccountKey, Membership> companies, Present present) {
        return mentions.account()
                ? Membership.joinedLast(companies)
                        .flatMap(present::account)
                        .map(Account::traits)
                        .orElse(Traits.NONE)
                : Traits.NONE;
    }
}
