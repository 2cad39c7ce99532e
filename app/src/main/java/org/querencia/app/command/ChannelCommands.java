package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/// What else channels are called, on the command line.
@Command(
        name = "channel",
        description =
                "What else channels are called, so that what was spent on one meets what it brought.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ChannelCommands.ListAll.class,
            ChannelCommands.Seen.class,
            ChannelCommands.Name.class,
            ChannelCommands.Forget.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia channel seen --from 2026-01-01",
            "  querencia channel name meta fb \"Facebook Ads\"",
            "  querencia channel list",
            "  querencia channel forget fb"
        })
final class ChannelCommands extends Group {
    private static final String ADDRESS = "/api/channels";
    private static final String SEEN = "/api/seen-channels";

    private static JsonNode counts(ApiClient client, String name, String channel) {
        return client.post(ADDRESS, ApiClient.object().put("name", name).put("channel", channel));
    }

    @Command(
            name = "list",
            description = "Lists the channels that have other names.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().list(ADDRESS);
                List<List<String>> rows = new ArrayList<>();
                for (JsonNode one : found.path("items")) {
                    List<String> names = new ArrayList<>();
                    one.path("names").forEach(name -> names.add(name.asString("")));
                    rows.add(List.of(one.path("channel").asString(""), String.join(", ", names)));
                }
                output.answer(found, () -> output.table(List.of("CHANNEL", "ALSO CALLED"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "seen",
            description = "Lists every name that came, how often, and what it counts as.",
            mixinStandardHelpOptions = true)
    static final class Seen implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(names = "--from", paramLabel = "<day>", description = "First day, 2026-11-01.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "<day>", description = "Last day. Default: until now.")
        private @Nullable String to;

        @Override
        public Integer call() {
            String query =
                    StageCommands.asked("&from={}", from) + StageCommands.asked("&to={}", to);
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found =
                        reach.client()
                                .list(SEEN + (query.isEmpty() ? "" : "?" + query.substring(1)));
                List<List<String>> rows = new ArrayList<>();
                found.path("items")
                        .forEach(one ->
                                rows.add(
                                        List.of(
                                                one.path("name").asString(""),
                                                one.path("channel").asString(""),
                                                one.path("touches").asString("0"),
                                                one.path("spend").decimalValue().toPlainString())));
                output.answer(
                        found,
                        () -> output.table(List.of("NAME", "COUNTS AS", "TOUCHES", "SPEND"), rows));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "name",
            description = "Lets names count as a channel, with all that counted as them.",
            mixinStandardHelpOptions = true)
    static final class Name implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<channel>")
        private String channel;

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "<name>",
                description = "What it is called elsewhere.")
        private List<String> names = List.of();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                ObjectNode answer = ApiClient.object();
                ArrayNode kept = answer.putArray("names");
                names.forEach(name -> kept.add(counts(reach.client(), name, channel)));
                output.answer(
                        answer,
                        () ->
                                kept.forEach(one ->
                                        output.line(
                                                "'%s' counts as '%s'"
                                                        .formatted(
                                                                one.path("name").asString(""),
                                                                one.path("channel")
                                                                        .asString("")))));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "forget",
            description = "Lets a name stand for itself again; of a channel, all its other names.",
            mixinStandardHelpOptions = true)
    static final class Forget implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<name>")
        private String name;

        @Override
        public Integer call() {
            Output output = common.output();
            String plain = name.strip().toLowerCase(Locale.ROOT);
            try (Reach reach = common.reach()) {
                ApiClient client = reach.client();
                boolean channel = false;
                for (JsonNode one : client.list(ADDRESS).path("items")) {
                    channel = channel || one.path("channel").asString("").equals(plain);
                }
                JsonNode gone =
                        channel
                                ? client.delete(ApiClient.path(ADDRESS + "/{}", plain))
                                : counts(client, plain, plain);
                output.answer(gone, () -> output.line("'%s' stands for itself".formatted(plain)));
                return ExitCode.DONE.code();
            }
        }
    }
}
