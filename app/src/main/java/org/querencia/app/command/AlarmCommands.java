package org.querencia.app.command;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

/// What sensors raised, on the command line.
@Command(
        name = "alarm",
        description = "What sensors raised, and what is done about it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AlarmCommands.ListAll.class,
            AlarmCommands.Show.class,
            AlarmCommands.Acknowledge.class,
            AlarmCommands.Mute.class,
            AlarmCommands.Mail.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia alarm list",
            "  querencia alarm acknowledge orders-fall.1.2026-11-20T00:00",
            "  querencia alarm mute orders-fall.1.2026-11-20T00:00 --days 7"
        })
final class AlarmCommands extends Group {
    private static final List<String> HEADS = List.of("ID", "STATE", "SINCE", "WHAT");

    private static List<String> row(JsonNode alarm) {
        return List.of(
                alarm.path("id").asString(""),
                alarm.path("state").asString(""),
                alarm.path("since").asString(""),
                alarm.at("/words/en/0").asString(""));
    }

    private static void show(Output output, JsonNode alarm) {
        output.answer(
                alarm,
                () -> {
                    output.table(HEADS, List.of(row(alarm)));
                    alarm.at("/words/en").forEach(words -> output.line(words.asString("")));
                });
    }

    private static String path(String id) {
        return ApiClient.path("/api/alarms/{}", id);
    }

    @Command(
            name = "list",
            description = "Lists alarms, newest first.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(names = "--state", description = "Only those open, acknowledged, muted or over.")
        private @Nullable String state;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    "/api/alarms?limit=500"
                                            + (state == null
                                                    ? ""
                                                    : ApiClient.path("&state={}", state))),
                    (output, found) ->
                            output.table(HEADS, found.path("items"), AlarmCommands::row));
        }
    }

    @Command(name = "show", description = "Shows an alarm.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                AlarmCommands.show(common.output(), reach.client().get(path(id)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "acknowledge",
            description = "Says that you take care of it.",
            mixinStandardHelpOptions = true)
    static final class Acknowledge implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                AlarmCommands.show(
                        common.output(),
                        reach.client().post(path(id) + "/acknowledge", ApiClient.object()));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "mute",
            description = "Hears nothing of it for some days; it is told again then, if it lasts.",
            mixinStandardHelpOptions = true)
    static final class Mute implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<id>")
        private String id;

        @Option(names = "--days", description = "For how long. Default: 1.")
        private int days = 1;

        @Option(names = "--until", description = "Or until an instant.")
        private @Nullable String until;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                AlarmCommands.show(
                        common.output(),
                        reach.client()
                                .post(
                                        path(id) + "/mute",
                                        ApiClient.object().put("until", until().toString())));
                return ExitCode.DONE.code();
            }
        }

        private Instant until() {
            try {
                return until == null
                        ? Instant.now().plus(Duration.ofDays(days))
                        : Instant.parse(until);
            } catch (DateTimeParseException none) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "--until %s: expected an instant such as 2026-12-01T08:00:00Z"
                                .formatted(until));
            }
        }
    }

    @Command(
            name = "mail",
            description = "Lists the mail that was written, and what became of it.",
            mixinStandardHelpOptions = true)
    static final class Mail implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get("/api/mail?limit=500");
                List<List<String>> rows = new ArrayList<>();
                found.path("items")
                        .forEach(mail ->
                                rows.add(
                                        List.of(
                                                mail.path("made").asString(""),
                                                mail.path("to").asString(""),
                                                mail.path("state").asString(""),
                                                mail.path("subject").asString(""),
                                                mail.path("error").asString(""))));
                output.answer(
                        found,
                        () ->
                                output.table(
                                        List.of("MADE", "TO", "STATE", "SUBJECT", "ERROR"), rows));
                return ExitCode.DONE.code();
            }
        }
    }
}
