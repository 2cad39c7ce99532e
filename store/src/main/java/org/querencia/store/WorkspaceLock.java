package org.querencia.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.querencia.store.sql.Connector;
import org.querencia.store.sql.DatabaseException;
import org.querencia.store.sql.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a second server away from the workspace: an advisory lock, held by a connection of its own
/// for as long as the server runs, taken again when PostgreSQL went away and came back. It tells
/// people early; what protects the data is the fence inside each commit.
final class WorkspaceLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceLock.class);

    /// PostgreSQL may need a moment to notice that a killed server's connection is gone.
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private static final long CHECK_MILLIS = 2_000;
    private static final long RETRY_MILLIS = 100;

    private final Connector connector;
    private final long key;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("workspace-lock").unstarted(this::keep);
    private @Nullable Connection connection;

    private WorkspaceLock(Connector connector) {
        this.connector = connector;
        this.key = key(connector.schema());
    }

    /// Takes the lock; throws [DatabaseException] when another server holds it.
    static WorkspaceLock take(Connector connector) throws SQLException {
        WorkspaceLock lock = new WorkspaceLock(connector);
        long until = System.nanoTime() + WAIT_MAX.toNanos();
        while (!lock.tryTake()) {
            if (System.nanoTime() > until) {
                String holder = lock.holder();
                lock.disconnect();
                throw DatabaseException.inUse(
                        "another Querencia server works on the workspace '%s' of this database (%s); stop it first, or give this one a database of its own"
                                .formatted(connector.schema(), holder));
            }
            pause();
        }
        lock.keeper.start();
        return lock;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (keeper.isAlive()) {
                keeper.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private void keep() {
        try {
            while (!closing.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                check();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        try {
            Connection now = connection;
            if (now != null && now.isValid(5)) {
                return;
            }
            disconnect();
            if (!tryTake()) {
                LOG.error("another server took this workspace over: {}", holder());
            }
        } catch (SQLException stillGone) {
            disconnect();
            LOG.debug("PostgreSQL is away", stillGone);
        }
    }

    private boolean tryTake() throws SQLException {
        return Rows.single(
                connect(),
                "select pg_try_advisory_lock(%d)".formatted(key),
                row -> row.getBoolean(1));
    }

    private String holder() throws SQLException {
        return Rows.list(
                        connect(),
                        """
                        select 'process ' || l.pid || ' of ' || coalesce(a.client_addr::text, 'this machine')
                            || ', since ' || a.backend_start::timestamp(0)
                        from pg_locks l left join pg_stat_activity a using (pid)
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                          and (l.classid::bigint << 32 | l.objid::bigint) = %d
                        """
                                .formatted(key),
                        row -> row.getString(1))
                .stream()
                .findFirst()
                .orElse("it has just gone; try again");
    }

    private Connection connect() throws SQLException {
        Connection now = connection;
        if (now == null) {
            now = connector.open("lock");
            connection = now;
        }
        return now;
    }

    private void disconnect() {
        Connection now = connection;
        connection = null;
        if (now != null) {
            try {
                now.close();
            } catch (SQLException harmless) {
                LOG.debug("closing the lock's connection", harmless);
            }
        }
    }

    private static long key(String schema) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("querencia " + schema).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while waiting for the workspace");
        }
    }
}
