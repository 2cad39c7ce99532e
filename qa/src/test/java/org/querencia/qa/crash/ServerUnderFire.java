package org.querencia.qa.crash;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The real server in a process group of its own, so that it can be killed whole, or PostgreSQL
/// alone.
final class ServerUnderFire implements AutoCloseable {

    static final String WRITE_KEY = "a-write-key-for-tests";
    static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration READY_MAX = Duration.ofMinutes(2);

    private final Path data;
    private final Path output;
    private final int port;
    private Optional<Process> process = Optional.empty();

    ServerUnderFire(Path data) throws IOException {
        this.data = data;
        this.output = data.resolveSibling(data.getFileName() + ".log");
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /// Starts it; [#awaitReady] says when it collects.
    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add("setsid");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.querencia.app.Main");
        command.addAll(
                List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("QUERENCIA_WRITE_KEY", WRITE_KEY);
        builder.environment().put("QUERENCIA_API_TOKEN", API_TOKEN);
        process = Optional.of(builder.start());
    }

    void awaitReady() throws IOException {
        long until = System.nanoTime() + READY_MAX.toNanos();
        while (!healthy()) {
            if (System.nanoTime() > until || !process.orElseThrow().isAlive()) {
                throw new AssertionError(
                        "the server did not come back; its last words:\n" + lastWords());
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    boolean healthy() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            URI.create("http://127.0.0.1:" + port + "/observe/health")
                                    .toURL()
                                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// SIGKILL to the server and all its children, at once.
    void killGroup() throws IOException, InterruptedException {
        long group = process.orElseThrow().pid();
        new ProcessBuilder("kill", "-9", "--", "-" + group).start().waitFor();
        process.orElseThrow().waitFor(10, TimeUnit.SECONDS);
    }

    /// SIGKILL to PostgreSQL's postmaster and its children; the server must bring it back.
    void killPostgres() throws IOException, InterruptedException {
        Optional<ProcessHandle> postmaster =
                process.orElseThrow()
                        .descendants()
                        .filter(child ->
                                child.info()
                                        .command()
                                        .filter(name -> name.endsWith("/postgres"))
                                        .isPresent())
                        .filter(child ->
                                child.parent()
                                        .flatMap(parent -> parent.info().command())
                                        .filter(name -> name.endsWith("/postgres"))
                                        .isEmpty())
                        .findFirst();
        if (postmaster.isPresent()) {
            postmaster.get().descendants().forEach(ProcessHandle::destroyForcibly);
            postmaster.get().destroyForcibly();
        }
    }

    /// SIGTERM, and waits for the end.
    void stop() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            if (!process.get().waitFor(60, TimeUnit.SECONDS)) {
                process.get().destroyForcibly();
                throw new AssertionError(
                        "the server did not stop within a minute; its last words:\n" + lastWords());
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (process.filter(Process::isAlive).isPresent()) {
            try {
                killGroup();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
