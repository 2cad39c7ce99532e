package org.querencia.warehouse;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Grading;
import org.querencia.warehouse.RatedOrders.Either;

/// Buyers and their grades, each a statement of its own file.
record DuckGrading(Database database, WarehouseSettings settings) implements Grading {

    private static final Either CUTS = Either.of(Sql.read("grading_cuts.sql"));
    private static final Either CELLS = Either.of(Sql.read("grading_cells.sql"));

    @Override
    public Cuts cuts(Instant at) {
        Map<String, Object> values = Map.of("now", Micros.of(at), "currency", currency());
        return database.read(session ->
                session.one(
                        CUTS.needed(session, values),
                        values,
                        row ->
                                Cuts.of(
                                        numbers(row.getArray(1)),
                                        numbers(row.getArray(2)),
                                        numbers(row.getArray(3)).stream()
                                                .map(minor -> amount(minor).amount())
                                                .toList())));
    }

    @Override
    public List<Cell> cells(Cuts cuts, Instant at) {
        Map<String, Object> values = new HashMap<>();
        values.put("now", Micros.of(at));
        values.put("currency", currency());
        for (int i = 0; i < GRADES - 1; i++) {
            values.put("days_" + (i + 1), cuts.days().get(i));
            values.put("orders_" + (i + 1), cuts.orders().get(i));
            values.put("revenue_" + (i + 1), minor(cuts.revenue().get(i)));
        }
        return database.read(session ->
                session.list(
                        CELLS.needed(session, values),
                        values,
                        row ->
                                new Cell(
                                        row.getInt(1),
                                        row.getInt(2),
                                        row.getInt(3),
                                        row.getLong(4))));
    }

    /// Of nobody, zeros.
    private static List<Long> numbers(@Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of(0L, 0L, 0L, 0L);
        }
        List<Long> numbers = new ArrayList<>();
        for (Object number : (Object[]) array.getArray()) {
            numbers.add(((Number) number).longValue());
        }
        return numbers;
    }

    private String currency() {
        return settings.currency().getCurrencyCode();
    }

    private Money amount(long minor) {
        return new Money(minor, settings.currency());
    }

    /// An end between two minor units is as good as the lower one.
    private long minor(BigDecimal amount) {
        int digits = Math.max(0, settings.currency().getDefaultFractionDigits());
        return amount.movePointRight(digits)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .toBigInteger()
                .longValueExact();
    }
}
