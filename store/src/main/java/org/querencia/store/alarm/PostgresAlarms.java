package org.querencia.store.alarm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.State;
import org.querencia.core.alarm.Finding.Verdict;
import org.querencia.core.alarm.Watch;
import org.querencia.runtime.alarm.AlarmForm;
import org.querencia.runtime.alarm.AlarmStore;
import org.querencia.runtime.mail.Mail;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Sensors' looks and alarms in PostgreSQL.
public final class PostgresAlarms implements AlarmStore {

    private static final String LOOKED =
            """
            select w.sensor, w.version, w.seen, w.verdict, w.at, w.trouble, a.content
            from watch w left join alarm a on a.id = w.alarm
            """;

    private final Reader reader;

    public PostgresAlarms(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Optional<Looked> looked(String sensor) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                LOOKED + "where w.sensor = ?",
                                PostgresAlarms::looked,
                                sensor))
                .stream()
                .findFirst();
    }

    @Override
    public List<Looked> looked() {
        return reader.read(connection ->
                Rows.list(connection, LOOKED + "order by w.sensor", PostgresAlarms::looked));
    }

    @Override
    public void save(Looked looked, List<Alarm> alarms, List<Mail> mails) {
        reader.transaction(connection -> {
            for (Alarm alarm : alarms) {
                write(connection, alarm);
            }
            PostgresMail.add(connection, mails);
            return write(connection, looked);
        });
    }

    @Override
    public Optional<Alarm> alarm(String id) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select content from alarm where id = ?",
                                PostgresAlarms::alarm,
                                id))
                .stream()
                .findFirst();
    }

    @Override
    public List<Alarm> alarms(
            Set<State> states, Optional<String> sensor, Optional<Place> after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select content from alarm
                        where state = any (?) and (? or sensor = ?) and (? or raised < ? or raised = ? and id > ?)
                        order by raised desc, id limit ?
                        """,
                        PostgresAlarms::alarm,
                        states.stream().map(PostgresAlarms::code).toArray(Integer[]::new),
                        sensor.isEmpty(),
                        sensor.orElse(""),
                        after.isEmpty(),
                        after.map(place -> Rows.utc(place.raised())).orElse(null),
                        after.map(place -> Rows.utc(place.raised())).orElse(null),
                        after.map(Place::id).orElse(""),
                        limit));
    }

    @Override
    public long count(State state) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select count(*) from alarm where state = ?",
                        row -> row.getLong(1),
                        code(state)));
    }

    private static void write(Connection connection, Alarm alarm) throws SQLException {
        Rows.update(
                connection,
                """
                insert into alarm (id, sensor, raised, state, content) values (?, ?, ?, ?, ?)
                on conflict (id) do update set state = excluded.state, content = excluded.content
                """,
                alarm.id(),
                alarm.sensor(),
                Rows.utc(alarm.raised()),
                code(alarm.state()),
                AlarmForm.bytes(alarm));
        tell(connection, alarm.id(), false);
        if (alarm.over().isPresent()) {
            tell(connection, alarm.id(), true);
        }
    }

    /// Numbered under the lock of the row that numbers movements, so that numbers come in the order
    /// of commits.
    private static void tell(Connection connection, String alarm, boolean ended)
            throws SQLException {
        boolean told =
                Rows.single(
                        connection,
                        "select exists (select 1 from alarm_news where alarm = ? and ended = ?)",
                        row -> row.getBoolean(1),
                        alarm,
                        ended);
        if (!told) {
            Rows.update(
                    connection,
                    """
                    with next as (update movement_count set last = last + 1 returning last)
                    insert into alarm_news (number, alarm, ended) select last, ?, ? from next
                    """,
                    alarm,
                    ended);
        }
    }

    @Override
    public List<Told> news(long after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select content, number, ended from alarm_news
                        join alarm on alarm.id = alarm_news.alarm
                        where number > ? order by number limit ?
                        """,
                        row -> new Told(row.getLong(2), alarm(row), row.getBoolean(3)),
                        after,
                        limit));
    }

    private static int write(Connection connection, Looked looked) throws SQLException {
        Watch watch = looked.watch();
        return Rows.update(
                connection,
                """
                insert into watch (sensor, version, seen, verdict, alarm, at, trouble) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (sensor) do update
                set version = excluded.version, seen = excluded.seen, verdict = excluded.verdict,
                    alarm = excluded.alarm, at = excluded.at, trouble = excluded.trouble
                """,
                watch.sensor(),
                watch.version(),
                watch.seen().orElse(null),
                watch.latest().map(PostgresAlarms::code).orElse(null),
                watch.alarm().map(Alarm::id).orElse(null),
                Rows.utc(looked.at()),
                looked.trouble().replace('\0', '\uFFFD'));
    }

    private static Looked looked(ResultSet row) throws SQLException {
        @Nullable LocalDateTime seen = row.getObject(3, LocalDateTime.class);
        int verdict = row.getInt(4);
        byte @Nullable [] alarm = row.getBytes(7);
        return new Looked(
                new Watch(
                        row.getString(1),
                        row.getInt(2),
                        Optional.ofNullable(seen),
                        verdict == 0 ? Optional.empty() : Optional.of(verdict(verdict)),
                        Optional.ofNullable(alarm).map(AlarmForm::read)),
                Rows.instant(row, 5),
                row.getString(6));
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        return AlarmForm.read(row.getBytes(1));
    }

    private static int code(State state) {
        return switch (state) {
            case OPEN -> 1;
            case ACKNOWLEDGED -> 2;
            case MUTED -> 3;
            case OVER -> 4;
        };
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case OUT -> 1;
            case NEAR -> 2;
            case CALM -> 3;
            case TOO_LITTLE_HISTORY -> 4;
            case NO_VALUE -> 5;
            case TOO_RARE -> 6;
        };
    }

    private static Verdict verdict(int code) {
        for (Verdict verdict : Verdict.values()) {
            if (code(verdict) == code) {
                return verdict;
            }
        }
        throw new IllegalStateException("no verdict has the code " + code);
    }
}
