package org.querencia.app.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.querencia.app.Application;
import org.querencia.app.settings.Settings;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;

/// Ingest with everything on (HTTP, durable log, dedupe, identity, profiles, warehouse), the sender
/// on the same cores, beside a bare COPY of the same rows into the same PostgreSQL, in turns in one
/// run. Prints Markdown.
public final class IngestBench {

    static final String WRITE_KEY = "bench-write-key";
    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(10);
    private static final int PAGE = 10_000;
    private static final long REFERENCE_EVENTS_MAX = 200_000;

    /// @param events per round
    /// @param people who come and go
    /// @param rounds of ingest and reference in turns; the first warms up and is not counted
    public record Plan(long events, int people, int connections, int rounds) {}

    private final Plan plan;
    private final PrintStream out;

    public IngestBench(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
    }

    public void run(Path data)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        Settings settings =
                Settings.local(data)
                        .with(
                                new Settings.Presets(
                                        Optional.of(WRITE_KEY),
                                        Optional.of("bench-token"),
                                        Optional.empty(),
                                        Optional.empty()));
        try (Application server = Application.start(settings)) {
            server.database()
                    .sources()
                    .byWriteKey(WRITE_KEY)
                    .ifPresent(source -> server.database().sources().save(unlimited(source)));
            Load load = new Load("127.0.0.1", server.port(), WRITE_KEY);
            double best = ingest(server, load);
            singles(server, load);
            halfRate(server, load, best / 2);
            memory();
        }
    }

    private double ingest(Application server, Load load)
            throws InterruptedException, ExecutionException, SQLException, IOException {
        CopyReference reference = new CopyReference(server.database().dataSource("bench"));
        List<Double> ratios = new ArrayList<>();
        double best = 0;
        out.println(
                "| round | events in the log | acknowledged/s | all visible/s | bare COPY/s | ratio |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        for (int round = 0; round < plan.rounds(); round++) {
            EventLog log = server.database().log();
            Position before = log.head();
            long start = System.nanoTime();
            Load.Result sent =
                    load.send(
                            new Load.Plan(
                                    "b" + before.value(),
                                    plan.events(),
                                    plan.people(),
                                    plan.connections(),
                                    100,
                                    0));
            server.awaitCaughtUp(CAUGHT_UP_MAX);
            double visible = sent.events() / seconds(Duration.ofNanos(System.nanoTime() - start));
            List<LogEntry> rows = rows(log, before);
            double copied = rows.size() / seconds(reference.copy(rows));
            row(
                    "%d | %,d | %,.0f | %,.0f | %,.0f | %.2f"
                            .formatted(
                                    round,
                                    log.head().value(),
                                    sent.eventsPerSecond(),
                                    visible,
                                    copied,
                                    visible / copied));
            if (round > 0) {
                ratios.add(visible / copied);
                best = Math.max(best, visible);
            }
        }
        ratios.sort(Double::compare);
        out.printf(
                Locale.ROOT,
                "%nRatio to a bare COPY, median: %.2f%n%n",
                ratios.get(ratios.size() / 2));
        return best;
    }

    private void singles(Application server, Load load)
            throws InterruptedException, ExecutionException {
        Load.Result sent =
                load.send(
                        new Load.Plan(
                                "s" + server.database().log().head().value(),
                                20_000,
                                plan.people(),
                                16,
                                1,
                                0));
        out.printf(
                Locale.ROOT,
                "Single-event requests: %,.0f a second over 16 connections.%n%n",
                sent.eventsPerSecond());
        server.awaitCaughtUp(CAUGHT_UP_MAX);
    }

    private void halfRate(Application server, Load load, double eventsPerSecond)
            throws InterruptedException, ExecutionException {
        VisibleProbe probe = new VisibleProbe(server);
        Thread probing = Thread.ofPlatform().start(probe);
        Load.Result sent =
                load.send(
                        new Load.Plan(
                                "h" + server.database().log().head().value(),
                                (long) (eventsPerSecond * 10),
                                plan.people(),
                                plan.connections(),
                                100,
                                eventsPerSecond / 100));
        probe.stop();
        probing.join();
        out.println("At half of the highest rate, milliseconds:");
        out.println();
        out.println("| | p50 | p99 |");
        out.println("| --- | --- | --- |");
        percentiles("request to acknowledged", sent.calls());
        percentiles("acknowledged to visible in the profile", probe.visible());
    }

    private void percentiles(String what, Histogram micros) {
        row(
                "%s | %.1f | %.1f"
                        .formatted(
                                what,
                                micros.getValueAtPercentile(50) / 1e3,
                                micros.getValueAtPercentile(99) / 1e3));
    }

    private void memory() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        String resident =
                Files.exists(Path.of("/proc/self/status"))
                        ? Files.readAllLines(Path.of("/proc/self/status")).stream()
                                .filter(line -> line.startsWith("VmRSS"))
                                .findFirst()
                                .orElse("")
                        : "";
        out.printf(
                Locale.ROOT,
                "%nHeap in use %,d MB of at most %,d MB; sender included. %s%n",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                resident);
    }

    private static List<LogEntry> rows(EventLog log, Position before) {
        List<LogEntry> rows = new ArrayList<>();
        Position at = before;
        for (List<LogEntry> page = log.read(at, PAGE);
                !page.isEmpty() && rows.size() < REFERENCE_EVENTS_MAX;
                page = log.read(at, PAGE)) {
            rows.addAll(page);
            at = page.getLast().position();
        }
        return rows;
    }

    private static Source unlimited(Source source) {
        return new Source(
                new SourceKey(source.key().value()),
                source.name(),
                Trust.SECRET,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                Integer.MAX_VALUE / 2,
                "",
                true);
    }

    private void row(String cells) {
        out.println("| " + cells + " |");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
