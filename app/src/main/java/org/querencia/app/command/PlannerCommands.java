package org.querencia.app.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import org.querencia.science.planner.Input;
import org.querencia.science.planner.Outlook;
import org.querencia.science.planner.Planner;
import org.querencia.science.planner.Unit;
import org.querencia.science.planner.Values;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What would happen if, on the command line.
@Command(
        name = "planner",
        description =
                "What would happen if: closes, retention, promotions, active or passive acquisition.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PlannerCommands.ListAll.class,
            PlannerCommands.Try.class,
            PlannerScenarioCommands.Keep.class,
            PlannerScenarioCommands.Kept.class,
            PlannerScenarioCommands.Show.class,
            PlannerScenarioCommands.Delete.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia planner list",
            "  querencia planner try closes --set customers=1000 --set rate=0.3",
            "  querencia planner try retention --set retention=0.95 --set horizon=120",
            "  querencia planner keep closes --name \"December\" --set customers=1000 --starts 2026-12-01",
            "",
            "What each planner does is in docs/concepts/planners.md."
        })
final class PlannerCommands extends Group {
    /// Which planner, and with which numbers.
    static final class Numbers {
        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(
                paramLabel = "<planner>",
                description = "closes, retention, promotion or acquisition.")
        private String key;

        @Option(
                names = "--set",
                paramLabel = "<input>=<number>",
                description = "A number that is not as usual; shares are 0 to 1. May be repeated.")
        private Map<String, Double> set = new LinkedHashMap<>();

        Planner planner() {
            return Planner.of(key)
                    .orElseThrow(() ->
                            new CommandException(
                                    ExitCode.USAGE,
                                    "there is no planner '%s'; `querencia planner list` lists them"
                                            .formatted(key)));
        }

        Values values() {
            try {
                return planner().values(set);
            } catch (IllegalArgumentException wrong) {
                throw new CommandException(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
            }
        }

        Map<String, Double> set() {
            return set;
        }
    }

    @Command(
            name = "list",
            description = "Lists the planners with the numbers each asks for.",
            mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        private static final List<String> HEADS =
                List.of("PLANNER", "INPUT", "UNIT", "USUAL", "LEAST", "MOST");

        @Mixin private final Common common = new Common();

        @Override
        public Integer call() {
            ObjectNode all = ApiClient.object();
            ArrayNode items = all.putArray("items");
            List<List<String>> rows = new ArrayList<>();
            for (Planner planner : Planner.values()) {
                ObjectNode json = items.addObject().put("key", planner.key());
                ArrayNode inputs = json.putArray("inputs");
                for (Input input : planner.inputs()) {
                    put(inputs.addObject(), input);
                    rows.add(row(planner, input));
                }
            }
            Output output = common.output();
            output.answer(all, () -> output.table(HEADS, rows));
            return ExitCode.DONE.code();
        }

        private static void put(ObjectNode json, Input input) {
            json.put("key", input.key())
                    .put("unit", word(input.unit()))
                    .put("usual", input.usual())
                    .put("least", input.least())
                    .put("most", input.most());
        }

        private static List<String> row(Planner planner, Input input) {
            return List.of(
                    planner.key(),
                    input.key(),
                    word(input.unit()),
                    plain(input.usual()),
                    plain(input.least()),
                    plain(input.most()));
        }
    }

    @Command(
            name = "try",
            description = "Tells what comes of some numbers. Needs no server.",
            mixinStandardHelpOptions = true)
    static final class Try implements Callable<Integer> {
        @Mixin private final Common common = new Common();
        @Mixin private final Numbers numbers = new Numbers();

        @Override
        public Integer call() {
            Values values = numbers.values();
            Outlook outlook = numbers.planner().outlook(values);
            Output output = common.output();
            output.answer(json(values, outlook), () -> say(output, outlook));
            return ExitCode.DONE.code();
        }

        private ObjectNode json(Values values, Outlook outlook) {
            ObjectNode json = ApiClient.object().put("planner", numbers.planner().key());
            ObjectNode inputs = json.putObject("inputs");
            values.all().forEach(inputs::put);
            ArrayNode figures = json.putArray("figures");
            for (Outlook.Figure figure : outlook.figures()) {
                ObjectNode one = figures.addObject().put("key", figure.key());
                one.put("unit", word(figure.unit()));
                if (figure.known()) {
                    one.put("value", figure.amount());
                } else {
                    one.putNull("value");
                }
            }
            ArrayNode reasons = json.put("verdict", outlook.verdict()).putArray("reasons");
            outlook.reasons().forEach(reasons::add);
            return json;
        }

        private static void say(Output output, Outlook outlook) {
            output.table(
                    List.of("FIGURE", "VALUE", "UNIT"),
                    outlook.figures().stream()
                            .map(figure ->
                                    List.of(
                                            figure.key(),
                                            figure.known() ? plain(figure.amount()) : "-",
                                            word(figure.unit())))
                            .toList());
            output.line("verdict: " + outlook.verdict());
            if (!outlook.reasons().isEmpty()) {
                output.line("because: " + String.join(", ", outlook.reasons()));
            }
        }
    }

    /// The figures of an outlook that a server told, in a line.
    static List<List<String>> figures(JsonNode outlook) {
        List<List<String>> rows = new ArrayList<>();
        outlook.path("figures")
                .forEach(figure ->
                        rows.add(
                                Arrays.asList(
                                        figure.path("key").asString(""),
                                        figure.path("value").isNumber()
                                                ? plain(figure.path("value").asDouble())
                                                : "-",
                                        figure.path("unit").asString(""))));
        return rows;
    }

    private static String word(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /// To six digits, or the whole number.
    static String plain(double number) {
        BigDecimal exact = BigDecimal.valueOf(number);
        int whole = exact.precision() - exact.scale();
        BigDecimal rounded =
                whole >= 6
                        ? exact.setScale(0, RoundingMode.HALF_UP)
                        : exact.round(new MathContext(6));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
