package org.querencia.connect.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.querencia.runtime.imports.ImportJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the queries of a folder, each when it is due, from [#start] to [#close]. Files are read
/// anew each time, so that a query is added, changed or taken away while the server runs; one that
/// is wrong is told in the server's log and tried again when it is next due.
public final class QueryWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueryWatch.class);
    private static final long LOOK_SECONDS = 10;

    private final Path folder;
    private final QueryImports imports;
    private final UnaryOperator<String> environment;
    private final InstantSource clock;
    private final Map<Path, Instant> due = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("queries").unstarted(this::run);

    /// @param folder need not exist
    /// @param environment as [QueryFile#read] wants it
    public QueryWatch(
            Path folder,
            QueryImports imports,
            UnaryOperator<String> environment,
            InstantSource clock) {
        this.folder = folder;
        this.imports = imports;
        this.environment = environment;
        this.clock = clock;
    }

    public QueryWatch start() {
        thread.start();
        return this;
    }

    /// Lets the query that is running end its reading.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(LOOK_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs what is due now.
    void look() {
        for (Path file : files()) {
            Instant now = clock.instant();
            if (!now.isBefore(due.getOrDefault(file, Instant.MIN)) && closing.getCount() > 0) {
                due.put(file, now.plusSeconds(LOOK_SECONDS));
                run(file, now);
            }
        }
    }

    private void run(Path file, Instant now) {
        try {
            Query query = QueryFile.read(file, environment);
            due.put(file, now.plus(query.every()));
            imports.run(query)
                    .map(ImportJob::id)
                    .ifPresent(id ->
                            LOG.atInfo()
                                    .addKeyValue("query", query.name())
                                    .addKeyValue("import", id)
                                    .log("a query found rows"));
        } catch (RuntimeException failed) {
            // One that fails must not keep the others from running.
            LOG.atWarn().setCause(failed).addKeyValue("file", file).log("a query could not be run");
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !file.toString().matches(".*mapping\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            LOG.atWarn().setCause(unreadable).log("the folder of queries cannot be read");
            return List.of();
        }
    }
}
