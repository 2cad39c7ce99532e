package org.querencia.runtime.codec;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.querencia.core.event.Said;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Item;
import org.querencia.core.order.Order;
import org.querencia.core.order.Order.Amount;
import org.querencia.core.order.Order.Word;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Placement;
import org.querencia.core.order.Refund;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Order] from and to the JSON of the state. Amounts are written as they were told.
public final class OrderCodec {

    static final int VERSION = 1;

    private OrderCodec() {}

    public static byte[] write(Order order) {
        return Json.write(VERSION, out -> write(out, order));
    }

    public static Order read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Draft draft = new Draft();
                    Json.fields(in, name -> draft.read(name, in));
                    return draft.order();
                });
    }

    private static void write(JsonGenerator out, Order order) {
        Json.text(out, "namespace", order.key().namespace());
        Json.text(out, "id", order.key().id());
        SaidCodec.write(
                out, "owner", order.owners(), (to, anchor) -> to.writeString(anchor.toString()));
        SaidCodec.write(
                out, "placed", order.placed(), (to, placed) -> MarkCodec.write(to, placed.marks()));
        SaidCodec.write(out, "cancelled", order.cancelled(), JsonGenerator::writeBoolean);
        SaidCodec.write(out, "channel", order.channels(), Json::string);
        SaidCodec.write(out, "amounts", order.amounts(), OrderCodec::name, FigureCodec::write);
        SaidCodec.write(out, "words", order.words(), OrderCodec::name, Json::string);
        SaidCodec.write(out, "items", order.items(), ItemCodec::write);
        SaidCodec.write(out, "refunds", order.refunds(), Function.identity(), OrderCodec::refund);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void refund(JsonGenerator out, Refund refund) {
        out.writeStartObject();
        refund.part().ifPresent(part -> FigureCodec.writeFields(out, part));
        out.writeEndObject();
    }

    private static final class Draft {
        private String namespace = "";
        private String id = "";
        private Optional<Said<AnchorId>> owner = Optional.empty();
        private Optional<Said<Placement>> placed = Optional.empty();
        private Optional<Said<Boolean>> cancelled = Optional.empty();
        private Optional<Said<String>> channel = Optional.empty();
        private final Map<Amount, Said<Figure>> amounts = new EnumMap<>(Amount.class);
        private final Map<Word, Said<String>> words = new EnumMap<>(Word.class);
        private Optional<Said<List<Item>>> items = Optional.empty();
        private Map<String, Said<Refund>> refunds = Map.of();

        void read(String field, JsonParser in) {
            switch (field) {
                case "v" -> Json.requireVersion(in, VERSION);
                case "namespace" -> namespace = in.getString();
                case "id" -> id = in.getString();
                case "owner" -> owner = Optional.of(SaidCodec.read(in, Draft::anchor));
                case "placed" ->
                        placed =
                                Optional.of(
                                        SaidCodec.read(
                                                in, it -> new Placement(MarkCodec.read(it))));
                case "cancelled" ->
                        cancelled = Optional.of(SaidCodec.read(in, JsonParser::getBooleanValue));
                case "channel" -> channel = Optional.of(SaidCodec.read(in, JsonParser::getString));
                case "amounts" ->
                        SaidCodec.readMap(in, it -> FigureCodec.read(it).orElseThrow())
                                .forEach((name, said) -> amounts.put(amount(name), said));
                case "words" ->
                        SaidCodec.readMap(in, JsonParser::getString)
                                .forEach((name, said) -> words.put(word(name), said));
                case "items" -> items = Optional.of(SaidCodec.read(in, ItemCodec::readList));
                case "refunds" ->
                        refunds = SaidCodec.readMap(in, it -> new Refund(FigureCodec.read(it)));
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Order order() {
            return new Order(
                    new OrderKey(namespace, id),
                    owner,
                    placed,
                    cancelled,
                    channel,
                    amounts,
                    words,
                    items,
                    refunds);
        }

        private static AnchorId anchor(JsonParser in) {
            return new AnchorId(UUID.fromString(in.getString()));
        }

        private static Amount amount(String name) {
            return Amount.valueOf(name.toUpperCase(Locale.ROOT));
        }

        private static Word word(String name) {
            return Word.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
