package org.querencia.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.querencia.core.measure.Answer.Elsewhere;

/// Orders with what turns their amounts into the workspace's currency, `factor`: at the last rate
/// told by then, NULL where none was. Where all are in the one currency the rates are not looked
/// at.
final class RatedOrders {

    /// What an order came to, rounded once; NULL where no rate is known.
    static final String TOTAL = inOwn("total");

    private static final String OWN = "(SELECT *, 1 AS factor FROM orders)";

    private static final String RATED =
            """
            (SELECT o.*, CASE WHEN o.currency = :currency THEN 1 ELSE r.factor END AS factor
            FROM orders o ASOF LEFT JOIN (SELECT currency AS coin, told, factor FROM latest_rates) r
            ON o.currency = r.coin AND o.timestamp >= r.told)\
            """;

    private static final Sql ABROAD =
            Sql.parse(
                    "SELECT count(*) FROM orders WHERE (counts OR status = 'unknown') AND currency <> :currency");
    private static final Sql ELSEWHERE = Sql.of("measure_elsewhere.sql");

    private RatedOrders() {}

    /// The same of any amount of orders.
    private static String inOwn(String amount) {
        return "CASE factor WHEN 1 THEN %1$s ELSE converted(%1$s, factor) END".formatted(amount);
    }

    /// A statement over `{orders}`, with amounts such as `{total}`, as it is where all are in the
    /// one currency, and where some are not.
    record Either(Sql own, Sql rated) {

        static Either of(String told) {
            String statement = told;
            for (String amount : List.of("total", "refunded", "tax", "shipping")) {
                statement = statement.replace("{%s}".formatted(amount), inOwn(amount));
            }
            return new Either(
                    Sql.parse(statement.replace("{orders}", OWN)),
                    Sql.parse(statement.replace("{orders}", RATED)));
        }

        /// The one that is needed; both want `currency`.
        Sql needed(Session session, Map<String, Object> values) throws SQLException {
            Object currency = Objects.requireNonNull(values.get("currency"));
            return session.one(ABROAD, Map.of("currency", currency), row -> row.getLong(1) > 0)
                    ? rated
                    : own;
        }
    }

    /// How many orders of known people there are between `from_micros` and `to_micros` of whose
    /// currency no rate was known by then, by currency.
    static List<Elsewhere> elsewhere(Session session, Map<String, Object> values)
            throws SQLException {
        return session.list(
                ELSEWHERE, values, row -> new Elsewhere(row.getString(1), row.getLong(2)));
    }
}
