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

/// Systems of others that are told what happens, on the command line.
@Command(
        name = "webhook",
        description = "Systems of others that are told what happens.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EndpointCommands.ListAll.class,
            EndpointCommands.Make.class,
            EndpointCommands.Show.class,
            EndpointCommands.Change.class,
            EndpointCommands.Secret.class,
            EndpointCommands.Test.class,
            EndpointCommands.Retry.class,
            EndpointCommands.Replay.class,
            EndpointCommands.Attempts.class,
            EndpointCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia webhook make crm https://crm.example/hooks --segment vip --segment lapsed",
            "  querencia webhook make chat https://chat.example/hooks --about alarms",
            "  querencia webhook test crm",
            "  querencia webhook attempts crm",
            "  querencia webhook replay crm --from 2026-11-01T00:00:00Z --until 2026-11-02T00:00:00Z"
        })
final class EndpointCommands extends Group {
    private static final List<String> HEADS =
            List.of("KEY", "STATE", "WAITING", "FAILED", "ABOUT", "SEGMENTS", "URL");

    private static List<String> row(JsonNode webhook) {
        List<String> segments = new ArrayList<>();
        webhook.path("segments").forEach(key -> segments.add(key.asString("")));
        List<String> topics = new ArrayList<>();
        webhook.path("topics").forEach(topic -> topics.add(topic.asString("")));
        return List.of(
                webhook.path("key").asString(""),
                webhook.path("state").asString(""),
                "%,d".formatted(webhook.path("waiting").asLong()),
                Long.toString(webhook.path("failed").asLong()),
                String.join(" ", topics),
                segments.isEmpty() ? "all" : String.join(" ", segments),
                webhook.path("url").asString(""));
    }

    private static void say(Output output, JsonNode webhook) {
        output.table(HEADS, List.of(row(webhook)));
        if (webhook.path("secret").isString()) {
            output.line("Secret, shown this once: " + webhook.path("secret").asString());
        }
        if (webhook.path("why").isString()) {
            output.note(webhook.path("why").asString());
        }
    }

    private static final List<String> TRIES =
            List.of("AT", "KIND", "MOVEMENT", "TRY", "STATUS", "TAKEN", "DETAIL");

    private static List<String> tried(JsonNode attempt) {
        return List.of(
                attempt.path("at").asString(""),
                attempt.path("kind").asString(""),
                Long.toString(attempt.path("movement").asLong()),
                Long.toString(attempt.path("tried").asLong()),
                Long.toString(attempt.path("status").asLong()),
                attempt.path("taken").asBoolean() ? "yes" : "no",
                attempt.path("detail").asString(""));
    }

    private static String path(String key) {
        return ApiClient.path("/api/webhooks/{}", key);
    }

    @Command(
            name = "list",
            description = "Lists the webhooks and how each does.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.list("/api/webhooks"),
                    (output, found) ->
                            output.table(HEADS, found.path("items"), EndpointCommands::row));
        }
    }

    @Command(
            name = "make",
            description =
                    "Makes a webhook; it hears what happens from now on. Its secret is shown once.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<key>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<url>")
        private String url;

        @Mixin private final Hearing hearing = new Hearing();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                ObjectNode body = ApiClient.object().put("key", key).put("url", url);
                hearing.put(body);
                JsonNode made = reach.client().post("/api/webhooks", body);
                output.answer(made, () -> say(output, made));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(name = "show", description = "Shows a webhook.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(client -> client.get(path(key)), EndpointCommands::say);
        }
    }

    @Command(
            name = "change",
            description = "Changes a webhook; what is not named stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Change implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--url", description = "Where its messages are posted.")
        private @Nullable String url;

        @Option(names = "--state", description = "active or paused.")
        private @Nullable String state;

        @Mixin private final Hearing hearing = new Hearing();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                ObjectNode body = ApiClient.object();
                if (url != null) {
                    body.put("url", url);
                }
                if (state != null) {
                    body.put("state", state);
                }
                hearing.put(body);
                JsonNode changed = reach.client().patch(path(key), body);
                output.answer(changed, () -> say(output, changed));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "secret",
            description = "Makes a new secret, shown once; the former one signs too for a day.",
            mixinStandardHelpOptions = true)
    static final class Secret implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.post(path(key) + "/secret", ApiClient.object()),
                    EndpointCommands::say);
        }
    }

    @Command(
            name = "test",
            description = "Posts a message that tells nothing, at once.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.post(path(key) + "/test", ApiClient.object()),
                    (output, tried) -> output.table(TRIES, List.of(tried(tried))));
        }
    }

    @Command(
            name = "retry",
            description = "Tries what failed again now.",
            mixinStandardHelpOptions = true)
    static final class Retry implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.post(path(key) + "/retry", ApiClient.object()),
                    EndpointCommands::say);
        }
    }

    @Command(
            name = "replay",
            description = "Tells once more what happened: one movement, or those of a time.",
            mixinStandardHelpOptions = true)
    static final class Replay implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--number", description = "Of a movement, as attempts name it.")
        private long number;

        @Option(names = "--from", description = "An instant such as 2026-11-01T00:00:00Z.")
        private @Nullable String from;

        @Option(names = "--until", description = "An instant, itself not meant any more.")
        private @Nullable String until;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                ObjectNode body = ApiClient.object();
                if (number > 0) {
                    body.put("number", number);
                } else {
                    body.put("from", from).put("until", until);
                }
                JsonNode asked = reach.client().post(path(key) + "/replay", body);
                output.answer(asked, () -> say(output, asked));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "attempts",
            description = "Lists the latest tries, newest first.",
            mixinStandardHelpOptions = true)
    static final class Attempts implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(path(key) + "/attempts?limit=" + limit),
                    (output, found) ->
                            output.table(TRIES, found.path("items"), EndpointCommands::tried));
        }
    }

    @Command(
            name = "delete",
            description = "Gives a webhook up, with what is kept of its tries.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(path(key)),
                    (output, gone) -> output.line("'%s' is gone".formatted(key)));
        }
    }
}
