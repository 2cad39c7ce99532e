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
import java.util.Currency;
import java.util.Locale;
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

            JsonNode again = imported(client, mapping);

            assertThat(again.path("figures").path("facts").asLong()).isZero();
            assertThat(again.path("figures").path("unchanged").asLong())
                    .isEqualTo(figures.path("accepted").asLong());
            assertThat(server.awaitCaughtUp(Duration.ofMinutes(3))).isTrue();
            assertThat(client.get("/api/overview")).isEqualTo(overview);
        }
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
