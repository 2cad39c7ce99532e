package org.querencia.core.visit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Identifier;
import org.querencia.core.order.Commerce;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.Ending;
import org.querencia.core.visit.StoreVisit.Interest;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.core.visit.StoreVisit.Piece;
import org.querencia.core.visit.StoreVisit.Thing;
import org.querencia.core.visit.StoreVisit.Untold;

/// The events a visit becomes: `Visit Registered` always, `Order Completed` beside it for a sale,
/// and before both who somebody new is. Their messageIds are made of the visit's id, so a visit
/// told twice counts once.
///
/// Imports of visits bring `Visit Registered` too, with the same names of properties where they
/// know the answer; those are read here as well.
///
/// @param seller who registered it: an e-mail of a user or the name of an API token
/// @param currency of what was paid
public record VisitFacts(Origin origin, String seller, Currency currency, Instant receivedAt) {

    public static final String REGISTERED = "Visit Registered";

    /// The channel of what happens in the shop itself.
    public static final String CHANNEL = "store";

    /// The property that names the visit, and the one that names who registered it.
    public static final String VISIT_ID = "visit_id";

    public static final String SELLER = "seller";

    private static final String BOUGHT = "bought";
    private static final String PRODUCTS = "_products";
    private static final String TRIED = "tried";
    private static final String ASKED_FOR = "asked_for";

