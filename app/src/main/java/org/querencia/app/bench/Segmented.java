package org.querencia.app.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Crowd;
import org.querencia.app.load.Load;
import org.querencia.app.load.ServerProcess;
import org.querencia.app.server.DataFolder;
import tools.jackson.databind.node.ObjectNode;

/// What live segments cost and how live they are: none, 50, 200 and 1,000 of them over a million
/// people, each on a server of its own; beside counting them all anew in the warehouse.
final class Segmented implements Benchmark {
    private static final List<Integer> MANY = List.of(0, 50, 200, 1_000);
    private static final int PEOPLE = 50_000;
    private static final int CONNECTIONS = 16;
    private static final int BATCH = 100;
    private static final int ROUNDS = 3;
    private static final int TOGETHER = 48;
    private static final int HALF_RATE_SECONDS = 10;
    private static final int RECOUNTED_MAX = 48;
    private static final long MICROS_MAX = 600_000_000;

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public String words() {
        return "live segments: events a second, how soon people enter, many at the same second";
    }

    @Override
    public String unit() {
        return "profiles";
    }

    @Override
    public long size() {
        return 1_000_000;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say) throws Exception {
        ObjectNode figures = ApiClient.object();
        double alone = 0;
        for (int many : MANY) {
            ObjectNode those = figures.putObject("segments_" + many);
            Path data = folder.resolve("data" + many);
            try (ServerProcess server = new ServerProcess(data, Map.of());
                    ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
                server.start();
                server.awaitReady();
                api.patch(
                        "/api/sources/server",
                        ApiClient.object().put("eventsPerSecond", Ingest.EVENTS_PER_SECOND_MAX));
                say.accept("%,d segments, %,d people…".formatted(many, size));
                SegmentMix.make(api, 0, many);
                introduce(size, server, api, those);
                double best = rounds(size / 5, server, api, those);
                alone = alone == 0 ? best : alone;
                those.put("to_none", Figures.rounded(best / alone, 2));
                say.accept("%,.0f events a second".formatted(best));
                if (many > 0) {
                    soon(server, api, best / 2, those);
                    new Crossing(server, api).measure(size / 10, those);
                    activate(api, many, those);
                    recount(api, many, those);
                }
                Figures.memory(those, server);
            }
            DataFolder.delete(data);
        }
        return figures;
    }

    private static void introduce(
            long size, ServerProcess server, ApiClient api, ObjectNode figures)
            throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        Crowd.introduce(size, server.port());
        Figures.awaitCaughtUp(api);
        figures.put("introduced_per_second", Math.round(size * 1e9 / (System.nanoTime() - start)));
    }

    /// The first warms up and is not counted.
    private static double rounds(long size, ServerProcess server, ApiClient api, ObjectNode figures)
            throws InterruptedException, ExecutionException {
        Load load = new Load("127.0.0.1", server.port(), ServerProcess.WRITE_KEY);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Load.Result sent =
                    load.send(new Load.Plan("g" + round, size, PEOPLE, CONNECTIONS, BATCH, 0));
            long acknowledged = System.nanoTime();
            Figures.awaitCaughtUp(api);
            long nanos = sent.took().toNanos() + System.nanoTime() - acknowledged;
            if (round > 0) {
                best = Math.max(best, sent.events() * 1e9 / nanos);
            }
        }
        figures.put("visible_per_second_best", Math.round(best));
        return best;
    }

    /// While traffic goes on at half of the highest rate.
    private static void soon(
            ServerProcess server, ApiClient api, double eventsPerSecond, ObjectNode figures)
            throws InterruptedException, ExecutionException {
        SegmentMix.make(api, EntryProbe.SEGMENT, EntryProbe.RULE);
        EntryProbe probe = new EntryProbe(server);
        Thread probing = Thread.ofPlatform().start(probe);
        new Load("127.0.0.1", server.port(), ServerProcess.WRITE_KEY)
                .send(
                        new Load.Plan(
                                "h" + System.nanoTime(),
                                (long) (eventsPerSecond * HALF_RATE_SECONDS),
                                PEOPLE,
                                CONNECTIONS,
                                BATCH,
                                eventsPerSecond / BATCH));
        probe.stop();
        probing.join();
        Figures.awaitCaughtUp(api);
        Figures.percentiles(figures, "half_rate_acknowledged_to_entered", probe.entered());
    }

    /// One more segment over all that is there, and then many at once.
    private static void activate(ApiClient api, int there, ObjectNode figures) {
        long start = System.nanoTime();
        SegmentMix.make(api, "one-more", "count('Product Viewed', '45d', event.price > 15000) > 1");
        figures.put("one_more_active_s", seconds(start));
        long together = System.nanoTime();
        SegmentMix.make(api, there, there + TOGETHER);
        figures.put("%d_more_active_s".formatted(TOGETHER), seconds(together));
    }

    /// As lists made by night are: each rule over everybody, in the warehouse.
    private static void recount(ApiClient api, int many, ObjectNode figures) {
        Histogram micros = new Histogram(MICROS_MAX, 3);
        int counted = 0;
        int different = 0;
        long nanos = 0;
        for (int n = 0; counted < RECOUNTED_MAX && n < many; n++) {
            String rule = SegmentMix.rule(n);
            if (rule.contains("in_segment")) {
                continue;
            }
            long before = SegmentMix.size(api, SegmentMix.key(n));
            long start = System.nanoTime();
            long again = SegmentMix.recounted(api, rule);
            long took = System.nanoTime() - start;
            long after = SegmentMix.size(api, SegmentMix.key(n));
            nanos += took;
            micros.recordValue(Math.min(MICROS_MAX, took / 1_000));
            counted++;
            // Time goes on meanwhile, and some rules let people in and out by the second.
            different +=
                    again < Math.min(before, after) || again > Math.max(before, after) ? 1 : 0;
        }
        Figures.percentiles(figures, "recounted", micros);
        figures.put("recounted_rules", counted);
        figures.put("recounted_all_s", Figures.rounded(nanos / 1e9 / counted * many, 1));
        figures.put("recounted_otherwise", different);
    }

    private static BigDecimal seconds(long start) {
        return Figures.rounded((System.nanoTime() - start) / 1e9, 2);
    }
}
