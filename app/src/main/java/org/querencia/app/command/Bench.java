package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.bench.Benchmark;
import org.querencia.app.bench.Benchmarks;
import org.querencia.app.client.ApiClient;
import org.querencia.app.logging.Logs;
import org.querencia.app.settings.Settings.Logging;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
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
            "  querencia bench ingest --size 200000 --json"
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

    @Override
    public Integer call() throws Exception {
        Output output = common.output();
        if (name == null) {
            ObjectNode all = ApiClient.object();
            Benchmarks.ALL.forEach(one -> all.put(one.name(), one.words()));
            output.answer(
                    all,
                    () ->
                            output.table(
                                    List.of("NAME", "MEASURES"),
                                    Benchmarks.ALL.stream()
                                            .map(one -> List.of(one.name(), one.words()))
                                            .toList()));
            return ExitCode.DONE.code();
        }
        Logs.configure(new Logging("warn", Logging.Format.TEXT, java.util.Optional.empty()), true);
        Benchmark chosen =
                Benchmarks.ALL.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandException(
                                        ExitCode.USAGE,
                                        "'%s' is none; `querencia bench` lists what can be measured"
                                                .formatted(name)));
        ObjectNode figures = chosen.run(size, output::note);
        output.answer(figures, () -> lines(figures).forEach(output::line));
        return ExitCode.DONE.code();
    }

    /// A report as it is, figures by name.
    private static List<String> lines(ObjectNode figures) {
        JsonNode report = figures.path("report");
        List<String> lines = new ArrayList<>();
        report.forEach(line -> lines.add(line.asString()));
        if (report.isMissingNode()) {
            figures.properties()
                    .forEach(figure -> lines.add(figure.getKey() + ": " + figure.getValue()));
        }
        return lines;
    }
}
