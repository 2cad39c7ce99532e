package org.querencia.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Memory;
import org.querencia.app.load.ServerProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How many rows a second are imported from CSV, a workbook and electronic invoices, until profiles
/// and warehouse show them, beside a bare parse of the same files; and whether memory stays as it
/// is while a long file is read. The server is a process of its own.
final class ImportRates implements Benchmark {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int TENTHS = 10;

    /// Workbooks and invoices are smaller in life, too.
    private static final long WORKBOOK_PART = 5;

    private static final long INVOICE_PART = 10;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String words() {
        return "rows a second from CSV, xlsx and UBL, beside a bare parse; memory over a long file";
    }

    @Override
    public String unit() {
        return "rows of CSV";
    }

    @Override
    public long size() {
        return 1_000_000;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say) throws Exception {
        ObjectNode figures = ApiClient.object();
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), Map.of());
                ApiClient api = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            Rounds rounds = new Rounds(server, api, figures, say);
            long workbookRows = Math.max(1, size / WORKBOOK_PART);
            Path book = ImportFiles.workbook(folder.resolve("sales.xlsx"), workbookRows);
            rounds.take("xlsx", book, workbookRows, () -> BareParse.workbook(book));
            Path zip = folder.resolve("invoices.zip");
            long lines = ImportFiles.invoices(zip, Math.max(1, size / INVOICE_PART));
            rounds.take("ubl", zip, lines, () -> BareParse.invoices(zip));
            Path csv = ImportFiles.csv(folder.resolve("sales.csv"), size);
            rounds.take("csv", csv, size, () -> BareParse.csv(csv));
            Figures.memory(figures, server);
        }
        return figures;
    }

    /// Reads a file and makes nothing of it.
    @FunctionalInterface
    private interface Parse {
        long parse() throws Exception;
    }

    private record Rounds(
            ServerProcess server, ApiClient api, ObjectNode figures, Consumer<String> say) {

        void take(String format, Path file, long rows, Parse bare) throws Exception {
            ArrayNode resident = figures.putArray(format + "_resident_mb_by_tenth");
            long begun = System.nanoTime();
            JsonNode job = imported(format, file, resident);
            double read = seconds(begun);
            Figures.awaitCaughtUp(api);
            double visible = seconds(begun);
            if (job.path("figures").path("rejected").asLong() > 0
                    || job.path("figures").path("rows").asLong() != rows) {
                throw new IllegalStateException("%s: %s".formatted(file, job));
            }
            // Once to warm up.
            bare.parse();
            long parsing = System.nanoTime();
            bare.parse();
            double parsed = seconds(parsing);
            figures.put(format + "_rows", rows)
                    .put(format + "_mb", Files.size(file) >> 20)
                    .put(format + "_imported_rows_per_second", Math.round(rows / read))
                    .put(format + "_visible_rows_per_second", Math.round(rows / visible))
                    .put(format + "_bare_parse_rows_per_second", Math.round(rows / parsed))
                    .put(format + "_ratio", Figures.rounded(parsed / visible, 4));
            say.accept(
                    "%s: %,.0f rows/s, a bare parse %,.0f"
                            .formatted(format, rows / visible, rows / parsed));
        }

        /// The import when it is done; what the server's process held is noted at each tenth.
        private JsonNode imported(String format, Path file, ArrayNode resident) throws IOException {
            String upload =
                    api.upload("/api/uploads?name=" + file.getFileName(), file)
                            .path("id")
                            .asString();
            ObjectNode order = ApiClient.object().put("source", "bench-" + format);
            if (!format.equals("ubl")) {
                order.put("mapping", ImportFiles.MAPPING);
            }
            order.putArray("uploads").add(upload);
            String path = "/api/imports/" + api.post("/api/imports", order).path("id").asString();
            JsonNode job = api.get(path);
            while (isAtWork(job)) {
                while (resident.size() < TENTHS * job.path("progress").path("share").asDouble(0)) {
                    resident.add(Memory.residentMb(server));
                }
                LockSupport.parkNanos(LOOK.toNanos());
                job = api.get(path);
            }
            if (!job.path("state").asString().equals("done")) {
                throw new IllegalStateException("%s: %s".formatted(file, job));
            }
            return job;
        }

        private static boolean isAtWork(JsonNode job) {
            String state = job.path("state").asString("");
            return state.equals("waiting") || state.equals("running");
        }

        private static double seconds(long since) {
            return (System.nanoTime() - since) / 1e9;
        }
    }
}
