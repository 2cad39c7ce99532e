package org.querencia.app.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What measures are to come to, on the command line.
@Command(
        name = "target",
        description = "What measures are to come to, and what came of it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TargetCommands.ListAll.class,
            TargetCommands.Put.class,
            TargetCommands.Show.class,
            TargetCommands.History.class,
            TargetCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia target set revenue 50000000 --period month",
            "  querencia target set conversion 0.04 --period 2026-Q4 --filter channel=web",
            "  querencia target list",
            "  querencia target history revenue"
        })
final class TargetCommands extends Group {
    private static final List<String> HEADS =
            List.of("ID", "MEASURE", "PERIOD", "WHERE", "VALUE", "BY", "WHEN");

    private static List<String> row(JsonNode target) {
        List<String> filters = new ArrayList<>();
        target.path("filters").forEach(filter -> filters.add(filter.asString("")));
        return List.of(
                target.path("id").asString(""),
                target.path("measure").asString(""),
                target.path("period").asString(""),
                String.join(", ", filters),
                plain(target.path("value")),
                target.path("author").asString(""),
                target.path("made").asString(""));
    }

    private static String plain(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : "given up";
    }

    private static void list(Output output, JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        found.path("items").forEach(target -> rows.add(row(target)));
        output.answer(found, () -> output.table(HEADS, rows));
    }

    @Command(
            name = "list",
            description = "Lists the targets in force, newest first.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                TargetCommands.list(common.output(), reach.client().list("/api/targets"));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "set",
            description = "Sets a target; a former one of the same aim stays in the history.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<measure>")
        private String measure;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(
                index = "1",
                paramLabel = "<value>",
                description = "In the measure's unit; 0.25 for a quarter.")
        private BigDecimal value;

        @Option(
                names = "--period",
                paramLabel = "<period>",
                description = "month (default) or the like for every one; 2026-12, 2026-Q4, 2026.")
        private String period = "month";

        @Option(
                names = "--filter",
                paramLabel = "<dimension=value>",
                description = "Only these; may be repeated.")
        private List<String> filters = List.of();

        @Override
        public Integer call() {
            ObjectNode body =
                    ApiClient.object()
                            .put("measure", measure)
                            .put("period", period)
                            .put("value", value);
            ArrayNode narrowed = body.putArray("filters");
            filters.forEach(narrowed::add);
            return common.answer(
                    client -> client.post("/api/targets", body),
                    (output, set) -> output.table(HEADS, List.of(row(set))));
        }
    }

    @Command(
            name = "show",
            description = "Shows a target, with what came of it by now.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(ApiClient.path("/api/targets/{}", id)),
                    (output, target) -> {
                        output.table(HEADS, List.of(row(target)));
                        JsonNode standing = target.path("standing");
                        if (standing.path("value").isNumber()) {
                            output.line(
                                    "from %s to %s: %s by now"
                                            .formatted(
                                                    standing.path("from").asString(""),
                                                    standing.path("to").asString(""),
                                                    plain(standing.path("value"))));
                        }
                    });
        }
    }

    @Command(
            name = "history",
            description = "Lists every word about a measure's targets, newest first.",
            mixinStandardHelpOptions = true)
    static final class History implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<measure>")
        private String measure;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                TargetCommands.list(
                        common.output(),
                        reach.client().list(ApiClient.path("/api/measures/{}/targets", measure)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "delete",
            description = "Gives a target up; it stays in the history.",
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
                    client -> client.delete(ApiClient.path("/api/targets/{}", id)),
                    (output, gone) -> output.line("'%s' is given up".formatted(id)));
        }
    }
}
