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

/// The indicators of Home, on the command line.
@Command(
        name = "home",
        description = "The ten indicators of Home: what each comes to, what changed, what to do.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  querencia home --from 2026-11-01 --language en"})
final class HomeCommand implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
            names = "--from",
            paramLabel = "<day>",
            description = "First day. Default: of the last 30.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<day>", description = "Last day. Default: until now.")
    private @Nullable String to;

    @Option(
            names = "--language",
            paramLabel = "es|en",
            description = "Of names and sentences. Default: en.")
    private String language = "en";

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            JsonNode found =
                    reach.client()
                            .get(
                                    ApiClient.path("/api/home?language={}", language)
                                            + StageCommands.asked("&from={}", from)
                                            + StageCommands.asked("&to={}", to));
            output.answer(found, () -> told(output, found));
            return ExitCode.DONE.code();
        }
    }

    private static void told(Output output, JsonNode found) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode one : found.path("indicators")) {
            String unit = one.path("unit").asString("");
            rows.add(
                    List.of(
                            one.path("measure").asString(""),
                            MeasureValue.words(one.path("value"), unit),
                            MeasureValue.words(one.path("before"), unit),
                            MeasureValue.words(one.path("target").path("value"), unit),
                            one.path("sentence").asString("")));
        }
        output.table(List.of("MEASURE", "VALUE", "BEFORE", "TARGET", "WHAT CHANGED"), rows);
        if (!found.path("whole").asBoolean(true)) {
            output.note("Some are not reckoned yet; ask again in a moment.");
        }
    }
}
