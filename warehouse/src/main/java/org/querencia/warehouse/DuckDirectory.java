package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.warehouse.RatedOrders.Either;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lists of people from a table of one row each, in memory, that is made again when something
/// happened since. Where making takes long, the former one answers meanwhile, and it is made at
/// most so often that a twentieth of the time goes into it. Safe from any thread.
final class DuckDirectory implements Directory {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDirectory.class);

    /// Made this quickly, it is always made at once.
    private static final Duration QUICK = Duration.ofMillis(150);

    private static final int SHARE = 20;

    private static final Either MAKE = Either.of(Sql.read("directory_make.sql"));
    private static final Sql KNOWN =
            Sql.parse(
                    "SELECT count(*) FROM duckdb_tables()"
                            + " WHERE database_name = 'directory' AND table_name = 'people'");
    private static final Sql POSITION = Sql.parse("SELECT epoch, position FROM main.meta");
    private static final Sql CHANNELS =
            Sql.parse(
                    "SELECT DISTINCT unnest(channels) AS channel FROM directory.main.people"
                            + " ORDER BY channel LIMIT 100");
    private static final String LIST = Sql.read("directory_list.sql");
    private static final String COUNT = Sql.read("directory_count.sql");
    private static final String PASSES = Sql.read("directory_passes.sql");

    private final Database database;
    private final WarehouseSettings settings;
    private final InstantSource clock;
    private final LocalDays days;
    private final AtomicBoolean making = new AtomicBoolean();
    private volatile Made made = new Made("", Instant.EPOCH, Duration.ZERO, List.of());

    /// @param of which state of the warehouse
    private record Made(String of, Instant at, Duration took, List<String> channels) {}

    DuckDirectory(Database database, WarehouseSettings settings, InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.days = new LocalDays(settings.zone());
    }

    @Override
    public Listing list(Filter filter, Order order, Optional<Place> after, int limit) {
        Map<String, Object> values = values(filter);
        values.put("after_key", after.map(Place::key));
        values.put("after_profile", after.map(place -> place.profile().value()));
        values.put("limit", (long) Math.clamp(limit, 1, PAGE_MAX));
        Sql list =
                Sql.parse(
                        LIST.replace("{passes}", PASSES)
                                .replace("{key}", column(order.by()))
                                .replace("{sense}", order.ascending() ? "ASC" : "DESC")
                                .replace("{beyond}", order.ascending() ? ">" : "<"));
        Sql count = Sql.parse(COUNT.replace("{passes}", PASSES));
        return database.read(session -> {
            fresh(session);
            Instant asOf = made.at();
            return new Listing(
                    asOf,
                    session.one(count, values, row -> row.getLong(1)),
                    session.list(
                            list,
                            values,
                            row ->
                                    new Entry(
                                            new ProfileId(row.getObject(1, UUID.class)),
                                            Micros.instant(row.getLong(2)),
                                            Micros.instant(row.getLong(3)),
                                            row.getLong(4),
                                            row.getLong(5),
                                            new Money(row.getLong(6), settings.currency()))));
        });
    }

    @Override
    public List<String> channels() {
        Made last = made;
        if (last.of().isEmpty()) {
            makeMeanwhile();
        }
        return last.channels();
    }

    private static String column(By by) {
        return switch (by) {
            case FIRST -> "first";
            case LAST -> "last";
            case EVENTS -> "events";
            case ORDERS -> "orders";
            case REVENUE -> "revenue";
        };
    }

    private Map<String, Object> values(Filter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("ordered", filter.ordered());
        values.put("named", filter.named());
        values.put("source", filter.source().map(SourceKey::value));
        values.put("channel", filter.channel());
        between(values, "first", filter.first());
        between(values, "last", filter.last());
        values.put("revenue_from", filter.revenueFrom().orElse(Long.MIN_VALUE));
        values.put("revenue_to", filter.revenueTo().orElse(Long.MAX_VALUE));
        return values;
    }

    private void between(Map<String, Object> values, String name, Between told) {
        values.put(name + "_from", days.startOr(told.from(), Micros.EARLIEST));
        values.put(
                name + "_to", days.startOr(told.to().map(day -> day.plusDays(1)), Micros.LATEST));
    }

    /// Sees to it that there is a table, and not too old a one.
    private void fresh(Session session) throws SQLException {
        String now = state(session);
        Made last = made;
        if (session.one(KNOWN, Map.of(), row -> row.getLong(1)) == 0) {
            make(session, now);
        } else if (!now.equals(last.of())) {
            if (last.took().compareTo(QUICK) <= 0) {
                make(session, now);
            } else if (last.at().plus(last.took().multipliedBy(SHARE)).isBefore(clock.instant())) {
                makeMeanwhile();
            }
        }
    }

    private static String state(Session session) throws SQLException {
        return session.one(POSITION, Map.of(), row -> row.getString(1) + " " + row.getLong(2));
    }

    private void makeMeanwhile() {
        if (making.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("querencia-directory")
                    .start(() -> {
                        try {
                            database.read(session -> {
                                make(session, state(session));
                                return true;
                            });
                        } catch (WarehouseException failed) {
                            LOG.warn("Lists of people stay as they were", failed);
                        } finally {
                            making.set(false);
                        }
                    });
        }
    }

    /// One at a time, since two that replace the same table would be in conflict.
    private synchronized void make(Session session, String now) throws SQLException {
        if (made.of().equals(now) && session.one(KNOWN, Map.of(), row -> row.getLong(1)) > 0) {
            return;
        }
        Instant begun = clock.instant();
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("ATTACH IF NOT EXISTS ':memory:' AS directory (COMPRESS)");
        }
        Map<String, Object> values = Map.of("currency", settings.currency().getCurrencyCode());
        session.run(MAKE.needed(session, values), values);
        List<String> channels =
                session.list(CHANNELS, Map.of(), row -> row.getString(1)).stream()
                        .filter(channel -> !channel.isEmpty())
                        .toList();
        Instant done = clock.instant();
        made = new Made(now, done, Duration.between(begun, done), channels);
    }
}
