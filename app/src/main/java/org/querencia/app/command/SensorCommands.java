package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Figures that are watched, on the command line.
@Command(
        name = "sensor",
        description = "Figures that are watched: an alarm is raised when one leaves the usual.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SensorCommands.ListAll.class,
            SensorCommands.Show.class,
            SensorCommands.Make.class,
            SensorCommands.Change.class,
            SensorCommands.Delete.class,
            SensorCommands.Readings.class,
            SensorCommands.Measures.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia sensor make orders-fall --name \"Orders fall\" --measure orders --when fall",
            "  querencia sensor make web-silent --name \"Web is silent\" --measure events --only source=web --step hour --when missing",
            "  querencia sensor make few-vips --name \"Few VIPs\" --measure segment-size --only segment=vip --when below --limit 100",
            "  querencia sensor readings orders-fall",
            "",
            "What a sensor does is in docs/concepts/alarms.md."
        })
final class SensorCommands extends Group {
    private static final List<String> HEADS =
            List.of("KEY", "NAME", "MEASURE", "WHEN", "STATE", "LAST");

    private static List<String> row(JsonNode sensor) {
        JsonNode condition = sensor.path("condition");
        String kind = condition.path("kind").asString("");
        String when =
                kind.equals("unusual")
                        ? condition.path("direction").asString("")
                        : (kind + " " + condition.path("limit").asString("")).strip();
        return List.of(
                sensor.path("key").asString(""),
                sensor.path("name").asString(""),
                sensor.path("measure").asString(""),
                when,
                sensor.path("state").asString(""),
                sensor.path("verdict").asString(""));
    }

    private static void show(Output output, JsonNode sensor) {
        output.answer(sensor, () -> output.table(HEADS, List.of(row(sensor))));
    }

    private static String path(String key) {
        return ApiClient.path("/api/sensors/{}", key);
    }

    /// What is watched and what raises an alarm, as both `make` and `change` take it.
    static final class Watching {
        @Option(
                names = "--measure",
                description = "What is watched, such as orders; 'sensor measures' lists all.")
        private @Nullable String measure;

        @Option(
                names = "--only",
                paramLabel = "<name=value>",
                description = "Narrow it, such as channel=web; may be repeated.")
        private Map<String, String> only = new TreeMap<>();

        @Option(names = "--step", description = "day or hour. Default: day.")
        private @Nullable String step;

        @Option(
                names = "--when",
                description = "fall, rise or either (unusual), missing, below or above.")
        private @Nullable String when;

        @Option(names = "--limit", description = "Of below and above.")
        private @Nullable Double limit;

        @Option(names = "--sensitivity", description = "low, normal or high. Default: normal.")
        private @Nullable String sensitivity;

        ObjectNode into(ObjectNode body) {
            if (measure != null) {
                body.put("measure", measure);
            }
            if (!only.isEmpty()) {
                ObjectNode narrowed = body.putObject("only");
                only.forEach(narrowed::put);
            }
            if (step != null) {
                body.put("step", step);
            }
            if (when != null) {
                condition(body.putObject("condition"), when);
            }
            return body;
        }

        private void condition(ObjectNode condition, String when) {
            switch (when) {
                case "fall", "rise", "either" -> {
                    condition.put("kind", "unusual").put("direction", when);
                    if (sensitivity != null) {
                        condition.put("sensitivity", sensitivity);
                    }
                }
                default -> {
                    condition.put("kind", when);
                    if (limit != null) {
                        condition.put("limit", limit);
                    }
                }
            }
        }
    }

    @Command(
            name = "list",
            description = "Lists the sensors with what they saw last.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get("/api/sensors?limit=500"),
                    (output, found) ->
                            output.table(HEADS, found.path("items"), SensorCommands::row));
        }
    }

    @Command(name = "show", description = "Shows a sensor.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                SensorCommands.show(common.output(), reach.client().get(path(key)));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "make",
            description = "Makes a sensor; it looks within seconds.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Watching watching = new Watching();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Option(names = "--name", required = true, description = "As it is shown.")
        private String name;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                SensorCommands.show(
                        common.output(),
                        reach.client()
                                .post(
                                        "/api/sensors",
                                        watching.into(
                                                ApiClient.object()
                                                        .put("key", key)
                                                        .put("name", name))));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "change",
            description = "Changes a sensor; what is not named stays as it is.",
            mixinStandardHelpOptions = true)
    static final class Change implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Watching watching = new Watching();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--name", description = "As it is shown.")
        private @Nullable String name;

        @Option(names = "--state", description = "active or paused.")
        private @Nullable String state;

        @Override
        public Integer call() {
            try (Reach reach = common.reach()) {
                ObjectNode body = watching.into(ApiClient.object());
                if (name != null) {
                    body.put("name", name);
                }
                if (state != null) {
                    body.put("state", state);
                }
                SensorCommands.show(common.output(), reach.client().patch(path(key), body));
                return ExitCode.DONE.code();
            }
        }
    }

    @Command(
            name = "delete",
            description = "Gives a sensor up; its alarms stay told.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.delete(path(key)),
                    (output, gone) -> output.line("'%s' is gone".formatted(key)));
        }
    }

    @Command(
            name = "readings",
            description = "Tells what a sensor finds in the latest periods.",
            mixinStandardHelpOptions = true)
    static final class Readings implements Callable<Integer> {
        private static final List<String> OF_EACH =
                List.of("PERIOD", "VALUE", "EXPECTED", "LOW", "HIGH", "VERDICT");

        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<key>")
        private String key;

        @Option(names = "--periods", description = "How many, to 400. Default: 60.")
        private int periods = 60;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get(path(key) + "/readings?periods=" + periods);
                List<List<String>> rows = new ArrayList<>();
                found.path("readings").forEach(one -> rows.add(reading(one)));
                output.answer(found, () -> output.table(OF_EACH, rows));
                return ExitCode.DONE.code();
            }
        }

        private static List<String> reading(JsonNode one) {
            return List.of(
                    one.path("period").asString(""),
                    number(one.path("value")),
                    number(one.path("expected")),
                    number(one.path("low")),
                    number(one.path("high")),
                    one.path("verdict").asString(""));
        }

        private static String number(JsonNode one) {
            return one.isNumber() ? "%,.1f".formatted(one.asDouble()) : "";
        }
    }

    @Command(
            name = "measures",
            description = "Lists what can be watched, and by what it can be narrowed.",
            mixinStandardHelpOptions = true)
    static final class Measures implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                JsonNode found = reach.client().get("/api/sensor-measures");
                List<List<String>> rows = new ArrayList<>();
                found.path("measures")
                        .forEach(one ->
                                rows.add(
                                        List.of(
                                                one.path("measure").asString(""),
                                                one.path("unit").asString(""),
                                                words(one.path("steps")),
                                                words(one.path("dimensions")))));
                output.answer(
                        found,
                        () -> output.table(List.of("MEASURE", "UNIT", "STEPS", "ONLY"), rows));
                return ExitCode.DONE.code();
            }
        }

        private static String words(JsonNode texts) {
            List<String> words = new ArrayList<>();
            texts.forEach(text -> words.add(text.asString("")));
            return String.join(", ", words);
        }
    }
}
