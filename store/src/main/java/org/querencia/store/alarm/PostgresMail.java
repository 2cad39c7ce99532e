package org.querencia.store.alarm;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.MailPreferences;
import org.querencia.runtime.mail.Outbox;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// The outbox, and who wants mail, in PostgreSQL.
public final class PostgresMail implements Outbox, MailPreferences {

    private static final String COLUMNS =
            "select id, reader, subject, text, html, made, state, attempts, next, done, error from mail ";

    private final Reader reader;

    public PostgresMail(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public void add(List<Mail> mails) {
        reader.transaction(connection -> add(connection, mails));
    }

    /// Inside a transaction of others.
    static int add(Connection connection, List<Mail> mails) throws SQLException {
        for (Mail mail : mails) {
            int fresh =
                    Rows.update(
                            connection,
                            """
                            insert into mail (id, reader, subject, text, html, made, state, attempts, next, done, error)
                            values (?, ?, ?, ?, ?, ?, ?, 0, ?, null, '') on conflict (id) do nothing
                            """,
                            mail.id(),
                            mail.to(),
                            storable(mail.subject()),
                            storable(mail.text()),
                            storable(mail.html()),
                            Rows.utc(mail.made()),
                            code(State.WAITING),
                            Rows.utc(mail.made()));
            if (fresh == 1) {
                addParts(connection, mail);
            }
        }
        return mails.size();
    }

    private static void addParts(Connection connection, Mail mail) throws SQLException {
        int at = 0;
        for (Mail.Part part : mail.parts()) {
            Rows.update(
                    connection,
                    "insert into mail_part (mail, at, name, kind, shown, content) values (?, ?, ?, ?, ?, ?)",
                    mail.id(),
                    at++,
                    part.name(),
                    part.kind(),
                    part.shown(),
                    part.content());
        }
    }

    @Override
    public List<Posted> due(Instant now, int limit) {
        return list(
                COLUMNS + "where state = 1 and next <= ? order by next, id limit ?",
                Rows.utc(now),
                limit);
    }

    @Override
    public void save(Posted posted) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        "update mail set state = ?, attempts = ?, next = ?, done = ?, error = ? where id = ?",
                        code(posted.state()),
                        posted.attempts(),
                        Rows.utc(posted.next()),
                        posted.done().map(Rows::utc).orElse(null),
                        storable(posted.error()),
                        posted.mail().id()));
    }

    @Override
    public Optional<Posted> find(String id) {
        return list(COLUMNS + "where id = ?", id).stream().findFirst();
    }

    @Override
    public List<Posted> newest(Optional<Place> after, int limit) {
        return list(
                COLUMNS
                        + "where ? or made < ? or made = ? and id > ? order by made desc, id limit ?",
                after.isEmpty(),
                after.map(place -> Rows.utc(place.made())).orElse(null),
                after.map(place -> Rows.utc(place.made())).orElse(null),
                after.map(Place::id).orElse(""),
                limit);
    }

    @Override
    public long count(State state) {
        return reader.read(connection ->
                Rows.single(
                        connection,
                        "select count(*) from mail where state = ?",
                        row -> row.getLong(1),
                        code(state)));
    }

    @Override
    public Optional<Boolean> alarms(String email) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select alarms from mail_preference where email = ? and alarms is not null",
                                row -> row.getBoolean(1),
                                email))
                .stream()
                .findFirst();
    }

    @Override
    public void save(String email, boolean alarms) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        """
                        insert into mail_preference (email, alarms) values (?, ?)
                        on conflict (email) do update set alarms = excluded.alarms
                        """,
                        email,
                        alarms));
    }

    @Override
    public Optional<Integer> callsHour(String email) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select calls_hour from mail_preference where email = ? and calls_hour is not null",
                                row -> row.getInt(1),
                                email))
                .stream()
                .findFirst();
    }

    @Override
    public void saveCallsHour(String email, Optional<Integer> hour) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        """
                        insert into mail_preference (email, calls_hour) values (?, ?)
                        on conflict (email) do update set calls_hour = excluded.calls_hour
                        """,
                        email,
                        hour.orElse(null)));
    }

    private List<Posted> list(String sql, @Nullable Object... parameters) {
        return reader.read(connection -> {
            Map<String, List<Mail.Part>> parts = new HashMap<>();
            Rows.list(
                    connection,
                    """
                    select mail, name, kind, shown, content from mail_part
                    where mail in (select id from (%s) asked) order by mail, at
                    """
                            .formatted(sql),
                    row ->
                            parts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                    .add(
                                            new Mail.Part(
                                                    row.getString(2),
                                                    row.getString(3),
                                                    row.getBoolean(4),
                                                    row.getBytes(5))),
                    parameters);
            return Rows.list(connection, sql, row -> posted(row, parts), parameters);
        });
    }

    private static Posted posted(ResultSet row, Map<String, List<Mail.Part>> parts)
            throws SQLException {
        @Nullable OffsetDateTime done = row.getObject(10, OffsetDateTime.class);
        return new Posted(
                new Mail(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        Rows.instant(row, 6),
                        parts.getOrDefault(row.getString(1), List.of())),
                state(row.getInt(7)),
                row.getInt(8),
                Rows.instant(row, 9),
                Optional.ofNullable(done).map(OffsetDateTime::toInstant),
                row.getString(11));
    }

    private static int code(State state) {
        return switch (state) {
            case WAITING -> 1;
            case SENT -> 2;
            case FAILED -> 3;
            case CAPTURED -> 4;
        };
    }

    private static State state(int code) {
        for (State state : State.values()) {
            if (code(state) == code) {
                return state;
            }
        }
        throw new IllegalStateException("no state of mail has the code " + code);
    }

    /// No text of PostgreSQL holds U+0000.
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
