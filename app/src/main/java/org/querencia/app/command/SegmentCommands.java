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

/// Groups of people that a rule describes, on the command line.
@Command(
        name = "segment",
        description = "Groups of people that a rule describes, always as they are now.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SegmentCommands.ListAll.class,
            SegmentCommands.Show.class,
            SegmentCommands.Make.class,
            SegmentCommands.Change.class,
            SegmentCommands.Delete.class,
            SegmentCommands.Members.class,
            SegmentWhyCommand.class,
            SegmentVersionsCommand.class,
            SegmentCommands.Preview.class,
            SegmentFileCommands.People.class,
            SegmentFileCommands.Write.class,
            SegmentFileCommands.Take.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia segment make regulars --name \"Regulars\" --rule \"count('Order Completed', '90d') >= 3\"",
            "  querencia segment members regulars",
            "  querencia segment change regulars --state paused",
            "  querencia segment preview \"count('Order Completed', '30d') >= 2 && trait.city == 'Bogotá'\"",
            "",
            "What a rule can say is in docs/reference/rules.md."
        })
final class SegmentCommands extends Group {
    private static final List<String> HEADS = List.of("KEY", "NAME", "STATE", "PEOPLE", "RULE");

    private static List<String> row(JsonNode segment) {
        return List.of(
                segment.path("key").asString(""),
                segment.path("name").asString(""),
                segment.path("state").asString(""),
                "%,d".formatted(segment.path("size").asLong()),
                segment.path("rule").asString("(list)"));
    }

    private static void show(Output output, JsonNode segment) {
        output.answer(segment, () -> output.table(HEADS, List.of(row(segment))));
    }

    private static String path(String key) {
        return ApiClient.path("/api/segments/{}", key);
    }

    @Command(
            name = "list",
            description = "Lists the segments with how many are in each.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get("/api/segments?limit=500"),
                    (output, found) ->
                            output.table(HEADS, found.path("items"), SegmentCommands::row));
        }
    }

    @Command(name = "show", description = "Shows a segment.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                SegmentCommands.show(common.output(), reach.client().get(path(key)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "make",
            description = "Makes a segment; people are in it at once, unless it is a draft.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--name", required = true, description = "As it is shown.")
        private String name;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(
                names = "--rule",
                required = true,
                description = "Who is meant; see docs/reference/rules.md.")
        private String rule;

        @Option(names = "--draft", description = "Nobody enters yet.")
        private boolean draft;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                SegmentCommands.show(
                        common.output(),
                        reach.client()
                                .post(
                                        "/api/segments",
                                        ApiClient.object()
                                                .put("key", key)
                                                .put("name", name)
                                                .put("rule", rule)
                                                .put("state", draft ? "draft" : "active")));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "change",
            description = "Changes a segment; what is not named stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Change implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--name", description = "As it is shown.")
        private @Nullable String name;

        @Option(names = "--rule", description = "Who is meant.")
        private @Nullable String rule;

        @Option(names = "--state", description = "draft, active or paused.")
        private @Nullable String state;

        @Option(names = "--folder", description = "Where it is filed.")
        private @Nullable String folder;

        @Option(names = "--owner", description = "Who answers for it, such as an e-mail.")
        private @Nullable String owner;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ObjectNode body = ApiClient.object();
                put(body, "name", name);
                put(body, "rule", rule);
                put(body, "state", state);
                put(body, "folder", folder);
                put(body, "owner", owner);
                SegmentCommands.show(common.output(), reach.client().patch(path(key), body));
                return ExitCode.DONE.code();
            }
        }

        private static void put(ObjectNode body, String field, @Nullable String value) {
            if (value != null) {
                body.put(field, value);
            }
        }
    }

    @Command(
            name = "delete",
            description = "Gives a segment up, with all its memberships.",
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

    @Command(
            name = "members",
            description = "Lists who is in a segment.",
            mixinStandardHelpOptions = true)
    static final class Members implements Callable<Integer> {
        private static final List<String> OF_EACH = List.of("PERSON", "NAME", "SINCE", "CAUSE");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
        private @Nullable String cursor;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    path(key)
                                            + "/members?limit="
                                            + limit
                                            + (cursor == null
                                                    ? ""
                                                    : ApiClient.path("&cursor={}", cursor))),
                    Members::say);
        }

        private static void say(Output output, JsonNode found) {
            List<List<String>> rows = new ArrayList<>();
            found.path("items")
                    .forEach(person ->
                            rows.add(
                                    List.of(
                                            person.path("profile").asString(""),
                                            person.path("name").asString(""),
                                            person.path("since").asString(""),
                                            person.path("cause").asString(""))));
            output.table(OF_EACH, rows);
            if (found.path("next").isString()) {
                output.note("More: --cursor " + found.path("next").asString());
            }
        }
    }

    @Command(
            name = "preview",
            description = "Counts the people for whom a rule holds now, and names some of them.",
            mixinStandardHelpOptions = true)
    static final class Preview implements Callable<Integer> {
        private static final List<String> OF_EACH = List.of("PERSON", "NAME");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<rule>")
        private String rule;

        @Option(
                names = "--sample",
                defaultValue = "10",
                description = "How many to name, 0 to 100.")
        private int sample = 10;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    "/api/segments/preview",
                                    ApiClient.object().put("rule", rule).put("sample", sample)),
                    Preview::say);
        }

        private static void say(Output output, JsonNode found) {
            found.path("warnings")
                    .forEach(issue ->
                            output.note(
                                    "line %d, column %d: %s"
                                            .formatted(
                                                    issue.path("line").asInt(),
                                                    issue.path("column").asInt(),
                                                    issue.path("what").asString(""))));
            output.line(
                    "%,d of %,d people"
                            .formatted(
                                    found.path("size").asLong(), found.path("everybody").asLong()));
            List<List<String>> rows = new ArrayList<>();
            found.path("sample")
                    .forEach(person ->
                            rows.add(
                                    List.of(
                                            person.path("id").asString(""),
                                            person.path("name").asString(""))));
            if (!rows.isEmpty()) {
                output.table(OF_EACH, rows);
            }
        }
    }
}
