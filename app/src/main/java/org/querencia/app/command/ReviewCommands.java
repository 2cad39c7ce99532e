package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Pairs of people who may be one, and how clean what is known of people is.
@Command(
        name = "review",
        description = "Looks at people who may be one, and says whether they are.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReviewCommands.ListPairs.class,
            ReviewCommands.Duplicates.class,
            ReviewCommands.Decide.class,
            ReviewCommands.Decided.class,
            ReviewCommands.Undo.class,
            ReviewCommands.Hygiene.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia review list",
            "  querencia review duplicates email:ana@x.co",
            "  querencia review decide email:ana@x.co phone:+573001112233 --same",
            "  querencia review hygiene"
        })
final class ReviewCommands extends Group {
    private static void pairs(Output output, JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        found.path("items")
                .forEach(pair ->
                        rows.add(
                                List.of(
                                        share(pair.path("probability").asDouble()),
                                        pair.at("/people/0/name").asString(""),
                                        pair.at("/people/1/name").asString(""),
                                        pair.path("one").asString(""),
                                        pair.path("other").asString(""),
                                        weightiest(pair))));
        output.table(List.of("LIKELY", "NAME", "NAME", "ONE", "OTHER", "WHY"), rows);
        if (found.path("next").isString()) {
            output.note("More: --cursor " + found.path("next").asString());
        }
    }

    private static String share(double probability) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
    }

    /// The field that says most, for or against.
    private static String weightiest(JsonNode pair) {
        String said = "";
        double most = 0;
        for (JsonNode told : pair.path("contributions")) {
            double weight = told.path("weight").asDouble();
            if (Math.abs(weight) > most) {
                most = Math.abs(weight);
                said =
                        "%s %s (%+.1f)"
                                .formatted(
                                        told.path("field").asString(""),
                                        told.path("level").asString(""),
                                        weight);
            }
        }
        return said;
    }

    private static String page(String path, int limit, @Nullable String cursor) {
        return path
                + "?limit="
                + limit
                + (cursor == null ? "" : ApiClient.path("&cursor={}", cursor));
    }

    @Command(
            name = "list",
            description = "Lists the pairs that wait, the most probable first.",
            mixinStandardHelpOptions = true)
    static final class ListPairs implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
        private @Nullable String cursor;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(page("/api/review", limit, cursor)),
                    ReviewCommands::pairs);
        }
    }

    @Command(
            name = "duplicates",
            description = "Lists who may be the same person as somebody, the likeliest first.",
            mixinStandardHelpOptions = true)
    static final class Duplicates implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                String id = ProfileCommands.person(reach.client(), named).path("id").asString();
                JsonNode found =
                        reach.client().get(ApiClient.path("/api/profiles/{}/duplicates", id));
                output.answer(found, () -> pairs(output, found));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "decide",
            description = "Says whether two are one person; it holds for good.",
            mixinStandardHelpOptions = true)
    static final class Decide implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<person>")
        private String one;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<person>")
        private String other;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @ArgGroup(multiplicity = "1")
        private Answer answer;

        /// One of the two must be said.
        static final class Answer {
            @Option(names = "--same", description = "They are one person.")
            private boolean same;

            @Option(names = "--different", description = "They are not.")
            private boolean different;
        }

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.post(
                                    "/api/review/decisions",
                                    ApiClient.object()
                                            .put("one", one)
                                            .put("other", other)
                                            .put("same", answer.same && !answer.different)),
                    (output, said) ->
                            output.line(
                                    "%s; taken back by: querencia review undo %s"
                                            .formatted(
                                                    said.path("same").asBoolean()
                                                            ? "one person"
                                                            : "different people",
                                                    said.path("id").asString(""))));
        }
    }

    @Command(
            name = "decided",
            description = "Lists what was decided and stands, the latest first.",
            mixinStandardHelpOptions = true)
    static final class Decided implements Callable<Integer> {
        private static final List<String> HEADS = List.of("ID", "SAME", "ONE", "OTHER", "BY", "AT");

        @Mixin private final Common common = new Common();

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
        private @Nullable String cursor;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(page("/api/review/decisions", limit, cursor)),
                    (output, found) ->
                            output.table(
                                    HEADS,
                                    found.path("items"),
                                    said ->
                                            List.of(
                                                    said.path("id").asString(""),
                                                    said.path("same").asBoolean() ? "yes" : "no",
                                                    said.path("one").asString(""),
                                                    said.path("other").asString(""),
                                                    said.path("by").asString(""),
                                                    said.path("at").asString(""))));
        }
    }

    @Command(
            name = "undo",
            description = "Takes a decision, or all of a batch, back.",
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
                    client ->
                            client.post(
                                    ApiClient.path("/api/review/decisions/{}/undo", id),
                                    ApiClient.object()),
                    (output, undone) ->
                            output.line("%s taken back".formatted(undone.path("undone"))));
        }
    }

    @Command(
            name = "hygiene",
            description = "Shows how clean what is known of people is, beside the month before.",
            mixinStandardHelpOptions = true)
    static final class Hygiene implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode report = reach.client().get("/api/hygiene");
                List<List<String>> rows = new ArrayList<>();
                report.at("/now/figures")
                        .properties()
                        .forEach(figure ->
                                rows.add(
                                        List.of(
                                                figure.getKey(),
                                                figure.getValue().asString(""),
                                                report.at("/before/figures")
                                                        .path(figure.getKey())
                                                        .asString(""))));
                output.answer(report, () -> output.table(List.of("FIGURE", "NOW", "BEFORE"), rows));
                return ExitCode.DONE.code();
            }
        }
    }
}
