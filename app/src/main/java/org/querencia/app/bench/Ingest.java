package org.querencia.app.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.server.DataFolder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// [IngestBench] as the command line runs it; its size is events per round.
final class Ingest implements Benchmark {
    private static final long EVENTS = 200_000;
    private static final int PEOPLE = 50_000;
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = 4;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String words() {
        return "events a second with everything on, beside a bare COPY; latencies; memory";
    }

    @Override
    public ObjectNode run(long size, Consumer<String> say) throws Exception {
        Path folder = Files.createTempDirectory("querencia-bench");
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(report, true, StandardCharsets.UTF_8)) {
            say.accept("Measuring; this takes minutes.");
            new IngestBench(
                            new IngestBench.Plan(
                                    size == 0 ? EVENTS : size, PEOPLE, CONNECTIONS, ROUNDS),
                            out)
                    .run(folder);
        } finally {
            DataFolder.delete(folder);
        }
        ObjectNode figures = ApiClient.object();
        ArrayNode lines = figures.putArray("report");
        report.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
        return figures;
    }
}
