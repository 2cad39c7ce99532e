package org.querencia.app.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.attribute.BadPathsException;
import org.querencia.app.attribute.ColumnNames;
import org.querencia.app.attribute.Credits;
import org.querencia.app.attribute.PathFile;
import org.querencia.app.client.ApiClient;
import org.querencia.runtime.attribution.NamedModel;
import org.querencia.science.attribution.Model;
import org.querencia.science.attribution.UnattributableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "attribute",
        description = {
            "Shares the conversions of paths among the channels on them. With a file it needs nothing"
                    + " else: no server, and no data folder. Without one it attributes the company's own"
                    + " orders, beside what was spent.",
            "The file has a header and a row a path: path (a > b > c), conversions, and where they are"
                    + " known value and nulls (how often the path led to nothing)."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia attribute paths.csv --model markov --order 1 --nulls --json",
            "  querencia attribute rutas.csv --model all",
            "  querencia attribute --model markov --nulls --from 2026-10-01 --to 2026-10-31",
            "  querencia attribute paths.csv --model last-non-direct --direct web --format csv",
            "",
            "What each model does is in docs/concepts/attribution.md."
        })
final class AttributeCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "<file>",
            description = "CSV or other delimited text, a workbook (.xlsx), or either packed.")
    private @Nullable Path file;

    @Option(
            names = "--model",
            paramLabel = "<model>",
            defaultValue = "markov",
            description =
                    "first, last, last-non-direct, linear, time-decay, position, markov (default),"
                            + " shapley, or all side by side.")
    private String model = "markov";

    @Option(
            names = "--order",
            defaultValue = "1",
            description = "How many touches a state of the Markov chain is, 1 to 3. Default: 1.")
    private int order = 1;

    @Option(
            names = "--nulls",
            description = "Paths that led to nothing are part of the Markov chain.")
    private boolean nulls;

    @Option(
            names = "--worth",
            paramLabel = "conversions|rate",
            defaultValue = "conversions",
            description =
                    "What a set of channels is worth to Shapley: its conversions (default) or the rate of"
                            + " its paths that convert, which needs nulls.")
    private Model.Worth worth = Model.Worth.CONVERSIONS;

    @Option(
            names = "--samples",
            defaultValue = "1000",
            description = "Pairs of orders drawn where Shapley cannot be exact. Default: 1000.")
    private int samples = 1_000;

    @Option(names = "--seed", defaultValue = "1", description = "Of the draw. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--direct",
            paramLabel = "<channel>",
            description =
                    "A channel that says nothing of where somebody came from; may be repeated.")
    private List<String> direct = new ArrayList<>();

    @Option(
            names = "--separator",
            defaultValue = ">",
            description = "What stands between the channels of a path. Default: >.")
    private String separator = ">";

    @Option(names = "--path-column", paramLabel = "<name>", description = "If not called 'path'.")
    private @Nullable String pathColumn;

    @Option(
            names = "--conversions-column",
            paramLabel = "<name>",
            description = "If not called 'conversions'.")
    private @Nullable String conversionsColumn;

    @Option(names = "--value-column", paramLabel = "<name>", description = "If not called 'value'.")
    private @Nullable String valueColumn;

    @Option(names = "--nulls-column", paramLabel = "<name>", description = "If not called 'nulls'.")
    private @Nullable String nullsColumn;

    @Mixin private final Shaped common = new Shaped();

    @Mixin private final OwnAttribution own = new OwnAttribution();

    /// How to answer.
    static final class Shaped extends Reaching {
        @Option(
                names = "--format",
                paramLabel = "text|json|csv",
                description = "How to answer: text (default), json or csv.")
        private Format format = Format.TEXT;

        enum Format {
            TEXT,
            JSON,
            CSV
        }

        @Override
        boolean asksForJson() {
            return format == Format.JSON;
        }

        boolean asksForCsv() {
            return format == Format.CSV;
        }
    }

    @Override
    public Integer call() {
        Path paths = file;
        return paths == null ? own() : ofFile(paths);
    }

    private Integer own() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            JsonNode answer = own.ask(reach.client(), model, order, nulls);
            if (common.asksForCsv() && !output.json()) {
                output.line(OwnAttribution.csv(answer).stripTrailing());
            } else {
                output.answer(answer, () -> OwnAttribution.say(output, answer));
            }
            return ExitCode.DONE.code();
        }
    }

    private Integer ofFile(Path paths) {
        Output output = common.output();
        try {
            List<NamedModel> models = models();
            PathFile.Content content = PathFile.read(readable(paths), columns(), separated());
            check(paths, content);
            List<Credits> credits =
                    models.stream().map(named -> Credits.of(content, named)).toList();
            tell(output, content, credits);
            return ExitCode.DONE.code();
        } catch (BadPathsException bad) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(bad.getMessage()));
        } catch (UnattributableException impossible) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "%s: %s".formatted(paths.getFileName(), impossible.getMessage()));
        }
    }

    private List<NamedModel> models() {
        try {
            return NamedModel.of(model, settings());
        } catch (IllegalArgumentException impossible) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(impossible.getMessage()));
        }
    }

    private NamedModel.Settings settings() {
        Set<String> known = new TreeSet<>(Model.LastNonDirect.USUAL);
        known.addAll(direct);
        return new NamedModel.Settings(order, nulls, worth, samples, seed, known);
    }

    private ColumnNames columns() {
        return new ColumnNames(
                Optional.ofNullable(pathColumn),
                Optional.ofNullable(conversionsColumn),
                Optional.ofNullable(valueColumn),
                Optional.ofNullable(nullsColumn));
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, "there is no file %s that can be read".formatted(file));
        }
        return file;
    }

    private String separated() {
        if (separator.isBlank()) {
            throw new CommandException(
                    ExitCode.USAGE, "--separator is blank; expected one such as '>'");
        }
        return separator.strip();
    }

    private void check(Path file, PathFile.Content content) {
        if (!content.nulled() && (nulls || worth == Model.Worth.RATE)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "%s: %s needs a column 'nulls', or the name of one in --nulls-column"
                            .formatted(file.getFileName(), nulls ? "--nulls" : "--worth rate"));
        }
    }

    private void tell(Output output, PathFile.Content content, List<Credits> credits) {
        if (common.asksForCsv() && !output.json()) {
            output.line(csv(credits).stripTrailing());
        } else if (credits.size() == 1) {
            Credits one = credits.getFirst();
            output.answer(one.json(), () -> output.table(one.heads(), one.table()));
        } else {
            output.answer(json(credits), () -> sideBySide(output, credits));
        }
        if (!output.json() && content.paths().channels().size() == 1) {
            output.note("There is only one channel, so every model gives it everything.");
        }
    }

    private static ObjectNode json(List<Credits> credits) {
        ObjectNode all = ApiClient.object().put("model", NamedModel.ALL);
        ArrayNode models = all.putArray("models");
        credits.forEach(one -> models.add(one.json()));
        return all;
    }

    private static String csv(List<Credits> credits) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(Credits.csvHeader());
            credits.forEach(one -> one.csvRows().forEach(csv::writeRecord));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /// Conversions by channel, a column a model; most of the Markov model's first.
    private static void sideBySide(Output output, List<Credits> credits) {
        List<String> heads = new ArrayList<>(List.of("CHANNEL"));
        credits.forEach(one -> heads.add(one.named().name().toUpperCase(Locale.ROOT)));
        List<Map<String, String>> columns = credits.stream().map(Credits::conversions).toList();
        List<List<String>> rows = new ArrayList<>();
        credits.get(NamedModel.NAMES.indexOf("markov"))
                .rows()
                .forEach(row -> {
                    List<String> cells = new ArrayList<>(List.of(row.channel()));
                    columns.forEach(of -> cells.add(of.getOrDefault(row.channel(), "-")));
                    rows.add(cells);
                });
        output.table(heads, rows);
    }
}
