package org.querencia.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Load;
import org.querencia.app.load.ServerProcess;
import org.querencia.store.embedded.EmbeddedPostgres;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Ingest with everything on (HTTP, durable log, dedupe, identity, profiles, warehouse), the sender
/// on the same cores, beside a bare COPY of the same rows into the same PostgreSQL, in turns in one
/// run. The server is a process of its own, so its memory is its own.
final class Ingest implements Benchmark {
    private static final int PEOPLE = 50_000;
    private static final int CONNECTIONS = 16;
    private static final int BATCH = 100;

    /// Until the Java machine has compiled what is used most; not counted. What a server does for
    /// months is measured, not its first seconds.
    private static final int WARM_UP_ROUNDS = 5;

    private static final int ROUNDS = 3;

    private static final int REFERENCE_EVENTS_MAX = 200_000;
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
            double best = rounds(size, load, api, reference, figures, say);
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

    private static double rounds(
            long size,
            Load load,
            ApiClient api,
            CopyReference reference,
            ObjectNode figures,
            Consumer<String> say)
            throws InterruptedException, ExecutionException, SQLException, IOException {
        ArrayNode rounds = figures.putArray("rounds");
        Map<CopyReference.Format, List<Double>> ratios = new EnumMap<>(CopyReference.Format.class);
        double best = 0;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            boolean counts = round >= WARM_UP_ROUNDS;
            long before = Figures.head(api);
            Load.Result sent =
                    load.send(new Load.Plan("b" + before, size, PEOPLE, CONNECTIONS, BATCH, 0));
            long acknowledged = System.nanoTime();
            Figures.awaitCaughtUp(api);
            long nanos = sent.took().toNanos() + System.nanoTime() - acknowledged;
            double visible = sent.events() * 1e9 / nanos;
            ObjectNode figuresOfRound =
                    rounds.addObject()
                            .put("round", round)
                            .put("counts", counts)
                            .put("log_facts", Figures.head(api))
                            .put("acknowledged_per_second", Math.round(sent.eventsPerSecond()))
                            .put("visible_per_second", Math.round(visible));
            if (!counts) {
                say.accept("Warming up: %,.0f a second".formatted(visible));
                continue;
            }
            best = Math.max(best, visible);
            for (CopyReference.Format format : CopyReference.Format.values()) {
                double copied =
                        reference.copy(format, before, REFERENCE_EVENTS_MAX).eventsPerSecond();
                double ratio = visible / copied;
                figuresOfRound
                        .put(format.word() + "_copy_per_second", Math.round(copied))
                        .put("ratio_to_" + format.word() + "_copy", Figures.rounded(ratio, 3));
                say.accept(
                        "Round %d: %,.0f a second, %.2f of %s COPY"
                                .formatted(round, visible, ratio, format.word()));
                ratios.computeIfAbsent(format, _ -> new ArrayList<>()).add(ratio);
            }
        }
        ratios.forEach((format, of) -> {
            of.sort(Double::compare);
            figures.put(
                    "ratio_to_%s_copy_median".formatted(format.word()),
                    Figures.rounded(of.get(of.size() / 2), 3));
        });
        figures.put("visible_per_second_best", Math.round(best));
        return best;
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
