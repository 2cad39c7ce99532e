package org.querencia.runtime.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.querencia.core.account.AccountKey;
import org.querencia.core.profile.Totals;
import org.querencia.core.trait.Trait;

/// A company with its people.
///
/// @param totals of the orders of those who belong to it
/// @param contacts those who belong to it first; at most [#CONTACTS_MAX]
public record CompanyView(
        AccountKey key,
        String name,
        Map<String, Trait> traits,
        Totals totals,
        List<Contact> contacts) {

    public static final int CONTACTS_MAX = 100;

    /// Contacts who left, the last one first: a sign of risk, the more so the more they decided.
    public List<Contact> left() {
        return contacts.stream()
                .filter(contact -> !contact.belonging().present())
                .sorted(
                        Comparator.comparing(
                                contact -> contact.belonging().since().orElse(Instant.EPOCH),
                                Comparator.reverseOrder()))
                .toList();
    }

    /// A person of the company, and what they are there.
    public record Contact(PersonRow person, ProfileView.Company belonging) {}
}
