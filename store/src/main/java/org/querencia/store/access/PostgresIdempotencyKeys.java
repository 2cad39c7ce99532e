package org.querencia.store.access;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.runtime.access.IdempotencyKeys;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Idempotency keys in PostgreSQL, so that they outlive the server.
public final class PostgresIdempotencyKeys implements IdempotencyKeys {

    private final Reader reader;

    public PostgresIdempotencyKeys(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Claim claim(Request request, Instant now) {
        return reader.transaction(connection -> claim(connection, request, now));
    }

    @Override
    public void answered(Request request, Answer answer) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        "update idempotency_key set status = ?, body = ? where hash = ?",
                        answer.status(),
                        answer.body().getBytes(StandardCharsets.UTF_8),
                        name(request)));
    }

    @Override
    public void release(Request request) {
        reader.read(connection ->
                Rows.update(
                        connection,
                        "delete from idempotency_key where hash = ? and status is null",
                        name(request)));
    }

    /// Of two at once the second waits at the insert until the first has committed, then finds its
    /// row.
    private static Claim claim(Connection connection, Request request, Instant now)
            throws SQLException {
        byte[] name = name(request);
        Rows.update(
                connection,
                """
                delete from idempotency_key
                where hash = ? and at <= case when status is null then ?::timestamptz else ?::timestamptz end
                """,
                name,
                Rows.utc(now.minus(ABANDONED_AFTER)),
                Rows.utc(now.minus(KEPT)));
        int made =
                Rows.update(
                        connection,
                        "insert into idempotency_key (hash, fingerprint, at) values (?, ?, ?) on conflict do nothing",
                        name,
                        Secrets.hash(request.fingerprint()),
                        Rows.utc(now));
        if (made == 1) {
            return new Claim.Fresh();
        }
        List<Kept> kept =
                Rows.list(
                        connection,
                        "select fingerprint = ?, status, body from idempotency_key where hash = ?",
                        PostgresIdempotencyKeys::kept,
                        Secrets.hash(request.fingerprint()),
                        name);
        if (kept.isEmpty()) {
            return new Claim.InProgress();
        }
        if (!kept.getFirst().same()) {
            return new Claim.UsedOtherwise();
        }
        return kept.getFirst()
                .answer()
                .<Claim>map(Claim.Answered::new)
                .orElseGet(Claim.InProgress::new);
    }

    private record Kept(boolean same, Optional<Answer> answer) {}

    private static Kept kept(ResultSet row) throws SQLException {
        int status = row.getInt(2);
        boolean atWork = row.wasNull();
        return new Kept(
                row.getBoolean(1),
                atWork
                        ? Optional.empty()
                        : Optional.of(
                                new Answer(
                                        status,
                                        new String(row.getBytes(3), StandardCharsets.UTF_8))));
    }

    private static byte[] name(Request request) {
        return Secrets.hash(request.caller() + "\n" + request.key());
    }
}
