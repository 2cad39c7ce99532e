package org.querencia.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.Event;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews;

/// The figures, each a statement of its own file.
final class DuckOverviews implements Overviews {

    private static final RatedOrders.Either OVERVIEW = rated("overview.sql");
    private static final RatedOrders.Either SHARES = rated("shares.sql");
    private static final RatedOrders.Either PEOPLE = rated("people.sql");
    private static final Sql SOURCES = Sql.of("sources.sql");
    private static final Sql EVENT_KINDS = Sql.of("event_kinds.sql");
    private static final Sql SPAN = Sql.of("span.sql");

    /// Between names of channels; a character that none of them has.
    private static final String APART = "\u001F";

    private static final String DAYS = Sql.read("days.sql");
    private static final String CHANNEL_DAYS = Sql.read("channel_days.sql");

    private final Database database;
    private final FieldDictionary dictionary;
    private final LocalDays days;
    private final WarehouseSettings settings;

    DuckOverviews(Database database, FieldDictionary dictionary, WarehouseSettings settings) {
        this.database = database;
        this.dictionary = dictionary;
        this.days = new LocalDays(settings.zone());
        this.settings = settings;
    }

    private static RatedOrders.Either rated(String file) {
        return RatedOrders.Either.of(Sql.read(file));
    }

    @Override
    public Overview overview(Period period, Optional<SourceKey> source) {
        Map<String, Object> values = values(period, source);
        return database.read(session ->
                session.one(
                        OVERVIEW.needed(session, values),
                        values,
                        row ->
                                new Overview(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getLong(6),
                                        money(row.getLong(7)),
                                        money(row.getLong(8)),
                                        money(row.getLong(9)),
                                        money(row.getLong(10)),
                                        row.getLong(11),
                                        row.getLong(12),
                                        money(row.getLong(13)),
                                        money(row.getLong(14)))));
    }

    @Override
    public List<Share> shares(Period period) {
        Map<String, Object> values = values(period, Optional.empty());
        return database.read(session ->
                session.list(
                        SHARES.needed(session, values),
                        values,
                        row ->
                                new Share(
                                        new SourceKey(row.getString(1)),
                                        row.getLong(2),
                                        row.getLong(3),
                                        money(row.getLong(4)))));
    }

    @Override
    public List<Day> days(Period period, Optional<SourceKey> source) {
        Map<String, Object> values = values(period, source);
        return database.read(session ->
                session.list(
                        byDay(session, DAYS, values),
                        values,
                        row ->
                                new Day(
                                        LocalDate.ofEpochDay(row.getLong(1)),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        money(row.getLong(5)))));
    }

    private Sql byDay(Session session, String statement, Map<String, Object> values)
            throws SQLException {
        return RatedOrders.Either.of(statement.replace("{day}", dayExpression(session)))
                .needed(session, values);
    }

    @Override
    public List<ChannelDay> channelDays(Period period, Optional<SourceKey> source) {
        Map<String, Object> values = values(period, source);
        values.put("limit", (long) CHANNEL_DAYS_MAX);
        return database.read(session ->
                session.list(
                        byDay(session, CHANNEL_DAYS, values),
                        values,
                        row ->
                                new ChannelDay(
                                        LocalDate.ofEpochDay(row.getLong(1)),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        money(row.getLong(5)))));
    }

    @Override
    public List<Behind> people(
            Group group, Period period, Optional<SourceKey> source, Through through, int limit) {
        Map<String, Object> values = values(period, source);
        values.put("only", group.name().toLowerCase(Locale.ROOT));
        values.put("channels", String.join(APART, through.channels()));
        values.put("named", through.channels().size());
        values.put("except", through.except() ? 1 : 0);
        values.put("limit", (long) limit);
        return database.read(session ->
                session.list(
                        PEOPLE.needed(session, values),
                        values,
                        row ->
                                new Behind(
                                        new ProfileId(row.getObject(1, UUID.class)),
                                        row.getLong(2),
                                        row.getLong(3),
                                        money(row.getLong(4)),
                                        Micros.instant(row.getLong(5)))));
    }

    @Override
    public List<SourceActivity> sources(Instant now) {
        return database.read(session ->
                session.list(
                        SOURCES,
                        Map.of("now", Micros.of(now)),
                        row ->
                                new SourceActivity(
                                        new SourceKey(row.getString(1)),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        Micros.instant(row.getLong(5)))));
    }

    @Override
    public List<EventKind> events(Optional<SourceKey> source) {
        return database.read(session ->
                session.list(
                        EVENT_KINDS,
                        Map.of(
                                "source",
                                source.map(SourceKey::value),
                                "limit",
                                (long) EVENT_KINDS_MAX),
                        row ->
                                new EventKind(
                                        EventWriter.type(row.getString(1)),
                                        row.getString(2),
                                        row.getLong(3),
                                        Micros.instant(row.getLong(4)),
                                        Micros.instant(row.getLong(5)))));
    }

    @Override
    public List<FieldKind> fields(
            Optional<SourceKey> source, Event.Type type, String name, int limit) {
        return dictionary.fields(source, type, name, limit);
    }

    private String dayExpression(Session session) throws SQLException {
        return session.one(
                SPAN,
                Map.of(),
                row ->
                        days.expression(
                                Micros.instant(row.getLong(1)), Micros.instant(row.getLong(2))));
    }

    private Map<String, Object> values(Period period, Optional<SourceKey> source) {
        Map<String, Object> values = new HashMap<>();
        values.put("from_micros", days.startOr(period.from(), Micros.EARLIEST));
        values.put("to_micros", days.startOr(period.to().map(to -> to.plusDays(1)), Micros.LATEST));
        values.put("source", source.map(SourceKey::value));
        values.put("currency", settings.currency().getCurrencyCode());
        return values;
    }

    private Money money(long minor) {
        return new Money(minor, settings.currency());
    }
}
