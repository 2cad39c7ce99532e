package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.querencia.core.order.Product;
import org.querencia.core.order.Receipt;

/// A person's orders that count, as rules look at them. Those of several anchors merge: an order
/// belongs to one anchor at a time.
///
/// @param all oldest first
public record Purchases(List<Purchase> all) {

    public static final Purchases NONE = new Purchases(List.of());

    private static final Comparator<Purchase> OLDEST_FIRST =
            Comparator.comparingLong(Purchase::at)
                    .thenComparing(Purchase::currency)
                    .thenComparing(Purchase::total)
                    .thenComparing(purchase ->
                            String.join("\n", purchase.names().stream().sorted().toList()));

    public Purchases {
        all = List.copyOf(all);
    }

    /// @param at microseconds since 1970
    /// @param total what was paid, in units of the currency
    /// @param currency ISO 4217 code
    /// @param names by which what was bought may be asked for: products' keys, ids, SKUs and
    ///   categories
    public record Purchase(long at, BigDecimal total, String currency, Set<String> names) {
        public Purchase {
            names = Set.copyOf(names);
        }
    }

    public static Purchases of(List<Receipt> receipts) {
        return new Purchases(
                receipts.stream()
                        .filter(Receipt::counts)
                        .map(Purchases::purchase)
                        .sorted(OLDEST_FIRST)
                        .toList());
    }

    public Purchases merge(Purchases other) {
        if (other.all.isEmpty() || all.isEmpty()) {
            return other.all.isEmpty() ? this : other;
        }
        List<Purchase> merged = new ArrayList<>(all);
        merged.addAll(other.all);
        merged.sort(OLDEST_FIRST);
        return new Purchases(merged);
    }

    private static Purchase purchase(Receipt receipt) {
        Set<String> names = new HashSet<>();
        receipt.lines().stream()
                .filter(line -> line.quantity().signum() > 0)
                .forEach(line -> addNames(names, line.product()));
        return new Purchase(
                Micros.of(receipt.at()),
                Numbers.shortest(receipt.total().amount()),
                receipt.total().currency().getCurrencyCode(),
                names);
    }

    /// A variant is named by its product, too: `shirt/red` by `shirt`.
    private static void addNames(Set<String> names, Product product) {
        String key = product.key();
        for (int end = key.indexOf('/'); end > 0; end = key.indexOf('/', end + 1)) {
            names.add(key.substring(0, end));
        }
        names.add(key);
        names.add(product.sku());
        names.add(product.category());
        names.remove("");
    }
}
