package org.querencia.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.querencia.app.bench.Benchmark;
import org.querencia.app.bench.Benchmarks;
import org.querencia.app.bench.Machine;
import org.querencia.app.bench.Markdown;
import org.querencia.app.client.ApiClient;
import org.querencia.app.logging.Logs;
import org.querencia.app.server.DataFolder;
import org.querencia.app.settings.Settings.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "bench",
        description = {
            "Measures this machine with Querencia on it, each time on a throw-away data folder.",
            "Without a name it lists what can be measured."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia bench",
            "  querencia bench ingest --json",
            "  querencia bench million --size 50000 --in /srv"
        })
final class Bench implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Parameters(arity = "0..1", paramLabel = "<name>")
    private @Nullable String name;

    @Option(
            names = "--size",
            paramLabel = "<n>",
            defaultValue = "0",
            description = "How much, in the benchmark's own unit; 0 takes what it proposes.")
    private long size;

    @Option(
            names = "--in",
            paramLabel = "<folder>",
            description =
                    "Where the throw-away data goes: the disk that is measured. Default: the"
                            + " system's folder for temporary files.")
    private @Nullable Path in;

    @Override
    public Integer call() throws Exception {
        Output output = common.output();
        if (name == null) {
            list(output);
            return ExitCode.DONE.code();
        }
        if (size < 0) {
            throw new CommandException(
                    ExitCode.USAGE, "--size %d: expected 0 or more".formatted(size));
        }
        Logs.configure(new Logging("warn", Logging.Format.TEXT, Optional.empty()), true);
        Benchmark chosen = named(name);
        ObjectNode figures = run(chosen, size == 0 ? chosen.size() : size, output);
        output.answer(figures, () -> Markdown.of(figures).forEach(output::line));
        return ExitCode.DONE.code();
    }

    private static void list(Output output) {
        ObjectNode all = ApiClient.object();
        Benchmarks.ALL.forEach(one ->
                all.putObject(one.name())
                        .put("measures", one.words())
                        .put("size", one.size())
                        .put("unit", one.unit()));
        output.answer(
                all,
                () ->
                        output.table(
                                List.of("NAME", "SIZE", "MEASURES"),
                                Benchmarks.ALL.stream()
                                        .map(one ->
                                                List.of(
                                                        one.name(),
                                                        "%,d %s".formatted(one.size(), one.unit()),
                                                        one.words()))
                                        .toList()));
    }

    private static Benchmark named(String name) {
        return Benchmarks.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new CommandException(
                                ExitCode.USAGE,
                                "'%s' is none; `querencia bench` lists what can be measured"
                                        .formatted(name)));
    }

    private ObjectNode run(Benchmark chosen, long amount, Output output) throws Exception {
        Path folder =
                in == null
                        ? Files.createTempDirectory("querencia-bench")
                        : Files.createTempDirectory(in, "querencia-bench");
        ObjectNode figures = ApiClient.object().put("bench", chosen.name());
        try {
            figures.put("size", amount).put("unit", chosen.unit());
            figures.set("machine", Machine.describe(folder));
            figures.setAll(chosen.run(amount, folder, output::note));
        } catch (Exception failed) {
            deleteData(folder);
            output.note("What its servers said is kept in %s".formatted(folder));
            throw failed;
        }
        DataFolder.delete(folder);
        return figures;
    }

    /// All but the logs, which say why it failed.
    private static void deleteData(Path folder) throws IOException {
        List<Path> data;
        try (Stream<Path> there = Files.list(folder)) {
            data = there.filter(Files::isDirectory).toList();
        }
        data.forEach(DataFolder::delete);
    }
}
