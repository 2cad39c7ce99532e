package org.querencia.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.duckdb.DuckDBConnection;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection that writes, a few that read, and what is done when the file is gone or spoilt
/// while in use.
///
/// [#write] and [#read] are safe from any thread; who writes waits for others to finish.
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /// Figures made at the same time; others wait, since each may use every thread there is.
    private static final int READERS_MAX = 4;

    private final DatabaseFile file;
    private final Duration readTimeMax;
    private final Semaphore readers = new Semaphore(READERS_MAX, true);
    private final Deque<DuckDBConnection> idle = new ArrayDeque<>();

    /// Held for writing while the file is opened anew, for reading by whoever uses it.
    private final ReentrantReadWriteLock opening = new ReentrantReadWriteLock(true);

    private final ReentrantLock writing = new ReentrantLock();

    /// Whom others may ask to give memory back; true when it gave any.
    private BooleanSupplier relief = () -> false;

    private DuckDBConnection writer;
    private volatile Fault fault = Fault.NONE;
    private final AtomicLong changes = new AtomicLong();

    interface Writing {
        void with(DuckDBConnection connection, Statement statement) throws SQLException;
    }

    interface Reading<T> {
        T with(Session session) throws SQLException;
    }

    Database(WarehouseSettings settings) {
        this.file = new DatabaseFile(settings);
        this.readTimeMax = settings.readTimeMax();
        this.writer = file.open();
    }

    /// Who gives memory back when a statement of others has too little of it; that one is then
    /// tried once more. To be set before anybody asks.
    void relievedBy(BooleanSupplier giveBack) {
        relief = giveBack;
    }

    /// Whether the file was found broken, or was taken away: [#reopen] before writing.
    boolean needsReopening() {
        return fault != Fault.NONE || !file.exists();
    }

    /// Rises with every change; as long as it is the same, what was read before still holds.
    long changes() {
        return changes.get();
    }

    /// Opens the file again: as it is, or empty when it cannot be read or is gone.
    void reopen() {
        anew(() -> {
            LOG.warn("The warehouse is opened again: {}", fault.words());
            if (fault == Fault.SPOILT || !file.exists()) {
                file.setAside();
            }
        });
    }

    /// Throws away what is there and opens an empty file.
    void startAnew() {
        anew(file::delete);
    }

    /// One transaction, all or nothing. It is opened by an explicit BEGIN: with autocommit off the
    /// Appender would commit by itself.
    void write(Writing change) {
        opening.readLock().lock();
        writing.lock();
        try {
            try {
                writeOnce(change);
            } catch (SQLException failed) {
                if (!isRelieved(failed)) {
                    throw failed;
                }
                writeOnce(change);
            }
        } catch (SQLException failed) {
            throw failure("could not be written", failed);
        } finally {
            writing.unlock();
            opening.readLock().unlock();
        }
    }

    private void writeOnce(Writing change) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("BEGIN");
            try {
                change.with(writer, statement);
                changes.incrementAndGet();
                statement.execute("COMMIT");
                changes.incrementAndGet();
            } catch (SQLException | RuntimeException | Error failed) {
                rollBack(failed);
                throw failed;
            }
        }
    }

    private boolean isRelieved(SQLException failed) {
        return Fault.isOutOfMemory(failed) && relief.getAsBoolean();
    }

    <T> T read(Reading<T> reading) {
        return read(readTimeMax, reading);
    }

    /// Reads on a connection of its own, one consistent state per statement; waits while too many
    /// read.
    <T> T read(Duration timeMax, Reading<T> reading) {
        waitForTurn();
        opening.readLock().lock();
        try {
            try {
                return readOnce(timeMax, reading);
            } catch (SQLException failed) {
                if (!isRelieved(failed)) {
                    throw failed;
                }
                return readOnce(timeMax, reading);
            }
        } catch (SQLException failed) {
            throw failure("could not answer", failed);
        } finally {
            opening.readLock().unlock();
            readers.release();
        }
    }

    private <T> T readOnce(Duration timeMax, Reading<T> reading) throws SQLException {
        DuckDBConnection connection = connection();
        try {
            T answer = reading.with(new Session(connection, timeMax));
            giveBack(connection);
            return answer;
        } catch (SQLException | RuntimeException | Error failed) {
            connection.close();
            throw failed;
        }
    }

    /// Reads on a connection that is opened for this and closed after: what is set on it is nobody
    /// else's, and what goes wrong says nothing of the file. The caller bounds how many there are.
    <T> T aside(Reading<T> reading, Duration timeMax) throws SQLException {
        opening.readLock().lock();
        try (DuckDBConnection connection = writer.duplicate().unwrap(DuckDBConnection.class)) {
            return reading.with(new Session(connection, timeMax));
        } finally {
            opening.readLock().unlock();
        }
    }

    @Override
    public void close() {
        opening.writeLock().lock();
        try {
            closeAll();
        } finally {
            opening.writeLock().unlock();
        }
    }

    private void anew(Runnable change) {
        opening.writeLock().lock();
        try {
            closeAll();
            change.run();
            writer = file.open();
            fault = Fault.NONE;
            changes.incrementAndGet();
        } finally {
            opening.writeLock().unlock();
        }
    }

    private void closeAll() {
        try {
            synchronized (idle) {
                while (!idle.isEmpty()) {
                    idle.pop().close();
                }
            }
            writer.close();
        } catch (SQLException stubborn) {
            LOG.warn("A connection to the warehouse did not close cleanly", stubborn);
        }
    }

    /// By a statement of its own: one that could not even be read is closed by then.
    private void rollBack(Throwable failed) {
        try (Statement statement = writer.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alsoFailed) {
            // After a fatal error there is nothing left to roll back; the first failure tells why.
            failed.addSuppressed(alsoFailed);
        }
    }

    private void waitForTurn() {
        try {
            if (!readers.tryAcquire(readTimeMax.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreBusyException(
                        "The warehouse is busy with other figures; try again in a moment");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new WarehouseException("Interrupted while waiting for the warehouse", stopping);
        }
    }

    private DuckDBConnection connection() throws SQLException {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return writer.duplicate();
    }

    private void giveBack(DuckDBConnection connection) {
        synchronized (idle) {
            idle.push(connection);
        }
    }

    private StoreUnavailableException failure(String what, SQLException failed) {
        if (Fault.isOutOfTime(failed)) {
            return new StoreBusyException(
                    "The warehouse gave up a figure that took too long; ask again, or for less",
                    failed);
        }
        if (Fault.isOutOfMemory(failed)) {
            return new StoreBusyException(
                    "The warehouse has too little memory for this question; ask for less", failed);
        }
        Fault found = Fault.of(failed);
        if (found != Fault.NONE) {
            fault = found;
        }
        return new WarehouseException(
                "The warehouse %s (%s): %s".formatted(what, file, found.words()), failed);
    }
}
