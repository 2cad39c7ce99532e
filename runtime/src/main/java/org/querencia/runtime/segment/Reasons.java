package org.querencia.runtime.segment;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Receipt;
import org.querencia.core.profile.Summary;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases;
import org.querencia.core.rule.Why;
import org.querencia.core.segment.Segments;
import org.querencia.core.segment.Standing;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;

/// Tells why somebody is in a segment or not: which part of its rule holds now, and which fails.
/// Safe from any thread.
public final class Reasons {

    private final Supplier<Segments> inForce;
    private final Profiles profiles;
    private final Memberships memberships;
    private final Passages passages;
    private final InstantSource clock;

    /// @param inForce asked anew each time
    public Reasons(
            Supplier<Segments> inForce,
            Profiles profiles,
            Memberships memberships,
            Passages passages,
            InstantSource clock) {
        this.inForce = inForce;
        this.profiles = profiles;
        this.memberships = memberships;
        this.passages = passages;
        this.clock = clock;
    }

    /// Empty when there is no such person, or when people do not move in the segment.
    public Optional<Why> why(ProfileId id, String segment) {
        Segments segments = inForce.get();
        return profiles.person(id)
                .flatMap(person ->
                        segments.why(
                                segment,
                                new Standing(
                                        new TreeMap<>(memberships.of(person.id())),
                                        passages.of(person.id()),
                                        clock.instant(),
                                        Optional.empty()),
                                seen(person, segments),
                                clock.instant()));
    }

    private Person seen(Profiles.Person person, Segments segments) {
        Summary summary = Summary.merged(person.anchors().values());
        Map<AccountKey, Traits> companies = new HashMap<>();
        for (Account account : person.accounts()) {
            companies.put(account.key(), account.traits());
        }
        List<Receipt> receipts = new ArrayList<>();
        person.orders()
                .forEach(order -> receipts.add(order.receipt(segments.setting().currency())));
        return new Person(
                Gathered.merged(memberships.gathered(person.anchors().keySet()).values()),
                Purchases.of(receipts),
                summary.traits(),
                summary.consents(),
                Membership.joinedLast(summary.companies())
                        .flatMap(key -> Optional.ofNullable(companies.get(key)))
                        .orElse(Traits.NONE),
                Inputs.NONE);
    }
}
