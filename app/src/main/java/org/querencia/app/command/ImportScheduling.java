package org.querencia.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
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

/// Files that a running server reads again and again.
@Command(
        name = "schedule",
        description = {
            "Scheduled imports: a file or folder that a running server reads every day or hour.",
            "It must lie in the inbox of the data folder or in a folder of the setting"
                    + " import-folders."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportScheduling.Add.class,
            ImportScheduling.Schedules.class,
            ImportScheduling.Remove.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia import schedule add erp --path /srv/erp/ventas.csv --source erp --mapping ventas.yaml --daily 03:30",
            "  querencia import schedule list",
            "  querencia import schedule remove erp"
        })
final class ImportScheduling extends Group {
    @Command(
            name = "add",
            description = "Makes or changes the schedule of that name.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<name>")
        private String name;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--path", required = true, paramLabel = "<file|folder>")
        private String path;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--source", required = true, paramLabel = "<key>")
        private String source;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--mapping", required = true, paramLabel = "<file>")
        private Path mapping;

        @Option(
                names = "--daily",
                paramLabel = "<hh:mm>",
                description = "At which time of the workspace's zone.")
        private @Nullable String daily;

        @Option(
                names = "--hourly",
                paramLabel = "<minute>",
                description = "At which minute of each hour.")
        private @Nullable String hourly;

        @Override
        public Integer call() {
            Output output = common.output();
            if ((daily == null) == (hourly == null)) {
                throw new CommandException(
                        ExitCode.USAGE, "say either --daily hh:mm or --hourly minute");
            }
            ObjectNode body =
                    ApiClient.object()
                            .put("source", source)
                            .put("path", path)
                            .put("mapping", ImportCommands.text(mapping))
                            .put("every", daily == null ? "hour" : "day")
                            .put("at", daily == null ? hourly : daily);
            try (Reach reach = common.reach()) {
                JsonNode made =
                        reach.client().put(ApiClient.path("/api/import-schedules/{}", name), body);
                output.answer(
                        made,
                        () ->
                                output.line(
                                        "Next: %s".formatted(made.path("next").asString("never"))));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "list",
            description = "Lists scheduled imports.",
            mixinStandardHelpOptions = true)
    static final class Schedules implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode page = reach.client().get("/api/import-schedules");
                List<List<String>> rows = new ArrayList<>();
                page.path("items")
                        .forEach(one ->
                                rows.add(
                                        List.of(
                                                one.path("name").asString(""),
                                                one.path("source").asString(""),
                                                one.path("every").asString("")
                                                        + " "
                                                        + one.path("at").asString(""),
                                                one.path("next").asString(""),
                                                one.path("path").asString(""))));
                output.answer(
                        page,
                        () ->
                                output.table(
                                        List.of("NAME", "SOURCE", "EVERY", "NEXT", "PATH"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "remove",
            description = "Ends a scheduled import; what it brought in stays.",
            mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<name>")
        private String name;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(ApiClient.path("/api/import-schedules/{}", name)),
                    (output, ended) -> output.line("Ended: " + name));
        }
    }
}
