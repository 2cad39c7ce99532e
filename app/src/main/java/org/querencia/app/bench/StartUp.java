package org.querencia.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.server.DataFolder;
import org.querencia.app.settings.Settings;
import tools.jackson.databind.node.ObjectNode;

/// How long a server takes from opening its stores to answering: on an empty folder, and again on
/// that folder. The Java machine's own start is not in it.
final class StartUp implements Benchmark {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String words() {
        return "milliseconds from opening the stores to answering, first and later starts";
    }

    @Override
    public ObjectNode run(long size, Consumer<String> say) throws IOException {
        Path folder = Files.createTempDirectory("querencia-bench");
        try {
            ObjectNode figures = ApiClient.object();
            for (String which : List.of("first_start_ms", "second_start_ms", "third_start_ms")) {
                long begun = System.nanoTime();
                try (Application server = Application.start(Settings.local(folder));
                        ApiClient client = new ApiClient(server.address(), server.localToken())) {
                    client.get("/api/sources");
                    figures.put(which, (System.nanoTime() - begun) / 1_000_000);
                }
                say.accept(which + ": " + figures.path(which));
            }
            return figures;
        } finally {
            DataFolder.delete(folder);
        }
    }
}
