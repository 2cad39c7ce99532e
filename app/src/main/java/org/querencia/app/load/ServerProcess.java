package org.querencia.app.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The real server in a process (and process group) of its own, so that it can be measured apart
/// from whoever sends, and killed. It is run with this process' own options of the Java machine.
///
/// Not thread-safe.
public final class ServerProcess implements AutoCloseable {

    public static final String WRITE_KEY = "a-write-key-for-load";
    public static final String API_TOKEN = "an-api-token-for-load";
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration READY_MAX = Duration.ofMinutes(3);
    private static final Duration STOP_MAX = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int LAST_WORDS_LINES = 40;

    private final Path data;
    private final Path output;
    private final int port;
    private final Map<String, String> settings;
    private final String heap;
    private Optional<Process> process = Optional.empty();

    /// @param data its folder; what it says goes beside it
    /// @param settings more of them, by environment variable
    public ServerProcess(Path data, Map<String, String> settings) {
        this(data, settings, "");
    }

    /// @param heap the most it may take, such as `512m`; empty for what this process may
    public ServerProcess(Path data, Map<String, String> settings, String heap) {
        this.data = data;
        this.heap = heap;
        this.settings = Map.copyOf(settings);
        this.output = data.resolveSibling(data.getFileName() + ".log");
        this.port = FreePort.find();
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.orElseThrow().pid();
    }

    /// Starts it; [#awaitReady] says when it collects.
    public void start() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(java());
        command.addAll(
                List.of(
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port),
                        "--log-level",
                        "warn"));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUERENCIA_"));
        builder.environment()
                .putAll(
                        Map.of(
                                "QUERENCIA_WRITE_KEY", WRITE_KEY,
                                "QUERENCIA_API_TOKEN", API_TOKEN,
                                "QUERENCIA_COUNTRY", "CO",
                                "QUERENCIA_TIME_ZONE", "America/Bogota",
                                "QUERENCIA_CURRENCY", "COP",
                                "QUERENCIA_LANGUAGE", "es"));
        builder.environment().putAll(settings);
        try {
            process = Optional.of(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Returns when it says that it collects; throws with its last words when it ends instead.
    public void awaitReady() {
        long until = System.nanoTime() + READY_MAX.toNanos();
        while (!healthy()) {
            if (System.nanoTime() > until || !process.orElseThrow().isAlive()) {
                throw new IllegalStateException(
                        "the server is not ready; its last words:\n" + lastWords());
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    public boolean healthy() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection)
                            address().resolve("/observe/health").toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// SIGKILL to its process group.
    public void kill() {
        Process running = process.orElseThrow();
        try {
            new ProcessBuilder("kill", "-9", "--", "-" + running.pid()).start().waitFor();
            running.destroyForcibly().waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// The server's PostgreSQL, which runs in a session of its own; empty while there is none.
    public Optional<ProcessHandle> postgres() {
        return process.orElseThrow()
                .toHandle()
                .descendants()
                .filter(ServerProcess::isPostgres)
                .filter(child -> child.parent().filter(ServerProcess::isPostgres).isEmpty())
                .findFirst();
    }

    /// SIGTERM; returns its exit code.
    public int stop() {
        Process running = process.orElseThrow();
        running.destroy();
        try {
            if (!running.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new IllegalStateException(
                        "the server did not stop; its last words:\n" + lastWords());
            }
            return running.exitValue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopping);
        }
    }

    /// Leaves nothing running.
    @Override
    public void close() {
        if (process.filter(Process::isAlive).isPresent()) {
            Optional<ProcessHandle> postgres = postgres();
            kill();
            postgres.ifPresent(ServerProcess::killTree);
        }
    }

    /// SIGKILL to a process and all its children.
    public static void killTree(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join(
                    "\n",
                    lines.subList(Math.max(0, lines.size() - LAST_WORDS_LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(name -> name.endsWith("/postgres")).isPresent();
    }

    /// As this process was run, so that what is measured is what users run; 512 MB of heap where
    /// nothing was said.
    private List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option ->
                        option.startsWith("-XX:")
                                || option.startsWith("-Xmx")
                                || option.startsWith("-Xlog")
                                || option.startsWith("--enable-native-access")
                                || option.startsWith("--sun-misc-unsafe"))
                .forEach(command::add);
        if (!heap.isEmpty()) {
            command.add("-Xmx" + heap);
        }
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", classes));
        } else {
            command.addAll(List.of("-cp", classes, "org.querencia.app.Main"));
        }
        return command;
    }
}
