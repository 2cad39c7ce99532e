package org.querencia.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One server of Debian's PostgreSQL 15 on an empty folder, that can be stopped and started again
/// as its administrator would.
public final class DebianServer implements AutoCloseable {

    static final String USER = "owner";
    static final String PASSWORD = "secret";
    private static final Path HOME = Path.of("/usr/lib/postgresql/15");
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Programs programs = new Programs(HOME);
    private final Path folder;
    private final int port;
    private Optional<Process> process = Optional.empty();

    /// @param folder empty
    public DebianServer(Path folder) {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
            Files.writeString(folder.resolve("password"), PASSWORD);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                USER,
                "--pwfile=" + folder.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-sync",
                "--locale=C.UTF-8");
    }

    public static boolean installed() {
        return Files.isExecutable(HOME.resolve("bin/postgres"));
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    /// Returns when it answers.
    public DebianServer start() {
        try {
            process =
                    Optional.of(
                            programs.start(
                                    folder.resolve("server.log"),
                                    "postgres",
                                    List.of(
                                            "-D",
                                            data(),
                                            "-p",
                                            Integer.toString(port),
                                            "-c",
                                            "listen_addresses=127.0.0.1",
                                            "-c",
                                            "unix_socket_directories=")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> {
                    DriverManager.getConnection(url(), USER, PASSWORD).close();
                    return true;
                });
        return this;
    }

    /// Ends connections and stops, as a restart after an update does.
    public void stop() {
        run("pg_ctl", "stop", "-D", data(), "-m", "fast", "-w");
    }

    /// At once, as a crash.
    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
    }

    private void run(String program, String... arguments) {
        Programs.Outcome outcome = programs.run(folder, LIMIT, program, List.of(arguments));
        assertThat(outcome.failed()).as(outcome.output()).isFalse();
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
