package org.querencia.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Load;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What an event costs as the log grows: the same traffic in steps of a tenth, in one run.
final class Scale implements Benchmark {
    private static final int STEPS = 10;
    private static final int CONNECTIONS = 16;
    private static final int PART_MAX = 200_000;
    private static final int BATCH = 100;

    /// Some come again, and new ones keep coming.
    private static final int EVENTS_PER_PERSON = 20;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String words() {
        return "what an event costs as the log grows to ten million, by tenths of it";
    }

    @Override
    public String unit() {
        return "events";
    }

    @Override
    public long size() {
        return 10_000_000;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say) throws Exception {
        ObjectNode figures = ApiClient.object();
        ArrayNode steps = figures.putArray("steps");
        Path data = folder.resolve("data");
        try (ServerProcess server = new ServerProcess(data, Map.of());
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            api.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", Ingest.EVENTS_PER_SECOND_MAX));
            Load load = new Load("127.0.0.1", server.port(), ServerProcess.WRITE_KEY);
            long step = Math.max(CONNECTIONS * BATCH, size / STEPS);
            double first = 0;
            for (int i = 1; i <= STEPS; i++) {
                double micros = nanos("m" + i + ".", step, load, api) / 1e3 / step;
                first = i == 1 ? micros : first;
                steps.addObject()
                        .put("log_facts", Figures.head(api))
                        .put("event_us", Figures.rounded(micros, 1))
                        .put("visible_per_second", Math.round(1e6 / micros))
                        .put("to_first", Figures.rounded(micros / first, 2))
                        .put("data_mb", megabytes(data));
                say.accept("%,d events: %.1f µs each".formatted(i * step, micros));
            }
            figures.put("last_to_first", steps.path(STEPS - 1).path("to_first").decimalValue());
            Figures.memory(figures, server);
        }
        return figures;
    }

    /// How long those took until they all showed. In parts, since what is sent is made in memory
    /// beforehand.
    private static long nanos(String run, long events, Load load, ApiClient api)
            throws InterruptedException, ExecutionException {
        long nanos = 0;
        long left = events;
        while (left >= CONNECTIONS * BATCH) {
            long part = Math.min(left, PART_MAX);
            int people = (int) Math.max(CONNECTIONS, part / EVENTS_PER_PERSON);
            Load.Result sent =
                    load.send(new Load.Plan(run + left, part, people, CONNECTIONS, BATCH, 0));
            long acknowledged = System.nanoTime();
            Figures.awaitCaughtUp(api);
            nanos += sent.took().toNanos() + System.nanoTime() - acknowledged;
            left -= part;
        }
        return nanos;
    }

    /// Of PostgreSQL and the warehouse together.
    private static long megabytes(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            return files.mapToLong(Scale::bytes).sum() >> 20;
        } catch (IOException | UncheckedIOException moving) {
            return 0;
        }
    }

    private static long bytes(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
