package org.querencia.app.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Statements of analysts, on the command line.
@Command(
        name = "sql",
        description = "Answers a SELECT over the views that docs/reference/sql.md tells.",
        mixinStandardHelpOptions = true,
        subcommands = SqlLoginCommand.class,
        footer = {
            "",
            "Examples:",
            "  querencia sql --schema",
            "  querencia sql 'SELECT day, sum(revenue) FROM customer_days GROUP BY day ORDER BY day'",
            "  querencia sql --file question.sql --format csv > answer.csv",
            "  querencia sql 'SELECT * FROM orders' --format parquet --to orders.parquet",
            "  querencia sql login metabase"
        })
final class SqlCommand implements Callable<Integer> {

    private static final int CELL_LENGTH_MAX = 60;

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Mixin private final Shaped common = new Shaped();

    @Parameters(arity = "0..1", paramLabel = "<statement>", description = "A single SELECT.")
    private @Nullable String statement;

    @Option(names = "--file", paramLabel = "<file>", description = "Reads the statement from it.")
    private @Nullable Path file;

    @Option(
            names = "--rows",
            paramLabel = "<number>",
            defaultValue = "1000",
            description = "Rows at most, up to 100000; csv and parquet have up to a million.")
    private int rows;

    @Option(
            names = "--to",
            paramLabel = "<file>",
            description = "Where csv or parquet goes. Default: standard output.")
    private @Nullable Path to;

    @Option(names = "--schema", description = "Lists the views and their columns.")
    private boolean schema;

    /// How to answer.
    static final class Shaped extends Reaching {
        @Option(
                names = "--format",
                paramLabel = "table|csv|json|parquet",
                description = "How to answer: table (default), csv, json or parquet.")
        private Format format = Format.TABLE;

        enum Format {
            TABLE,
            CSV,
            JSON,
            PARQUET
        }

        @Override
        boolean asksForJson() {
            return format == Format.JSON;
        }
    }

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            if (schema) {
                schema(reach.client(), output);
            } else {
                answer(reach.client(), output, read());
            }
            return ExitCode.DONE.code();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the answer could not be written: " + failed.getMessage(), failed);
        }
    }

    private String read() throws IOException {
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw new CommandException(ExitCode.NOT_FOUND, "%s is not there".formatted(file));
            }
            return Files.readString(file);
        }
        if (statement == null) {
            throw new ParameterException(
                    spec.commandLine(), "give a statement, --file with one, or --schema");
        }
        return statement;
    }

    private void answer(ApiClient client, Output output, String sql) throws IOException {
        ObjectNode asked = ApiClient.object().put("sql", sql);
        switch (common.format) {
            case CSV, PARQUET -> {
                asked.put("format", common.format.name().toLowerCase(Locale.ROOT));
                stream(client, output, asked);
            }
            case TABLE, JSON -> {
                JsonNode found = client.post("/api/sql", asked.put("rows", rows));
                output.answer(found, () -> table(output, found));
            }
        }
    }

    private void stream(ApiClient client, Output output, ObjectNode asked) throws IOException {
        var request = client.request("/api/sql").POST(BodyPublishers.ofString(asked.toString()));
        if (to != null) {
            long bytes = Export.toFile(client, request, to);
            output.note("%s: %,d bytes".formatted(to, bytes));
            return;
        }
        try (OutputStream out =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            client.stream(request, out);
        }
    }

    private static void table(Output output, JsonNode found) {
        List<String> heads = new ArrayList<>();
        found.path("columns").forEach(column -> heads.add(column.path("name").asString("")));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : found.path("rows")) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell(cell)));
            rows.add(cells);
        }
        output.table(heads, rows);
        output.note(
                "%,d rows%s in %,d ms"
                        .formatted(
                                rows.size(),
                                found.path("more").asBoolean(false)
                                        ? ", and there are more (--rows)"
                                        : "",
                                found.path("millis").asLong()));
    }

    private static String cell(JsonNode cell) {
        String text =
                cell.isNull()
                        ? ""
                        : cell.isNumber() ? cell.decimalValue().toPlainString() : cell.asString("");
        String line = text.replaceAll("\\s+", " ");
        return line.length() > CELL_LENGTH_MAX
                ? line.substring(0, CELL_LENGTH_MAX - 1) + "…"
                : line;
    }

    private static void schema(ApiClient client, Output output) {
        JsonNode found = client.get("/api/sql/schema");
        output.answer(
                found,
                () -> {
                    List<List<String>> rows = new ArrayList<>();
                    for (JsonNode view : found.path("views")) {
                        for (JsonNode column : view.path("columns")) {
                            rows.add(
                                    List.of(
                                            view.path("name").asString(""),
                                            column.path("name").asString(""),
                                            column.path("type").asString(""),
                                            column.path("meaning").path("en").asString("")));
                        }
                    }
                    output.table(List.of("VIEW", "COLUMN", "TYPE", "MEANING"), rows);
                });
    }
}
