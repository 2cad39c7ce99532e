package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Write keys of sources, which only collect, and tokens of the API. Both are shown once, when
/// made: only their hashes are kept.
@Command(
        name = "key",
        description = "Makes, rotates and revokes sources' write keys and API tokens.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KeyCommands.Keys.class,
            KeyCommands.Create.class,
            KeyCommands.Rotate.class,
            KeyCommands.Revoke.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia key list",
            "  querencia key create token reports",
            "  querencia key create source till --name \"Shop till\"",
            "  querencia key rotate source web --revoke"
        })
final class KeyCommands implements Runnable {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    /// What a key is of.
    enum Of {
        SOURCE,
        TOKEN
    }

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }

    private static void tell(Output output, JsonNode made, String field) {
        output.answer(made, () -> output.line("Shown once: " + made.path(field).asString("")));
    }

    @Command(
            name = "list",
            description = "Lists sources and API tokens, without their secrets.",
            mixinStandardHelpOptions = true)
    static final class Keys implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode sources = reach.client().get("/api/sources").path("items");
                JsonNode tokens = reach.client().get("/api/tokens").path("items");
                ObjectNode all = ApiClient.object();
                all.set("sources", sources);
                all.set("tokens", tokens);
                List<List<String>> rows = new ArrayList<>();
                sources.forEach(source ->
                        rows.add(
                                List.of(
                                        "source",
                                        source.path("key").asString(""),
                                        source.path("trust").asString(""))));
                tokens.forEach(token ->
                        rows.add(List.of("token", token.path("name").asString(""), "secret")));
                output.answer(all, () -> output.table(List.of("OF", "NAME", "TRUST"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "create",
            description = "Makes a source with its write key, or an API token.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "source|token")
        private Of of;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<key>")
        private String key;

        @Option(names = "--name", description = "What people call the source.")
        private @Nullable String name;

        @Option(
                names = "--public",
                description = "The source is a page or app: everybody can read its key.")
        private boolean inPublic;

        @Override
        public Integer call() {
            try (Reach reach = common.reachOrMake()) {
                switch (of) {
                    case SOURCE -> {
                        ObjectNode source =
                                ApiClient.object()
                                        .put("key", key)
                                        .put("name", name == null ? key : name)
                                        .put("trust", inPublic ? "public" : "secret");
                        JsonNode made = reach.client().post("/api/sources", source);
                        tell(common.output(), made, "writeKey");
                    }
                    case TOKEN -> {
                        JsonNode made =
                                reach.client()
                                        .post("/api/tokens", ApiClient.object().put("name", key));
                        tell(common.output(), made, "token");
                    }
                }
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "rotate",
            description = {
                "Makes a new key in place of the former.",
                "A source's former keys collect until they are revoked, so that no event is lost;"
                        + " a token's former value ends at once."
            },
            mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "source|token")
        private Of of;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<key>")
        private String key;

        @Option(names = "--revoke", description = "Revokes the source's former keys at once.")
        private boolean revoke;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                switch (of) {
                    case SOURCE -> {
                        JsonNode made =
                                reach.client()
                                        .post(
                                                ApiClient.path("/api/sources/{}/keys", key),
                                                ApiClient.object().put("revokeFormer", revoke));
                        tell(common.output(), made, "writeKey");
                    }
                    case TOKEN -> {
                        reach.client().delete(ApiClient.path("/api/tokens/{}", key));
                        JsonNode made =
                                reach.client()
                                        .post("/api/tokens", ApiClient.object().put("name", key));
                        tell(common.output(), made, "token");
                    }
                }
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "revoke",
            description = "Ends an API token, or switches a source off: none of its keys collects.",
            mixinStandardHelpOptions = true)
    static final class Revoke implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "source|token")
        private Of of;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode ended =
                        switch (of) {
                            case SOURCE ->
                                    reach.client()
                                            .patch(
                                                    ApiClient.path("/api/sources/{}", key),
                                                    ApiClient.object().put("enabled", false));
                            case TOKEN ->
                                    reach.client().delete(ApiClient.path("/api/tokens/{}", key));
                        };
                output.answer(ended, () -> output.line("Revoked: " + key));
                return ExitCode.DONE.code();
            }
        }
    }
}
