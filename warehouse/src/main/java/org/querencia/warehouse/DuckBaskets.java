package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Baskets;
import org.querencia.science.basket.Pair;
import org.querencia.science.basket.Proportion;
import org.querencia.science.basket.Risk;

/// What orders hold, each question one statement.
record DuckBaskets(Database database, WarehouseSettings settings) implements Baskets {

    private static final String PAIRS = Sql.read("basket_pairs.sql");
    private static final String FIRSTS = Sql.read("basket_firsts.sql");
    private static final String LEAVING = Sql.read("basket_leaving.sql");
    private static final String THINGS = Sql.read("basket_things.sql");

    /// A product is called as it was called last.
    private static final String NAMED_LAST =
            """
            SELECT line.product AS thing, arg_max(line.name, timestamp) AS name
            FROM (SELECT timestamp, unnest(lines) AS line FROM orders WHERE counts)
            WHERE line.product IN (SELECT thing FROM common)
            GROUP BY line.product\
            """;

    private static final String NAMED_SO = "SELECT thing, thing AS name FROM common";

    private static final String IN_ONE =
            """
            SELECT profile FROM orders
            WHERE counts AND profile IS NOT NULL
              AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
              AND {holds :first} AND {holds :second}
            GROUP BY profile ORDER BY max(timestamp) DESC, profile LIMIT :limit\
            """;

    private static final String OF_THOSE =
            """

            SELECT profile FROM bought WHERE hit = :hit AND {holds :first}
            GROUP BY profile ORDER BY max(last) DESC, profile LIMIT :limit\
            """;

    @Override
    public Together pairs(Asked asked) {
        Map<String, Object> values = values(asked);
        values.put("pairs", (long) PAIRS_MAX);
        long[] baskets = new long[1];
        return database.read(session -> {
            List<Optional<Found>> found =
                    session.list(
                            filled(PAIRS, asked.of()),
                            values,
                            row -> {
                                baskets[0] = row.getLong(1);
                                return found(row);
                            });
            return new Together(baskets[0], found.stream().flatMap(Optional::stream).toList());
        });
    }

    private static Optional<Found> found(ResultSet row) throws SQLException {
        return row.getString(2) == null
                ? Optional.empty()
                : Optional.of(
                        new Found(
                                new Thing(row.getString(2), row.getString(3)),
                                new Thing(row.getString(5), row.getString(6)),
                                new Pair(
                                        row.getLong(1),
                                        row.getLong(4),
                                        row.getLong(7),
                                        row.getLong(8))));
    }

    /// @param told the first row, whatever it tells of a thing, tells of everybody
    private record Case(
            Proportion all, Optional<Thing> told, Proportion of, Optional<Duration> median) {}

    @Override
    public Firsts firsts(Asked asked, Duration within, Instant now) {
        List<Case> cases = cases(FIRSTS + THINGS, asked, firstValues(asked, within, now));
        return new Firsts(
                cases.getFirst().all(),
                cases.stream()
                        .flatMap(one ->
                                one.told().stream()
                                        .map(thing -> new First(thing, one.of(), one.median())))
                        .toList());
    }

    @Override
    public Leaving leaving(Asked asked, Duration silence, Instant now) {
        List<Case> cases = cases(LEAVING + THINGS, asked, leavingValues(asked, silence, now));
        Proportion all = cases.getFirst().all();
        return new Leaving(
                all,
                cases.stream()
                        .flatMap(one ->
                                one.told().stream()
                                        .map(thing ->
                                                new Left(
                                                        thing,
                                                        Risk.of(
                                                                one.of().hits(),
                                                                one.of().cases(),
                                                                all.hits() - one.of().hits(),
                                                                all.cases() - one.of().cases()))))
                        .toList());
    }

    private List<Case> cases(String text, Asked asked, Map<String, Object> values) {
        return database.read(
                session -> session.list(filled(text, asked.of()), values, DuckBaskets::readCase));
    }

    private static Case readCase(ResultSet row) throws SQLException {
        Proportion all = Proportion.of(row.getLong(2), row.getLong(1));
        if (row.getString(3) == null) {
            return new Case(all, Optional.empty(), Proportion.of(0, 0), Optional.empty());
        }
        long median = row.getLong(7);
        Optional<Duration> known =
                row.wasNull() ? Optional.empty() : Optional.of(Duration.ofNanos(median * 1_000));
        return new Case(
                all,
                Optional.of(new Thing(row.getString(3), row.getString(4))),
                Proportion.of(row.getLong(6), row.getLong(5)),
                known);
    }

    @Override
    public List<ProfileId> people(Asked asked, Behind behind, Instant now, int limit) {
        String text;
        Map<String, Object> values;
        switch (behind) {
            case Behind.Both(String first, String second) -> {
                values = values(asked);
                values.put("first", first);
                values.put("second", second);
                text = IN_ONE;
            }
            case Behind.First(String thing, boolean back, Duration within) -> {
                values = firstValues(asked, within, now);
                values.put("first", thing);
                values.put("hit", back);
                text = FIRSTS + OF_THOSE;
            }
            case Behind.Gone(String thing, boolean left, Duration silence) -> {
                values = leavingValues(asked, silence, now);
                values.put("first", thing);
                values.put("hit", left);
                text = LEAVING + OF_THOSE;
            }
        }
        values.put("limit", (long) Math.clamp(limit, 1, PEOPLE_MAX));
        return database.read(session ->
                session.list(
                        filled(text, asked.of()),
                        values,
                        row -> new ProfileId(row.getObject(1, UUID.class))));
    }

    private Map<String, Object> values(Asked asked) {
        LocalDays days = new LocalDays(settings.zone());
        Map<String, Object> values = new HashMap<>();
        values.put("from_micros", days.startOr(asked.period().from(), Micros.EARLIEST));
        values.put(
                "to_micros",
                days.startOr(asked.period().to().map(to -> to.plusDays(1)), Micros.LATEST));
        values.put("least", (long) asked.least());
        values.put("things", (long) THINGS_MAX);
        return values;
    }

    private Map<String, Object> firstValues(Asked asked, Duration within, Instant now) {
        Map<String, Object> values = values(asked);
        values.put("settled_micros", Micros.of(now.minus(within)));
        values.put("within_micros", within.toNanos() / 1_000);
        return values;
    }

    private Map<String, Object> leavingValues(Asked asked, Duration silence, Instant now) {
        Map<String, Object> values = values(asked);
        LocalDays days = new LocalDays(settings.zone());
        long end =
                Math.min(
                        Micros.of(now),
                        days.startOr(asked.period().to().map(to -> to.plusDays(1)), Micros.LATEST));
        values.put("end_micros", end);
        values.put("cut_micros", end - silence.toNanos() / 1_000);
        return values;
    }

    private static Sql filled(String text, Of of) {
        String column = of == Of.PRODUCT ? "product" : "category";
        String holds =
                "list_contains(list_transform(lines, lambda line: line.%s), $1)".formatted(column);
        return Sql.parse(
                text.replaceAll("\\{holds (:[a-z]+)\\}", holds)
                        .replace("{named}", of == Of.PRODUCT ? NAMED_LAST : NAMED_SO)
                        .replace("{thing}", column));
    }
}
