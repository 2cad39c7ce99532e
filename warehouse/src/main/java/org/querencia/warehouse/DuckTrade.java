package org.querencia.warehouse;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.cost.Rates;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Trade;

/// What was earned and spent, each a statement of its own file.
record DuckTrade(Database database, WarehouseSettings settings) implements Trade {

    private static final String BALANCE = Sql.read("balance.sql");
    private static final Sql SPAN = Sql.of("span.sql");
    private static final Sql ELSEWHERE = Sql.of("elsewhere.sql");
    private static final Sql BOUGHT = Sql.of("bought.sql");
    private static final Sql RATES =
            Sql.parse(
                    "SELECT epoch_us(told), factor FROM latest_rates WHERE currency = :currency"
                            + " ORDER BY told");
    private static final Sql ABROAD =
            Sql.parse(
                    "SELECT count(*), count(DISTINCT profile) FROM orders"
                            + " WHERE counts AND profile IS NOT NULL AND currency <> :currency");
    private static final Sql BUYERS = Sql.of("buyers.sql");

    @Override
    public Balance balance(By by, Period period) {
        LocalDays days = new LocalDays(settings.zone());
        Map<String, Object> values = new HashMap<>();
        values.put("from_micros", days.startOr(period.from(), Micros.EARLIEST));
        values.put("to_micros", days.startOr(period.to().map(to -> to.plusDays(1)), Micros.LATEST));
        values.put("currency", settings.currency().getCurrencyCode());
        values.put("by", by.name().toLowerCase(Locale.ROOT));
        values.put("limit", (long) ROWS_MAX);
        return database.read(session -> {
            Sql statement =
                    RatedOrders.Either.of(BALANCE.replace("{day}", day(session, days)))
                            .needed(session, values);
            List<Row> rows =
                    session.list(
                            statement,
                            values,
                            row ->
                                    new Row(
                                            row.getString(1),
                                            row.getLong(2),
                                            money(row.getLong(3)),
                                            money(row.getLong(4)),
                                            money(row.getLong(5)),
                                            row.getLong(6),
                                            row.getLong(7)));
            return new Balance(
                    by == By.DAY ? rows.reversed() : rows,
                    session.list(
                            ELSEWHERE,
                            values,
                            row ->
                                    new Money(
                                            row.getLong(2),
                                            Currency.getInstance(row.getString(1)))));
        });
    }

    private static String day(Session session, LocalDays days) throws SQLException {
        return session.one(
                SPAN,
                Map.of(),
                row ->
                        days.expression(
                                Micros.instant(row.getLong(1)), Micros.instant(row.getLong(2))));
    }

    @Override
    public Bought bought(String id, String sku, int limit) {
        Map<String, Object> values =
                Map.of(
                        "id",
                        id,
                        "sku",
                        sku,
                        "currency",
                        settings.currency().getCurrencyCode(),
                        "limit",
                        (long) limit);
        return database.read(session -> {
            List<Buyer> buyers =
                    session.list(
                            BUYERS,
                            values,
                            row ->
                                    new Buyer(
                                            new ProfileId(row.getObject(1, UUID.class)),
                                            row.getLong(2),
                                            pieces(row.getBigDecimal(3)),
                                            Micros.instant(row.getLong(4))));
            return session.one(
                    BOUGHT,
                    values,
                    row ->
                            new Bought(
                                    row.getLong(1),
                                    row.getLong(2),
                                    pieces(row.getBigDecimal(3)),
                                    money(row.getLong(4)),
                                    buyers));
        });
    }

    @Override
    public Rates rates(Set<Currency> currencies) {
        return database.read(session -> {
            List<Rates.Told> told = new ArrayList<>();
            for (Currency currency : currencies) {
                told.addAll(
                        session.list(
                                RATES,
                                Map.of("currency", currency.getCurrencyCode()),
                                row ->
                                        new Rates.Told(
                                                currency,
                                                Micros.instant(row.getLong(1)),
                                                row.getBigDecimal(2))));
            }
            return Rates.of(settings.currency(), told);
        });
    }

    @Override
    public Abroad abroad() {
        return database.read(session ->
                session.one(
                        ABROAD,
                        Map.of("currency", settings.currency().getCurrencyCode()),
                        row -> new Abroad(row.getLong(1), row.getLong(2))));
    }

    private static BigDecimal pieces(BigDecimal sum) {
        return sum.stripTrailingZeros();
    }

    private Money money(long minor) {
        return new Money(minor, settings.currency());
    }
}
