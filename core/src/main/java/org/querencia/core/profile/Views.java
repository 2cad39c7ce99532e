package org.querencia.core.profile;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.order.Commerce;
import org.querencia.core.order.Product;

/// The products somebody looked at last, at most [#PRODUCTS_MAX]: each with its last view. Opening
/// one from a list ('Product Clicked') is looking at it; a list that passes by is not.
public record Views(Map<String, Said<Product>> products) {

    public static final Views NONE = new Views(Map.of());

    public static final int PRODUCTS_MAX = 20;

    private static final Comparator<Said<Product>> NEWEST_FIRST =
            (one, other) -> one.equals(other) ? 0 : one.isLaterThan(other) ? -1 : 1;

    /// These views and the event, if it is one.
    Views plus(Event event) {
        if (!isView(event)) {
            return this;
        }
        Product product = Product.of(event.properties());
        return product.key().isEmpty()
                ? this
                : merge(new Views(Map.of(product.key(), Said.by(event, product, 0))));
    }

    private static boolean isView(Event event) {
        return Commerce.of(event)
                .filter(kind -> kind == Commerce.PRODUCT_VIEWED || kind == Commerce.PRODUCT_CLICKED)
                .isPresent();
    }

    Views merge(Views other) {
        if (other.products.isEmpty()) {
            return this;
        }
        Map<String, Said<Product>> all = Said.last(products, other.products);
        if (all.size() == PRODUCTS_MAX + 1) {
            Said<Product> oldest = Collections.max(all.values(), NEWEST_FIRST);
            all.remove(oldest.value().key());
        }
        return all.size() <= PRODUCTS_MAX ? new Views(all) : new Views(latest(all));
    }

    /// Newest first.
    public List<Said<Product>> newestFirst() {
        return products.values().stream().sorted(NEWEST_FIRST).toList();
    }

    private static Map<String, Said<Product>> latest(Map<String, Said<Product>> all) {
        Map<String, Said<Product>> kept = new HashMap<>();
        all.values().stream()
                .sorted(NEWEST_FIRST)
                .limit(PRODUCTS_MAX)
                .forEach(said -> kept.put(said.value().key(), said));
        return kept;
    }
}
