package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Groups of people that a rule describes, on the command line.
@Command(
        name = "segment",
        description = "Looks at the people a rule describes.",
        mixinStandardHelpOptions = true,
        subcommands = {SegmentCommands.Preview.class},
        footer = {
            "",
            "Example:",
            "  querencia segment preview \"count('Order Completed', '30d') >= 2 && trait.city == 'Bogotá'\"",
            "",
            "What a rule can say is in docs/reference/rules.md."
        })
final class SegmentCommands implements Runnable {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }

    @Command(
            name = "preview",
            description = "Counts the people for whom a rule holds now, and names some of them.",
            mixinStandardHelpOptions = true)
    static final class Preview implements Callable<Integer> {
        private static final List<String> HEADS = List.of("PERSON", "NAME");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<rule>")
        private String rule;

        @Option(
                names = "--sample",
                defaultValue = "10",
                description = "How many to name, 0 to 100.")
        private int sample = 10;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found =
                        reach.client()
                                .post(
                                        "/api/segments/preview",
                                        ApiClient.object().put("rule", rule).put("sample", sample));
                output.answer(found, () -> say(output, found));
                return ExitCode.DONE.code();
            }
        }

        private static void say(Output output, JsonNode found) {
            found.path("warnings")
                    .forEach(issue ->
                            output.note(
                                    "line %d, column %d: %s"
                                            .formatted(
                                                    issue.path("line").asInt(),
                                                    issue.path("column").asInt(),
                                                    issue.path("what").asString(""))));
            output.line(
                    "%,d of %,d people"
                            .formatted(
                                    found.path("size").asLong(), found.path("everybody").asLong()));
            List<List<String>> rows = new ArrayList<>();
            found.path("sample")
                    .forEach(person ->
                            rows.add(
                                    List.of(
                                            person.path("id").asString(""),
                                            person.path("name").asString(""))));
            if (!rows.isEmpty()) {
                output.table(HEADS, rows);
            }
        }
    }
}
