package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.client.ApiClient;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import tools.jackson.databind.JsonNode;

/// A year of a real shop: 541,909 lines, with their credit notes, anonymous sales, doubled lines
/// and nonsense, by the mapping in `examples`. Its figures are known.
class OnlineRetailTest {

    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Path PROJECT = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final Path FILE =
            PROJECT.resolve("../shared/data/retail/online-retail.csv.gz").normalize();

    @TempDir private Path data;

    @Test
    void it_reconciles_and_comes_in_once() throws IOException {
        assumeThat(FILE).as("the data is not beside the project").exists();
        String mapping = Files.readString(PROJECT.resolve("examples/online-retail.yaml"));
        try (Application server = Application.start(settings());
                ApiClient client = new ApiClient(server.address(), API_TOKEN)) {
            JsonNode job = imported(client, mapping);

            assertThat(job.path("state").asString()).as("%s", job).isEqualTo("done");
            JsonNode figures = job.path("figures");
            assertThat(figures.path("rows").asLong()).isEqualTo(541_909);
            assertThat(
                            figures.path("accepted").asLong()
                                    + figures.path("rejected").asLong()
                                    + figures.path("skipped").asLong())
                    .isEqualTo(541_909);
            assertThat(server.awaitCaughtUp(Duration.ofMinutes(3))).isTrue();
            JsonNode overview = client.get("/api/overview");
            assertThat(overview.path("lines").asLong()).isEqualTo(397_884);
            assertThat(overview.path("customers").asLong()).isEqualTo(4_338);
            assertThat(overview.path("orders").asLong()).isEqualTo(18_532);
            assertThat(overview.at("/revenue/amount").asString()).isEqualTo("8911407.90");
            assertThat(overview.at("/averageTicket/amount").asString()).isEqualTo("480.87");
            assertThat(
                            new BigDecimal(overview.at("/revenue/amount").asString())
                                    .divide(
                                            new BigDecimal(overview.path("orders").asString()),
                                            3,
                                            RoundingMode.HALF_UP))
                    .isEqualTo("480.866");

            measured(client);
            teacups(client);

            JsonNode again = imported(client, mapping);

            assertThat(again.path("figures").path("facts").asLong()).isZero();
            assertThat(again.path("figures").path("unchanged").asLong())
                    .isEqualTo(figures.path("accepted").asLong());
            assertThat(server.awaitCaughtUp(Duration.ofMinutes(3))).isTrue();
            assertThat(client.get("/api/overview")).isEqualTo(overview);
        }
    }

    /// The regency teacups: three colours that go together, counted from the file by other means,
    /// anonymous sales, too.
    private static void teacups(ApiClient client) {
        JsonNode told = client.get("/api/baskets/pairs?least=400&limit=20");
        assertThat(told.path("baskets").asLong()).isEqualTo(19_960);
        List<String> pairs = new ArrayList<>();
        told.path("pairs")
                .forEach(pair ->
                        pairs.add(
                                "%s %s %d %.3f"
                                        .formatted(
                                                pair.path("first").asString(),
                                                pair.path("second").asString(),
                                                pair.path("both").asLong(),
                                                pair.path("lift").asDouble())));
        assertThat(pairs)
                .contains(
                        "22698 22697 632 16.278",
                        "22697 22699 767 14.190",
                        "22698 22699 598 14.650");
    }

