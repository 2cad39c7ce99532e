package org.querencia.store.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.querencia.store.kit.TestPostgres;

/// The PostgreSQL 15 of Debian, where it is installed: somebody else's server, for tests.
public final class DebianPostgres {

    private static @Nullable TestPostgres shared;

    private DebianPostgres() {}

    public static boolean installed() {
        return DebianServer.installed();
    }

    /// The server of this JVM, stopped with it.
    public static synchronized TestPostgres running() {
        TestPostgres running = shared;
        if (running == null) {
            Path folder = TestPostgres.folder();
            DebianServer server = new DebianServer(folder).start();
            TestPostgres.stopWithThisJvm(server::close, folder);
            running = TestPostgres.at(server.url(), server.user(), server.password());
            shared = running;
        }
        return running;
    }
}
