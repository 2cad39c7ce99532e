package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.querencia.core.event.WordOfMouth;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.warehouse.measure.Touches;

/// The ways people came, in one statement.
record DuckTouchPaths(Database database, WarehouseSettings settings) implements TouchPaths {

    private static final Map<Worth, RatedOrders.Either> PATHS =
            Map.of(
                    Worth.REVENUE,
                    of(RatedOrders.TOTAL),
                    Worth.MARGIN,
                    of("(SELECT e.margin FROM earned e WHERE e.key = placed.key)"));

    private static RatedOrders.Either of(String worth) {
        return RatedOrders.Either.of(
                Touches.in(Sql.read("touch_paths.sql")).replace("{worth}", worth));
    }

    @Override
    public void each(Period period, int windowDays, Worth worth, Consumer<TouchPath> taker) {
        LocalDays days = new LocalDays(settings.zone());
        long window = micros(Duration.ofDays(windowDays));
        long from = days.startOr(period.from(), Micros.EARLIEST);
        Map<String, Object> values = new HashMap<>();
        values.put("from_micros", from);
        values.put("since_micros", from == Micros.EARLIEST ? from : from - window);
        values.put("to_micros", days.startOr(period.to().map(to -> to.plusDays(1)), Micros.LATEST));
        values.put("window_micros", window);
        values.put("gap_micros", micros(VISIT_GAP));
        values.put("currency", settings.currency().getCurrencyCode());
        values.put("word_of_mouth", WordOfMouth.CHANNEL);
        RatedOrders.Either paths = Objects.requireNonNull(PATHS.get(worth));
        database.read(session ->
                session.list(
                                paths.needed(session, values),
                                values,
                                row -> {
                                    taker.accept(path(row));
                                    return Boolean.TRUE;
                                })
                        .size());
    }

    @Override
    public List<Elsewhere> elsewhere(Period period) {
        LocalDays days = new LocalDays(settings.zone());
        Map<String, Object> values = new HashMap<>();
        values.put("currency", settings.currency().getCurrencyCode());
        values.put("from_micros", days.startOr(period.from(), Micros.EARLIEST));
        values.put("to_micros", days.startOr(period.to().map(to -> to.plusDays(1)), Micros.LATEST));
        return database.read(session -> RatedOrders.elsewhere(session, values));
    }

    private static TouchPath path(ResultSet row) throws SQLException {
        List<String> channels = new ArrayList<>();
        for (Object channel : (Object[]) row.getArray(1).getArray()) {
            channels.add(String.valueOf(channel));
        }
        List<Double> before = new ArrayList<>();
        for (Object days : (Object[]) row.getArray(2).getArray()) {
            before.add(((Number) days).doubleValue());
        }
        End end =
                row.getBoolean(5)
                        ? new End.Ordered(row.getLong(3), row.getBoolean(4))
                        : new End.Nothing();
        return new TouchPath(new ProfileId(row.getObject(6, UUID.class)), channels, before, end);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
