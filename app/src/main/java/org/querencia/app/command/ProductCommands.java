package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The catalogue on the command line.
@Command(
        name = "product",
        description = "Lists the catalogue and shows its products.",
        mixinStandardHelpOptions = true,
        subcommands = {ProductCommands.ListAll.class, ProductCommands.Show.class},
        footer = {
            "",
            "Examples:",
            "  querencia product list --search \"té verde\"",
            "  querencia product show te-verde"
        })
final class ProductCommands extends Group {
    private static final List<String> HEADS =
            List.of("PRODUCT", "NAME", "CATEGORY", "PRICE", "COST", "STOCK");

    private static List<String> row(JsonNode product) {
        return List.of(
                product.path("id").asString(""),
                product.path("name").asString(""),
                product.path("category").asString(""),
                ProfileWords.money(product.path("price")),
                ProfileWords.money(product.path("cost")),
                product.path("pieces").asString(""));
    }

    @Command(name = "list", description = "Lists products, by id.", mixinStandardHelpOptions = true)
    static final class ListAll implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(names = "--search", description = "Words of the name, id, brand or SKU.")
        private String text = "";

        @Option(names = "--category", description = "Exactly this category.")
        private String category = "";

        @Option(names = "--limit", defaultValue = "50", description = "At most so many, 1 to 500.")
        private int limit = 50;

        @Option(names = "--cursor", description = "Continues a list: the `next` of the one before.")
        private @Nullable String cursor;

        @Override
        public Integer call() {
            Output output = common.output();
            try (Reach reach = common.reach()) {
                String from = cursor == null ? "" : ApiClient.path("&cursor={}", cursor);
                JsonNode found =
                        reach.client()
                                .get(
                                        ApiClient.path(
                                                        "/api/products?q={}&category={}",
                                                        text,
                                                        category)
                                                + "&limit="
                                                + limit
                                                + from);
                output.answer(found, () -> table(output, found));
                return ExitCode.DONE.code();
            }
        }

        private static void table(Output output, JsonNode found) {
            List<List<String>> rows = new ArrayList<>();
            found.path("items").forEach(product -> rows.add(row(product)));
            output.table(HEADS, rows);
            if (found.path("next").isString()) {
                output.note("More: --cursor " + found.path("next").asString());
            }
        }
    }

    @Command(
            name = "show",
            description = "Shows a product with its prices, stock, competitors and buyers.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<product>")
        private String id;

        @Override
        public Integer call() {
            return common.answer(
                    client -> client.get(ApiClient.path("/api/products/{}", id)),
                    (output, product) -> lines(product).forEach(output::line));
        }

        private static List<String> lines(JsonNode product) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < HEADS.size(); i++) {
                lines.add(line(HEADS.get(i), row(product).get(i)));
            }
            product.path("prices")
                    .forEach(price ->
                            lines.add(
                                    line(
                                            "PRICE WAS",
                                            ProfileWords.money(price.path("price"))
                                                    + " from "
                                                    + price.path("at").asString(""))));
            product.path("stock")
                    .forEach(place ->
                            lines.add(
                                    line(
                                            "STOCK IN",
                                            place.path("place").asString("-")
                                                    + " "
                                                    + place.path("pieces").asString(""))));
            product.path("competitors")
                    .forEach(offer ->
                            lines.add(
                                    line(
                                            "COMPETITOR",
                                            offer.path("competitor").asString("")
                                                    + " "
                                                    + ProfileWords.money(offer.path("price")))));
            lines.add(
                    line(
                            "BOUGHT BY",
                            product.path("bought").path("people").asString("0")
                                    + " people in "
                                    + product.path("bought").path("orders").asString("0")
                                    + " orders"));
            return lines;
        }

        private static String line(String head, String value) {
            return "%-11s %s".formatted(head, value);
        }
    }
}
