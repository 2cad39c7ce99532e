package org.querencia.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Memory;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.measure.Asking;
import org.querencia.warehouse.DuckWarehouse;
import org.querencia.warehouse.WarehouseSettings;
import org.querencia.warehouse.measure.MeasureYaml;
import tools.jackson.databind.node.ObjectNode;

/// Each measure beside a statement written by hand for the same answer over the same tables, in
/// turns. Events are made in the warehouse itself: a tenth of them are orders, over two years.
final class Measured implements Benchmark {

    private static final int ROUNDS = 5;

    /// What takes milliseconds is asked more often, for as long as this.
    private static final long SHORT_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int ROUNDS_MAX = 100;

    /// From so many events on, a round takes minutes and two are enough.
    private static final long MANY_EVENTS = 50_000_000;

    private static final int ROUNDS_OF_MANY = 2;

    /// What the warehouse may hold; with the heap beside it below 4 GB.
    private static final int MEMORY_MEGABYTES = 2_048;

    private static final int MEMORY_MEGABYTES_OF_MANY = 3_072;
    private static final long EVENTS_PER_PERSON = 20;
    private static final Duration READ_TIME_MAX = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "measures";
    }

    @Override
    public String words() {
        return "each measure over ten million events, beside the best statement written by hand";
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
        Workspace workspace =
                new Workspace(
                        "CO",
                        ZoneId.of("America/Bogota"),
                        Currency.getInstance("COP"),
                        Locale.of("es"),
                        "bench");
        WarehouseSettings usual = WarehouseSettings.in(folder, workspace);
        WarehouseSettings settings =
                new WarehouseSettings(
                        usual.file(),
                        usual.zone(),
                        usual.currency(),
                        size < MANY_EVENTS ? MEMORY_MEGABYTES : MEMORY_MEGABYTES_OF_MANY,
                        usual.threads(),
                        READ_TIME_MAX);
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            warehouse.reset("bench");
            say.accept("Making %,d events…".formatted(size));
            for (String statement : read("measures_made.sql").split(";", -1)) {
                if (!statement.isBlank()) {
                    warehouse.run(
                            statement
                                    .replace(":size", Long.toString(size))
                                    .replace(
                                            ":people",
                                            Long.toString(Math.max(1, size / EVENTS_PER_PERSON))));
                }
            }
            MeasureYaml files = new MeasureYaml();
            for (Map.Entry<String, String> reference : references().entrySet()) {
                ObjectNode figure =
                        measured(
                                warehouse,
                                files,
                                reference.getKey(),
                                reference.getValue(),
                                size < MANY_EVENTS ? ROUNDS : ROUNDS_OF_MANY);
                say.accept("%s: %s".formatted(reference.getKey(), figure));
                figures.set(reference.getKey().replace(' ', '_').replace(',', '_'), figure);
            }
        }
        return figures.put("resident_most_mb", Memory.ownMostMb());
    }

    /// One of the two that are held against each other.
    private static final class Side {
        private final Supplier<List<BigDecimal>> question;
        private double best = Double.MAX_VALUE;
        private BigDecimal sum = BigDecimal.ZERO;

        Side(Supplier<List<BigDecimal>> question) {
            this.question = question;
        }

        void ask() {
            long start = System.nanoTime();
            List<BigDecimal> values = question.get();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
            sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// In turns, and in turns first, so that both have the same machine; of each the best counts.
    private static ObjectNode measured(
            DuckWarehouse warehouse, MeasureYaml files, String asked, String byHand, int rounds) {
        List<String> words = List.of(asked.split(" by ", -1));
        Measure measure =
                files.shipped().stream()
                        .filter(one -> one.key().equals(words.getFirst()))
                        .findFirst()
                        .orElseThrow();
        Question question =
                Asking.question(
                        Optional.empty(),
                        Optional.empty(),
                        words.size() > 1 ? words.get(1) : "",
                        List.of());
        Side measured =
                new Side(() ->
                        warehouse.measures().answer(measure, question).rows().stream()
                                .map(row -> row.value().orElse(BigDecimal.ZERO))
                                .toList());
        Side written = new Side(() -> warehouse.values(byHand));
        long began = System.nanoTime();
        for (int round = 0;
                round < rounds || (round < ROUNDS_MAX && System.nanoTime() - began < SHORT_NANOS);
                round++) {
            Side first = round % 2 == 0 ? measured : written;
            first.ask();
            (first == measured ? written : measured).ask();
        }
        BigDecimal told = measured.sum;
        boolean agrees =
                told.subtract(written.sum).abs().doubleValue()
                        <= 1e-6 * Math.max(1, told.abs().doubleValue());
        return ApiClient.object()
                .put("measure_ms", Figures.rounded(measured.best, 1))
                .put("by_hand_ms", Figures.rounded(written.best, 1))
                .put("ratio", Figures.rounded(measured.best / written.best, 2))
                .put("agrees", agrees);
    }

    /// Statements by what they answer: each begins with a line `-- measure by dimension`.
    private static Map<String, String> references() throws IOException {
        Map<String, String> references = new LinkedHashMap<>();
        for (String part : read("measures_by_hand.sql").split("-- ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0 && !part.substring(end).isBlank()) {
                references.put(part.substring(0, end).strip(), part.substring(end).strip());
            }
        }
        return references;
    }

    private static String read(String file) throws IOException {
        try (InputStream in = Measured.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
