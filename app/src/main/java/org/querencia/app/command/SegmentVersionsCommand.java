package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// How a segment came to be what it is.
@Command(
        name = "versions",
        description = "Lists the versions of a segment, newest first.",
        mixinStandardHelpOptions = true)
final class SegmentVersionsCommand implements Callable<Integer> {
    private static final List<String> HEADS =
            List.of("VERSION", "WHEN", "BY", "STATE", "NAME", "RULE");

    @Mixin private final Common common = new Common();

    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "<key>")
    private String key;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            JsonNode found =
                    reach.client()
                            .get(ApiClient.path("/api/segments/{}/versions", key) + "?limit=500");
            output.answer(found, () -> output.table(HEADS, rows(found)));
            return ExitCode.DONE.code();
        }
    }

    private static List<List<String>> rows(JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        found.path("items")
                .forEach(version ->
                        rows.add(
                                List.of(
                                        Long.toString(version.path("version").asLong()),
                                        version.path("at").asString(""),
                                        version.path("by").asString(""),
                                        version.path("state").asString(""),
                                        version.path("name").asString(""),
                                        version.path("rule").asString(""))));
        return rows;
    }
}
