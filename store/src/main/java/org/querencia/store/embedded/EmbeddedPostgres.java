package org.querencia.store.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL's own server, run for us: it needs no installation, listens only to this machine, and
/// keeps what was committed whatever is killed. Started again when it dies under us.
///
/// Everything is in one folder: the programs (unpacked once per version), the data, the password
/// (readable by its owner only), the port.
public final class EmbeddedPostgres implements AutoCloseable {

    /// The version of the programs on the class path.
    public static final String VERSION = "18.6";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /// Between attempts to bring a server back that cannot start, such as on a full disk.
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ServerFolder folder;
    private final ServerProcess server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watch =
            Thread.ofPlatform().daemon().name("postgres").unstarted(this::watch);

    private EmbeddedPostgres(ServerFolder folder, ServerProcess server) {
        this.folder = folder;
        this.server = server;
    }

    /// Starts the server of this folder, making it first if there is none.
    ///
    /// Throws [EmbeddedPostgresException] when another process uses the folder, or when the server
    /// does not start within 30 seconds.
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, folder);
    }

    /// As [#start(Path)], with the programs in a folder that several servers may share.
    public static EmbeddedPostgres start(Path folder, Path programsFolder) {
        ServerFolder own = ServerFolder.lock(folder);
        try {
            Programs programs = new Programs(Binaries.unpackedUnder(programsFolder));
            ServerProcess server = new ServerProcess(own, programs);
            own.initialise(programs);
            server.start();
            EmbeddedPostgres postgres = new EmbeddedPostgres(own, server);
            postgres.watch.start();
            try {
                Safety.check(own);
            } catch (RuntimeException unsafe) {
                postgres.close();
                throw unsafe;
            }
            return postgres;
        } catch (RuntimeException failed) {
            own.close();
            throw failed;
        }
    }

    /// Where the database is, without user and password. Stays the same while this object lives.
    public String url() {
        return folder.url(ServerFolder.DATABASE);
    }

    public String user() {
        return ServerFolder.USER;
    }

    public String password() {
        return folder.password();
    }

    /// Of the server running now, for those who want to watch or harm it.
    public long processId() {
        return server.processId();
    }

    /// Stops the server: what runs is rolled back, what was committed is kept.
    @Override
    public void close() {
        stopWatching();
        server.stop();
        folder.close();
    }

    /// Stops the server as a crash would, at once. What was committed is kept all the same; the
    /// next start recovers it.
    public void kill() {
        stopWatching();
        server.kill();
        folder.close();
    }

    private void stopWatching() {
        closing.countDown();
        try {
            watch.join(Duration.ofSeconds(40));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!server.awaitEnd(closing)) {
                LOG.warn("PostgreSQL ended by itself; starting it again");
                restart();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        boolean running = false;
        while (!running && closing.getCount() > 0) {
            try {
                server.start();
                running = true;
                LOG.info("PostgreSQL runs again");
            } catch (EmbeddedPostgresException failed) {
                LOG.error("PostgreSQL does not start: {}", failed.getMessage());
                if (closing.await(PAUSE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    }
}
