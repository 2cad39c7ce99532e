package org.querencia.app.demo.company;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is sold, and at which price since when. Prices are in whole pesos with tax, in steps of a
/// hundred. Costs rise first; in the middle of the period the prices follow, all at once.
public final class Catalogue {

    /// When prices and costs change, in days before (below 0) or after the price rise, and by how
    /// much in percent.
    private static final List<Change> CHANGES =
            List.of(
                    new Change(-250, 0, 3),
                    new Change(-185, 3, 0),
                    new Change(-60, 0, 9),
                    new Change(0, 13, 0),
                    new Change(160, 0, 4),
                    new Change(210, 3, 0));

    private static final String BRAND = "Semilla";
    private static final String ACCESSORIES = "Accesorios";
    private static final String SEASONAL_SKU = "KIT-REG-001";

    private final List<Product> products;
    private final Map<String, Product> bySku = new HashMap<>();
    private final Map<String, List<Tag>> tags = new HashMap<>();
    private final LocalDate rise;

    private record Change(int days, int pricePercent, int costPercent) {}

    /// What a product costs the buyer and the company, from a day on.
    public record Tag(LocalDate since, long pesos, long costPesos) {}

    private Catalogue(List<Product> products, Period period) {
        this.products = products;
        this.rise = period.from().plusMonths(Period.MONTHS / 2);
        for (Product product : products) {
            bySku.put(product.sku(), product);
            tags.put(product.sku(), history(product, period.from()));
        }
    }

    static Catalogue of(Period period) {
        return new Catalogue(Table.rows("products.txt").stream().map(Product::of).toList(), period);
    }

    public List<Product> products() {
        return products;
    }

    public Optional<Product> product(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    public static String brand() {
        return BRAND;
    }

    /// The day from which nearly everything costs more.
    public LocalDate rise() {
        return rise;
    }

    /// The oldest first; the first is as old as the period.
    public List<Tag> history(Product product) {
        return tags.getOrDefault(product.sku(), List.of());
    }

    /// Valid on that day; after the period the last one stays.
    public Tag tag(Product product, LocalDate date) {
        List<Tag> history = history(product);
        Tag valid = history.getFirst();
        for (Tag tag : history) {
            if (!tag.since().isAfter(date)) {
                valid = tag;
            }
        }
        return valid;
    }

    /// Gift boxes are for December and the days before.
    boolean offered(Product product, LocalDate date) {
        return !product.sku().equals(SEASONAL_SKU)
                || date.getMonthValue() == 12
                || (date.getMonthValue() == 11 && date.getDayOfMonth() > 15);
    }

    /// What the least money buys.
    Product cheapest() {
        return products.stream()
                .filter(product -> !accessory(product))
                .min(Comparator.comparingInt(Product::startPesos))
                .orElseThrow();
    }

    boolean accessory(Product product) {
        return product.category().equals(ACCESSORIES);
    }

    private List<Tag> history(Product product, LocalDate from) {
        double price = product.startPesos();
        double cost = price * product.costPercent() / 100;
        List<Tag> history = new ArrayList<>();
        history.add(new Tag(from, product.startPesos(), Math.round(cost)));
        for (Change change : CHANGES) {
            LocalDate since = rise.plus(change.days(), ChronoUnit.DAYS);
            price *= 1 + change.pricePercent() / 100.0;
            cost *= 1 + change.costPercent() / 100.0;
            history.add(new Tag(since, Math.round(price / 100) * 100, Math.round(cost)));
        }
        return List.copyOf(history);
    }
}
