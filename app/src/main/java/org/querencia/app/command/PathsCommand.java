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

/// The steps people really take, on the command line.
@Command(
        name = "paths",
        description = "The steps people really take: where they wait, go round and are lost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia paths --end 'Order Completed' --from 2026-10-01",
            "  querencia paths --order 'Product Viewed,Product Added,Order Completed' --json",
            "  querencia paths --step 'Product Added' --fate lost",
            "  querencia paths --map --model journey"
        })
final class PathsCommand implements Callable<Integer> {

    @Mixin private final Common common = new Common();

    @Option(names = "--from", paramLabel = "<day>", description = "First day, 2026-11-01.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "<day>", description = "Last day. Default: until now.")
    private @Nullable String to;

    @Option(
            names = "--steps",
            paramLabel = "<count>",
            description = "How many of the commonest steps. Default: 12.")
    private @Nullable String steps;

    @Option(names = "--pages-apart", description = "Tells pages and screens apart by name.")
    private boolean pagesApart;

    @Option(names = "--start", paramLabel = "<step>", description = "Ways begin with this step.")
    private @Nullable String start;

    @Option(names = "--end", paramLabel = "<step>", description = "Ways end with this step.")
    private @Nullable String end;

    @Option(names = "--channel", paramLabel = "<channel>", description = "Of the events.")
    private @Nullable String channel;

    @Option(
            names = "--campaign",
            paramLabel = "<campaign>",
            description = "Only people who came by it.")
    private @Nullable String campaign;

    @Option(names = "--segment", paramLabel = "<key>", description = "Only people in it now.")
    private @Nullable String segment;

    @Option(
            names = "--quiet-days",
            paramLabel = "<days>",
            description = "Who did nothing for so long is lost. Default: 30.")
    private @Nullable String quiet;

    @Option(
            names = "--order",
            paramLabel = "<steps>",
            description = "Holds passages against this order, with commas between the steps.")
    private @Nullable String order;

    @Option(names = "--step", paramLabel = "<step>", description = "Names who did this step.")
    private @Nullable String step;

    @Option(
            names = "--next",
            paramLabel = "<step>",
            description = "With --step: who did this one directly after it.")
    private @Nullable String next;

    @Option(
            names = "--fate",
            paramLabel = "did|open|lost",
            description = "With --step: of whom. Default: did.")
    private @Nullable String fate;

    @Option(names = "--map", description = "Tells stages by channel instead.")
    private boolean map;

    @Option(
            names = "--trait",
            paramLabel = "<name=value>",
            description = "Only people of whom this was said last, such as city=Cali.")
    private @Nullable String trait;

    @Option(names = "--model", paramLabel = "<key>", description = "With --map: of stages.")
    private @Nullable String model;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach()) {
            ApiClient client = reach.client();
            if (map) {
                JsonNode told =
                        client.get(
                                address(
                                        "/api/journeys/map",
                                        days()
                                                + StageCommands.asked("&model={}", model)
                                                + StageCommands.asked("&segment={}", segment)
                                                + StageCommands.asked("&campaign={}", campaign)
                                                + StageCommands.asked("&trait={}", trait)));
                output.answer(told, () -> sayMap(output, told));
            } else if (step != null) {
                String who =
                        ApiClient.path("&step={}", step)
                                + StageCommands.asked("&next={}", next)
                                + StageCommands.asked("&fate={}", fate)
                                + "&limit=500";
                JsonNode told = client.get(address("/api/paths/people", walk() + who));
                output.answer(told, () -> BasketCommand.name(output, told));
            } else {
                JsonNode told =
                        client.get(
                                address(
                                        "/api/paths",
                                        walk() + StageCommands.asked("&order={}", order)));
                output.answer(told, () -> say(output, told));
            }
            return ExitCode.DONE.code();
        }
    }

    private String days() {
        return StageCommands.asked("&from={}", from) + StageCommands.asked("&to={}", to);
    }

    private String walk() {
        return days()
                + StageCommands.asked("&steps={}", steps)
                + (pagesApart ? "&pages=apart" : "")
                + StageCommands.asked("&start={}", start)
                + StageCommands.asked("&end={}", end)
                + StageCommands.asked("&channel={}", channel)
                + StageCommands.asked("&campaign={}", campaign)
                + StageCommands.asked("&segment={}", segment)
                + StageCommands.asked("&trait={}", trait)
                + StageCommands.asked("&quiet={}", quiet);
    }

    static String address(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private static void say(Output output, JsonNode told) {
        List<List<String>> nodes = new ArrayList<>();
        told.path("steps")
                .forEach(node ->
                        nodes.add(
                                List.of(
                                        node.path("step").asString(""),
                                        number(node, "people"),
                                        number(node, "times"),
                                        number(node, "starts"),
                                        number(node, "ends"),
                                        number(node, "lost"))));
        output.table(List.of("STEP", "PEOPLE", "TIMES", "BEGIN", "END", "LOST"), nodes);
        List<List<String>> arcs = new ArrayList<>();
        told.path("passages")
                .forEach(arc ->
                        arcs.add(
                                List.of(
                                        arc.path("from").asString(""),
                                        arc.path("to").asString(""),
                                        number(arc, "people"),
                                        number(arc, "times"),
                                        time(arc.path("medianSeconds").asLong()),
                                        time(arc.path("long90Seconds").asLong()))));
        output.line("");
        output.table(List.of("FROM", "TO", "PEOPLE", "TIMES", "HALF", "NINE OF TEN"), arcs);
        List<List<String>> barriers = new ArrayList<>();
        told.path("barriers")
                .forEach(barrier ->
                        barriers.add(
                                List.of(
                                        barrier.path("step").asString(""),
                                        number(barrier, "lost"),
                                        "%,.2f".formatted(barrier.path("each").asDouble()),
                                        "%,.2f".formatted(barrier.path("loss").asDouble()))));
        output.line("");
        output.table(List.of("BARRIER", "LOST", "EACH BRINGS", "LOSS"), barriers);
    }

    private static void sayMap(Output output, JsonNode told) {
        List<String> heads = new ArrayList<>(List.of("STAGE", "PEOPLE", "REACHED"));
        told.path("channels").forEach(one -> heads.add(one.asString("")));
        List<List<String>> rows = new ArrayList<>();
        told.path("stages")
                .forEach(stage -> {
                    List<String> row = new ArrayList<>();
                    row.add(stage.path("stage").asString(""));
                    row.add(number(stage, "size"));
                    row.add(number(stage, "reached"));
                    stage.path("channels").forEach(cell -> row.add(number(cell, "people")));
                    rows.add(row);
                });
        output.table(heads, rows);
        told.path("gaps")
                .forEach(gap ->
                        output.note(
                                "%s: %s people without contact through %s"
                                        .formatted(
                                                gap.path("stage").asString(""),
                                                number(gap, "without"),
                                                gap.path("channel").asString("-"))));
    }

    private static String number(JsonNode row, String field) {
        return "%,d".formatted(row.path(field).asLong());
    }

    private static String time(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        if (time.toDays() > 1) {
            return time.toDays() + " d";
        }
        return time.toHours() > 1 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
