package org.querencia.core.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// One entry of an event's `products`, as told: amounts still without a currency.
///
/// @param price of one piece
/// @param quantity 1 where none was said; below 0 for a piece given back
/// @param position as told, from 1; 0 where none was
public record Item(
        Product product, BigDecimal price, BigDecimal quantity, String coupon, int position) {

    /// More of them become one last item that keeps their sum.
    public static final int ITEMS_MAX = 2_000;

    /// Amounts beyond it (a trillion) are no amounts, and are not believed.
    static final BigDecimal AMOUNT_MAX = BigDecimal.TEN.pow(12);

    static final int SCALE_MAX = 6;

    private static final Product THE_REST = new Product("", "", "", "", "", "", "", "");

    public Item {
        // One is not written down, so `1.0` must not come back as another number.
        quantity = quantity.compareTo(BigDecimal.ONE) == 0 ? BigDecimal.ONE : quantity;
    }

    public static Item of(Fields fields) {
        return new Item(
                Product.of(fields),
                amount(fields, "price").orElse(BigDecimal.ZERO),
                number(fields, "quantity").orElse(BigDecimal.ONE),
                Product.word(fields, "coupon"),
                number(fields, "position").map(Item::position).orElse(0));
    }

    /// The products of an event; empty where it has none.
    public static List<Item> listOf(Fields properties) {
        List<Item> items = new ArrayList<>();
        for (Value value : properties.items("products")) {
            if (value instanceof Fields fields) {
                items.add(of(fields));
            }
        }
        return bounded(items);
    }

    /// Price times quantity; 0 when it is no believable amount.
    public BigDecimal amount() {
        BigDecimal amount = price.multiply(quantity);
        return amount.abs().compareTo(AMOUNT_MAX) > 0 ? BigDecimal.ZERO : amount;
    }

    /// A believable amount, cut to six decimals; not below 0.
    static Optional<BigDecimal> amount(Fields fields, String name) {
        return number(fields, name).filter(amount -> amount.signum() >= 0);
    }

    /// A believable number, cut to six decimals.
    public static Optional<BigDecimal> number(Fields fields, String name) {
        return fields.number(name)
                .filter(number -> number.abs().compareTo(AMOUNT_MAX) <= 0)
                .map(number ->
                        number.scale() > SCALE_MAX
                                ? number.setScale(SCALE_MAX, RoundingMode.HALF_UP)
                                : number);
    }

    private static int position(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(ITEMS_MAX)) > 0 ? 0 : number.intValue();
    }

    private static List<Item> bounded(List<Item> items) {
        if (items.size() <= ITEMS_MAX) {
            return List.copyOf(items);
        }
        List<Item> kept = new ArrayList<>(items.subList(0, ITEMS_MAX - 1));
        BigDecimal rest =
                items.subList(ITEMS_MAX - 1, items.size()).stream()
                        .map(Item::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        kept.add(new Item(THE_REST, rest, BigDecimal.ONE, "", 0));
        return List.copyOf(kept);
    }
}
