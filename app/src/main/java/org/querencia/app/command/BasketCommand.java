package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.web.http.Csv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What orders hold, on the command line.
@Command(
        name = "basket",
        description =
                "What is bought together, what brings people back, what those bought who left.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia basket pairs --least 50 --rank together",
            "  querencia basket firsts --days 60 --by category",
            "  querencia basket leaving --days 120 --format csv",
            "  querencia basket pairs --thing tea --with cup"
        })
final class BasketCommand implements Callable<Integer> {

    @Mixin private final MeasureCommand.Shaped common = new MeasureCommand.Shaped();

    enum About {
        PAIRS("pairs"),
        FIRSTS("things"),
        LEAVING("things");

        private final String rows;

        About(String rows) {
            this.rows = rows;
        }

        private List<String> columns() {
            return switch (this) {
                case PAIRS ->
                        List.of("firstName", "secondName", "both", "support", "confidence", "lift");
                case FIRSTS ->
                        List.of("name", "back.people", "back.share", "back.low", "back.high");
                case LEAVING ->
                        List.of(
                                "name",
                                "with.people",
                                "with.share",
                                "without.share",
                                "ratio",
                                "low",
                                "high");
            };
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "pairs|firsts|leaving",
            description = "What to tell. Default: pairs.")
    private About about = About.PAIRS;

    @Option(names = "--from", paramLabel = "<day>", description = "First day, 2026-11-01.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<day>", description = "Last day. Default: until now.")
    private @Nullable String to;

    @Option(
            names = "--by",
            paramLabel = "product|category",
            description = "What is told apart. Default: product.")
    private @Nullable String by;

    @Option(
            names = "--least",
            paramLabel = "<count>",
            description = "Told is what so many orders or people have. Default: 20.")
    private @Nullable String least;

    @Option(
            names = "--rank",
            paramLabel = "lift|together|confidence",
            description = "Of pairs. Default: lift.")
    private @Nullable String rank;

    @Option(
            names = "--days",
            paramLabel = "<days>",
            description = "To be back within, or to be silent for. Default: 90.")
    private @Nullable String days;

    @Option(names = "--limit", paramLabel = "<count>", description = "Rows. Default: 50.")
    private @Nullable String limit;

    @Option(names = "--thing", paramLabel = "<key>", description = "Names the people of it.")
    private @Nullable String thing;

    @Option(
            names = "--with",
            paramLabel = "<key>",
            description = "With --thing: bought together with this.")
    private @Nullable String with;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            String query =
                    StageCommands.asked("&from={}", from)
                            + StageCommands.asked("&to={}", to)
                            + StageCommands.asked("&by={}", by);
            if (thing != null) {
                String who =
                        ApiClient.path("&thing={}", thing)
                                + StageCommands.asked("&with={}", with)
                                + (about == About.FIRSTS ? "&came=true" : "")
                                + StageCommands.asked("&days={}", days)
                                + "&limit=500";
                JsonNode told =
                        reach.client()
                                .get(PathsCommand.address("/api/baskets/people", query + who));
                output.answer(told, () -> name(output, told));
                return ExitCode.DONE.code();
            }
            String more =
                    query
                            + StageCommands.asked("&least={}", least)
                            + StageCommands.asked("&limit={}", limit)
                            + (about == About.PAIRS
                                    ? StageCommands.asked("&rank={}", rank)
                                    : StageCommands.asked("&days={}", days));
            String path = "/api/baskets/" + about.name().toLowerCase(Locale.ROOT);
            JsonNode told = reach.client().get(PathsCommand.address(path, more));
            answer(output, told);
            return ExitCode.DONE.code();
        }
    }

    private void answer(Output output, JsonNode told) {
        List<String> columns = about.columns();
        List<List<String>> rows = new ArrayList<>();
        told.path(about.rows)
                .forEach(row ->
                        rows.add(columns.stream().map(column -> cell(row, column)).toList()));
        if (common.csv()) {
            output.line(Csv.row(columns).strip());
            rows.forEach(row -> output.line(Csv.row(row).strip()));
            return;
        }
        output.answer(
                told,
                () ->
                        output.table(
                                columns.stream()
                                        .map(column -> column.toUpperCase(Locale.ROOT))
                                        .toList(),
                                rows));
    }

    private String cell(JsonNode row, String column) {
        JsonNode value = row.at("/" + column.replace('.', '/'));
        if (!value.isNumber() || value.isIntegralNumber()) {
            return value.asString("");
        }
        return common.csv()
                ? value.decimalValue().toPlainString()
                : String.format(Locale.ROOT, "%.4f", value.asDouble());
    }

    static void name(Output output, JsonNode told) {
        List<List<String>> rows = new ArrayList<>();
        told.path("people")
                .forEach(person ->
                        rows.add(
                                List.of(
                                        person.path("profile").asString(""),
                                        person.path("name").asString(""))));
        output.table(List.of("PROFILE", "NAME"), rows);
    }
}
