package org.querencia.store.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.codec.SummaryCodec;
import org.querencia.runtime.stage.Splitting;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.warehouse.Crowd;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.OwnConnection.Work;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Counts how people passed. Causes 3 and 5 are merges and corrections.
public final class PostgresStageFigures implements StageFigures {

    private static final UUID FIRST = new UUID(0, 0);

    /// Of each person the first entry of the period, and when they passed in time. In order of the
    /// parameters of [#cohort].
    private static final String FATES =
            """
            with entry as (
                select distinct on (a.profile) a.profile as person, p.at, p.number
                from passage p join anchor a on a.id = p.profile {among}
                where p.model = ? and p.to_stage = ? and p.at >= ? and p.at < ?
                    and p.cause not in (3, 5)
                order by a.profile, p.at, p.number),
            onward as materialized (
                select a.profile as person, q.at, q.number
                from passage q join anchor a on a.id = q.profile {among}
                where q.model = ? and q.to_stage = any (?) and q.at >= ? and q.at <= ?
                    and q.cause not in (3, 5)),
            pass as (
                select e.person, e.at, min(q.at) as passed
                from entry e left join onward q on q.person = e.person
                    and (q.at, q.number) > (e.at, e.number)
                    and q.at <= e.at + ? * interval '1 microsecond'
                group by e.person, e.at),
            fates as (
                select person, at, passed, case
                    when passed is not null then 'passed'
                    when at + ? * interval '1 microsecond' > ? then 'open'
                    else 'lost' end as fate
                from pass)
            """;

    /// In place of `{among}`.
    private static final String OF_CROWD = "and a.profile in (select profile from crowd)";

    private final Reader reader;
    private final Asked asked;
    private final String among;

    public PostgresStageFigures(DataSource readers) {
        this.reader = new Reader(readers);
        this.asked = reader::read;
        this.among = "";
    }

    /// Of those in the table `crowd` of a connection.
    private PostgresStageFigures(Reader reader, Connection connection) {
        this.reader = reader;
        this.asked = new OnOne(connection);
        this.among = OF_CROWD;
    }

    private interface Asked {
        <T> T of(Work<T> work);
    }

    private record OnOne(Connection connection) implements Asked {
        @Override
        public <T> T of(Work<T> work) {
            try {
                return work.on(connection);
            } catch (SQLException broken) {
                throw Reader.unavailable(broken);
            }
        }
    }

    @Override
    public <T> T among(Crowd crowd, Function<StageFigures, T> asking) {
        if (!among.isEmpty()) {
            throw new IllegalStateException("these figures are of some people already");
        }
        return reader.transaction(connection -> {
            Rows.update(connection, "create temp table crowd (profile uuid) on commit drop");
            try (BinaryCopy copy =
                    new BinaryCopy(connection, "copy crowd (profile) from stdin (format binary)")) {
                crowd.each(person -> put(copy, person));
                copy.finish();
            }
            Rows.update(connection, "analyze crowd");
            return asking.apply(new PostgresStageFigures(reader, connection));
        });
    }

    private static void put(BinaryCopy copy, ProfileId person) {
        try {
            copy.row(1).uuid(person.value());
        } catch (SQLException broken) {
            throw Reader.unavailable(broken);
        }
    }

    private String sql(String text) {
        return text.replace("{among}", among);
    }

    @Override
    public Rate rate(Cohort cohort) {
        return asked.of(connection ->
                Rows.single(
                        connection,
                        sql(
                                FATES
                                        + """
                                        select count(*), count(*) filter (where fate = 'passed'),
                                            count(*) filter (where fate = 'open') from fates
                                        """),
                        row -> new Rate(row.getLong(1), row.getLong(2), row.getLong(3)),
                        cohort(connection, cohort).toArray()));
    }

    @Override
    public List<Part> split(Cohort cohort, By by) {
        Splitting splitting = new Splitting();
        Optional<ProfileId> last = Optional.empty();
        List<Entrant> page = entrants(cohort, Optional.empty(), last, NAMED_MAX);
        for (int seen = 0; !page.isEmpty() && seen < SPLIT_MAX; seen += page.size()) {
            Map<ProfileId, Summary> known = summaries(page);
            page.forEach(entrant ->
                    splitting.add(
                            by.of(known.getOrDefault(entrant.person(), Summary.EMPTY)),
                            entrant.fate()));
            last = Optional.of(page.getLast().person());
            page = entrants(cohort, Optional.empty(), last, NAMED_MAX);
        }
        return splitting.parts();
    }

    private Map<ProfileId, Summary> summaries(List<Entrant> people) {
        return asked.of(connection -> {
            Map<ProfileId, Summary> merged = new HashMap<>();
            Rows.list(
                            connection,
                            "select profile, summary from anchor where profile = any (?) and summary is not null",
                            row ->
                                    Map.entry(
                                            new ProfileId(row.getObject(1, UUID.class)),
                                            SummaryCodec.read(row.getBytes(2))),
                            Columns.uuids(connection, people, one -> one.person().value()))
                    .forEach(entry ->
                            merged.merge(entry.getKey(), entry.getValue(), Summary::merge));
            return merged;
        });
    }

