package org.querencia.core.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.order.Commerce;
import org.querencia.core.order.Product;

/// The products somebody looked at last, at most [#PRODUCTS_MAX]: each with its last view.
public record Views(Map<String, Said<Product>> products) {

    public static final Views NONE = new Views(Map.of());

    public static final int PRODUCTS_MAX = 20;

    private static final Comparator<Said<Product>> NEWEST_FIRST =
            (one, other) -> one.equals(other) ? 0 : one.isLaterThan(other) ? -1 : 1;

    static Views of(Event event) {
        return Commerce.of(event)
                .filter(commerce -> commerce == Commerce.PRODUCT_VIEWED)
                .map(_ -> Product.of(event.properties()))
                .filter(product -> !product.key().isEmpty())
                .map(product -> new Views(Map.of(product.key(), Said.by(event, product, 0))))
                .orElse(NONE);
    }

    Views merge(Views other) {
        if (other.products.isEmpty()) {
            return this;
        }
        Map<String, Said<Product>> all = Said.last(products, other.products);
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
