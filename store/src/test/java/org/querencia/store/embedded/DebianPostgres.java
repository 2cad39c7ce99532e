package org.querencia.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.querencia.store.kit.TestPostgres;

/// The PostgreSQL 15 of Debian, where it is installed: somebody else's server, for tests.
public final class DebianPostgres {

    private static final Path HOME = Path.of("/usr/lib/postgresql/15");
    private static @Nullable TestPostgres shared;

    private DebianPostgres() {}

    public static boolean installed() {
        return Files.isExecutable(HOME.resolve("bin/postgres"));
    }

    /// The server of this JVM, stopped with it.
    public static synchronized TestPostgres running() {
        TestPostgres running = shared;
        if (running == null) {
            running = start();
            shared = running;
        }
        return running;
    }

    private static TestPostgres start() {
        try {
            Path folder = TestPostgres.folder();
            Path data = folder.resolve("data");
            Files.writeString(folder.resolve("password"), "secret");
            Programs programs = new Programs(HOME);
            Programs.Outcome made =
                    programs.run(
                            folder,
                            Duration.ofMinutes(1),
                            "initdb",
                            List.of(
                                    "-D",
                                    data.toString(),
                                    "-U",
                                    "owner",
                                    "--pwfile=" + folder.resolve("password"),
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--no-sync",
                                    "--locale=C.UTF-8"));
            assertThat(made.failed()).as(made.output()).isFalse();
            int port = port();
            Process process =
                    programs.start(
                            folder.resolve("server.log"),
                            "postgres",
                            List.of(
                                    "-D",
                                    data.toString(),
                                    "-p",
                                    Integer.toString(port),
                                    "-c",
                                    "listen_addresses=127.0.0.1",
                                    "-c",
                                    "unix_socket_directories="));
            TestPostgres.stopWithThisJvm(process::destroyForcibly, folder);
            return TestPostgres.at(
                    "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "owner", "secret");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
