package org.querencia.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The postmaster: the process that is PostgreSQL's server, a child of ours.
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /// After a kill the old backends hold shared memory for a moment, and recovery takes its time.
    private static final Duration START_MAX = Duration.ofSeconds(30);

    /// What the server says when trying again cannot help.
    private static final String WRONG_SETTINGS = "contains errors";

    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    /// From the word that it stopped to the end of its process.
    private static final Duration END_MAX = Duration.ofSeconds(5);

    private static final long POLL_MILLIS = 10;
    private static final long RETRY_MILLIS = 200;
    private static final int LOG_TAIL_CHARACTERS = 2_000;

    private final ServerFolder folder;
    private final Programs programs;
    private volatile @Nullable Process process;

    ServerProcess(ServerFolder folder, Programs programs) {
        this.folder = folder;
        this.programs = programs;
    }

    long processId() {
        Process running = process;
        return running == null ? -1 : running.pid();
    }

    /// Stops what a kill left behind, then starts anew and waits until it takes connections.
    void start() {
        stopLeftOver();
        if (folder.port() == 0) {
            folder.choosePort();
        }
        long until = System.nanoTime() + START_MAX.toNanos();
        while (!startedBefore(until)) {
            String said = tail(folder.startLog());
            if (System.nanoTime() > until || said.contains(WRONG_SETTINGS)) {
                stop();
                throw new EmbeddedPostgresException(
                        "PostgreSQL in %s does not start (tried for %d s at most); it says: %s"
                                .formatted(folder.root(), START_MAX.toSeconds(), said));
            }
            pause(RETRY_MILLIS);
        }
    }

    /// Waits for the server to end; false if it did by itself, true if `closing` came first.
    boolean awaitEnd(CountDownLatch closing) throws InterruptedException {
        Process running = process;
        while (running != null && running.isAlive()) {
            if (closing.await(POLL_MILLIS * 10, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return closing.getCount() == 0;
    }

    void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        stop("fast");
        if (!ends(running)) {
            stop("immediate");
        }
        if (!ends(running)) {
            running.destroyForcibly();
        }
    }

    /// It says that it stopped a moment before its process ends; asked once more in between, it
    /// would be complained of for not being there.
    private static boolean ends(Process running) {
        try {
            return running.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return !running.isAlive();
        }
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean startedBefore(long until) {
        Process started = launch();
        process = started;
        while (started.isAlive() && System.nanoTime() < until) {
            if (isReady(started)) {
                return true;
            }
            pause(POLL_MILLIS);
        }
        return false;
    }

    private Process launch() {
        try {
            return programs.start(
                    folder.startLog(),
                    "postgres",
                    List.of("-D", folder.data().toString(), "-p", Integer.toString(folder.port())));
        } catch (IOException broken) {
            throw new UncheckedIOException("PostgreSQL cannot be run", broken);
        }
    }

    /// The server writes its state into the last line of its pid file.
    private boolean isReady(Process started) {
        List<String> lines = pidFile();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(started.pid()))
                && lines.get(7).strip().equals("ready");
    }

    private void stopLeftOver() {
        List<String> lines = pidFile();
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> named = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (named.filter(this::isServerOfThisFolder).isPresent()) {
            LOG.warn("a PostgreSQL left running by a kill is stopped first");
            if (!stop("fast")) {
                stop("immediate");
            }
        } else if (named.filter(ProcessHandle::isAlive).isPresent()) {
            deletePidFile();
        }
    }

    private boolean isServerOfThisFolder(ProcessHandle handle) {
        return handle.info()
                .commandLine()
                .filter(line -> line.contains(folder.data().toString()))
                .isPresent();
    }

    /// The number of a server that died was given to a stranger since (as happens in containers,
    /// where numbers start over): PostgreSQL would take that for itself and refuse to start.
    private void deletePidFile() {
        try {
            Files.deleteIfExists(folder.data().resolve("postmaster.pid"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean stop(String mode) {
        Programs.Outcome outcome =
                programs.run(
                        folder.root(),
                        STOP_MAX.plusSeconds(5),
                        "pg_ctl",
                        List.of(
                                "stop",
                                "-D",
                                folder.data().toString(),
                                "-m",
                                mode,
                                "-w",
                                "-t",
                                Long.toString(STOP_MAX.toSeconds())));
        if (outcome.failed()) {
            LOG.warn("PostgreSQL did not stop ({}): {}", mode, outcome.output());
        }
        return !outcome.failed();
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(folder.data().resolve("postmaster.pid"));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String tail(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return text.substring(Math.max(0, text.length() - LOG_TAIL_CHARACTERS));
        } catch (IOException broken) {
            return "nothing (%s)".formatted(broken.getMessage());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while PostgreSQL was starting");
        }
    }
}
