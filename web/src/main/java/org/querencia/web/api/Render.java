package org.querencia.web.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.order.Money;
import org.querencia.core.trait.Trait;
import org.querencia.web.http.Json;

/// How the words of the domain are written in answers, the same everywhere.
final class Render {

    private Render() {}

    /// `{"amount":"8911407.90","currency":"COP"}`: amounts are text, so that no reader rounds them.
    static Fields money(Money money) {
        return Json.object()
                .put("amount", money.amount().toPlainString())
                .put("currency", money.currency().getCurrencyCode())
                .build();
    }

    /// The average of `count` parts of a sum, rounded half up; zero when there are none.
    static Fields average(Money sum, long count) {
        return money(count == 0 ? Money.zero(sum.currency()) : sum.dividedBy(count));
    }

    static Fields identifier(Identifier identifier) {
        return Json.object()
                .put("type", identifier.type())
                .put("value", identifier.value())
                .build();
    }

    /// Traits by name, in order of name.
    static Fields traits(Map<String, Trait> traits) {
        var object = Json.object();
        new TreeMap<>(traits).forEach((name, trait) -> object.put(name, trait(trait)));
        return object.build();
    }

    private static Fields trait(Trait trait) {
        var object =
                Json.object()
                        .put("value", trait.value())
                        .put("source", trait.source().value())
                        .put("at", trait.at());
        return (trait.byHand() ? object.put("byHand", true) : object).build();
    }

    /// An event as it was collected. Parts that are empty are left out, but for `properties`.
    static Fields event(Logged<Event> logged) {
        Event event = logged.fact();
        Event.Times times = event.times();
        return Json.object()
                .put("messageId", event.messageId())
                .put("type", word(event.type()))
                .put("event", text(event.name()))
                .put("timestamp", times.timestamp())
                .put("receivedAt", times.receivedAt())
                .putInstant("originalTimestamp", times.originalTimestamp())
                .putInstant("sentAt", times.sentAt())
                .put("source", event.origin().source().value())
                .put("identifiers", Json.items(event.identifiers(), Render::identifier))
                .put("groupId", text(event.groupId()))
                .put("previousId", text(event.previousId()))
                .put("properties", event.properties())
                .putValue("traits", some(event.traits()))
                .putValue("context", some(event.context()))
                .putValue("marks", marks(event))
                .put("position", logged.position().value())
                .build();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Optional<String> text(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    static Optional<Fields> some(Fields fields) {
        return Optional.of(fields).filter(f -> !f.isEmpty());
    }

    private static Optional<Value> marks(Event event) {
        List<String> marks = event.marks().stream().sorted().map(Render::word).toList();
        return marks.isEmpty() ? Optional.empty() : Optional.of(Json.texts(marks));
    }
}
