package org.querencia.app.command;

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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Plans for passages from stage to stage, on the command line.
@Command(
        name = "plan",
        description = "What is to be done so that people pass from stage to stage.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PlanCommands.ListAll.class,
            PlanCommands.Show.class,
            PlanCommands.Put.class,
            PlanCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia plan set journey interest consideration --target 0.2 --days 30 --action \"Call within a day\" --owner ana@shop.example",
            "  querencia plan list"
        })
final class PlanCommands extends Group {
    private static final List<String> HEADS =
            List.of("PASSAGE", "TARGET", "DAYS", "ENTERED", "PASSED", "SHARE", "VERDICT", "REVIEW");

    private static List<String> row(JsonNode plan) {
        JsonNode attained = plan.path("attained");
        return List.of(
                plan.path("key").asString(""),
                "%.1f %%".formatted(plan.path("target").asDouble() * 100),
                plan.path("horizon_days").asString(""),
                "%,d".formatted(attained.path("entered").asLong()),
                "%,d".formatted(attained.path("passed").asLong()),
                "%.1f %%".formatted(attained.path("share").asDouble() * 100),
                attained.path("verdict").asString(""),
                plan.path("review").asString(""));
    }

    private static void show(Output output, JsonNode plan) {
        output.answer(plan, () -> output.table(HEADS, List.of(row(plan))));
    }

    /// Which passage is meant.
    static final class Passage {
        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<model>")
        private String model;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<from>")
        private String from;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "2", paramLabel = "<to>")
        private String to;

        String path() {
            return ApiClient.path("/api/plans/{}/{}/{}", model, from, to);
        }
    }

    @Command(
            name = "list",
            description = "Lists the plans with what was attained beside the target.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get("/api/plans?limit=500"),
                    (output, found) -> output.table(HEADS, found.path("items"), PlanCommands::row));
        }
    }

    @Command(
            name = "show",
            description = "Shows the plan of a passage.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Passage passage = new Passage();

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                PlanCommands.show(common.output(), reach.client().get(passage.path()));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "set",
            description = "Writes the plan of a passage, in the place of the one before.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Passage passage = new Passage();

        @Option(
                names = "--target",
                required = true,
                description = "The share that is to pass, such as 0.2.")
        private double target;

        @Option(names = "--days", description = "Within how many days. Default: 30.")
        private int days = 30;

        @Option(names = "--action", description = "What is done; may be repeated.")
        private List<String> actions = new ArrayList<>();

        @Option(names = "--owner", description = "Who answers for it.")
        private @Nullable String owner;

        @Option(names = "--review", description = "When to look at it again: a day.")
        private @Nullable String review;

        @Override
        public Integer call() {
            ObjectNode body = ApiClient.object().put("target", target).put("horizon_days", days);
            ArrayNode doing = body.putArray("actions");
            actions.forEach(text -> doing.addObject().put("text", text));
            if (owner != null) {
                body.put("owner", owner);
            }
            if (review != null) {
                body.put("review", review);
            }
            try (Reach reach = common.reach()) {
                PlanCommands.show(common.output(), reach.client().put(passage.path(), body));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "delete",
            description = "Gives the plan of a passage up.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Passage passage = new Passage();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(passage.path()),
                    (output, gone) -> output.line("the plan is gone"));
        }
    }
}
