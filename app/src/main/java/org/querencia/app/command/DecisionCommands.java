package org.querencia.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// What is decided about people by hand; each answers once it shows.
final class DecisionCommands {

    private DecisionCommands() {}

    /// A decision about the link of two identifiers, one of which is somebody's.
    private static JsonNode aboutLink(ApiClient client, String act, Link link) {
        String id = ProfileCommands.person(client, link.one).path("id").asString();
        return client.post(
                ApiClient.path("/api/profiles/{}/links/{}", id, act),
                ApiClient.object().put("one", link.one).put("other", link.other));
    }

    @Command(
            name = "merge",
            description = "Says by hand that two are one person.",
            mixinStandardHelpOptions = true)
    static final class Merge implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<person>")
        private String one;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<person>")
        private String other;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ObjectNode both = ApiClient.object().put("one", one).put("other", other);
                ProfileCommands.show(
                        common.output(), reach.client().post("/api/profiles/merge", both));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "split",
            description = "Says by hand that some identifiers of a person are somebody else's.",
            mixinStandardHelpOptions = true)
    static final class Split implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(
                names = "--apart",
                required = true,
                paramLabel = "<identifier>",
                description = "Somebody else's; may be repeated.")
        private List<String> apart;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                String id = ProfileCommands.person(reach.client(), named).path("id").asString();
                ObjectNode body = ApiClient.object();
                ArrayNode identifiers = body.putArray("identifiers");
                apart.forEach(identifiers::add);
                JsonNode both =
                        reach.client().post(ApiClient.path("/api/profiles/{}/split", id), body);
                output.answer(
                        both,
                        () ->
                                output.line(
                                        "%s and %s are two people now"
                                                .formatted(
                                                        both.path("profile").path("id").asString(),
                                                        both.path("apart").path("id").asString())));
                return ExitCode.DONE.code();
            }
        }
    }

    /// The two identifiers a link joins.
    static final class Link {
        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<identifier>")
        private String one;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<identifier>")
        private String other;
    }

    @Command(
            name = "refuse-link",
            description = "Says by hand that a link is wrong, however often it is told.",
            mixinStandardHelpOptions = true)
    static final class RefuseLink implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Mixin private final Link link = new Link();

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ProfileCommands.show(common.output(), aboutLink(reach.client(), "refuse", link));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "restore-link",
            description = "Says by hand that a refused link was right after all.",
            mixinStandardHelpOptions = true)
    static final class RestoreLink implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Mixin private final Link link = new Link();

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ProfileCommands.show(common.output(), aboutLink(reach.client(), "restore", link));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "correct",
            description = "Says by hand what a trait really is, whatever sources say.",
            mixinStandardHelpOptions = true)
    static final class Correct implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<person>")
        private String named;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<trait>")
        private String trait;

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "<value>",
                description = "As text, unless --parse.")
        private @Nullable String value;

        @Option(names = "--parse", description = "The value is JSON: a number, true, a list.")
        private boolean parse;

        @Option(names = "--remove", description = "The person has no such trait.")
        private boolean remove;

        @Override
        public Integer call() {
            ObjectNode body = ApiClient.object();
            body.set("value", value());
            try (Reach reach = common.reach()) {
                String id = ProfileCommands.person(reach.client(), named).path("id").asString();
                ProfileCommands.show(
                        common.output(),
                        reach.client()
                                .put(
                                        ApiClient.path("/api/profiles/{}/traits/{}", id, trait),
                                        body));
                return ExitCode.DONE.code();
            }
        }

        private JsonNode value() {
            if (remove == (value != null)) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "expected either a value or --remove, for '%s'".formatted(trait));
            }
            if (value == null) {
                return NullNode.getInstance();
            }
            try {
                return parse ? new JsonMapper().readTree(value) : StringNode.valueOf(value);
            } catch (JacksonException notJson) {
                throw new CommandException(
                        ExitCode.USAGE, "'%s' is no JSON value".formatted(value));
            }
        }
    }

    @Command(
            name = "release",
            description = "Takes a correction back: the sources speak again.",
            mixinStandardHelpOptions = true)
    static final class Release implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<person>")
        private String named;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<trait>")
        private String trait;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                String id = ProfileCommands.person(reach.client(), named).path("id").asString();
                ProfileCommands.show(
                        common.output(),
                        reach.client()
                                .delete(ApiClient.path("/api/profiles/{}/traits/{}", id, trait)));
                return ExitCode.DONE.code();
            }
        }
    }
}
