package org.querencia.warehouse;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.querencia.core.cost.Outlay;
import org.querencia.core.cost.Outlay.Cost;
import org.querencia.core.cost.Outlay.Spend;
import org.querencia.core.event.Event;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Appends what events tell of money spent to the table `outlays`, column by column in the order of
/// `schema.sql`.
record OutlayWriter(ZoneId zone, Currency currency) {

    void write(DuckDBConnection connection, List<Row> rows) throws SQLException {
        List<Row> telling =
                rows.stream().filter(row -> Outlay.of(row.event().fact()).isPresent()).toList();
        if (telling.isEmpty()) {
            return;
        }
        try (DuckDBAppender appender = connection.createAppender("main", "outlays")) {
            for (Row row : telling) {
                Optional<Outlay> outlay = Outlay.of(row.event().fact());
                if (outlay.isPresent()) {
                    append(appender, row, outlay.get());
                }
            }
        }
    }

    private void append(DuckDBAppender appender, Row row, Outlay outlay) throws SQLException {
        Event event = row.event().fact();
        Money money = outlay.amount().money(currency);
        appender.beginRow()
                .append(row.event().position().value())
                .append(outlay instanceof Spend)
                .append(outlay.id())
                .append(LocalDate.ofInstant(event.timestamp(), zone))
                .appendEpochMicros(Micros.of(event.timestamp()))
                .append(event.origin().source().value())
                .append(outlay.channel())
                .append(money.currency().getCurrencyCode())
                .append(money.minor())
                .append(outlay.marketing());
        switch (outlay) {
            case Spend spend ->
                    appender.append(spend.campaign())
                            .append(spend.medium())
                            .append("")
                            .append(spend.impressions())
                            .append(spend.clicks());
            case Cost cost ->
                    appender.append("").append("").append(cost.category()).append(0L).append(0L);
        }
        appender.endRow();
    }
}
