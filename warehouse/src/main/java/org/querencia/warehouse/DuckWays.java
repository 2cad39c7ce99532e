package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.runtime.warehouse.Among;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Standing;
import org.querencia.runtime.warehouse.Walk;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Where;
import org.querencia.runtime.warehouse.Where.Fate;
import org.querencia.science.process.Mining;
import org.querencia.science.process.StepGraph;
import org.querencia.science.process.StepGraph.Arc;
import org.querencia.science.process.StepGraph.Node;
import org.querencia.science.process.StepGraph.Way;
import org.querencia.science.process.StepGraph.Whole;
import org.querencia.warehouse.measure.Touches;

/// The ways people go. What everybody did is numbered once, in a table of this connection that
/// spills to disk where it is large; the figures are statements over it.
record DuckWays(Database database, WarehouseSettings settings) implements Ways {

    private static final String STEPS = Sql.read("way_steps.sql");
    private static final String WALKED = Sql.read("way_walked.sql");
    private static final RatedOrders.Either NODES =
            RatedOrders.Either.of(Sql.read("way_nodes.sql").replace("{total}", RatedOrders.TOTAL));
    private static final Sql ARCS = Sql.of("way_arcs.sql");
    private static final Sql WHOLE = Sql.of("way_whole.sql");
    private static final String CONTACTS = Sql.read("way_contacts.sql");
    private static final String OTHERS = Sql.read("way_others.sql");
    private static final String CONTENTS =
            Sql.read("way_contents.sql").replace("{messages}", texts(MESSAGES));
    private static final Sql SIZES =
            Sql.parse("SELECT stage, count(*) FROM standing GROUP BY stage");
    private static final Sql CHOSEN = Sql.parse("SELECT profile FROM chosen");
    private static final Sql NAMES = Sql.parse("SELECT id, step FROM steps");

    private static final String DEEDS =
            Touches.SQL
                    + """
                     AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)\
                    """;

    private static final String STEP =
            "CASE type WHEN 'track' THEN name ELSE concat(type, ':', {page}) END";

    private static final String REACHED =
            "SELECT stage, count(DISTINCT profile) FROM events JOIN standing USING (profile) WHERE {deeds} GROUP BY stage";

    private static final String TOUCHED =
            """
            SELECT profile FROM standing WHERE stage = :stage AND profile {among} (
                SELECT profile FROM events WHERE coalesce(channel, '') = :channel AND {deeds})
            ORDER BY profile LIMIT :limit\
            """;

    private static final List<String> TABLES =
            List.of("walked", "steps", "crowd", "chosen", "standing");

    private interface Asking<T> {
        T of(Session session, Map<String, Object> values) throws SQLException;
    }

    @Override
    public StepGraph graph(Walk walk, Instant now) {
        return walked(
                walk,
                now,
                (session, values) -> {
                    List<Node> nodes =
                            session.list(NODES.needed(session, values), values, DuckWays::node);
                    List<Arc> arcs = session.list(ARCS, values, DuckWays::arc);
                    Whole whole = whole(session, values);
                    return new StepGraph(whole.people(), nodes, arcs, whole);
                });
    }

    @Override
    public List<Elsewhere> elsewhere(Period period) {
        Map<String, Object> values = values(period);
        values.put("currency", settings.currency().getCurrencyCode());
        return database.read(session -> RatedOrders.elsewhere(session, values));
    }

    private static Node node(ResultSet row) throws SQLException {
        return new Node(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    private static Arc arc(ResultSet row) throws SQLException {
        return new Arc(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6));
    }

    private static Whole whole(Session session, Map<String, Object> values) throws SQLException {
        Map<Integer, String> names = names(session);
        long[] all = new long[2];
        List<Way> ways =
                session.list(
                        WHOLE,
                        values,
                        row -> {
                            all[0] = row.getLong(4);
                            all[1] = row.getLong(5);
                            List<String> steps = new ArrayList<>();
                            for (Object id : (Object[]) row.getArray(1).getArray()) {
                                steps.add(names.getOrDefault(((Number) id).intValue(), ""));
                            }
                            return new Way(steps, row.getBoolean(2), row.getLong(3));
                        });
        return new Whole(ways, all[0], all[1]);
    }

    private static Map<Integer, String> names(Session session) throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        session.list(
                NAMES,
                Map.of(),
                row -> {
                    names.put(row.getInt(1), row.getString(2));
                    return Boolean.TRUE;
                });
        return names;
    }

    @Override
    public List<ProfileId> people(Walk walk, Where where, Instant now, int limit) {
        return walked(
                walk,
                now,
                (session, values) -> {
                    values.put("limit", (long) Math.clamp(limit, 1, PEOPLE_MAX));
                    String which =
                            switch (where) {
                                case Where.At(String step, Fate fate) -> {
                                    values.put("there", step);
                                    yield "step = (SELECT id FROM steps WHERE step = :there)"
                                            + fate(fate);
                                }
                                case Where.Between(String from, String to) -> {
                                    values.put("came", from);
                                    values.put("there", to);
                                    yield "step = (SELECT id FROM steps WHERE step = :there)"
                                            + " AND former = (SELECT id FROM steps WHERE step = :came)";
                                }
                            };
                    return session.list(
                            Sql.parse(
                                    "SELECT profile FROM walked WHERE %s GROUP BY profile ORDER BY max(happened) DESC, profile LIMIT :limit"
                                            .formatted(which)),
                            values,
                            row -> new ProfileId(row.getObject(1, UUID.class)));
                });
    }

