package org.querencia.app.command;

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

/// Scenarios that are kept of planners.
final class PlannerScenarioCommands {

    private PlannerScenarioCommands() {}

    private static String path(String id) {
        return ApiClient.path("/api/scenarios/{}", id);
    }

    private static void show(Output output, JsonNode scenario) {
        output.answer(
                scenario,
                () -> {
                    output.line(
                            "%s  %s: %s"
                                    .formatted(
                                            scenario.path("id").asString(""),
                                            scenario.path("planner").asString(""),
                                            scenario.path("name").asString("")));
                    output.table(
                            List.of("FIGURE", "VALUE", "UNIT"),
                            PlannerCommands.figures(scenario.path("outlook")));
                    output.line("verdict: " + scenario.at("/outlook/verdict").asString(""));
                    JsonNode came = scenario.path("came");
                    if (came.isObject()) {
                        output.line(came(came));
                    }
                });
    }

    private static String came(JsonNode came) {
        return "%s from %s to %s: %s came, %s were planned by then"
                .formatted(
                        came.path("what").asString(""),
                        came.path("from").asString(""),
                        came.path("to").asString(""),
                        PlannerCommands.plain(came.path("came").asDouble()),
                        PlannerCommands.plain(came.path("planned").asDouble()));
    }

    @Command(
            name = "keep",
            description = "Keeps numbers of a planner under a name.",
            mixinStandardHelpOptions = true)
    static final class Keep implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final PlannerCommands.Numbers numbers = new PlannerCommands.Numbers();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--name", required = true, description = "As it is shown.")
        private String name;

        @Option(
                names = "--starts",
                paramLabel = "<day>",
                description = "From when what came is held against it, such as 2026-12-01.")
        private @Nullable String starts;

        @Override
        public Integer call() {
            ObjectNode body =
                    ApiClient.object().put("planner", numbers.planner().key()).put("name", name);
            ObjectNode inputs = body.putObject("inputs");
            numbers.set().forEach(inputs::put);
            if (starts != null) {
                body.put("starts", starts);
            }
            try (Reach reach = common.reach()) {
                show(common.output(), reach.client().post("/api/scenarios", body));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "kept",
            description = "Lists the scenarios that are kept, newest first.",
            mixinStandardHelpOptions = true)
    static final class Kept implements Callable<Integer> {
        private static final List<String> HEADS =
                List.of("ID", "PLANNER", "NAME", "STARTS", "VERDICT", "BY");

        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get("/api/scenarios?limit=500"),
                    (output, found) ->
                            output.table(
                                    HEADS,
                                    found.path("items"),
                                    scenario ->
                                            List.of(
                                                    scenario.path("id").asString(""),
                                                    scenario.path("planner").asString(""),
                                                    scenario.path("name").asString(""),
                                                    scenario.path("starts").asString(""),
                                                    scenario.at("/outlook/verdict").asString(""),
                                                    scenario.path("author").asString(""))));
        }
    }

    @Command(
            name = "show",
            description = "Shows a scenario, with what came beside what was planned.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                show(common.output(), reach.client().get(path(id)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(name = "delete", description = "Gives a scenario up.", mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(path(id)),
                    (output, gone) -> output.line("'%s' is gone".formatted(id)));
        }
    }
}