    @Override
    public List<Entrant> entrants(
            Cohort cohort, Optional<Fate> fate, Optional<ProfileId> after, int limit) {
        return asked.of(connection -> {
            List<Object> parameters = cohort(connection, cohort);
            parameters.add(fate.map(PostgresStageFigures::word).orElse(""));
            parameters.add(fate.map(PostgresStageFigures::word).orElse(""));
            parameters.add(after.map(ProfileId::value).orElse(FIRST));
            parameters.add(limit);
            return Rows.list(
                    connection,
                    sql(
                            FATES
                                    + """
                                    select person, at, passed, fate from fates
                                    where (? = '' or fate = ?) and person > ? order by person limit ?
                                    """),
                    row ->
                            new Entrant(
                                    new ProfileId(row.getObject(1, UUID.class)),
                                    Rows.instant(row, 2),
                                    row.getObject(3) == null
                                            ? Optional.empty()
                                            : Optional.of(Rows.instant(row, 3)),
                                    Fate.valueOf(row.getString(4).toUpperCase(Locale.ROOT))),
                    parameters.toArray());
        });
    }

    @Override
    public List<Flow> flows(String model, Period period) {
        return asked.of(connection ->
                Rows.list(
                        connection,
                        sql(
                                """
                                select from_stage, to_stage, count(*), count(distinct a.profile)
                                from passage p join anchor a on a.id = p.profile {among}
                                where model = ? and at >= ? and at < ? and cause not in (3, 5)
                                group by from_stage, to_stage
                                order by count(*) desc, from_stage, to_stage
                                """),
                        row ->
                                new Flow(
                                        stage(row, 1),
                                        stage(row, 2),
                                        row.getLong(3),
                                        row.getLong(4)),
                        model,
                        Rows.utc(period.start()),
                        Rows.utc(period.end())));
    }

    @Override
    public List<Passed> passed(Step step, Period period, long after, int limit) {
        return asked.of(connection ->
                Rows.list(
                        connection,
                        sql(
                                PostgresPassages.PASSED
                                        + """
                                        where model = ? and from_stage = ? and to_stage = ?
                                            and at >= ? and at < ? and cause not in (3, 5) and number > ?
                                            and exists (select from anchor a where a.id = passage.profile {among})
                                        order by number limit ?
                                        """),
                        PostgresPassages::passed,
                        step.model(),
                        step.from().orElse(PlaceWriting.NOWHERE),
                        step.to().orElse(PlaceWriting.NOWHERE),
                        Rows.utc(period.start()),
                        Rows.utc(period.end()),
                        after,
                        limit));
    }

    @Override
    public List<Stay> stays(String model, Period period) {
        return asked.of(connection ->
                Rows.list(
                        connection,
                        sql(
                                """
                                select from_stage, count(*),
                                    percentile_disc(0.5) within group (order by stayed),
                                    percentile_disc(0.9) within group (order by stayed)
                                from passage p join anchor a on a.id = p.profile {among}
                                where model = ? and from_stage <> '' and at >= ? and at < ?
                                    and cause not in (3, 5)
                                group by from_stage order by from_stage
                                """),
                        row ->
                                new Stay(
                                        row.getString(1),
                                        row.getLong(2),
                                        Duration.of(row.getLong(3), ChronoUnit.MICROS),
                                        Duration.of(row.getLong(4), ChronoUnit.MICROS)),
                        model,
                        Rows.utc(period.start()),
                        Rows.utc(period.end())));
    }

    @Override
    public List<Entries> entries(String model, Period period) {
        return asked.of(connection ->
                Rows.list(
                        connection,
                        sql(
                                """
                                select to_stage, count(distinct a.profile)
                                from passage p join anchor a on a.id = p.profile {among}
                                where model = ? and to_stage <> '' and at >= ? and at < ?
                                    and cause not in (3, 5)
                                group by to_stage order by to_stage
                                """),
                        row -> new Entries(row.getString(1), row.getLong(2)),
                        model,
                        Rows.utc(period.start()),
                        Rows.utc(period.end())));
    }

    private static List<Object> cohort(Connection connection, Cohort cohort) throws SQLException {
        long within = cohort.within().toNanos() / 1_000;
        List<Object> parameters = new ArrayList<>();
        parameters.add(cohort.model());
        parameters.add(cohort.from());
        parameters.add(Rows.utc(cohort.period().start()));
        parameters.add(Rows.utc(cohort.period().end()));
        parameters.add(cohort.model());
        parameters.add(Columns.texts(connection, List.copyOf(cohort.to()), key -> key));
        parameters.add(Rows.utc(cohort.period().start()));
        parameters.add(Rows.utc(cohort.period().end().plus(cohort.within())));
        parameters.add(within);
        parameters.add(within);
        parameters.add(Rows.utc(cohort.now()));
        return parameters;
    }

    private static Optional<String> stage(ResultSet row, int column) throws SQLException {
        return Optional.of(row.getString(column)).filter(key -> !key.isEmpty());
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }
}
