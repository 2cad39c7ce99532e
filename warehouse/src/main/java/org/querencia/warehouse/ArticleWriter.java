package org.querencia.warehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.Article.Amount;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Said;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Money;

/// Puts the latest of each product of the catalogue in the place of what was there, column by
/// column in the order of `schema.sql`.
record ArticleWriter(Currency currency) {

    private static final int SCALE = 6;

    void write(DuckDBConnection connection, Statement statement, List<Article> articles)
            throws SQLException {
        if (articles.isEmpty()) {
            return;
        }
        Map<ArticleKey, Article> latest = new LinkedHashMap<>();
        articles.forEach(article -> latest.put(article.key(), article));
        remove(connection, statement, latest.keySet());
        try (DuckDBAppender appender = connection.createAppender("main", "products")) {
            for (Article article : latest.values()) {
                append(appender, article);
            }
        }
    }

    static void remove(
            DuckDBConnection connection, Statement statement, Collection<ArticleKey> keys)
            throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP TABLE untold_product (id VARCHAR)");
        try (DuckDBAppender appender =
                connection.createAppender("temp", "main", "untold_product")) {
            for (ArticleKey key : keys) {
                appender.beginRow().append(key.id()).endRow();
            }
        }
        statement.execute(
                "DELETE FROM products USING untold_product WHERE products.id = untold_product.id");
    }

    private void append(DuckDBAppender appender, Article article) throws SQLException {
        appender.beginRow().append(article.key().id());
        for (Word word :
                List.of(
                        Word.NAME,
                        Word.SKU,
                        Word.CATEGORY,
                        Word.BRAND,
                        Word.VARIANT_OF,
                        Word.CONDITION,
                        Word.COMPLEXITY)) {
            Columns.text(appender, article.word(word));
        }
        amount(appender, article.amount(Amount.PRICE));
        amount(appender, article.amount(Amount.COST));
        decimal(appender, article.pieces());
        appender.append(
                new TreeMap<>(article.stock())
                        .entrySet().stream()
                                .map(place -> place(place.getKey(), place.getValue()))
                                .toList());
        if (article.updated().isPresent()) {
            appender.appendEpochMicros(Micros.of(article.updated().get()));
        } else {
            appender.appendNull();
        }
        appender.endRow();
    }

    /// The amount in minor units, and its currency.
    private void amount(DuckDBAppender appender, Optional<Figure> figure) throws SQLException {
        if (figure.isEmpty()) {
            appender.appendNull().appendNull();
            return;
        }
        Money money = figure.get().money(currency);
        appender.append(money.minor()).append(money.currency().getCurrencyCode());
    }

    private static void decimal(DuckDBAppender appender, Optional<BigDecimal> number)
            throws SQLException {
        if (number.isPresent()) {
            appender.append(number.get().setScale(SCALE, RoundingMode.HALF_UP));
        } else {
            appender.appendNull();
        }
    }

    private static Map<String, @Nullable Object> place(String name, Said<BigDecimal> pieces) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("place", name);
        fields.put("pieces", pieces.value().setScale(SCALE, RoundingMode.HALF_UP));
        return fields;
    }
}
