package org.querencia.app.bench;

import java.util.List;
import org.querencia.app.client.ApiClient;
import tools.jackson.databind.node.ObjectNode;

/// Segments such as companies have, over what [org.querencia.app.load.Traffic] and [Crowd] send:
/// counts and sums in windows, purchases, traits, silence, own rhythm, sequences, one another.
///
/// The same number is the same segment, and no two have the same rule.
final class SegmentMix {

    private static final List<String> WINDOWS = List.of("7d", "14d", "30d", "60d", "90d", "ever");
    private static final List<String> EVENTS =
            List.of("Product Viewed", "Product Added", "Product Clicked", "page:Página");
    private static final List<String> LAST_NAMES =
            List.of("Zapata", "Rodríguez", "Ñáñez", "Yepes", "Uribe");

    private SegmentMix() {}

    static String key(int n) {
        return "mix-%d".formatted(n);
    }

    /// The rule of the `n`-th.
    static String rule(int n) {
        int round = n / 12;
        String window = WINDOWS.get(round % WINDOWS.size());
        int more = 1 + round / WINDOWS.size();
        String event = EVENTS.get(round % EVENTS.size());
        return switch (n % 12) {
            case 0 -> "count('%s', '%s') >= %d".formatted(event, window, more + 2);
            case 1 ->
                    "count('Product Added', '%s', event.product_id == 'p%d') >= %d"
                            .formatted(window, round % 6, more);
            case 2 ->
                    "sum('Product Viewed', 'price', '%s') > %d"
                            .formatted(window, 20_000 * more + 10);
            case 3 -> "orders >= %d && revenue > %d".formatted(1 + round % 4, 9_000 * more);
            case 4 -> "bought('p%d', '%s') && orders < %d".formatted(round % 6, window, 5 + more);
            case 5 ->
                    "trait.city == 'Bogotá' && count('%s', '%s') > %d"
                            .formatted(event, window, more);
            case 6 -> "silent('Order Completed', '%dd')".formatted(1 + round);
            case 7 ->
                    "distinct('Product Viewed', 'product_id', '%s') >= %d"
                            .formatted(window, 1 + more % 6);
            case 8 ->
                    "trait.plan == 'club' && count('Product Clicked', '%s') >= %d"
                            .formatted(window, more);
            case 9 -> "ordered('Product Added', 'Order Completed', '%dh')".formatted(1 + round);
            case 10 ->
                    "silent('Product Viewed', rhythm('Product Viewed') * %d) || trait.name.contains('%s')"
                            .formatted(1_000 + round, LAST_NAMES.get(round % LAST_NAMES.size()));
            default ->
                    "in_segment('%s') && has(trait.phone) && orders <= %d"
                            .formatted(key(n - 11), round);
        };
    }

    /// Makes those numbers, all with one file.
    static void make(ApiClient api, int from, int upTo) {
        if (from == upTo) {
            return;
        }
        StringBuilder yaml = new StringBuilder("segments:\n");
        for (int n = from; n < upTo; n++) {
            yaml.append(
                    "  - {key: %s, name: %s, rule: \"%s\"}\n".formatted(key(n), key(n), rule(n)));
        }
        api.post("/api/segment-files", ApiClient.object().put("yaml", yaml.toString()));
        Figures.awaitCaughtUp(api);
    }

    /// Returns when people are in it.
    static void make(ApiClient api, String key, String rule) {
        api.post("/api/segments", body(rule).put("key", key).put("name", key));
        Figures.awaitCaughtUp(api);
    }

    static long size(ApiClient api, String key) {
        return api.get("/api/segments/" + key).path("size").asLong();
    }

    /// Counted anew in the warehouse.
    static long recounted(ApiClient api, String rule) {
        return api.post("/api/segments/preview", body(rule)).path("size").asLong();
    }

    private static ObjectNode body(String rule) {
        return ApiClient.object().put("rule", rule);
    }
}
