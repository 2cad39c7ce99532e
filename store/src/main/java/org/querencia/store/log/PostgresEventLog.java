package org.querencia.store.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.util.PSQLState;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.log.NewEntry;
import org.querencia.store.sql.BinaryCopy;
import org.querencia.store.sql.Fence;
import org.querencia.store.sql.OwnConnection;
import org.querencia.store.sql.Rows;

/// The log in PostgreSQL. Appending belongs to one thread, reading to any.
///
/// The one writer counts positions in memory, so they are dense and in the order of the commits.
/// Nearly every batch holds nothing but new messages: their hashes are copied in at once, and only
/// when one is there already the batch is looked up and copied again without it.
public final class PostgresEventLog implements EventLog, AutoCloseable {

    /// Senders that repeat themselves do so for a while: after a repeat so many batches are looked
    /// up before they are copied.
    private static final int BATCHES_LOOKED_UP = 50;

    /// How long to find out what became of a commit whose answer was lost.
    private static final Duration FIND_OUT_MAX = Duration.ofSeconds(20);

    private final OwnConnection own;
    private final LogReader reader;
    private final Fence fence;
    private final String epoch;
    private final Duration findOutMax;
    private volatile Position head;
    private boolean headIsCertain = true;

    /// Whether the last append or probe failed: until a trial succeeds nothing is sure.
    private boolean failed;

    private int batchesToLookUp;

    /// @param own for appending
    /// @param readers for reading
    public PostgresEventLog(OwnConnection own, DataSource readers, Fence fence) {
        this(own, readers, fence, FIND_OUT_MAX);
    }

    PostgresEventLog(OwnConnection own, DataSource readers, Fence fence, Duration findOutMax) {
        this.own = own;
        this.findOutMax = findOutMax;
        this.reader = new LogReader(readers);
        this.fence = fence;
        this.epoch = reader.epoch();
        this.head = reader.head();
    }

    @Override
    public synchronized List<Appended> append(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Batch batch =
                attempt(() -> {
                    makeHeadCertain();
                    return write(Batch.of(entries));
                });
        List<NewEntry> fresh = batch.fresh();
        if (!fresh.isEmpty()) {
            Position after = new Position(head.value() + fresh.size());
            commit(after);
            head = after;
        }
        return batch.answers(new Position(head.value() - fresh.size()));
    }

    @Override
    public synchronized void probe() {
        boolean doubtful = failed || !headIsCertain;
        attempt(() -> {
            if (doubtful) {
                makeHeadCertain();
                copy(own.connection(), Batch.of(Trial.ENTRIES));
            } else {
                fence.look(own.connection());
            }
            own.connection().rollback();
            return head;
        });
        failed = false;
    }

    @Override
    public List<LogEntry> read(Position after, int limit) {
        return reader.read(after, limit);
    }

    @Override
    public List<LogEntry> at(List<Position> positions) {
        return reader.at(positions);
    }

    @Override
    public List<LogEntry> readOthers(Position after, int limit) {
        return reader.readOthers(after, limit);
    }

    @Override
    public List<LogEntry> retracted(Optional<Position> by, Position after, int limit) {
        return reader.retracted(by, after, limit);
    }

    @Override
    public synchronized void erase(Collection<Position> positions) {
        try {
            own.transaction(connection -> {
                fence.hold(connection);
                return Retracting.erase(connection, positions);
            });
        } catch (SQLException | Fence.LostException notErased) {
            throw new LogUnavailableException(
                    "nothing was erased: " + notErased.getMessage(), notErased);
        }
    }

    @Override
    public Position head() {
        return head;
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public synchronized void close() {
        own.close();
    }

    /// Something done on the connection.
    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws SQLException;
    }

    /// Whatever goes wrong, an error too, leaves nothing behind on the connection: half a batch
    /// would be committed with the next one.
    private <T> T attempt(Attempt<T> attempt) {
        boolean made = false;
        try {
            T result = attempt.make();
            made = true;
            return result;
        } catch (SQLException | Fence.LostException notStored) {
            throw new LogUnavailableException(
                    "nothing was stored: " + notStored.getMessage(), notStored);
        } finally {
            if (!made) {
                failed = true;
                own.giveUp();
            }
        }
    }

