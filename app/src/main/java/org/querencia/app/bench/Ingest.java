package org.querencia.app.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Load;
import org.querencia.app.load.ServerProcess;
import org.querencia.store.embedded.EmbeddedPostgres;
import tools.jackson.databind.node.ObjectNode;

/// Ingest with everything on (HTTP, durable log, dedupe, identity, profiles, warehouse), the sender
/// on the same cores: [rounds][IngestRounds] beside a bare COPY, single calls, latencies. The
/// server is a process of its own, so its memory is its own.
final class Ingest implements Benchmark {
    static final int PEOPLE = 50_000;
    static final int CONNECTIONS = 16;
    static final int BATCH = 100;

    private static final int SINGLES_MAX = 20_000;
    private static final int SINGLE_CONNECTIONS = 16;
    private static final int HALF_RATE_SECONDS = 10;
    static final int EVENTS_PER_SECOND_MAX = 1_000_000;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String words() {
        return "events a second with everything on, beside a bare COPY; latencies; memory";
    }

    @Override
    public String unit() {
        return "events a round";
    }

    @Override
    public long size() {
        return 200_000;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say) throws Exception {
        ObjectNode figures = ApiClient.object();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
                ServerProcess server = new ServerProcess(folder.resolve("data"), on(postgres));
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN);
                CopyReference reference = new CopyReference(postgres)) {
            server.start();
            server.awaitReady();
            api.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", EVENTS_PER_SECOND_MAX));
            Load load = new Load("127.0.0.1", server.port(), ServerProcess.WRITE_KEY);
            IngestRounds rounds = new IngestRounds(size, load, api, reference, say);
            double best = rounds.measure(figures);
            say.accept("Single events…");
            singles(size, load, api, figures);
            say.accept("At half of the highest rate…");
            halfRate(load, server, best / 2, figures);
            Figures.awaitCaughtUp(api);
            Figures.memory(figures, server);
        }
        return figures;
    }

    private static Map<String, String> on(EmbeddedPostgres postgres) {
        return Map.of(
                "QUERENCIA_DATABASE_URL", postgres.url(),
                "QUERENCIA_DATABASE_USER", postgres.user(),
                "QUERENCIA_DATABASE_PASSWORD", postgres.password());
    }

    private static void singles(long size, Load load, ApiClient api, ObjectNode figures)
            throws InterruptedException, ExecutionException {
        long events = Math.min(SINGLES_MAX, size);
        Load.Result sent =
                load.send(
                        new Load.Plan(
                                "s" + Figures.head(api), events, PEOPLE, SINGLE_CONNECTIONS, 1, 0));
        figures.put("single_requests_per_second", Math.round(sent.eventsPerSecond()));
        Figures.percentiles(figures, "single_request_to_acknowledged", sent.calls());
        Figures.awaitCaughtUp(api);
    }

    /// Batches at a steady rate, and somebody who looks when a new person shows.
    private static void halfRate(
            Load load, ServerProcess server, double eventsPerSecond, ObjectNode figures)
            throws InterruptedException, ExecutionException {
        VisibleProbe probe = new VisibleProbe(server);
        Thread probing = Thread.ofPlatform().start(probe);
        Load.Result sent =
                load.send(
                        new Load.Plan(
                                "h" + System.nanoTime(),
                                (long) (eventsPerSecond * HALF_RATE_SECONDS),
                                PEOPLE,
                                CONNECTIONS,
                                BATCH,
                                eventsPerSecond / BATCH));
        probe.stop();
        probing.join();
        figures.put("half_rate_events_per_second", Math.round(eventsPerSecond));
        Figures.percentiles(figures, "half_rate_request_to_acknowledged", sent.calls());
        Figures.percentiles(figures, "half_rate_acknowledged_to_visible", probe.visible());
    }
}
