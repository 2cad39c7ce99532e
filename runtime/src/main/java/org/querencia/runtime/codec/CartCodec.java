package org.querencia.runtime.codec;

import java.util.List;
import java.util.Optional;
import org.querencia.core.order.Item;
import org.querencia.core.profile.Cart;
import org.querencia.core.profile.Cart.Added;
import org.querencia.core.profile.Cart.Removed;
import org.querencia.core.profile.Cart.Step;
import org.querencia.core.profile.Cart.Whole;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Cart] as the list of its steps: `added`, `removed` (or `removedAll`) an item, or the `whole`.
final class CartCodec {

    private CartCodec() {}

    static void write(JsonGenerator out, String name, Cart cart) {
        if (cart.steps().isEmpty()) {
            return;
        }
        out.writeName(name);
        out.writeStartArray();
        cart.steps().forEach(step -> SaidCodec.write(out, step, CartCodec::write));
        out.writeEndArray();
    }

    static Cart read(JsonParser in) {
        return new Cart(Json.list(in, () -> SaidCodec.read(in, CartCodec::step)));
    }

    private static void write(JsonGenerator out, Step step) {
        out.writeStartObject();
        switch (step) {
            case Added(Item item) -> {
                out.writeName("added");
                ItemCodec.write(out, item);
            }
            case Removed(Item item, boolean all) -> {
                out.writeName(all ? "removedAll" : "removed");
                ItemCodec.write(out, item);
            }
            case Whole(List<Item> items) -> {
                out.writeName("whole");
                ItemCodec.write(out, items);
            }
        }
        out.writeEndObject();
    }

    private static Step step(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.step.orElseThrow(() -> Json.invalid(in, "expected a step of a cart"));
    }

    private static final class Draft {
        private Optional<Step> step = Optional.empty();

        void read(String field, JsonParser in) {
            switch (field) {
                case "added" -> step = Optional.of(new Added(ItemCodec.read(in)));
                case "removed" -> step = Optional.of(new Removed(ItemCodec.read(in), false));
                case "removedAll" -> step = Optional.of(new Removed(ItemCodec.read(in), true));
                case "whole" -> step = Optional.of(new Whole(ItemCodec.readList(in)));
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }
    }
}
