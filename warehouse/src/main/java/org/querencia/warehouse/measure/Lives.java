package org.querencia.warehouse.measure;

import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Grain;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;

/// What people bought in each period of their lives as customers: one row for each person, whose
/// first order lies in the question, and period with an order in it. `nth` is the number of the
/// period of the first order, `bought_in` of the row.
///
/// Orders are read once. Only where people are told apart by something of their first order it is
/// looked for apart, and they are read twice.
record Lives(Question question, Scope scope, Facts facts) {

    /// @param amounts whether `orders` and `net` are wanted, which cost
    String table(boolean amounts) {
        boolean plain =
                question.only().isEmpty()
                        && question.by().stream()
                                .allMatch(dimension -> dimension.kind() == Kind.TIME);
        return plain ? once(amounts) : twice(amounts);
    }

    private String once(boolean amounts) {
        boolean bounded = scope.since() || scope.upTo();
        return """
        (WITH did AS (
            SELECT profile, %s AS bought_in%s%s FROM %s GROUP BY ALL),
        born AS (SELECT profile, min(bought_in) AS nth FROM did GROUP BY profile%s)
        SELECT did.*%s, nth FROM did JOIN born USING (profile))\
        """
                .formatted(
                        index(),
                        told(amounts),
                        bounded ? ", min(timestamp) AS began" : "",
                        facts.allOrders(),
                        bounded ? " HAVING TRUE" + within() : "",
                        bounded ? " EXCLUDE (began)" : "");
    }

    private String within() {
        return (scope.since()
                        ? " AND min(began) >= make_timestamp(%d)".formatted(scope.fromMicros())
                        : "")
                + (scope.upTo()
                        ? " AND min(began) < make_timestamp(%d)".formatted(scope.toMicros())
                        : "");
    }

    private String twice(boolean amounts) {
        String ways =
                question.by().stream()
                        .filter(dimension -> dimension.kind() != Kind.TIME)
                        .map(Dimension::name)
                        .map(name -> Names.quoted(name) + ", ")
                        .collect(Collectors.joining());
        return """
        (WITH born AS (SELECT %1$sprofile AS person, %2$s AS nth FROM %3$s),
        did AS (SELECT profile, %2$s AS bought_in%4$s FROM %5$s GROUP BY ALL)
        SELECT %1$sdid.*, nth FROM did JOIN born ON did.profile = born.person)\
        """
                .formatted(
                        ways,
                        index(),
                        facts.table("firsts").orElseThrow(),
                        told(amounts),
                        facts.allOrders());
    }

    private static String told(boolean amounts) {
        return amounts ? ", count(*) AS orders, sum(total - refunded) AS net" : "";
    }

    private String index() {
        Grain grain = Measure.grain(question.by());
        return Periods.index(grain, "local_day");
    }
}
