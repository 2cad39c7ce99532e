package org.querencia.warehouse.measure;

/// What is known beside what happened: tables without dimensions.
final class Known {

    /// Since when each person is known.
    static final String SEEN =
            """
            (SELECT profile AS person, min(timestamp) AS seen
            FROM events WHERE mark IS NULL AND profile IS NOT NULL GROUP BY profile)\
            """;

    private Known() {}

    /// What a piece costs, by id and by SKU.
    static String productCosts(String currency) {
        return """
        (SELECT article, min(cost) AS unit_cost
        FROM (
            SELECT id AS article, cost FROM products WHERE cost_currency = %1$s
            UNION ALL
            SELECT sku AS article, cost FROM products WHERE cost_currency = %1$s AND sku <> id)
        WHERE cost IS NOT NULL GROUP BY article)\
        """
                .formatted(Names.text(currency));
    }
}
