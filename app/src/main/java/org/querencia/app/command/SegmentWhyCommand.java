package org.querencia.app.command;

import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Why somebody is in a segment or not.
@Command(
        name = "why",
        description =
                "Tells which part of a segment's rule holds for somebody now, and which fails.",
        mixinStandardHelpOptions = true)
final class SegmentWhyCommand implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "0", paramLabel = "<key>")
    private String key;

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Parameters(index = "1", paramLabel = "<person>")
    private String named;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            JsonNode person = ProfileCommands.person(reach.client(), named);
            JsonNode answer =
                    reach.client()
                            .get(
                                    ApiClient.path(
                                            "/api/profiles/{}/segments/{}/why",
                                            person.path("id").asString(),
                                            key));
            output.answer(answer, () -> say(output, answer.path("why"), ""));
            return ExitCode.DONE.code();
        }
    }

    private static void say(Output output, JsonNode why, String indent) {
        output.line(
                "%s%-7s  %s"
                        .formatted(
                                indent,
                                why.path("verdict").asString(""),
                                why.path("part").asString("")));
        why.path("parts").forEach(part -> say(output, part, indent + "  "));
    }
}
