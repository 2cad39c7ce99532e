package org.querencia.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Figures, on the command line.
@Command(
        name = "measure",
        description = "What a measure comes to: revenue, average_ticket, cac_simple, lifecycle, …",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia measure --list",
            "  querencia measure revenue --from 2026-01-01 --to 2026-12-31 --by month,channel",
            "  querencia measure average_ticket --by category --filter channel=web --format csv",
            "  querencia measure revenue --from 2026-11-01 --by segment --compare year",
            "  querencia measure revenue --to 2026-05-31 --known 2026-05-31",
            "  querencia measure lifecycle --by month --json",
            "  querencia measure new_customers --filter campaign=spring --people",
            "  querencia measure --put own.yaml"
        })
final class MeasureCommand implements Callable<Integer> {

    private static final String ADDRESS = "/api/measures/{}";

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Mixin private final Shaped common = new Shaped();

    @Parameters(arity = "0..1", paramLabel = "<measure>", description = "Its key, as --list tells.")
    private @Nullable String name;

    @Option(names = "--from", paramLabel = "<day>", description = "First day, 2026-11-01.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<day>", description = "Last day. Default: until now.")
    private @Nullable String to;

    @Option(
            names = "--by",
            paramLabel = "<dimensions>",
            description = "Split by these, with commas between them: month,channel.")
    private @Nullable String by;

    @Option(
            names = "--filter",
            paramLabel = "<dimension=value>",
            description = "Only these; may be repeated.")
    private List<String> filters = List.of();

    @Option(
            names = "--known",
            paramLabel = "<day>",
            description = "As it would have been told at the end of this day.")
    private @Nullable String known;

    @Option(
            names = "--compare",
            paramLabel = "previous|year",
            description = "Beside it the period before, or the same days of the year before.")
    private @Nullable String compare;

    @Option(names = "--list", description = "Lists the measures there are.")
    private boolean list;

    @Option(names = "--show", description = "Prints what the measure means, and its file.")
    private boolean show;

    @Option(names = "--people", description = "Names the people behind it, at most 500.")
    private boolean people;

    @Option(names = "--put", paramLabel = "<file>", description = "Keeps a measure of your own.")
    private @Nullable Path put;

    @Option(names = "--delete", description = "Gives a measure of your own up.")
    private boolean delete;

    /// How to answer.
    static final class Shaped extends Reaching {
        @Option(
                names = "--format",
                paramLabel = "table|csv|json",
                description = "How to answer: table (default), csv or json.")
        private Format format = Format.TABLE;

        enum Format {
            TABLE,
            CSV,
            JSON
        }

        boolean csv() {
            return format == Format.CSV;
        }

        @Override
        boolean asksForJson() {
            return format == Format.JSON;
        }
    }

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            ApiClient client = reach.client();
            if (put != null) {
                put(client, output, put);
            } else if (list) {
                list(client, output);
            } else {
                of(client, output, named());
            }
            return ExitCode.DONE.code();
        }
    }

    private String named() {
        if (name == null) {
            throw new ParameterException(
                    spec.commandLine(), "name a measure, or ask for --list of them");
        }
        return name;
    }

    private void of(ApiClient client, Output output, String measure) {
        String path = ApiClient.path(ADDRESS, measure);
        if (delete) {
            JsonNode gone = client.delete(path);
            output.answer(gone, () -> output.line("'%s' is gone".formatted(measure)));
        } else if (show) {
            JsonNode shown = client.get(path + "/definition");
            output.answer(shown, () -> output.line(shown.path("file").asString("").strip()));
        } else if (people) {
            JsonNode found = client.get(asked(path + "/people", "&limit=500"));
            table(output).answer(found, "people", List.of("profile", "name"));
        } else {
            String more =
                    StageCommands.asked("&by={}", by) + StageCommands.asked("&compare={}", compare);
            JsonNode found = client.get(asked(path, more));
            table(output).answer(found);
        }
    }

    private MeasureTable table(Output output) {
        return new MeasureTable(output, common.csv());
    }

    private String asked(String path, String more) {
        StringBuilder query = new StringBuilder();
        query.append(StageCommands.asked("&from={}", from));
        query.append(StageCommands.asked("&to={}", to)).append(more);
        query.append(StageCommands.asked("&known={}", known));
        filters.forEach(filter -> query.append(ApiClient.path("&filter={}", filter)));
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private static void list(ApiClient client, Output output) {
        JsonNode found = client.list("/api/measures");
        List<List<String>> rows = new ArrayList<>();
        found.path("items")
                .forEach(measure ->
                        rows.add(
                                List.of(
                                        measure.path("key").asString(""),
                                        measure.path("theme").asString(""),
                                        measure.path("unit").asString(""),
                                        measure.path("name").path("en").asString(""))));
        output.answer(found, () -> output.table(List.of("MEASURE", "THEME", "UNIT", "NAME"), rows));
    }

    /// The key is read from the file's own line, so that it is said once.
    private static void put(ApiClient client, Output output, Path file) {
        String yaml = read(file);
        String key =
                yaml.lines()
                        .filter(line -> line.startsWith("key:"))
                        .map(line -> line.substring(4).strip())
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandException(
                                        ExitCode.USAGE, "%s has no line 'key: …'".formatted(file)));
        JsonNode kept =
                client.put(ApiClient.path(ADDRESS, key), ApiClient.object().put("file", yaml));
        output.answer(kept, () -> output.line("'%s' is in force".formatted(key)));
    }

    private static String read(Path file) {
        if (!Files.isReadable(file)) {
            throw new CommandException(ExitCode.NOT_FOUND, "%s is not there".formatted(file));
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException malformed) {
            throw new CommandException(ExitCode.USAGE, "%s is no UTF-8 text".formatted(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
