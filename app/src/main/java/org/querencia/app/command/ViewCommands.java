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

/// Views of measures that are kept, on the command line.
@Command(
        name = "view",
        description = "Measures as somebody looks at them, kept under a name.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ViewCommands.ListAll.class,
            ViewCommands.Keep.class,
            ViewCommands.Show.class,
            ViewCommands.Run.class,
            ViewMailCommands.Mail.class,
            ViewMailCommands.Stop.class,
            ViewCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia view keep \"Sales by channel\" revenue --query \"period=12m&by=month&split=channel\"",
            "  querencia view list",
            "  querencia view run 8f0c… --format csv",
            "  querencia view mail 8f0c… --cadence weekly --to ana@x.co"
        })
final class ViewCommands extends Group {
    static final String ADDRESS = "/api/views";
    private static final List<String> HEADS =
            List.of("ID", "NAME", "MEASURE", "QUERY", "BOARD", "BY");

    private static List<String> row(JsonNode view) {
        return List.of(
                view.path("id").asString(""),
                view.path("name").asString(""),
                view.path("measure").asString(""),
                view.path("query").asString(""),
                view.path("pinned").asString(""),
                view.path("author").asString(""));
    }

    @Command(
            name = "list",
            description = "Lists the views of all, and your own.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.list(ADDRESS),
                    (output, found) -> output.table(HEADS, found.path("items"), ViewCommands::row));
        }
    }

    @Command(
            name = "keep",
            description = "Keeps a view under a name.",
            mixinStandardHelpOptions = true)
    static final class Keep implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<name>")
        private String name;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<measure>")
        private String measure;

        @Option(
                names = "--query",
                paramLabel = "<query>",
                description = "What is asked of it, as it stands in the address of the explorer.")
        private String query = "";

        @Option(names = "--own", description = "For you alone.")
        private boolean own;

        @Option(
                names = "--pin",
                paramLabel = "<board>",
                description =
                        "Stands on this board: sales, customers, acquisition, retention, margin or traffic.")
        private @Nullable String board;

        @Override
        public Integer call() {
            ObjectNode body =
                    ApiClient.object()
                            .put("name", name)
                            .put("measure", measure)
                            .put("query", query)
                            .put("shared", !own);
            if (board != null) {
                body.put("pinned", board);
            }
            return common.answer(
                    client -> client.post(ADDRESS, body),
                    (output, kept) -> output.table(HEADS, List.of(row(kept))));
        }
    }

    @Command(
            name = "show",
            description = "Shows a view, and to whom it is mailed.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                ApiClient client = reach.client();
                JsonNode view = client.get(ApiClient.path(ADDRESS + "/{}", id));
                JsonNode mails = client.list(ApiClient.path(ADDRESS + "/{}/schedules", id));
                ObjectNode answer = ApiClient.object();
                answer.set("view", view);
                answer.set("mails", mails.path("items"));
                output.answer(
                        answer,
                        () -> {
                            output.table(HEADS, List.of(row(view)));
                            ViewMailCommands.table(output, mails.path("items"));
                        });
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "run",
            description = "Tells what a view comes to now.",
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {
        @Mixin private final MeasureCommand.Shaped common = new MeasureCommand.Shaped();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get(ApiClient.path(ADDRESS + "/{}/answer", id));
                new MeasureTable(output, common.csv()).answer(found);
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a view, and its mail.",
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
                    client -> client.delete(ApiClient.path(ADDRESS + "/{}", id)),
                    (output, gone) -> output.line("'%s' is gone".formatted(id)));
        }
    }
}
