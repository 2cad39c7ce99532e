package org.querencia.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Question;

/// The base of all figures: one row for each person, day, channel, campaign, product, seller and
/// stage, with what was bought, given back, touched and spent. Each number is reckoned from the
/// same facts as the measure of its name, so their totals are the same, to the cent.
///
/// Orders are counted in the row without a product, since one order may hold several; money spent
/// is in rows without a person. Amounts are minor units of the workspace's currency.
public final class CustomerDay {

    private static final List<Dimension> WAYS =
            List.of(
                    new Dimension("channel", Kind.WAY),
                    new Dimension("campaign", Kind.CAMPAIGN),
                    new Dimension("seller", Kind.SELLER),
                    new Dimension("stage", Kind.STAGE));
    private static final Dimension PRODUCT = new Dimension("product", Kind.PRODUCT);

    private CustomerDay() {}

    /// The statement, within the days of a scope.
    public static String sql(Question asked, Scope scope) {
        Facts whole = new Facts(asked.by(WAYS), scope, Named.EVERYTHING);
        List<Dimension> split = new ArrayList<>(WAYS);
        split.add(PRODUCT);
        Facts parts = new Facts(asked.by(split), scope, Named.EVERYTHING);
        Facts spent = new Facts(asked.by(WAYS.subList(0, 2)), scope, Named.EVERYTHING);
        return """
        SELECT person, day, channel, campaign, product, seller, stage,
            CAST(sum(orders) AS BIGINT) AS orders, CAST(sum(revenue) AS BIGINT) AS revenue, CAST(sum(margin) AS BIGINT) AS margin,
            CAST(sum(refunds) AS BIGINT) AS refunds, CAST(sum(touches) AS BIGINT) AS touches, CAST(sum(cost) AS BIGINT) AS cost
        FROM (%s
        UNION ALL %s
        UNION ALL %s
        UNION ALL %s
        UNION ALL %s
        UNION ALL %s)
        GROUP BY ALL\
        """
                .formatted(
                        row("''", numbers("1", "0", "0", "0", "0", "0"), table(whole, "orders")),
                        row(
                                "product",
                                numbers("0", "coalesce(total, 0)", "0", "0", "0", "0"),
                                table(parts, "orders")),
                        row(
                                "product",
                                numbers("0", "0", "coalesce(earned, 0)", "0", "0", "0"),
                                margins(parts)),
                        row(
                                "''",
                                numbers("0", "0", "0", "coalesce(refunded, 0)", "0", "0"),
                                table(whole, "sales")),
                        row(
                                "product",
                                numbers("0", "0", "0", "0", "1", "0"),
                                table(parts, "touches")),
                        "SELECT NULL AS person, local_day AS day, channel, campaign, '' AS product, '' AS seller, '' AS stage, %s FROM %s"
                                .formatted(
                                        numbers("0", "0", "0", "0", "0", "coalesce(amount, 0)"),
                                        table(spent, "costs")));
    }

    private static String row(String product, String numbers, String table) {
        return "SELECT profile AS person, local_day AS day, channel, campaign, %s AS product, seller, stage, %s FROM %s"
                .formatted(product, numbers, table);
    }

    private static String numbers(
            String orders,
            String revenue,
            String margin,
            String refunds,
            String touches,
            String cost) {
        return "%s AS orders, %s AS revenue, %s AS margin, %s AS refunds, %s AS touches, %s AS cost"
                .formatted(orders, revenue, margin, refunds, touches, cost);
    }

    /// As the measure of margin says it: of products whose cost is known.
    private static String margins(Facts parts) {
        String costs = table(parts, "product_costs");
        return """
        (SELECT l.*, total - CAST(round(pieces * coalesce(c.unit_cost, d.unit_cost)) AS BIGINT) AS earned
        FROM %s l LEFT JOIN %s c ON l.item = c.article LEFT JOIN %s d ON split_part(l.item, '/', 1) = d.article)\
        """
                .formatted(table(parts, "lines"), costs, costs);
    }

    private static String table(Facts facts, String name) {
        return facts.table(name).orElseThrow();
    }
}
