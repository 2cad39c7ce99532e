package org.querencia.core.order;

import java.util.Optional;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;

/// A product as an event describes it; what was not said is empty.
public record Product(
        String id,
        String sku,
        String category,
        String name,
        String brand,
        String variant,
        String url,
        String imageUrl) {

    static final int WORD_LENGTH_MAX = 200;
    static final int URL_LENGTH_MAX = 1_000;

    public static Product of(Fields fields) {
        return new Product(
                word(fields, "product_id", "productId", "id"),
                word(fields, "sku"),
                word(fields, "category"),
                word(fields, "name"),
                word(fields, "brand"),
                word(fields, "variant"),
                url(fields, "url"),
                url(fields, "image_url", "imageUrl"));
    }

    /// What tells it from other products: its id, else its SKU, else its name; with the variant,
    /// unless the SKU says it. Empty when nothing does.
    public String key() {
        String base = !id.isEmpty() ? id : !sku.isEmpty() ? sku : name;
        return variant.isEmpty() || base.isEmpty() || base.equals(sku)
                ? base
                : base + "/" + variant;
    }

    /// As shown: its name, else whatever names it.
    public String title() {
        return !name.isEmpty() ? name : !sku.isEmpty() ? sku : id;
    }

    static String word(Fields fields, String... names) {
        return first(fields, WORD_LENGTH_MAX, names);
    }

    private static String url(Fields fields, String... names) {
        return first(fields, URL_LENGTH_MAX, names);
    }

    private static String first(Fields fields, int lengthMax, String... names) {
        for (String name : names) {
            Optional<String> text = fields.text(name);
            if (text.isPresent()) {
                return Texts.cut(text.get().strip(), lengthMax);
            }
        }
        return "";
    }
}
