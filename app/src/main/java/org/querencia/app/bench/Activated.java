package org.querencia.app.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Load;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.node.ObjectNode;

/// A new segment over a long past: from its definition until everybody of ten million events is
/// where they belong, beside counting the same rule in the warehouse.
final class Activated implements Benchmark {
    private static final int CONNECTIONS = 16;
    private static final int BATCH = 100;
    private static final int PART_MAX = 200_000;
    private static final int EVENTS_PER_PERSON = 20;

    @Override
    public String name() {
        return "activation";
    }

    @Override
    public String words() {
        return "a new segment over ten million events, beside counting it in the warehouse";
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
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), Map.of());
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            api.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", Ingest.EVENTS_PER_SECOND_MAX));
            say.accept("Sending %,d events…".formatted(size));
            send(size, server, api);
            figures.put("facts", Figures.head(api));
            activate(api, "of-traits", "trait.plan == 'club' && trait.city == 'Bogotá'", figures);
            activate(
                    api,
                    "of-events",
                    "count('Product Viewed', '45d', event.price > 15000) >= 3",
                    figures);
            activate(api, "of-orders", "orders >= 2 && revenue > 40000", figures);
            Figures.memory(figures, server);
        }
        return figures;
    }

    private static void activate(ApiClient api, String key, String rule, ObjectNode figures) {
        long start = System.nanoTime();
        SegmentMix.make(api, key, rule);
        double active = (System.nanoTime() - start) / 1e9;
        long again = System.nanoTime();
        long counted = SegmentMix.recounted(api, rule);
        double recounted = (System.nanoTime() - again) / 1e9;
        figures.putObject(key.replace('-', '_'))
                .put("people", SegmentMix.size(api, key))
                .put("counted_in_warehouse", counted)
                .put("active_s", Figures.rounded(active, 2))
                .put("warehouse_s", Figures.rounded(recounted, 2));
    }

    private static void send(long size, ServerProcess server, ApiClient api)
            throws InterruptedException, ExecutionException {
        Load load = new Load("127.0.0.1", server.port(), ServerProcess.WRITE_KEY);
        for (long left = size; left >= CONNECTIONS * BATCH; left -= PART_MAX) {
            long part = Math.min(left, PART_MAX);
            int people = (int) Math.max(CONNECTIONS, part / EVENTS_PER_PERSON);
            load.send(new Load.Plan("v" + left, part, people, CONNECTIONS, BATCH, 0));
        }
        Figures.awaitCaughtUp(api);
    }
}
