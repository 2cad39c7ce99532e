package org.querencia.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Connection;
import org.querencia.app.load.Load;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.node.ObjectNode;

/// How long a server takes from the start of its process, the Java machine's own start included, to
/// collecting: on an empty folder, and on existing data.
final class StartUp implements Benchmark {
    private static final int STARTS = 5;
    private static final int PEOPLE = 20_000;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String words() {
        return "milliseconds from the start of the process to collecting, on nothing and on data";
    }

    @Override
    public String unit() {
        return "events that are there";
    }

    @Override
    public long size() {
        return 200_000;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say) throws Exception {
        ObjectNode figures = ApiClient.object();
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), Map.of());
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            figures.put("first_start_ms", started(server));
            new Load("127.0.0.1", server.port(), ServerProcess.WRITE_KEY)
                    .send(new Load.Plan("d", size, PEOPLE, 4, 100, 0));
            Figures.awaitCaughtUp(api);
            figures.put("log_facts", Figures.head(api));
            server.stop();
            say.accept("Starting %d times on %,d events…".formatted(STARTS, size));
            again(server, figures);
        }
        return figures;
    }

    /// Starts a stopped server again and again, and leaves it stopped.
    static void again(ServerProcess server, ObjectNode figures) throws IOException {
        List<Long> ready = new ArrayList<>();
        List<Long> acknowledged = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begun = System.nanoTime();
            ready.add(started(server));
            acknowledge(server);
            acknowledged.add((System.nanoTime() - begun) / 1_000_000);
            server.stop();
        }
        ready.sort(Long::compare);
        acknowledged.sort(Long::compare);
        figures.put("start_median_ms", ready.get(STARTS / 2));
        figures.put("start_most_ms", ready.getLast());
        figures.put("first_event_acknowledged_median_ms", acknowledged.get(STARTS / 2));
    }

    private static long started(ServerProcess server) {
        long begun = System.nanoTime();
        server.start();
        server.awaitReady();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private static void acknowledge(ServerProcess server) throws IOException {
        try (Connection connection =
                new Connection("127.0.0.1", server.port(), "/v1/track", ServerProcess.WRITE_KEY)) {
            Connection.Answer answer =
                    connection.post(
                            "{\"userId\":\"u1\",\"event\":\"Started\"}"
                                    .getBytes(StandardCharsets.UTF_8));
            if (answer.status() != 200) {
                throw new IOException("answered %d: %s".formatted(answer.status(), answer.body()));
            }
        }
    }
}
