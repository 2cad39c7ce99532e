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
import tools.jackson.databind.node.ObjectNode;

/// Whom to call today, on the command line.
@Command(
        name = "call",
        description = "Whom sellers had better call today, and what came of calls.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CallCommands.Lists.class,
            CallCommands.Show.class,
            CallCommands.ByMail.class,
            CallCommands.Register.class,
            CallCommands.Undo.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia call lists",
            "  querencia call list rosa@shop.example",
            "  querencia call mail rosa@shop.example --at 7",
            "  querencia call register phone:+573005550177 not-interested --reason price",
            "",
            "How lists are made: querencia definition get calls."
        })
final class CallCommands extends Group {
    @Command(
            name = "lists",
            description = "Lists who has a list of calls today, and how long it is.",
            mixinStandardHelpOptions = true)
    static final class Lists implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get("/api/calls?limit=500"),
                    (output, found) ->
                            output.table(
                                    List.of("SELLER", "DAY", "PEOPLE"),
                                    found.path("items"),
                                    list ->
                                            List.of(
                                                    list.path("seller").asString(""),
                                                    list.path("day").asString(""),
                                                    list.path("people").asString())));
        }
    }

    @Command(
            name = "list",
            description = "Shows whom a seller had better call today, and why.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        private static final List<String> HEADS =
                List.of("PERSON", "NAME", "PHONE", "SCORE", "WHY");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<seller>", description = "An e-mail.")
        private String seller;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(ApiClient.path("/api/calls/lists/{}?limit=500", seller)),
                    (output, found) -> output.table(HEADS, found.path("items"), Show::row));
        }

        private static List<String> row(JsonNode due) {
            List<String> occasions = new ArrayList<>();
            due.path("occasions").forEach(one -> occasions.add(one.asString("")));
            return List.of(
                    due.path("profile").asString(""),
                    due.path("name").asString(""),
                    due.path("phone").asString(""),
                    due.path("score").path("score").asString(""),
                    String.join(", ", occasions));
        }
    }

    @Command(
            name = "mail",
            description = "Tells from which hour a seller gets their list by mail, or changes it.",
            mixinStandardHelpOptions = true)
    static final class ByMail implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<seller>", description = "An e-mail.")
        private String seller;

        @Option(
                names = "--at",
                paramLabel = "<hour>",
                description = "The hour of the day from which it is sent: 0 to 23.")
        private @Nullable Integer hour;

        @Option(names = "--off", description = "No mail any more.")
        private boolean off;

        @Override
        public Integer call() {
            Output output = common.output();
            String path = ApiClient.path("/api/calls/lists/{}/mail", seller);
            try (Reach reach = common.reach()) {
                JsonNode now =
                        hour == null && !off
                                ? reach.client().get(path)
                                : reach.client()
                                        .put(
                                                path,
                                                ApiClient.object().put("hour", off ? null : hour));
                output.answer(now, () -> output.line(said(now)));
                return ExitCode.DONE.code();
            }
        }

        private static String said(JsonNode now) {
            return now.path("hour").isNull()
                    ? "%s gets no mail".formatted(now.path("seller").asString())
                    : "%s gets their list from %02d:00 on"
                            .formatted(now.path("seller").asString(), now.path("hour").asInt());
        }
    }

    @Command(
            name = "register",
            description = "Registers what came of a call.",
            mixinStandardHelpOptions = true)
    static final class Register implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<person>")
        private String named;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(
                index = "1",
                paramLabel = "<outcome>",
                description = "bought, not-now, not-interested, no-answer or wrong-number.")
        private String outcome;

        @Option(names = "--reason", description = "Why not.")
        private @Nullable String reason;

        @Option(names = "--total", description = "What was paid.")
        private @Nullable String total;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode person = ProfileCommands.person(reach.client(), named);
                ObjectNode body =
                        ApiClient.object()
                                .put("profile", person.path("id").asString())
                                .put("outcome", outcome);
                if (reason != null) {
                    body.put("reason", reason);
                }
                if (total != null) {
                    body.put("total", total);
                }
                JsonNode registered = reach.client().post("/api/calls", body);
                output.answer(
                        registered,
                        () -> output.line("registered as " + registered.path("id").asString("")));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "undo",
            description = "Takes a call back, with all it brought.",
            mixinStandardHelpOptions = true)
    static final class Undo implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(ApiClient.path("/api/calls/{}", id)),
                    (output, undone) -> output.line("'%s' is taken back".formatted(id)));
        }
    }
}
