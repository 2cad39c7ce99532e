package org.querencia.core.rule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Event;
import org.querencia.core.order.Commerce;

/// Which of many rules an event can touch: of a thousand rules an event concerns a few, and only
/// those are answered anew.
final class Touched {

    private final Map<String, BitSet> byName = new HashMap<>();
    private final Map<Event.Type, BitSet> byType = new HashMap<>();
    private final Map<String, BitSet> byTrait = new HashMap<>();
    private final BitSet orders = new BitSet();
    private final BitSet account = new BitSet();
    private final BitSet consents = new BitSet();

    Touched(List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            add(i, Mentioned.in(rules.get(i)));
        }
    }

    private void add(int rule, Mentioned mentioned) {
        mentioned.events().forEach(kind -> add(rule, kind));
        mentioned
                .traits()
                .forEach(name -> byTrait.computeIfAbsent(name, _ -> new BitSet()).set(rule));
        orders.set(rule, mentioned.orders());
        account.set(rule, mentioned.account());
        consents.set(rule, mentioned.consents());
    }

    private void add(int rule, EventKind kind) {
        if (!kind.name().isEmpty()) {
            String key = kind.type().orElseThrow() + kind.name();
            byName.computeIfAbsent(key, _ -> new BitSet()).set(rule);
            return;
        }
        for (Event.Type type : Event.Type.values()) {
            if (kind.type().isEmpty() || kind.type().get() == type) {
                byType.computeIfAbsent(type, _ -> new BitSet()).set(rule);
            }
        }
    }

    BitSet by(Event event) {
        BitSet touched = new BitSet();
        if (event.counts()) {
            or(touched, byName.get(key(event)));
            or(touched, byType.get(event.type()));
        }
        if (event.type() != Event.Type.GROUP) {
            event.traits().values().keySet().forEach(name -> or(touched, byTrait.get(name)));
        }
        if (Commerce.of(event).filter(Commerce::isOrder).isPresent()) {
            touched.or(orders);
        }
        if (Membership.isTold(event)) {
            touched.or(account);
        }
        if (!consents.isEmpty() && !Consents.of(event).equals(Consents.NONE)) {
            touched.or(consents);
        }
        return touched;
    }

    /// Those that look at orders.
    BitSet byOrders() {
        return orders;
    }

    /// Those that look at the traits of a company.
    BitSet byAccount() {
        return account;
    }

    BitSet byTrait(String name) {
        BitSet by = new BitSet();
        or(by, byTrait.get(name));
        return by;
    }

    /// The type and the name by which all spellings go.
    static String key(Event event) {
        return event.type()
                + (event.type() == Event.Type.TRACK
                        ? EventKind.canonical(event.name())
                        : event.name());
    }

    private static void or(BitSet touched, @Nullable BitSet more) {
        if (more != null) {
            touched.or(more);
        }
    }
}
