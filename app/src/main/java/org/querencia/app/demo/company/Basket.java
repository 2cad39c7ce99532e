package org.querencia.app.demo.company;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.app.demo.company.Purchase.Line;

/// Fills baskets: what somebody likes, until it comes to what they spend.
public final class Basket {
    private static final double USUAL_AGAIN = 0.55;
    private static final double ENOUGH = 0.88;
    private static final double ADDS_ACCESSORY = 0.05;
    private static final int LINES_MAX = 12;
    private static final int FAILS_MAX = 12;
    private static final int FIRM_CASE = 6;

    private final Catalogue catalogue;
    private final Map<String, Integer> categories = new HashMap<>();

    Basket(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Product product : catalogue.products()) {
            categories.putIfAbsent(product.category(), categories.size());
        }
    }

    int categories() {
        return categories.size();
    }

    /// How often that person chooses each product.
    public Urn<Product> liking(Person person) {
        return new Urn<>(
                catalogue.products(),
                product ->
                        product.liked()
                                * person.tastes()
                                        .get(categories.getOrDefault(product.category(), 0)));
    }

    /// At least one line.
    ///
    /// @param usual what they bought last, if anything
    public List<Line> fill(
            Person person, Urn<Product> liking, Optional<Product> usual, Wish wish, Lots lots) {
        List<Line> lines = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        long pesos = 0;
        if (usual.isPresent() && lots.chance(USUAL_AGAIN) && fits(usual.get(), wish, 0)) {
            pesos += add(lines, groups, usual.get(), person, wish, lots);
        }
        for (int fails = 0; fails < FAILS_MAX && lines.size() < LINES_MAX; ) {
            if (pesos >= wish.pesos * ENOUGH) {
                break;
            }
            Product next = next(lines, liking, lots);
            if (!groups.contains(next.group()) && fits(next, wish, pesos)) {
                pesos += add(lines, groups, next, person, wish, lots);
            } else {
                fails++;
            }
        }
        return lines.isEmpty() ? List.of(line(catalogue.cheapest(), 1, wish)) : List.copyOf(lines);
    }

    /// What somebody wants to spend, and when.
    public record Wish(long pesos, LocalDate date, int discountPercent) {}

    /// Whether it is offered then, and the wish leaves enough for it.
    private boolean fits(Product product, Wish wish, long spentPesos) {
        return catalogue.offered(product, wish.date)
                && catalogue.tag(product, wish.date).pesos()
                        <= (wish.pesos - spentPesos) * 1.25 + 2_000;
    }

    private Product next(List<Line> lines, Urn<Product> liking, Lots lots) {
        if (!lines.isEmpty() && lots.chance(ADDS_ACCESSORY)) {
            List<String> accessories = lines.getLast().product().accessories();
            if (!accessories.isEmpty()) {
                return catalogue.product(lots.one(accessories)).orElseThrow();
            }
        }
        return liking.draw(lots);
    }

    private long add(
            List<Line> lines,
            Set<String> groups,
            Product product,
            Person person,
            Wish wish,
            Lots lots) {
        Line line = line(product, quantity(product, person, wish, lots), wish);
        lines.add(line);
        groups.add(product.group());
        return line.pesos();
    }

    /// More of what is cheap beside what is spent; companies buy by the case.
    private int quantity(Product product, Person person, Wish wish, Lots lots) {
        long price = catalogue.tag(product, wish.date).pesos();
        if (catalogue.accessory(product)) {
            return 1;
        }
        int most = Math.clamp(wish.pesos / (price * 2), 1, person.firm().isPresent() ? 60 : 6);
        int pieces = lots.chance(0.55) ? 1 : lots.between(1, most);
        return person.firm().isPresent() && price < 60_000
                ? FIRM_CASE * Math.clamp(most / FIRM_CASE, 1, 5)
                : pieces;
    }

    private Line line(Product product, int quantity, Wish wish) {
        long price = catalogue.tag(product, wish.date).pesos();
        long discount = price * quantity * wish.discountPercent / 100;
        return new Line(product, quantity, price, discount);
    }
}
