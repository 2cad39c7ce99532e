package org.querencia.app.command;

import java.time.Duration;
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

/// Figures of how people pass from stage to stage, on the command line.
final class StageFigureCommands {

    private static final String TRAIT = "trait.";

    private StageFigureCommands() {}

    /// Of when, and how long after they entered people may pass.
    static final class Period {
        @Option(names = "--from", paramLabel = "<day>", description = "First day, 2026-11-01.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "<day>", description = "Last day. Default: until now.")
        private @Nullable String to;

        @Option(
                names = "--within",
                paramLabel = "<time>",
                description = "So long after they entered people may pass, such as 7d or 2w.")
        private @Nullable String within;

        String query() {
            return days() + StageCommands.asked("&within={}", within);
        }

        String days() {
            return StageCommands.asked("&from={}", from) + StageCommands.asked("&to={}", to);
        }
    }

    @Command(
            name = "board",
            description =
                    "Each stage at a glance: who stands in it and came, how long, who goes on.",
            mixinStandardHelpOptions = true)
    static final class Board implements Callable<Integer> {
        private static final List<String> OF_EACH =
                List.of("STAGE", "PEOPLE", "CAME", "BEFORE", "MEDIAN STAY", "WENT ON");

        @Mixin private final Common common = new Common();
        @Mixin private final Period period = new Period();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<model>")
        private String model;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    address(StageCommands.path(model) + "/board", period.query())),
                    (output, board) -> output.table(OF_EACH, board.path("columns"), Board::row));
        }

        private static List<String> row(JsonNode column) {
            return List.of(
                    column.path("stage").asString(""),
                    number(column, "size"),
                    number(column, "entered"),
                    number(column, "enteredBefore"),
                    column.has("medianSeconds") ? days(column.path("medianSeconds").asLong()) : "",
                    column.has("onward") ? share(column.path("onward")) : "");
        }
    }

    @Command(
            name = "funnel",
            description = "How many of those who came to the first stage came how far.",
            mixinStandardHelpOptions = true)
    static final class Funnel implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Period period = new Period();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<model>")
        private String model;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    address(StageCommands.path(model) + "/funnel", period.query())),
                    (output, funnel) ->
                            output.table(
                                    List.of("STAGE", "CAME SO FAR", "MAY GO ON", "LOST"),
                                    funnel.path("stages"),
                                    Funnel::row));
        }

        private static List<String> row(JsonNode reach) {
            return List.of(
                    reach.path("stage").asString(""),
                    number(reach, "reached"),
                    number(reach, "open"),
                    number(reach, "lost"));
        }
    }

    @Command(
            name = "flows",
            description = "How many passed from where to where in a period.",
            mixinStandardHelpOptions = true)
    static final class Flows implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Period period = new Period();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<model>")
        private String model;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.list(
                                    address(StageCommands.path(model) + "/flows", period.days())),
                    (output, flows) ->
                            output.table(
                                    List.of("FROM", "TO", "PASSAGES", "PEOPLE"),
                                    flows.path("items"),
                                    Flows::row));
        }

        private static List<String> row(JsonNode flow) {
            return List.of(
                    flow.path("from").asString("-"),
                    flow.path("to").asString("-"),
                    number(flow, "passages"),
                    number(flow, "people"));
        }
    }

    @Command(
            name = "rate",
            description = "Of those who entered a stage, how many passed on in time.",
            mixinStandardHelpOptions = true)
    static final class Rate implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Period period = new Period();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<model>")
        private String model;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<stage>")
        private String stage;

        @Option(
                names = "--next",
                paramLabel = "<stage>",
                description = "To reach, or any beyond it. Default: any later one.")
        private @Nullable String next;

        @Override
        public Integer call() {
            return common.answer(
                    client ->
                            client.get(
                                    address(
                                            StageCommands.path(model) + "/rate",
                                            ApiClient.path("&stage={}", stage)
                                                    + StageCommands.asked("&next={}", next)
                                                    + period.query())),
                    (output, rate) ->
                            output.line(
                                    "%s entered, %s passed in time, %s may yet: %s"
                                            .formatted(
                                                    number(rate, "entered"),
                                                    number(rate, "passed"),
                                                    number(rate, "open"),
                                                    share(rate))));
        }
    }

    @Command(
            name = "rates",
            description = "The same, told apart by channel, campaign or a trait.",
            mixinStandardHelpOptions = true)
    static final class Rates implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Period period = new Period();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "0", paramLabel = "<model>")
        private String model;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(index = "1", paramLabel = "<stage>")
        private String stage;

        @Option(
                names = "--next",
                paramLabel = "<stage>",
                description = "To reach, or any beyond it. Default: any later one.")
        private @Nullable String next;

        @Option(
                names = "--by",
                paramLabel = "<what>",
                description = "channel, campaign, or a trait such as trait.city. Default: channel.")
        private String by = "channel";

        @Override
        public Integer call() {
            Output output = common.output();
            String query =
                    ApiClient.path("&stage={}", stage)
                            + StageCommands.asked("&next={}", next)
                            + apart()
                            + period.query();
            try (Reach reach = common.reach()) {
                JsonNode rates =
                        reach.client().list(address(StageCommands.path(model) + "/rates", query));
                output.answer(rates, () -> say(output, rates));
                return ExitCode.DONE.code();
            }
        }

        private String apart() {
            return by.startsWith(TRAIT)
                    ? ApiClient.path("&by=trait&trait={}", by.substring(TRAIT.length()))
                    : ApiClient.path("&by={}", by);
        }

        private static void say(Output output, JsonNode rates) {
            List<List<String>> rows = new ArrayList<>();
            rates.path("items")
                    .forEach(part ->
                            rows.add(
                                    List.of(
                                            part.path("value").asString(""),
                                            number(part, "entered"),
                                            number(part, "passed"),
                                            number(part, "open"),
                                            share(part))));
            output.table(List.of("VALUE", "ENTERED", "PASSED", "OPEN", "SHARE"), rows);
        }
    }

    @Command(
            name = "passages",
            description = "How somebody passed from stage to stage, the latest first.",
            mixinStandardHelpOptions = true)
    static final class Passages implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<person>")
        private String named;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode person = ProfileCommands.person(reach.client(), named);
                JsonNode told =
                        reach.client()
                                .list(
                                        ApiClient.path(
                                                "/api/profiles/{}/passages",
                                                person.path("id").asString()));
                output.answer(told, () -> say(output, told));
                return ExitCode.DONE.code();
            }
        }

        private static void say(Output output, JsonNode told) {
            List<List<String>> rows = new ArrayList<>();
            told.path("items")
                    .forEach(passage ->
                            rows.add(
                                    List.of(
                                            passage.path("at").asString(""),
                                            passage.path("model").asString(""),
                                            passage.path("from").asString("-"),
                                            passage.path("to").asString("-"),
                                            passage.path("turn").asString(""),
                                            passage.path("cause").asString(""))));
            output.table(List.of("AT", "MODEL", "FROM", "TO", "TURN", "CAUSE"), rows);
        }
    }

    private static String address(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private static String number(JsonNode row, String field) {
        return "%,d".formatted(row.path(field).asLong());
    }

    private static String days(long seconds) {
        Duration stay = Duration.ofSeconds(seconds);
        return stay.toDays() > 0 ? stay.toDays() + " d" : stay.toHours() + " h";
    }

    /// Of those about whom it is known.
    private static String share(JsonNode rate) {
        long settled = rate.path("entered").asLong() - rate.path("open").asLong();
        return settled == 0
                ? "not known yet"
                : "%.1f %%".formatted(100.0 * rate.path("passed").asLong() / settled);
    }
}
