package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.querencia.core.rule.Purchases.Purchase;

/// Parts that look at orders.
///
/// @param wanted which orders of the window the part looks at
/// @param summary what it makes of them
record BuyingPart(Window window, Predicate<Purchase> wanted, Summary summary) implements Part {

    enum Summary {
        ANY,
        COUNT,
        TOTAL
    }

    static Part of(Buying buying, Setting setting) {
        return switch (buying) {
            case Buying.Bought(String what, Window window) ->
                    new BuyingPart(
                            window, purchase -> purchase.names().contains(what), Summary.ANY);
            case Buying.Orders(Window window) -> new BuyingPart(window, _ -> true, Summary.COUNT);
            case Buying.Revenue(Optional<String> currency, Window window) -> {
                String code = currency.orElse(setting.currency().getCurrencyCode());
                yield new BuyingPart(
                        window, purchase -> purchase.currency().equals(code), Summary.TOTAL);
            }
        };
    }

    @Override
    public Answer answer(Look look) {
        Window.Range range = look.range(window);
        long count = 0;
        BigDecimal total = BigDecimal.ZERO;
        for (Purchase purchase : look.person().purchases().all()) {
            if (range.holds(purchase.at()) && wanted.test(purchase)) {
                count++;
                total = summary == Summary.TOTAL ? total.add(purchase.total()) : total;
            }
        }
        return switch (summary) {
            case ANY -> Answer.of(count > 0);
            case COUNT -> Answer.of(count);
            case TOTAL -> Operators.number(total);
        };
    }

    @Override
    public long next(Look look) {
        return switch (window) {
            case Window.Ever() -> Micros.NEVER;
            case Window.Sliding(Duration length) -> {
                long from = look.range(window).from();
                for (Purchase purchase : look.person().purchases().all()) {
                    if (purchase.at() >= from && wanted.test(purchase)) {
                        yield purchase.at() + Micros.of(length);
                    }
                }
                yield Micros.NEVER;
            }
            case Window.Calendar calendar -> {
                long first = look.range(window).from();
                boolean any =
                        look.person().purchases().all().stream()
                                .anyMatch(p -> p.at() >= first && wanted.test(p));
                yield any ? look.ends(calendar) : Micros.NEVER;
            }
        };
    }
}
