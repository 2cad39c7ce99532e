package org.querencia.warehouse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.runtime.warehouse.Counts;
import org.querencia.warehouse.RatedOrders.Either;

/// Figures by period, each a statement of its own file.
record DuckCounts(Database database, WarehouseSettings settings) implements Counts {

    private static final String EVENTS = Sql.read("counts_events.sql");
    private static final String ORDERS = Sql.read("counts_orders.sql");
    private static final String PEOPLE = Sql.read("counts_people.sql");

    /// More periods than anybody watches: two years of hours.
    private static final long PERIODS_MAX = 20_000;

    private record Read(String key, double value) {}

    @Override
    public SortedMap<LocalDateTime, Double> values(Figure figure, Only only, Span span) {
        String local = new LocalDays(settings.zone()).local(start(span), end(span));
        String period =
                "CAST(epoch_us(date_trunc('%s', %s)) AS VARCHAR)"
                        .formatted(span.step().name().toLowerCase(Locale.ROOT), local);
        TreeMap<LocalDateTime, Double> values = new TreeMap<>();
        for (Read read : read(figure, only, span, period, PERIODS_MAX)) {
            values.put(
                    LocalDateTime.ofInstant(
                            Micros.instant(Long.parseLong(read.key())), ZoneOffset.UTC),
                    read.value());
        }
        return values;
    }

    @Override
    public SortedMap<String, Double> parts(Figure figure, Only only, By by, Span span) {
        String part =
                switch (by) {
                    case SOURCE -> "source";
                    case CHANNEL -> "coalesce(channel, '')";
                    case EVENT -> figure == Figure.EVENTS ? "name" : "''";
                };
        TreeMap<String, Double> parts = new TreeMap<>();
        read(figure, only, span, part, PARTS_MAX)
                .forEach(read -> parts.put(read.key(), read.value()));
        return parts;
    }

    private List<Read> read(Figure figure, Only only, Span span, String key, long limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("from_micros", Micros.of(start(span)));
        values.put("to_micros", Micros.of(end(span)));
        values.put("source", only.source());
        values.put("channel", only.channel());
        values.put("event", only.event());
        values.put("currency", settings.currency().getCurrencyCode());
        values.put("limit", limit);
        Either statement = Either.of(template(figure).replace("{key}", key));
        return database.read(session ->
                session.list(
                        figure == Figure.REVENUE
                                ? statement.needed(session, values)
                                : statement.own(),
                        values,
                        row -> new Read(row.getString(1), row.getDouble(2))));
    }

    private String template(Figure figure) {
        int digits = Math.max(0, settings.currency().getDefaultFractionDigits());
        return switch (figure) {
            case EVENTS -> EVENTS;
            case NEW_PEOPLE -> PEOPLE;
            case ORDERS -> ORDERS.replace("{known}", "true").replace("{value}", "count(*)");
            case REVENUE ->
                    ORDERS.replace("{known}", "factor IS NOT NULL")
                            .replace(
                                    "{value}",
                                    "minor(sum({total})) / " + BigDecimal.TEN.pow(digits));
        };
    }

    private Instant start(Span span) {
        return span.from().atZone(settings.zone()).toInstant();
    }

    private Instant end(Span span) {
        return span.to().atZone(settings.zone()).toInstant();
    }
}
