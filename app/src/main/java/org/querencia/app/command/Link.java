package org.querencia.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.link.EntityNames;
import org.querencia.app.link.LinkConfig;
import org.querencia.app.link.LinkException;
import org.querencia.app.link.LinkFiles;
import org.querencia.app.link.LinkOutput;
import org.querencia.app.link.LinkReport;
import org.querencia.app.link.LinkTable;
import org.querencia.app.link.LinkTexts;
import org.querencia.app.link.LinkTruth;
import org.querencia.science.linkage.Linkage;
import org.querencia.science.linkage.Linked;
import org.querencia.science.linkage.Measured;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "link",
        description = {
            "Finds which records of files are of one person or company, without a shared key.",
            "What the columns are is guessed and told; no server and no data folder is needed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia link customers.csv --id id --out clusters.csv",
            "  querencia link shop.csv till.parquet --out clusters.csv --report link.html",
            "  querencia link customers.csv --earlier clusters.csv --out clusters.csv",
            "  querencia link customers.csv --truth truth.csv --out clusters.csv --json"
        })
final class Link implements Callable<Integer> {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "<file>",
            description = "CSV, xlsx, JSON Lines or Parquet; several are linked together.")
    private List<Path> files = List.of();

    @Option(
            names = "--id",
            paramLabel = "<column>",
            description =
                    "The column with the ids. Default: the one called id, rec_id or the like.")
    private @Nullable String id;

    @Option(
            names = "--config",
            paramLabel = "<file>",
            description =
                    "YAML with kinds of columns, what to ignore, threshold, one-to-one files.")
    private @Nullable Path config;

    @Option(
            names = "--threshold",
            paramLabel = "<p>",
            description = "From which probability records are linked. Default: 0.95.")
    private @Nullable Double threshold;

    @Option(
            names = "--truth",
            paramLabel = "<file>",
            description = "Columns id and entity: measures precision and recall.")
    private @Nullable Path truth;

    @Option(
            names = "--earlier",
            paramLabel = "<file>",
            description = "The list of an earlier run: entities keep the names they have there.")
    private @Nullable Path earlier;

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Option(
            names = "--out",
            required = true,
            paramLabel = "<file>",
            description = "Where the list goes: id, entity, probability.")
    private Path out;

    @Option(
            names = "--report",
            paramLabel = "<file>",
            description = "Where a page goes that explains what was done.")
    private @Nullable Path report;

    @Option(
            names = "--lang",
            paramLabel = "en|es",
            description = "The language of the report and of what is told. Default: that of LANG.")
    private LinkTexts.Language language = LinkTexts.Language.ofMachine();

    @Option(names = "--json", description = "Answer in JSON, with nothing else on standard output.")
    private boolean json;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to answer: text (default) or json.")
    private Common.Format format = Common.Format.TEXT;

    /// Taken as by every command; nothing is kept there.
    @Option(names = "--data", hidden = true)
    void data(String folder) {
        // Whatever it is: linking keeps nothing.
    }

    @Override
    public Integer call() {
        try {
            link(
                    new Output(
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr(),
                            json || format == Common.Format.JSON));
            return ExitCode.DONE.code();
        } catch (LinkException refused) {
            throw new CommandException(
                    files.stream().allMatch(Files::exists) ? ExitCode.USAGE : ExitCode.NOT_FOUND,
                    String.valueOf(refused.getMessage()));
        } catch (OutOfMemoryError tooMany) {
            throw new CommandException(
                    ExitCode.CANNOT_RUN,
                    "the records do not fit into this program's memory; give it more, such as"
                            + " QUERENCIA_JAVA_OPTS=-Xmx2g (a million records take about 1 GB)");
        }
    }

    private void link(Output output) {
        long began = System.nanoTime();
        LinkConfig said = config == null ? LinkConfig.EMPTY : LinkConfig.read(config);
        LinkTexts texts = LinkTexts.in(language);
        Linkage.Progress told = stage -> note(output, texts.stage(stage));
        LinkOutput.check(out);
        Optional.ofNullable(report).ifPresent(LinkOutput::check);
        told.begins("reading");
        LinkTable table = LinkFiles.read(files, Optional.ofNullable(id), said);
        Optional<int[]> really =
                Optional.ofNullable(truth).map(file -> LinkTruth.read(file, table));
        Optional<EntityNames.Earlier> before =
                Optional.ofNullable(earlier).map(file -> EntityNames.Earlier.read(file, table));
        table.columns()
                .forEach(column ->
                        note(
                                output,
                                "  %s: %s".formatted(column.name(), texts.kind(column.kind()))));
        Linked linked =
                Linkage.link(
                        table.columns(), table.ids(), table.sources(), options(said, table), told);
        Map<Integer, String> names = EntityNames.of(table, linked.entities(), before);
        LinkOutput.write(out, writer -> LinkOutput.clusters(table, linked, names, writer));
        double seconds = (System.nanoTime() - began) / 1e9;
        ObjectNode figures = figures(table, linked, really, seconds);
        if (report != null) {
            LinkOutput.write(
                    report, writer -> new LinkReport(table, linked, figures, texts).into(writer));
        }
        linked.amiss().forEach(one -> note(output, texts.amiss(one)));
        output.answer(figures, () -> tell(output, figures, texts));
    }

    private static void note(Output output, String text) {
        if (!output.json()) {
            output.note(text);
        }
    }

    private Linkage.Options options(LinkConfig said, LinkTable table) {
        double given =
                threshold != null
                        ? threshold
                        : said.threshold().orElse(Linkage.Options.USUAL.threshold());
        if (!(given > 0 && given < 1)) {
            throw new LinkException(
                    "threshold %s: expected more than 0 and less than 1, such as 0.95"
                            .formatted(given));
        }
        List<Integer> alone =
                IntStream.range(0, table.files().size())
                        .filter(i -> said.alone().contains(table.files().get(i)))
                        .boxed()
                        .toList();
        return new Linkage.Options(given, Linkage.Options.USUAL.seed(), alone);
    }

    private static ObjectNode figures(
            LinkTable table, Linked linked, Optional<int[]> really, double seconds) {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int entity : linked.entities()) {
            sizes.merge(entity, 1, Integer::sum);
        }
        ObjectNode figures =
                ApiClient.object()
                        .put("records", table.rows())
                        .put("clusters", sizes.size())
                        .put("seconds", Math.round(seconds * 100) / 100.0);
        Optional<Measured> clusters =
                really.map(truth -> Measured.clusters(linked.entities(), truth));
        put(figures, clusters);
        put(figures.putObject("edges"), really.map(truth -> Measured.edges(linked, truth)));
        figures.put("largest", sizes.values().stream().mapToInt(n -> n).max().orElse(0));
        return figures;
    }

    private static void put(ObjectNode into, Optional<Measured> measured) {
        measured.ifPresentOrElse(
                one ->
                        into.put("precision", round(one.precision()))
                                .put("recall", round(one.recall()))
                                .put("f1", round(one.f1())),
                () -> into.putNull("precision").putNull("recall").putNull("f1"));
    }

    private static double round(double share) {
        return Math.round(share * 1e6) / 1e6;
    }

    private void tell(Output output, ObjectNode figures, LinkTexts texts) {
        output.line(
                texts.text(
                        "answer.done",
                        texts.count(figures.path("records").asLong()),
                        texts.count(figures.path("clusters").asLong()),
                        texts.count(figures.path("largest").asLong()),
                        texts.number(figures.path("seconds").asDouble(), 1),
                        out.toString()));
        if (truth != null) {
            output.line(
                    texts.text(
                            "answer.measured",
                            Stream.of(
                                            "/precision",
                                            "/recall",
                                            "/f1",
                                            "/edges/precision",
                                            "/edges/recall",
                                            "/edges/f1")
                                    .map(path -> texts.number(figures.at(path).asDouble(), 4))
                                    .toArray(String[]::new)));
        }
    }
}
