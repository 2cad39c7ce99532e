package org.querencia.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Crowd;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.node.ObjectNode;

/// A server with a million profiles and 512 MB of heap: its memory, how soon people are found, the
/// console's pages, and its start.
final class Million implements Benchmark {
    private static final String HEAP = "512m";
    private static final int QUESTIONS = 300;
    private static final int QUESTIONS_WARMING_UP = 30;
    private static final long MICROS_MAX = 60_000_000;
    private static final String COMMON_NAME = "maría rodríguez";
    private static final List<String> RULES =
            List.of(
                    "trait.city == 'Bogotá'",
                    "trait.name.contains('Zapata') && orders == 0",
                    "count('Order Completed', '90d') >= 2 || has(trait.phone)");
    private static final List<String> TWO_LETTERS = List.of("ma", "ro", "lu", "xi", "ña", "ec");

    @Override
    public String name() {
        return "million";
    }

    @Override
    public String words() {
        return "memory, search, pages and start of a server with a million profiles";
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
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), Map.of(), HEAP);
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            api.patch(
                    "/api/sources/server",
                    ApiClient.object().put("eventsPerSecond", Ingest.EVENTS_PER_SECOND_MAX));
            say.accept("Introducing %,d people…".formatted(size));
            Crowd.introduce(size, server.port());
            Figures.awaitCaughtUp(api);
            figures.put("profiles", size);
            Figures.memory(figures, server);
            say.accept("Searching…");
            search(size, api, figures);
            say.accept("Trying rules…");
            rules(api, figures);
            say.accept("Opening pages…");
            new ConsolePages(server, api).measure(figures, QUESTIONS / 3);
            server.stop();
            say.accept("Starting…");
            StartUp.again(server, figures);
        }
        return figures;
    }

    private static void search(long size, ApiClient api, ObjectNode figures) {
        SplittableRandom random = new SplittableRandom(1);
        ask(api, figures, "search_identifier", _ -> identifier(random.nextLong(size)));
        ask(api, figures, "search_common_name", _ -> name(COMMON_NAME));
        ask(api, figures, "search_name", _ -> name(Crowd.name(random.nextLong(size))));
        ask(
                api,
                figures,
                "search_misspelt_name",
                _ -> name(misspelt(Crowd.name(random.nextLong(size)), random)));
        ask(
                api,
                figures,
                "search_two_letters",
                n -> name(TWO_LETTERS.get((int) (n % TWO_LETTERS.size()))));
    }

    /// How long whoever types a rule waits for its count.
    private static void rules(ApiClient api, ObjectNode figures) {
        Histogram micros = new Histogram(MICROS_MAX, 3);
        for (int n = 0; n < QUESTIONS / 10; n++) {
            ObjectNode asked = ApiClient.object().put("rule", RULES.get(n % RULES.size()));
            long start = System.nanoTime();
            api.post("/api/segments/preview", asked);
            micros.recordValue(Math.min(MICROS_MAX, (System.nanoTime() - start) / 1_000));
        }
        Figures.percentiles(figures, "rule_preview", micros);
    }

    private static void ask(
            ApiClient api, ObjectNode figures, String name, LongFunction<String> path) {
        Histogram micros = new Histogram(MICROS_MAX, 3);
        for (long n = -QUESTIONS_WARMING_UP; n < QUESTIONS; n++) {
            String asked = path.apply(Math.abs(n));
            long start = System.nanoTime();
            api.get(asked);
            if (n >= 0) {
                micros.recordValue(Math.min(MICROS_MAX, (System.nanoTime() - start) / 1_000));
            }
        }
        Figures.percentiles(figures, name, micros);
    }

    private static String identifier(long person) {
        return ApiClient.path("/api/profiles?identifier={}", "email:" + Crowd.email(person));
    }

    private static String name(String text) {
        return ApiClient.path("/api/profiles?q={}&limit=20", text);
    }

    /// With one letter left out, as people type.
    private static String misspelt(String name, SplittableRandom random) {
        int at = 1 + random.nextInt(name.length() - 2);
        return name.substring(0, at) + name.substring(at + 1);
    }
}
