package org.querencia.app.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What measures come to elsewhere, on the command line.
@Command(
        name = "benchmark",
        description = "What measures come to in an industry, as somebody read it; none ships.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchmarkCommands.ListAll.class,
            BenchmarkCommands.Add.class,
            BenchmarkCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia benchmark add conversion Furniture 0.01 --to 0.03 --source \"Survey X\" --day 2026-03-01",
            "  querencia benchmark list"
        })
final class BenchmarkCommands extends Group {
    private static final List<String> HEADS =
            List.of("ID", "MEASURE", "INDUSTRY", "FROM", "TO", "SOURCE", "DAY");

    private static List<String> row(JsonNode one) {
        return List.of(
                one.path("id").asString(""),
                one.path("measure").asString(""),
                one.path("industry").asString(""),
                one.path("low").decimalValue().toPlainString(),
                one.path("high").decimalValue().toPlainString(),
                one.path("source").asString(""),
                one.path("day").asString(""));
    }

    @Command(
            name = "list",
            description = "Lists the benchmarks, newest first.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.list("/api/benchmarks"),
                    (output, found) ->
                            output.table(HEADS, found.path("items"), BenchmarkCommands::row));
        }
    }

    @Command(
            name = "add",
            description = "Keeps a value or range with its source.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<measure>")
        private String measure;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<industry>")
        private String industry;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "2", paramLabel = "<value>", description = "Or the low end of a range.")
        private BigDecimal low;

        @Option(names = "--to", paramLabel = "<value>", description = "The high end of a range.")
        private @Nullable BigDecimal high;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--source", required = true, description = "Where it was read.")
        private String source;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(
                names = "--day",
                required = true,
                paramLabel = "<day>",
                description = "Of the source, such as 2026-03-01.")
        private String day;

        @Override
        public Integer call() {
            ObjectNode body =
                    ApiClient.object()
                            .put("measure", measure)
                            .put("industry", industry)
                            .put("low", low)
                            .put("source", source)
                            .put("day", day);
            if (high != null) {
                body.put("high", high);
            }
            return common.answer(
                    client -> client.post("/api/benchmarks", body),
                    (output, kept) -> output.table(HEADS, List.of(row(kept))));
        }
    }

    @Command(
            name = "delete",
            description = "Gives a benchmark up.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(ApiClient.path("/api/benchmarks/{}", id)),
                    (output, gone) -> output.line("'%s' is gone".formatted(id)));
        }
    }
}