    private static String fate(Fate fate) {
        return switch (fate) {
            case DID -> "";
            case OPEN -> " AND next IS NULL AND happened >= :open_micros";
            case LOST -> " AND next IS NULL AND happened < :open_micros";
        };
    }

    private <T> T walked(Walk walk, Instant now, Asking<T> asking) {
        Map<String, Object> values = values(walk.period());
        values.put("currency", settings.currency().getCurrencyCode());
        values.put("open_micros", Micros.of(now.minus(walk.quiet())));
        values.put("steps", (long) walk.steps());
        values.put("start", walk.start());
        values.put("end", walk.end());
        values.put("channel", walk.channel());
        values.put("way_steps", (long) Mining.WAY_STEPS_MAX);
        values.put("ways", (long) Mining.WAYS_MAX);
        String step = STEP.replace("{page}", walk.pagesByName() ? "name" : "'*'");
        return database.read(session -> {
            String deeds =
                    DEEDS
                            + (walk.channel().isEmpty() ? "" : " AND channel = :channel")
                            + (Narrowing.choose(session, walk.among(), DEEDS, values)
                                    ? " AND profile IN (SELECT profile FROM chosen)"
                                    : "");
            session.run(made(STEPS, step, deeds, walk), values);
            session.run(made(WALKED, step, deeds, walk), values);
            T answer = asking.of(session, values);
            clear(session);
            return answer;
        });
    }

    private static Sql made(String text, String step, String deeds, Walk walk) {
        String first =
                "min(n) FILTER (step = (SELECT id FROM steps WHERE step = :%s)) OVER (PARTITION BY profile)";
        return Sql.parse(
                text.replace("{step}", step)
                        .replace("{deeds}", deeds)
                        .replace("{first}", walk.start().isEmpty() ? "1" : first.formatted("start"))
                        .replace(
                                "{last}",
                                walk.end().isEmpty()
                                        ? "CAST(NULL AS BIGINT)"
                                        : first.formatted("end")));
    }

    @Override
    public Contacts contacts(Standing standing, Among among, Period period) {
        Map<String, Object> values = values(period);
        values.put("places", (long) Contacts.PLACES_MAX);
        values.put("contents", (long) Contacts.CONTENTS_MAX);
        return database.read(session -> {
            Gathered.stand(session, standing);
            Narrowing.leave(session, among, DEEDS, values);
            List<Contact> own =
                    session.list(
                            Sql.parse(CONTACTS.replace("{deeds}", DEEDS)),
                            values,
                            DuckWays::contact);
            List<Contact> others =
                    session.list(
                            Sql.parse(
                                    OTHERS.replace("{deeds}", DEEDS)
                                            .replace("{spoken}", texts(SPOKEN))),
                            values,
                            DuckWays::contact);
            List<Content> contents =
                    session.list(
                            Sql.parse(CONTENTS.replace("{deeds}", DEEDS)),
                            values,
                            DuckWays::content);
            Map<String, Long> reached =
                    counts(session, Sql.parse(REACHED.replace("{deeds}", DEEDS)), values);
            Map<String, Long> sizes = counts(session, SIZES, values);
            clear(session);
            return new Contacts(own, others, contents, sizes, reached);
        });
    }

    private static Map<String, Long> counts(Session session, Sql sql, Map<String, Object> values)
            throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        session.list(sql, values, row -> counts.put(row.getString(1), row.getLong(2)) == null);
        return counts;
    }

    private static String texts(List<String> texts) {
        return texts.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5));
    }

    @Override
    public List<ProfileId> touched(
            Standing standing, Among among, Period period, Cell cell, int limit) {
        Map<String, Object> values = values(period);
        values.put("stage", cell.stage());
        values.put("channel", cell.channel());
        values.put("limit", (long) Math.clamp(limit, 1, PEOPLE_MAX));
        return database.read(session -> {
            Gathered.stand(session, standing);
            Narrowing.leave(session, among, DEEDS, values);
            List<ProfileId> people =
                    session.list(
                            Sql.parse(
                                    TOUCHED.replace("{among}", cell.did() ? "IN" : "NOT IN")
                                            .replace("{deeds}", DEEDS)),
                            values,
                            row -> new ProfileId(row.getObject(1, UUID.class)));
            clear(session);
            return people;
        });
    }

    @Override
    public void each(Among among, Period period, Consumer<ProfileId> told) {
        Map<String, Object> values = values(period);
        database.read(session -> {
            Sql who =
                    Narrowing.choose(session, among, DEEDS, values)
                            ? CHOSEN
                            : Sql.parse("SELECT DISTINCT profile FROM events WHERE " + DEEDS);
            session.each(
                    who, values, row -> told.accept(new ProfileId(row.getObject(1, UUID.class))));
            clear(session);
            return Boolean.TRUE;
        });
    }

    private static Contact contact(ResultSet row) throws SQLException {
        return new Contact(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4));
    }

    private Map<String, Object> values(Period period) {
        LocalDays days = new LocalDays(settings.zone());
        Map<String, Object> values = new HashMap<>();
        values.put("from_micros", days.startOr(period.from(), Micros.EARLIEST));
        values.put("to_micros", days.startOr(period.to().map(to -> to.plusDays(1)), Micros.LATEST));
        return values;
    }

    /// A connection is used again; after a failure it is not.
    private static void clear(Session session) throws SQLException {
        for (String table : TABLES) {
            session.run(Sql.parse("DROP TABLE IF EXISTS temp.main." + table), Map.of());
        }
    }
}
