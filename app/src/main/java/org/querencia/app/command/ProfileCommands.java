package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// People on the command line. A person is named by an identifier (`email:ana@x.co`) or by the
/// profile's id.
@Command(
        name = "profile",
        description = "Finds people, shows what is known of them, and decides about them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ProfileCommands.Find.class,
            ProfileCommands.Show.class,
            ProfileCommands.Events.class,
            ProfileCommands.Links.class,
            ProfileCommands.Why.class,
            QuarantineCommand.class,
            ProfileCommands.Raw.class,
            ConsentCommand.class,
            DecisionCommands.Merge.class,
            DecisionCommands.Split.class,
            DecisionCommands.RefuseLink.class,
            DecisionCommands.RestoreLink.class,
            DecisionCommands.Correct.class,
            DecisionCommands.Release.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia profile find email:ana@x.co",
            "  querencia profile find \"ana maría\"",
            "  querencia profile why email:ana@x.co phone:+573001112233",
            "  querencia profile consent email:ana@x.co --channel whatsapp --given --proof \"form 7\"",
            "  querencia profile events user_id:17 --event \"Order Completed\" --from 2026-11-01T00:00:00Z",
            "  querencia profile split user_id:17 --apart email:leo@x.co",
            "  querencia profile correct user_id:17 city Cali"
        })
final class ProfileCommands extends Group {
    /// The person of an identifier or id.
    static JsonNode person(ApiClient client, String named) {
        if (!named.contains(":")) {
            return client.get(ApiClient.path("/api/profiles/{}", named));
        }
        JsonNode found = client.get(ApiClient.path("/api/profiles?identifier={}", named));
        if (found.path("items").isEmpty()) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, "nobody has the identifier '%s'".formatted(named));
        }
        return found.path("items").get(0);
    }

    static void show(Output output, JsonNode person) {
        output.answer(person, () -> ProfileWords.person(person).forEach(output::line));
    }

    @Command(
            name = "find",
            description = "Finds people by identifier, or by a name as well as it is remembered.",
            mixinStandardHelpOptions = true)
    static final class Find implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<identifier or name>")
        private String wanted;

        @Option(names = "--limit", defaultValue = "20", description = "At most so many, 1 to 500.")
        private int limit = 20;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                String query = wanted.matches("[a-z0-9_.-]+:.+") ? "identifier" : "q";
                JsonNode found =
                        reach.client()
                                .get(
                                        ApiClient.path(
                                                "/api/profiles?" + query + "={}&limit=" + limit,
                                                wanted));
                output.answer(found, () -> output.table(ProfileWords.HEADS, rows(found)));
                return (found.path("items").isEmpty() ? ExitCode.NOT_FOUND : ExitCode.DONE).code();
            }
        }

        private static List<List<String>> rows(JsonNode found) {
            List<List<String>> rows = new ArrayList<>();
            found.path("items").forEach(person -> rows.add(ProfileWords.row(person)));
            return rows;
        }
    }

    @Command(
            name = "show",
            description = "Shows what is known of a person.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                show(common.output(), person(reach.client(), named));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "events",
            description = "Lists what a person did, newest first.",
            mixinStandardHelpOptions = true)
    static final class Events implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
        private @Nullable String cursor;

        @Option(
                names = "--type",
                paramLabel = "<type>",
                description =
                        "Only track, identify, page, screen, group or alias; may be repeated.")
        private List<String> types = new ArrayList<>();

        @Option(
                names = "--event",
                paramLabel = "<name>",
                description = "Only events of this name; may be repeated.")
        private List<String> names = new ArrayList<>();

        @Option(
                names = "--source",
                paramLabel = "<key>",
                description = "Only what this source told; may be repeated.")
        private List<String> sources = new ArrayList<>();

        @Option(
                names = "--from",
                paramLabel = "<instant>",
                description = "Not before, such as 2026-11-01T00:00:00Z.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "<instant>", description = "Before.")
        private @Nullable String to;

        @Option(
                names = "--derived",
                description = "Also what was concluded: people merged and parted, links refused.")
        private boolean derived;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                String id = person(reach.client(), named).path("id").asString();
                JsonNode events =
                        reach.client().get(ApiClient.path("/api/profiles/{}/events", id) + query());
                output.answer(events, () -> lines(output, events));
                return ExitCode.DONE.code();
            }
        }

        private String query() {
            StringBuilder query = new StringBuilder("?limit=" + limit);
            types.forEach(type -> query.append(ApiClient.path("&type={}", type)));
            names.forEach(name -> query.append(ApiClient.path("&event={}", name)));
            sources.forEach(source -> query.append(ApiClient.path("&source={}", source)));
            Stream.of(parameter("from", from), parameter("to", to), parameter("cursor", cursor))
                    .forEach(query::append);
            return query.append(derived ? "&include=derived" : "").toString();
        }

        private static String parameter(String name, @Nullable String value) {
            return value == null ? "" : ApiClient.path("&" + name + "={}", value);
        }

        private static void lines(Output output, JsonNode events) {
            events.path("items")
                    .forEach(event ->
                            output.line(
                                    "%s  %s %s  (%s)"
                                            .formatted(
                                                    event.path("timestamp").asString(""),
                                                    event.path("type").asString(""),
                                                    event.path("event").asString(""),
                                                    event.path("source").asString(""))));
            if (events.path("next").isString()) {
                output.note("More: --cursor " + events.path("next").asString());
            }
        }
    }

    @Command(
            name = "links",
            description = "Lists the evidence that makes a person one, and what was not believed.",
            mixinStandardHelpOptions = true)
    static final class Links implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                String id = person(reach.client(), named).path("id").asString();
                JsonNode links = reach.client().list(ApiClient.path("/api/profiles/{}/links", id));
                output.answer(
                        links,
                        () ->
                                links.path("items")
                                        .forEach(link ->
                                                output.line(
                                                        link.path("explanation").asString(""))));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "raw",
            description = "Shows the state kept of a person as it is, for engineers; always JSON.",
            mixinStandardHelpOptions = true)
    static final class Raw implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                String id = person(reach.client(), named).path("id").asString();
                JsonNode raw = reach.client().get(ApiClient.path("/api/profiles/{}/raw", id));
                common.output().line(ApiClient.pretty(raw));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "why",
            description = "Tells why two identifiers are, or are not, one person.",
            mixinStandardHelpOptions = true)
    static final class Why implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<identifier>")
        private String one;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<identifier>")
        private String other;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(ApiClient.path("/api/explain?one={}&other={}", one, other)),
                    (output, answer) -> output.line(answer.path("explanation").asString("")));
        }
    }
}