    private void makeHeadCertain() throws SQLException {
        if (!headIsCertain) {
            head = headAlone();
            headIsCertain = true;
        }
    }

    /// Writes what is new of the batch and says what that was; not yet committed.
    private Batch write(Batch batch) throws SQLException {
        Connection connection = own.connection();
        if (batchesToLookUp == 0) {
            try {
                fence.hold(connection);
                copy(connection, batch);
                return batch;
            } catch (SQLException failed) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(failed.getSQLState())) {
                    throw failed;
                }
                connection.rollback();
                batchesToLookUp = BATCHES_LOOKED_UP;
            }
        }
        batchesToLookUp--;
        fence.hold(connection);
        Batch rest = batch.without(known(connection, batch.hashes()));
        if (rest.fresh().isEmpty()) {
            connection.rollback();
        } else {
            copy(connection, rest);
        }
        return rest;
    }

    private void copy(Connection connection, Batch batch) throws SQLException {
        try (BinaryCopy rows =
                new BinaryCopy(connection, "copy dedupe (hash, day) from stdin (format binary)")) {
            for (Batch.Memory memory : batch.memories()) {
                rows.row(2).uuid(memory.hash());
                Optional<LocalDate> day = memory.day();
                if (day.isPresent()) {
                    rows.date(day.get());
                } else {
                    rows.endlessDate();
                }
            }
            rows.finish();
        }
        try (BinaryCopy rows =
                new BinaryCopy(
                        connection,
                        "copy log (position, received_at, kind, source, message_id, payload, import_id) from stdin (format binary)")) {
            long position = head.value();
            for (NewEntry entry : batch.fresh()) {
                position++;
                rows.row(7)
                        .bigint(position)
                        .timestamptz(entry.receivedAt())
                        .smallint(entry.kind().code())
                        .text(entry.source().value())
                        .text(entry.messageId())
                        .bytes(entry.payload());
                Optional<ImportId> importId = entry.importId();
                if (importId.isPresent()) {
                    rows.bigint(importId.get().value());
                } else {
                    rows.absent();
                }
            }
            rows.finish();
        }
        Retracting.carryOut(connection, head, batch.fresh());
    }

    private static Set<UUID> known(Connection connection, UUID[] hashes) throws SQLException {
        return new HashSet<>(
                Rows.list(
                        connection,
                        "select hash from dedupe where hash = any (?)",
                        row -> row.getObject(1, UUID.class),
                        connection.createArrayOf("uuid", hashes)));
    }

    /// Commits. When the answer is lost with the connection, PostgreSQL may have stored the batch
    /// or not: then it is asked.
    private void commit(Position after) {
        headIsCertain = false;
        try {
            own.connection().commit();
            headIsCertain = true;
            failed = false;
        } catch (SQLException lost) {
            failed = true;
            own.discard();
            if (!findOut(lost).equals(after)) {
                throw new LogUnavailableException("nothing was stored: " + lost.getMessage(), lost);
            }
        } finally {
            if (!headIsCertain) {
                own.discard();
            }
        }
    }

    private Position findOut(SQLException lost) {
        long until = System.nanoTime() + findOutMax.toNanos();
        SQLException last = lost;
        while (System.nanoTime() < until) {
            try {
                makeHeadCertain();
                return head;
            } catch (SQLException stillGone) {
                own.discard();
                last = stillGone;
                LockSupport.parkNanos(200_000_000);
            } catch (Fence.LostException lostPlace) {
                own.discard();
                throw new LogUnavailableException(
                        "nothing more is stored: " + lostPlace.getMessage(), lostPlace);
            }
        }
        throw new LogUnavailableException(
                "whether the batch was stored cannot be found out while PostgreSQL is away; sending it again is safe: "
                        + last.getMessage(),
                last);
    }

    /// The head once no transaction of ours is at work any more: a connection that was lost may
    /// have left one behind that still commits, and it holds our place in the fence until it ends.
    private Position headAlone() throws SQLException {
        return own.transaction(connection -> {
            fence.holdAlone(connection);
            return LogReader.head(connection);
        });
    }
}
