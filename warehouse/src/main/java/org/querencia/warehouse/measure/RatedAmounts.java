package org.querencia.warehouse.measure;

import java.util.List;
import java.util.stream.Collectors;

/// Orders with their amounts in the workspace's currency.
///
/// @param scope whether there are others, and between which times
record RatedAmounts(Scope scope) {

    /// The rates of all currencies, under names of their own.
    static final String RATES = "(SELECT currency AS coin, told, factor FROM latest_rates)";

    /// Orders; where some are in other currencies, with the rate that was known last by then.
    String table() {
        return scope.foreign()
                ? """
                (SELECT o.*, CASE WHEN o.currency = %s THEN 1 ELSE r.factor END AS factor
                FROM orders o ASOF LEFT JOIN %s r ON o.currency = r.coin AND o.timestamp >= r.told)\
                """
                        .formatted(Names.text(scope.currency()), RATES)
                : "orders";
    }

    /// Amounts in currencies without a rate are NULL.
    String amounts(List<String> names) {
        return names.stream()
                .map(name -> own(name) + " AS " + name)
                .collect(Collectors.joining(", "));
    }

    String own(String amount) {
        return scope.foreign()
                ? "CASE factor WHEN 1 THEN %1$s ELSE converted(%1$s, factor) END".formatted(amount)
                : amount;
    }

    /// The first order of each person, where it lies within the question, with what all of theirs
    /// came to.
    String firsts(String which) {
        StringBuilder having = new StringBuilder();
        if (scope.since()) {
            having.append(
                    " AND min(timestamp) >= make_timestamp(%d)".formatted(scope.fromMicros()));
        }
        if (scope.upTo()) {
            having.append(" AND min(timestamp) < make_timestamp(%d)".formatted(scope.toMicros()));
        }
        return """
        (SELECT profile, min(timestamp) AS timestamp, arg_min(channel, timestamp) AS channel,
            arg_min(source, timestamp) AS source, arg_min(affiliation, timestamp) AS affiliation,
            sum(%s - %s) AS net, count(*) AS bought
        FROM %s WHERE %s GROUP BY profile%s)\
        """
                .formatted(
                        own("total"),
                        own("refunded"),
                        table(),
                        which,
                        having.isEmpty() ? "" : " HAVING TRUE" + having);
    }

    /// What all orders came to, for the sum alone; without people in rows of their own, which takes
    /// a third less.
    String lifetimes(String which) {
        return "(SELECT profile, %s - %s AS net FROM %s WHERE %s)"
                .formatted(own("total"), own("refunded"), table(), which);
    }
}
