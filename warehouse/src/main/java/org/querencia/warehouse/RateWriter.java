package org.querencia.warehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.cost.Rate;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Appends what events tell of currencies to the table `rates`, column by column in the order of
/// `schema.sql`.
record RateWriter(Currency own) {

    private static final int SCALE = 12;
    private static final BigDecimal FACTOR_BELOW = BigDecimal.TEN.pow(16);

    void write(DuckDBConnection connection, List<Row> rows) throws SQLException {
        List<Row> telling = rows.stream().filter(row -> rate(row).isPresent()).toList();
        if (telling.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = connection.createAppender("main", "rates")) {
            for (Row row : telling) {
                Optional<Rate> rate = rate(row);
                if (rate.isPresent()) {
                    appender.beginRow()
                            .append(row.event().position().value())
                            .appendEpochMicros(Micros.of(row.event().fact().timestamp()))
                            .append(rate.get().currency().getCurrencyCode())
                            .append(rate.get().factor(own).setScale(SCALE, RoundingMode.HALF_UP));
                    appender.endRow();
                }
            }
        }
    }

    /// The company's own currency is worth what it is worth.
    private Optional<Rate> rate(Row row) {
        return Rate.of(row.event().fact())
                .filter(rate -> !rate.currency().equals(own))
                .filter(rate -> rate.factor(own).compareTo(FACTOR_BELOW) < 0);
    }
}