    /// @param who highest priority first; empty for somebody nobody knows
    /// @param traits of somebody new
    /// @param marks why it is left out of figures
    public List<Event> of(StoreVisit visit, List<Identifier> who, Fields traits, Set<Mark> marks) {
        Times times = times(visit);
        List<Event> events = new ArrayList<>();
        if (!traits.isEmpty()) {
            events.add(
                    new Event(
                            visit.id() + "-person",
                            origin,
                            Event.Type.IDENTIFY,
                            "",
                            who,
                            "",
                            "",
                            times,
                            traits,
                            Fields.NONE,
                            Fields.of("channel", Value.of(CHANNEL)),
                            marks));
        }
        events.add(track(visit.id(), REGISTERED, who, times, properties(visit), marks));
        if (visit.ending() instanceof Bought bought) {
            Map<String, Value> sale = new LinkedHashMap<>();
            sale.put("order_id", Value.of(visit.id()));
            sale(sale, bought);
            sale.put("channel", Value.of(CHANNEL));
            sale.put(SELLER, Value.of(seller));
            events.add(
                    track(
                            visit.id() + "-order",
                            Commerce.ORDER_COMPLETED.text(),
                            who,
                            times,
                            new Fields(sale),
                            marks));
        }
        return events;
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

    /// As for whatever is collected: a phone's clock may be wrong, yet the time between two of its
    /// readings is right.
    private Times times(StoreVisit visit) {
        Instant at = visit.at().orElse(receivedAt);
        if (visit.at().isPresent() && visit.sentAt().isPresent()) {
            at = receivedAt.minus(Duration.between(at, visit.sentAt().get()));
        }
        return new Times(
                at.isAfter(receivedAt) ? receivedAt : at, visit.at(), visit.sentAt(), receivedAt);
    }

    private Fields properties(StoreVisit visit) {
        Map<String, Value> told = new LinkedHashMap<>();
        told.put(VISIT_ID, Value.of(visit.id()));
        switch (visit.ending()) {
            case Bought bought -> {
                told.put(BOUGHT, Value.of(true));
                sale(told, bought);
            }
            case NotBought(String reason, String words) -> {
                told.put(BOUGHT, Value.of(false));
                putTold(told, "reason", reason);
                putTold(told, "reason_words", words);
            }
            case Untold _ -> {}
        }
        putThings(told, TRIED, visit.tried());
        putThings(told, ASKED_FOR, visit.asked());
        if (visit.interest() != Interest.UNTOLD) {
            told.put("interest", Value.of(visit.interest().name().toLowerCase(Locale.ROOT)));
        }
        putTold(told, "arrival", visit.arrival());
        putTold(told, "note", visit.note());
        told.put("channel", Value.of(CHANNEL));
        told.put(SELLER, Value.of(seller));
        return new Fields(told);
    }

    private void sale(Map<String, Value> told, Bought bought) {
        bought.total()
                .ifPresent(total -> {
                    told.put("total", Value.of(total));
                    told.put("currency", Value.of(currency.getCurrencyCode()));
                });
        if (!bought.pieces().isEmpty()) {
            told.putIfAbsent("currency", Value.of(currency.getCurrencyCode()));
            told.put(
                    "products",
                    new Items(bought.pieces().stream().map(VisitFacts::piece).toList()));
        }
    }

    private static Value piece(Piece piece) {
        Map<String, Value> fields = new LinkedHashMap<>(thing(piece.thing()).values());
        fields.put("quantity", Value.of(piece.quantity()));
        piece.price().ifPresent(price -> fields.put("price", Value.of(price)));
        return new Fields(fields);
    }

    private static Fields thing(Thing thing) {
        Map<String, Value> fields = new LinkedHashMap<>();
        putTold(fields, "product_id", thing.product());
        fields.put("name", Value.of(thing.name()));
        return new Fields(fields);
    }

    /// In words, as rules compare them, and one by one.
    private static void putThings(Map<String, Value> told, String name, List<Thing> things) {
        if (!things.isEmpty()) {
            String names = things.stream().map(Thing::name).collect(Collectors.joining(", "));
            told.put(name, Value.of(names));
            told.put(
                    name + PRODUCTS,
                    new Items(things.stream().<Value>map(VisitFacts::thing).toList()));
        }
    }

    private static void putTold(Map<String, Value> told, String name, String text) {
        if (!text.isBlank()) {
            told.put(name, Value.of(text.strip()));
        }
    }

    /// Whether an event tells of a visit.
    public static boolean is(Event event) {
        return event.type() == Event.Type.TRACK && event.name().equals(REGISTERED);
    }

    /// What an event says of its visit; what it does not say, or says wrongly, is untold.
    public static StoreVisit read(Event event) {
        Fields told = event.properties();
        return new StoreVisit(
                told.text(VISIT_ID).orElse(event.messageId()),
                Optional.of(event.timestamp()),
                Optional.empty(),
                ending(told),
                things(told, TRIED),
                things(told, ASKED_FOR),
                interest(told.text("interest").orElse("")),
                told.text("arrival").or(() -> otherChannel(told)).orElse(""),
                told.text("note").orElse(""));
    }

    private static Ending ending(Fields told) {
        return switch (told.get(BOUGHT).orElse(Value.NOTHING)) {
            case Value.Flag(boolean bought) when bought ->
                    new Bought(pieces(told), told.number("total"));
            case Value.Flag _ ->
                    new NotBought(
                            told.text("reason").orElse(""), told.text("reason_words").orElse(""));
            case Value.Text _, Value.Num _, Value.Nothing _, Items _, Fields _ -> new Untold();
        };
    }

    /// In files of visits the channel is how people came.
    private static Optional<String> otherChannel(Fields told) {
        return told.text("channel").filter(channel -> !channel.equals(CHANNEL));
    }

    private static List<Piece> pieces(Fields told) {
        List<Piece> pieces = new ArrayList<>();
        for (Value value : told.items("products")) {
            if (value instanceof Fields fields) {
                pieces.add(
                        new Piece(
                                thing(fields),
                                fields.number("quantity").orElse(BigDecimal.ONE),
                                fields.number("price")));
            }
        }
        return pieces;
    }

    private static List<Thing> things(Fields told, String name) {
        List<Value> products = told.items(name + PRODUCTS);
        return products.isEmpty()
                ? told.text(name).map(words -> List.of(new Thing("", words))).orElse(List.of())
                : products.stream()
                        .filter(Fields.class::isInstance)
                        .map(value -> thing((Fields) value))
                        .toList();
    }

    private static Thing thing(Fields fields) {
        return new Thing(
                fields.text("product_id").orElse(""),
                fields.text("name").or(() -> fields.text("product_id")).orElse(""));
    }

    private static Interest interest(String word) {
        return switch (word) {
            case "none" -> Interest.NONE;
            case "some" -> Interest.SOME;
            case "much" -> Interest.MUCH;
            default -> Interest.UNTOLD;
        };
    }
}
