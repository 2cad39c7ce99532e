package org.querencia.runtime.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition;
import org.querencia.core.order.Commerce;
import org.querencia.core.order.Commerce.Part;

/// Finds who an event speaks of: Segment's default external ids, those the sender adds in
/// `context.externalIds`, and e-mail, phone, tax id and loyalty card where traits tell them.
final class IdentifierFinder {

    /// How traits are spelled, and the type each tells.
    private static final Map<String, String> TRAITS =
            Map.ofEntries(
                    Map.entry("email", IdentityDefinition.EMAIL),
                    Map.entry("phone", IdentityDefinition.PHONE),
                    Map.entry("taxId", IdentityDefinition.TAX_ID),
                    Map.entry("tax_id", IdentityDefinition.TAX_ID),
                    Map.entry("loyaltyCard", IdentityDefinition.LOYALTY_CARD),
                    Map.entry("loyalty_card", IdentityDefinition.LOYALTY_CARD));

    private final IdentityRules rules;

    IdentifierFinder(IdentityRules rules) {
        this.rules = rules;
    }

    /// Highest priority first, no two equal, at most [Event#IDENTIFIERS_MAX].
    List<Identifier> find(Event.Type type, Draft draft, Fields context) {
        List<Identifier> found = new ArrayList<>(4);
        add(found, IdentityDefinition.USER_ID, draft.userId);
        add(found, IdentityDefinition.ANONYMOUS_ID, draft.anonymousId);
        // The traits of a group call are the company's.
        if (type != Event.Type.GROUP) {
            traits(found, draft.traits);
        }
        traits(found, context.fields("traits"));
        if (type == Event.Type.TRACK && isBuying(draft.event)) {
            traits(found, draft.properties);
        }
        device(found, context.fields("device"));
        add(
                found,
                "ga_client_id",
                draft.integrations.fields("Google Analytics").text("clientId").orElse(""));
        external(found, context.items("externalIds"));
        return rules.ordered(found);
    }

    /// At these calls `properties.email` and `properties.phone` are the buyer's own. Elsewhere they
    /// may be anybody's, such as a friend's who is invited. Shops tell of orders in words of their
    /// own too: 'Order Shipped'.
    private static boolean isBuying(String event) {
        return event.startsWith("Order ")
                || Commerce.named(event)
                        .map(Commerce::part)
                        .filter(part -> part == Part.CHECKOUT || part == Part.ORDER)
                        .isPresent();
    }

    private void traits(List<Identifier> found, Fields traits) {
        if (!traits.isEmpty()) {
            TRAITS.forEach((trait, type) -> add(found, type, traits.text(trait).orElse("")));
        }
    }

    /// Segment's names: `ios.id`, `android.idfa`, … An advertising id counts only where the person
    /// lets it be tracked.
    private void device(List<Identifier> found, Fields device) {
        String system = device.text("type").orElse("").toLowerCase(Locale.ROOT);
        if (system.equals("ios") || system.equals("android")) {
            add(found, system + ".id", device.text("id").orElse(""));
            add(found, system + ".push_token", device.text("token").orElse(""));
            if (device.get("adTrackingEnabled").filter(new Value.Flag(true)::equals).isPresent()) {
                add(found, system + ".idfa", device.text("advertisingId").orElse(""));
            }
        } else if (!device.isEmpty()) {
            add(found, IdentityDefinition.DEVICE, device.text("id").orElse(""));
        }
    }

    /// `[{"id":…,"type":…,"collection":"users","encoding":"none"}]`; those of accounts are not
    /// people, and what is encoded cannot be compared.
    private void external(List<Identifier> found, List<Value> externalIds) {
        for (Value value : externalIds) {
            if (value instanceof Fields external
                    && external.text("collection").orElse("users").equals("users")
                    && external.text("encoding").orElse("none").equals("none")) {
                add(found, external.text("type").orElse(""), external.text("id").orElse(""));
            }
        }
    }

    private void add(List<Identifier> found, String type, String raw) {
        if (!raw.isEmpty()
                && rules.identifier(type, raw) instanceof Recognition.Accepted(var identifier)) {
            found.add(identifier);
        }
    }
}
