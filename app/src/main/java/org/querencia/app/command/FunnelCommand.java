package org.querencia.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Funnels, on the command line.
@Command(
        name = "funnel",
        description = "How far people come through steps: who goes on, who may yet, who is lost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia funnel --step 'Product Viewed' --step 'Product Added' --step 'Order Completed=2d'",
            "  querencia funnel --step 'Form Submitted' --step 'Order Completed' --within 60d --by campaign",
            "  querencia funnel --step 'Product Added' --step 'Order Completed' --people 1 --fate lost",
            "  querencia funnel --step 'Product Added' --step 'Order Completed' --by channel --part web --people 2 --fate reached"
        })
final class FunnelCommand implements Callable<Integer> {

    private static final List<String> HEADS =
            List.of("PART", "STEP", "PEOPLE", "OF BEFORE", "OPEN", "LOST", "MEDIAN");

    @Mixin private final Common common = new Common();

    @Option(
            names = "--step",
            required = true,
            paramLabel = "<event[=time]>",
            description = "An event's name, in its order; repeat it for each step.")
    private List<String> steps = List.of();

    @Option(
            names = "--within",
            paramLabel = "<time>",
            description = "Time for each step without one of its own. Default: 30d.")
    private @Nullable String within;

    @Option(names = "--any-order", description = "Steps may come in any order.")
    private boolean anyOrder;

    @Option(
            names = "--without",
            paramLabel = "<event>",
            description = "Ends the way when it comes between two steps.")
    private List<String> without = List.of();

    @Option(names = "--from", paramLabel = "<day>", description = "First day to enter.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<day>", description = "Last day to enter.")
    private @Nullable String to;

    @Option(
            names = "--by",
            paramLabel = "<dimension>",
            description = "Told apart by channel, source, campaign or trait.NAME of the entry.")
    private @Nullable String by;

    @Option(
            names = "--people",
            paramLabel = "<step>",
            description = "Names who reached this step, from 1.")
    private @Nullable String people;

    @Option(
            names = "--part",
            paramLabel = "<value>",
            description = "Of these who entered so, with --people and --by.")
    private @Nullable String part;

    @Option(
            names = "--fate",
            paramLabel = "reached|passed|open|lost",
            description = "Of these who, with --people. Default: lost.")
    private @Nullable String fate;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            if (people == null) {
                JsonNode told = reach.client().get("/api/funnels?" + query("&by={}", by));
                output.answer(told, () -> say(output, told));
            } else {
                JsonNode told =
                        reach.client()
                                .get(
                                        "/api/funnels/people?"
                                                + query("&at={}", people)
                                                + StageCommands.asked("&by={}", by)
                                                + StageCommands.asked("&part={}", part)
                                                + StageCommands.asked("&fate={}", fate)
                                                + "&limit=500");
                output.answer(told, () -> name(output, told));
            }
            return ExitCode.DONE.code();
        }
    }

    private String query(String template, @Nullable String more) {
        StringBuilder query = new StringBuilder();
        steps.forEach(step -> query.append(ApiClient.path("&step={}", step)));
        without.forEach(event -> query.append(ApiClient.path("&without={}", event)));
        query.append(StageCommands.asked("&within={}", within));
        query.append(anyOrder ? "&order=any" : "");
        query.append(StageCommands.asked("&from={}", from));
        query.append(StageCommands.asked("&to={}", to));
        return query.append(StageCommands.asked(template, more)).substring(1);
    }

    private static void say(Output output, JsonNode told) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode part : told.path("parts")) {
            long before = 0;
            for (JsonNode step : part.path("steps")) {
                long here = step.path("people").asLong();
                rows.add(
                        List.of(
                                part.path("part").asString(""),
                                step.path("step").asString(""),
                                "%,d".formatted(here),
                                before == 0 ? "" : "%.1f %%".formatted(100.0 * here / before),
                                "%,d".formatted(step.path("open").asLong()),
                                "%,d".formatted(step.path("lost").asLong()),
                                step.has("medianSeconds")
                                        ? time(step.path("medianSeconds").asLong())
                                        : ""));
                before = here;
            }
        }
        output.table(HEADS, rows);
    }

    private static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toDays() > 1) {
            return time.toDays() + " d";
        }
        return time.toHours() > 1 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static void name(Output output, JsonNode told) {
        List<List<String>> rows = new ArrayList<>();
        told.path("people")
                .forEach(person ->
                        rows.add(
                                List.of(
                                        person.path("profile").asString(""),
                                        person.path("name").asString(""))));
        output.table(List.of("PROFILE", "NAME"), rows);
    }
}
