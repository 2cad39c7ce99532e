package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Identifiers that are kept apart from the people they came with.
@Command(
        name = "quarantine",
        description = {
            "Lists identifiers that too many people have, or that would join too many.",
            "They count for nobody until they are blocked, or joined to one person by hand."
        },
        mixinStandardHelpOptions = true)
final class QuarantineCommand implements Callable<Integer> {
    private static final List<String> HEADS = List.of("IDENTIFIER", "PEOPLE", "SINCE", "WHY");

    @Mixin private final Common common = new Common();

    @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
    private int limit = 50;

    @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
    private @Nullable String cursor;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            JsonNode found =
                    reach.client()
                            .get(
                                    "/api/quarantine?limit="
                                            + limit
                                            + (cursor == null
                                                    ? ""
                                                    : ApiClient.path("&cursor={}", cursor)));
            output.answer(found, () -> lines(output, found));
            return ExitCode.DONE.code();
        }
    }

    private static void lines(Output output, JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        found.path("items")
                .forEach(item ->
                        rows.add(
                                List.of(
                                        "%s:%s"
                                                .formatted(
                                                        item.path("identifier")
                                                                .path("type")
                                                                .asString(""),
                                                        item.path("identifier")
                                                                .path("value")
                                                                .asString("")),
                                        item.path("people").asString(""),
                                        item.path("since").asString(""),
                                        item.path("reason").asString(""))));
        output.table(HEADS, rows);
        if (found.path("next").isString()) {
            output.note("More: --cursor " + found.path("next").asString());
        }
    }
}
