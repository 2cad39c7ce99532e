package org.querencia.runtime.codec;

import java.math.BigDecimal;
import java.util.List;
import org.querencia.core.order.Item;
import org.querencia.core.order.Product;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// [Product] and [Item] as objects; what is empty or usual is left out.
final class ItemCodec {

    private ItemCodec() {}

    static void write(JsonGenerator out, Product product) {
        out.writeStartObject();
        Json.text(out, "id", product.id());
        Json.text(out, "sku", product.sku());
        Json.text(out, "category", product.category());
        Json.text(out, "name", product.name());
        Json.text(out, "brand", product.brand());
        Json.text(out, "variant", product.variant());
        Json.text(out, "url", product.url());
        Json.text(out, "image", product.imageUrl());
        out.writeEndObject();
    }

    static Product readProduct(JsonParser in) {
        ProductDraft draft = new ProductDraft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.product();
    }

    static void write(JsonGenerator out, Item item) {
        out.writeStartObject();
        out.writeName("product");
        write(out, item.product());
        out.writeName("price");
        out.writeNumber(item.price());
        if (item.quantity().compareTo(BigDecimal.ONE) != 0) {
            out.writeName("quantity");
            out.writeNumber(item.quantity());
        }
        Json.text(out, "coupon", item.coupon());
        if (item.position() != 0) {
            out.writeNumberProperty("position", item.position());
        }
        out.writeEndObject();
    }

    static void write(JsonGenerator out, List<Item> items) {
        out.writeStartArray();
        items.forEach(item -> write(out, item));
        out.writeEndArray();
    }

    static Item read(JsonParser in) {
        Draft draft = new Draft();
        Json.fields(in, name -> draft.read(name, in));
        return draft.item();
    }

    static List<Item> readList(JsonParser in) {
        return List.copyOf(Json.list(in, () -> read(in)));
    }

    private static final class Draft {
        private Product product = new Product("", "", "", "", "", "", "", "");
        private BigDecimal price = BigDecimal.ZERO;
        private BigDecimal quantity = BigDecimal.ONE;
        private String coupon = "";
        private int position;

        void read(String field, JsonParser in) {
            switch (field) {
                case "product" -> product = readProduct(in);
                case "price" -> price = in.getDecimalValue();
                case "quantity" -> quantity = in.getDecimalValue();
                case "coupon" -> coupon = in.getString();
                case "position" -> position = in.getIntValue();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Item item() {
            return new Item(product, price, quantity, coupon, position);
        }
    }

    private static final class ProductDraft {
        private String id = "";
        private String sku = "";
        private String category = "";
        private String name = "";
        private String brand = "";
        private String variant = "";
        private String url = "";
        private String image = "";

        void read(String field, JsonParser in) {
            switch (field) {
                case "id" -> id = in.getString();
                case "sku" -> sku = in.getString();
                case "category" -> category = in.getString();
                case "name" -> name = in.getString();
                case "brand" -> brand = in.getString();
                case "variant" -> variant = in.getString();
                case "url" -> url = in.getString();
                case "image" -> image = in.getString();
                default -> {
                    // Written by a newer version: not ours to read.
                }
            }
        }

        Product product() {
            return new Product(id, sku, category, name, brand, variant, url, image);
        }
    }
}
