package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;
import org.querencia.runtime.measure.Funnels;
import org.querencia.warehouse.measure.FunnelSql;

/// Funnels, each one statement.
record DuckFunnels(Database database, WarehouseSettings settings) implements Funnels {

    private static final int PEOPLE_MAX = 1_000;
    private static final long MICRO_NANOS = 1_000;

    @Override
    public List<Reached> of(Funnel funnel, Instant now) {
        Sql sql = new Sql(statement(funnel).figures(Micros.of(now), PARTS_MAX), List.of());
        return database.read(
                session -> session.list(sql, Map.of(), row -> reached(row, funnel.steps().size())));
    }

    private static Reached reached(ResultSet row, int steps) throws SQLException {
        List<Long> reached = new ArrayList<>();
        List<Long> open = new ArrayList<>();
        List<Long> lost = new ArrayList<>();
        List<Optional<Duration>> median = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            reached.add(row.getLong("reached" + i));
            open.add(row.getLong("open" + i));
            lost.add(row.getLong("lost" + i));
            double micros = row.getDouble("median" + i);
            median.add(
                    row.wasNull()
                            ? Optional.empty()
                            : Optional.of(Duration.ofNanos(Math.round(micros) * MICRO_NANOS)));
        }
        return new Reached(row.getString("part"), reached, open, lost, median);
    }

    @Override
    public Walkers walkers(Funnel funnel, Place place, Instant now, int limit) {
        Sql sql =
                new Sql(
                        statement(funnel)
                                .people(place, Micros.of(now), Math.clamp(limit, 1, PEOPLE_MAX)),
                        List.of());
        AtomicLong count = new AtomicLong();
        List<ProfileId> people =
                database.read(session ->
                        session.list(
                                sql,
                                Map.of(),
                                row -> {
                                    count.set(row.getLong(2));
                                    return new ProfileId(row.getObject(1, UUID.class));
                                }));
        return new Walkers(people, count.get());
    }

    private FunnelSql statement(Funnel funnel) {
        LocalDays days = new LocalDays(settings.zone());
        return new FunnelSql(
                funnel,
                days.startOr(funnel.from(), Micros.EARLIEST),
                days.startOr(funnel.to().map(day -> day.plusDays(1)), Micros.LATEST));
    }
}
