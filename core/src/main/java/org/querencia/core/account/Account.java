package org.querencia.core.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.trait.Traits;

/// A company as group calls describe it. A commutative monoid per key, as summaries are.
public record Account(AccountKey key, Traits traits) {

    public static Account of(AccountKey key) {
        return new Account(key, Traits.NONE);
    }

    /// The company an event is about: its `groupId`, or `group_id`, `account_id` or `accountId`
    /// among the properties of Segment's B2B events; empty for an event of no company.
    public static Optional<AccountKey> keyOf(Event event) {
        String id = event.groupId();
        if (id.isBlank() && Membership.isAccountEvent(event)) {
            id = firstText(event.properties(), "group_id", "groupId", "account_id", "accountId");
        }
        return id.isBlank()
                ? Optional.empty()
                : Optional.of(new AccountKey(Texts.cut(id.strip(), AccountKey.ID_LENGTH_MAX)));
    }

    /// What a group call says of its company. The words of [Membership] are the contact's, not the
    /// company's, and are left out.
    public Account plus(Event event) {
        if (event.type() != Event.Type.GROUP || event.traits().isEmpty()) {
            return this;
        }
        Map<String, Value> own = new LinkedHashMap<>(event.traits().values());
        own.keySet().removeAll(Membership.WORDS);
        return new Account(key, traits.plus(event, new Fields(own)));
    }

    public Account merge(Account other) {
        return new Account(key, traits.merge(other.traits));
    }

    /// As shown: its name, else its id.
    public String name() {
        return traits.text("name").orElse(key.id());
    }

    private static String firstText(Fields fields, String... names) {
        for (String name : names) {
            Optional<String> text = fields.text(name);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return "";
    }
}
