package org.querencia.core.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.order.Commerce;
import org.querencia.core.visit.PhoneCall.Outcome;

/// The events a call becomes: `Call Registered` always, `Order Completed` beside it for a sale.
/// Their messageIds are made of the call's id, so a call told twice counts once.
///
/// @param seller who called: an e-mail of a user or the name of an API token
/// @param currency of what was paid
public record CallFacts(Origin origin, String seller, Currency currency, Instant receivedAt) {

    public static final String REGISTERED = "Call Registered";

    /// The channel of what is said on the phone.
    public static final String CHANNEL = "phone";

    /// Properties: the call's id, what came of it, and who called.
    public static final String CALL_ID = "call_id";

    public static final String OUTCOME = "outcome";
    public static final String SELLER = VisitFacts.SELLER;

    private static final String REASON = "reason";
    private static final String WORDS = "reason_words";

    /// @param who highest priority first
    /// @param marks why it is left out of figures
    public List<Event> of(PhoneCall call, List<Identifier> who, Set<Mark> marks) {
        Map<String, Value> told = new LinkedHashMap<>();
        told.put(CALL_ID, Value.of(call.id()));
        told.put(OUTCOME, Value.of(call.outcome().text()));
        putTold(told, REASON, call.reason());
        putTold(told, WORDS, call.words());
        told.put("channel", Value.of(CHANNEL));
        told.put(SELLER, Value.of(seller));
        List<Event> events = new ArrayList<>();
        if (call.outcome() == Outcome.BOUGHT) {
            call.total()
                    .ifPresent(total -> {
                        told.put("total", Value.of(total));
                        told.put("currency", Value.of(currency.getCurrencyCode()));
                    });
            events.add(
                    track(
                            messageId(call) + "-order",
                            Commerce.ORDER_COMPLETED.text(),
                            who,
                            times(call),
                            sale(call),
                            marks));
        }
        events.addFirst(
                track(messageId(call), REGISTERED, who, times(call), new Fields(told), marks));
        return events;
    }

    /// Visits have ids of their own, which may be the same.
    private static String messageId(PhoneCall call) {
        return "call-" + call.id();
    }

    private Fields sale(PhoneCall call) {
        Map<String, Value> sale = new LinkedHashMap<>();
        sale.put("order_id", Value.of(messageId(call)));
        call.total()
                .ifPresent(total -> {
                    sale.put("total", Value.of(total));
                    sale.put("currency", Value.of(currency.getCurrencyCode()));
                });
        sale.put("channel", Value.of(CHANNEL));
        sale.put(SELLER, Value.of(seller));
        return new Fields(sale);
    }

    private Event track(
            String messageId,
            String name,
            List<Identifier> who,
            Times times,
            Fields properties,
            Set<Mark> marks) {
        return new Event(
                messageId,
                origin,
                Event.Type.TRACK,
                name,
                who,
                "",
                "",
                times,
                Fields.NONE,
                properties,
                Fields.NONE,
                marks);
    }

    /// A phone's clock may be wrong, yet the time between two of its readings is right.
    private Times times(PhoneCall call) {
        Instant at = call.at().orElse(receivedAt);
        if (call.at().isPresent() && call.sentAt().isPresent()) {
            at = receivedAt.minus(Duration.between(at, call.sentAt().get()));
        }
        return new Times(
                at.isAfter(receivedAt) ? receivedAt : at, call.at(), call.sentAt(), receivedAt);
    }

    private static void putTold(Map<String, Value> told, String name, String text) {
        if (!text.isBlank()) {
            told.put(name, Value.of(text.strip()));
        }
    }

    /// Whether an event tells of a call with its outcome.
    public static boolean is(Event event) {
        return event.type() == Event.Type.TRACK
                && event.name().equals(REGISTERED)
                && outcome(event).isPresent();
    }

    /// What an event says came of its call.
    public static Optional<Outcome> outcome(Event event) {
        return event.properties().text(OUTCOME).flatMap(Outcome::of);
    }

    /// Why not, in the seller's words: the reason and what was said of it; empty when untold.
    public static List<String> why(Event event) {
        List<String> why = new ArrayList<>();
        event.properties().text(REASON).ifPresent(why::add);
        event.properties().text(WORDS).ifPresent(why::add);
        return why;
    }
}
