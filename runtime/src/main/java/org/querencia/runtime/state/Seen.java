package org.querencia.runtime.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.order.Receipt;
import org.querencia.core.profile.Summary;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Person;
import org.querencia.core.rule.Purchases;
import org.querencia.core.rule.Setting;
import org.querencia.core.trait.Traits;

/// People as rules look at them.
public final class Seen {

    private Seen() {}

    /// @param gathered what was kept of their events
    public static Person of(Profiles.Person person, Gathered gathered, Setting setting) {
        Summary summary = Summary.merged(person.anchors().values());
        Map<AccountKey, Traits> companies = new HashMap<>();
        for (Account account : person.accounts()) {
            companies.put(account.key(), account.traits());
        }
        List<Receipt> receipts = new ArrayList<>();
        person.orders().forEach(order -> receipts.add(order.receipt(setting.currency())));
        return new Person(
                gathered,
                Purchases.of(receipts),
                summary.traits(),
                summary.consents(),
                Membership.joinedLast(summary.companies())
                        .flatMap(key -> Optional.ofNullable(companies.get(key)))
                        .orElse(Traits.NONE),
                Inputs.NONE);
    }
}