    /// Figures that were reckoned from the file by other means.
    private static void measured(ApiClient client) {
        assertThat(rows(client, "revenue?")).containsExactly("8911407.9");
        assertThat(
                        new BigDecimal(rows(client, "average_ticket?").getFirst())
                                .setScale(3, RoundingMode.HALF_UP))
                .isEqualTo("480.866");
        assertThat(rows(client, "cohort_retention?from=2010-12-01&to=2010-12-31"))
                .containsExactly(
                        "2010-12 0 885",
                        "2010-12 1 324",
                        "2010-12 2 286",
                        "2010-12 3 340",
                        "2010-12 4 321",
                        "2010-12 5 352",
                        "2010-12 6 321",
                        "2010-12 7 309",
                        "2010-12 8 313",
                        "2010-12 9 350",
                        "2010-12 10 331",
                        "2010-12 11 445",
                        "2010-12 12 235");
        assertThat(rows(client, "lifecycle?by=month&from=2011-03-01&to=2011-03-31"))
                .containsExactlyInAnyOrder(
                        "2011-03 new 452",
                        "2011-03 returning 290",
                        "2011-03 resurrecting 232",
                        "2011-03 dormant 468");
        assertThat(rows(client, "lifecycle?by=month&from=2011-11-01&to=2011-11-30"))
                .containsExactlyInAnyOrder(
                        "2011-11 new 323",
                        "2011-11 returning 622",
                        "2011-11 resurrecting 719",
                        "2011-11 dormant 742");
        List<String> ratios = rows(client, "quick_ratio?by=month&from=2011-03-01&to=2011-11-30");
        assertThat(ratios.getFirst()).startsWith("2011-03 1.4615");
        assertThat(ratios.getLast()).startsWith("2011-11 1.4043");
        activeAddsUp(client);
        partsAddUp(client);
    }

    /// Active now is active before, less who fell asleep, with who is new or woke up.
    private static void activeAddsUp(ApiClient client) {
        Map<String, Long> told = new HashMap<>();
        rows(client, "lifecycle?by=month")
                .forEach(row -> {
                    List<String> cells = List.of(row.split(" ", -1));
                    told.put(cells.get(0) + cells.get(1), Long.parseLong(cells.get(2)));
                });
        long before = 0;
        for (String row : rows(client, "customers?by=month")) {
            String month = row.substring(0, 7);
            long active = Long.parseLong(row.substring(8));
            assertThat(
                            before
                                    - told.getOrDefault(month + "dormant", 0L)
                                    + told.getOrDefault(month + "new", 0L)
                                    + told.getOrDefault(month + "resurrecting", 0L))
                    .as(month)
                    .isEqualTo(active);
            before = active;
        }
    }

    private static void partsAddUp(ApiClient client) {
        for (String key : List.of("revenue", "net_revenue", "refunds")) {
            BigDecimal whole = new BigDecimal(rows(client, key + "?").getFirst());
            for (String by : List.of("day", "month", "channel", "product", "country", "campaign")) {
                BigDecimal sum =
                        rows(client, key + "?by=" + by).stream()
                                .map(row -> new BigDecimal(row.substring(row.lastIndexOf(' ') + 1)))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum).as("%s by %s", key, by).isEqualByComparingTo(whole);
            }
        }
    }

    private static List<String> rows(ApiClient client, String asked) {
        List<String> rows = new ArrayList<>();
        client.get("/api/measures/" + asked)
                .path("rows")
                .forEach(row -> {
                    List<String> cells = new ArrayList<>();
                    row.values().forEach(cell -> cells.add(cell.asString()));
                    rows.add(String.join(" ", cells));
                });
        return rows;
    }

    private static JsonNode imported(ApiClient client, String mapping) throws IOException {
        String upload =
                client.upload("/api/uploads?name=online-retail.csv.gz", FILE).path("id").asString();
        var order = ApiClient.object().put("source", "retail").put("mapping", mapping);
        order.putArray("uploads").add(upload);
        String id = client.post("/api/imports", order).path("id").asString();
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> client.get("/api/imports/" + id),
                        job ->
                                !job.path("state").asString().equals("waiting")
                                        && !job.path("state").asString().equals("running"));
    }

    private Settings settings() {
        return Settings.local(data)
                .with(
                        new Settings.Company(
                                Optional.of("GB"),
                                Optional.of(ZoneId.of("Europe/London")),
                                Optional.of(Currency.getInstance("GBP")),
                                Optional.of(Locale.ENGLISH)))
                .with(
                        new Presets(
                                Optional.empty(),
                                Optional.of(API_TOKEN),
                                Optional.empty(),
                                Optional.empty()));
    }
}
