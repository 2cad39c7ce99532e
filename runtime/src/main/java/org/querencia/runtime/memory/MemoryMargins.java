package org.querencia.runtime.memory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.querencia.core.catalogue.Article;
import org.querencia.core.cost.Rates;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Money;
import org.querencia.core.order.Receipt;

/// What is left of orders after what their products cost, by the costs of the catalogue.
///
/// @param costs of a piece, in minor units, by id and by SKU
record MemoryMargins(Map<String, Long> costs, Rates rates) {

    static MemoryMargins of(Collection<Article> articles, Rates rates, Currency currency) {
        Map<String, Long> costs = new HashMap<>();
        for (Article article : articles) {
            Optional<Figure> cost = article.amount(Article.Amount.COST);
            if (cost.isPresent()
                    && (cost.get().currency().isEmpty()
                            || cost.get().currency().equals(currency.getCurrencyCode()))) {
                long minor = Money.of(cost.get().amount(), currency).minor();
                costs.merge(article.key().id(), minor, Math::min);
                Optional.ofNullable(article.words().get(Article.Word.SKU))
                        .ifPresent(sku -> costs.merge(sku.value(), minor, Math::min));
            }
        }
        return new MemoryMargins(costs, rates);
    }

    /// 0 of an order in a currency without a rate.
    long margin(Receipt order) {
        long margin = 0;
        for (Receipt.Line line : order.lines()) {
            String product = line.product().key();
            Long cost = costs.getOrDefault(product, costs.get(product.split("/", -1)[0]));
            OptionalLong net = rates.own(line.net(), order.at());
            if (cost != null && net.isPresent()) {
                margin +=
                        net.getAsLong()
                                - line.quantity()
                                        .multiply(BigDecimal.valueOf(cost))
                                        .setScale(0, RoundingMode.HALF_UP)
                                        .longValue();
            }
        }
        return margin;
    }
}
