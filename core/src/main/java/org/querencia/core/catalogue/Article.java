package org.querencia.core.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Said;
import org.querencia.core.order.Figure;

/// A product as the catalogue knows it (a [org.querencia.core.order.Product] is one as an event
/// names it): whatever was told of it so far and by whom.
///
/// Per field the source of the highest priority has the word, of equals the latest. Articles of a
/// key merge in any order of arrival to the same.
///
/// @param words name, category and the like
/// @param lists ids of the products that go with it
/// @param amounts price and cost as they are now, each with the currency told beside it
/// @param prices the last price said on each day (UTC) that one was said; the newest
///   [#PRICE_DAYS_MAX] days
/// @param stock pieces per place, where no place was named under an empty one; at most
///   [#PLACES_MAX]
/// @param offers the last observation per competitor; at most [#COMPETITORS_MAX]
public record Article(
        ArticleKey key,
        Map<Word, Said<String>> words,
        Map<Companions, Said<List<String>>> lists,
        Map<Amount, Said<Figure>> amounts,
        Map<LocalDate, Said<Figure>> prices,
        Map<String, Said<BigDecimal>> stock,
        Map<String, Said<Offer>> offers) {

    private static final Figure NOTHING = new Figure(BigDecimal.ZERO, "");

    public static final int PRICE_DAYS_MAX = 120;
    public static final int PLACES_MAX = 100;
    public static final int COMPETITORS_MAX = 50;

    /// NAME to IMAGE_URL are free words; CONDITION is new, display, damaged or near_expiry,
    /// COMPLEXITY simple or complex.
    public enum Word {
        NAME,
        SKU,
        CATEGORY,
        BRAND,
        /// The key of the product of which it is a variant.
        VARIANT_OF,
        CONDITION,
        /// Of a complex product people must be told what it is and how it is used.
        COMPLEXITY,
        URL,
        IMAGE_URL
    }

    /// Products that go with it.
    public enum Companions {
        ACCESSORIES,
        EXTRAS
    }

    public enum Amount {
        /// Of one piece, as sold.
        PRICE,
        /// Of one piece, to the company.
        COST
    }

    /// A product of which nothing was told yet.
    public static Article of(ArticleKey key) {
        return new Article(key, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    public Article merge(Article other) {
        return new Article(
                key,
                Said.last(words, other.words),
                Said.last(lists, other.lists),
                Said.last(amounts, other.amounts),
                Bounds.keep(
                        Said.last(prices, other.prices),
                        PRICE_DAYS_MAX,
                        Comparator.<LocalDate>reverseOrder()),
                Bounds.keep(Said.last(stock, other.stock), PLACES_MAX, Bounds.SHORT_FIRST),
                Bounds.keep(Said.last(offers, other.offers), COMPETITORS_MAX, Bounds.SHORT_FIRST));
    }

    /// The word as it stands; empty when it was not said.
    public String word(Word word) {
        return Optional.ofNullable(words.get(word)).map(Said::value).orElse("");
    }

    public List<String> list(Companions list) {
        return Optional.ofNullable(lists.get(list)).map(Said::value).orElse(List.of());
    }

    public Optional<Figure> amount(Amount amount) {
        return Optional.ofNullable(amounts.get(amount)).map(Said::value);
    }

    /// As shown: its name, else its key.
    public String title() {
        String name = word(Word.NAME);
        return name.isEmpty() ? key.id() : name;
    }

    /// Pieces in all places; empty when nobody counts them. A count without a place is of all of
    /// them, and is asked only where no place was named.
    public Optional<BigDecimal> pieces() {
        if (stock.isEmpty()) {
            return Optional.empty();
        }
        return stock.entrySet().stream()
                .filter(place -> !place.getKey().isEmpty() || stock.size() == 1)
                .map(place -> place.getValue().value())
                .reduce(BigDecimal::add);
    }

    /// What remains of the price after the cost, as a share of the price; empty unless both are
    /// known, in one currency.
    public Optional<BigDecimal> margin() {
        Figure price = amount(Amount.PRICE).orElse(NOTHING);
        Figure cost = amount(Amount.COST).orElse(NOTHING);
        return price.amount().signum() > 0
                        && amounts.containsKey(Amount.COST)
                        && price.currency().equals(cost.currency())
                ? Optional.of(
                        BigDecimal.ONE.subtract(
                                cost.amount().divide(price.amount(), 4, RoundingMode.HALF_UP)))
                : Optional.empty();
    }

    /// The prices as they changed, oldest first: those of the sources that have the word on it, and
    /// of equal ones in a row the first.
    public List<Said<Figure>> priceChanges() {
        Optional<Integer> priority =
                Optional.ofNullable(amounts.get(Amount.PRICE)).map(Said::priority);
        List<Said<Figure>> changes = new ArrayList<>();
        for (Said<Figure> price : new TreeMap<>(prices).values()) {
            boolean heard = priority.isEmpty() || priority.get() == price.priority();
            if (heard && (changes.isEmpty() || !same(changes.getLast(), price))) {
                changes.add(price);
            }
        }
        return changes;
    }

    /// When it was last told of; competitors' prices are not told by the company.
    public Optional<Instant> updated() {
        return Stream.of(words, lists, amounts, stock)
                .flatMap(told -> told.values().stream())
                .map(Said::at)
                .max(Comparator.naturalOrder());
    }

    private static boolean same(Said<Figure> one, Said<Figure> other) {
        return one.value().amount().compareTo(other.value().amount()) == 0
                && one.value().currency().equals(other.value().currency());
    }
}
