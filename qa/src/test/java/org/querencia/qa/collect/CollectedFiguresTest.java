package org.querencia.qa.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.SourceKey;
import tools.jackson.databind.JsonNode;

/// From a request to the figures, through everything that lies between, in Colombia. Each test has
/// days of its own.
class CollectedFiguresTest {

    @TempDir private static Path folder;
    private static Company company;

    @BeforeAll
    static void start() {
        company = new Company(folder, "CO");
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    /// Midnight in Bogotá is at five o'clock UTC.
    @ParameterizedTest
    @CsvSource({
        "from=2024-02-29&to=2024-02-29, 2, 50000.00",
        "from=2024-02-28&to=2024-02-28, 1, 10000.00",
        "from=2024-03-01&to=2024-03-01, 1, 40000.00",
        "from=2024-02-28&to=2024-03-01, 4, 100000.00",
        "to=2024-02-29&from=2024-02-01, 3, 60000.00"
    })
    void a_day_is_the_companys_own_and_the_last_one_counts(
            String period, int orders, String revenue) {
        order("zone-1", "2024-02-29T04:59:59.999Z", 10_000);
        order("zone-2", "2024-02-29T05:00:00Z", 20_000);
        order("zone-3", "2024-03-01T04:59:59.999Z", 30_000);
        order("zone-4", "2024-03-01T00:00:00-05:00", 40_000);
        JsonNode overview = company.api("/api/overview?" + period);
        assertThat(overview.path("orders").asInt()).isEqualTo(orders);
        assertThat(overview.path("revenue").toString())
                .isEqualTo("{\"amount\":\"%s\",\"currency\":\"COP\"}".formatted(revenue));
        assertThat(overview.path("customers").asInt()).isEqualTo(orders);
    }

    @Test
    void a_refund_leaves_orders_and_revenue_and_lowers_the_net() {
        order("refund-1", "2024-04-10T15:00:00Z", 100_000);
        track(
                "refund-1",
                "Order Refunded",
                "2024-04-12T15:00:00Z",
                "\"order_id\":\"refund-1\",\"total\":30000");
        String april = "from=2024-04-10&to=2024-04-10";
        assertThat(amount("/api/overview?" + april)).isEqualTo("100000.00");
        assertThat(amount("/api/overview?net=true&" + april)).isEqualTo("70000.00");
        JsonNode totals = company.person("user_id:refund-1").path("totals");
        assertThat(totals.path("revenue").path("amount").asString()).isEqualTo("100000.00");
        assertThat(totals.path("refunded").path("amount").asString()).isEqualTo("30000.00");
        assertThat(totals.path("net").path("amount").asString()).isEqualTo("70000.00");
    }

    @Test
    void an_order_that_names_nobody_makes_no_profile_and_shows_only_when_all_are_asked_for() {
        order("guest", "2024-05-10T15:00:00Z", 70_000);
        String may = "from=2024-05-10&to=2024-05-10";
        assertThat(figures("/api/overview?" + may))
                .isEqualTo("0 customers, 0 orders, 0.00, 0 people");
        assertThat(figures("/api/overview?all=true&" + may))
                .isEqualTo("0 customers, 1 orders, 70000.00, 0 people");
        assertThat(company.collect("/v1/identify", "{\"userId\":\"null\"}").statusCode())
                .isEqualTo(200);
        assertThat(company.api("/api/profiles?q=guest").path("items")).isEmpty();
    }

    @Test
    void figures_are_asked_for_by_source() {
        order("source-1", "2024-06-10T15:00:00Z", 10_000);
        String web =
                company.server()
                        .database()
                        .sources()
                        .source(new SourceKey("web"))
                        .orElseThrow()
                        .publicKey();
        company.send(
                HttpRequest.newBuilder(company.address("/v1/t"))
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"writeKey":"%s","anonymousId":"source-2","event":"Order Completed",
                                         "timestamp":"2024-06-10T15:00:00Z",
                                         "properties":{"order_id":"source-2","total":20000}}
                                        """
                                                .formatted(web))));
        String june = "from=2024-06-10&to=2024-06-10";
        assertThat(amount("/api/overview?" + june)).isEqualTo("30000.00");
        assertThat(amount("/api/overview?source=server&" + june)).isEqualTo("10000.00");
        assertThat(amount("/api/overview?source=web&" + june)).isEqualTo("20000.00");
    }

    @Test
    void what_is_sent_twice_in_a_batch_or_after_a_restart_counts_once() {
        String batch =
                """
                {"batch":[
                {"type":"track","event":"Twice Told","userId":"twice","messageId":"twice-1"},
                {"type":"track","event":"Twice Told","userId":"twice","messageId":"twice-1"},
                {"type":"track","event":"Order Completed","userId":"twice","messageId":"twice-2",
                 "timestamp":"2024-07-10T15:00:00Z","properties":{"total":50000}}]}
                """;
        assertThat(company.collect("/v1/batch", batch).body()).isEqualTo("{\"success\":true}");
        company.restart();
        assertThat(company.collect("/v1/batch", batch).body()).isEqualTo("{\"success\":true}");
        assertCountedOnce("twice", "Twice Told", 1, "2024-07-10");
    }

    /// As clients do when answers are slow: the same batch again while the first is under way.
    @Test
    void what_is_repeated_at_the_same_time_counts_once() throws Exception {
        String events =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                """
                                {"type":"track","event":"Often Told","userId":"often","messageId":"often-%d"}
                                """
                                        .formatted(i))
                        .collect(Collectors.joining(","));
        String batch =
                """
                {"batch":[%s,{"type":"track","event":"Order Completed","userId":"often",
                 "messageId":"often-order","timestamp":"2024-08-10T15:00:00Z",
                 "properties":{"total":50000}}]}
                """
                        .formatted(events);
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            attempts.add(() -> company.collect("/v1/batch", batch).statusCode());
        }
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> attempt : clients.invokeAll(attempts)) {
                assertThat(attempt.get()).isEqualTo(200);
            }
        }
        assertCountedOnce("often", "Often Told", 20, "2024-08-10");
    }

    @Test
    void staff_and_tests_are_shown_and_left_out_of_figures_from_their_definition_on() {
        order("staff-1", "2024-09-10T15:00:00Z", 10_000);
        company.define("marking", "{\"staffTraits\":{\"employee\":true}}");
        company.restart();
        track(
                "staff-2",
                "Order Completed",
                "2024-09-10T15:00:00Z",
                "\"order_id\":\"staff-2\",\"total\":20000",
                ",\"context\":{\"traits\":{\"employee\":true}}");
        company.define("marking", "{}");
        order("staff-3", "2024-09-10T15:00:00Z", 40_000);
        assertThat(amount("/api/overview?from=2024-09-10&to=2024-09-10")).isEqualTo("50000.00");
        assertThat(company.person("user_id:staff-2").path("markedEvents").path("count").asInt())
                .isEqualTo(1);
    }

    /// In the profile, and in the warehouse.
    private static void assertCountedOnce(String person, String event, int times, String day) {
        JsonNode profile = company.person("user_id:" + person);
        assertThat(profile.path("events").path("count").asInt()).isEqualTo(times + 1);
        assertThat(profile.path("totals").path("orders").asInt()).isEqualTo(1);
        assertThat(profile.path("totals").path("revenue").path("amount").asString())
                .isEqualTo("50000.00");
        assertThat(figures("/api/overview?from=%1$s&to=%1$s".formatted(day)))
                .startsWith("1 customers, 1 orders, 50000.00");
        List<Integer> counted = new ArrayList<>();
        company.api("/api/dictionary?source=server")
                .path("items")
                .forEach(kind -> {
                    if (kind.path("event").asString("").equals(event)) {
                        counted.add(kind.path("count").asInt());
                    }
                });
        assertThat(counted).containsExactly(times);
    }

    private static String figures(String path) {
        JsonNode overview = company.api(path);
        return "%d customers, %d orders, %s, %d people"
                .formatted(
                        overview.path("customers").asInt(),
                        overview.path("orders").asInt(),
                        overview.path("revenue").path("amount").asString(),
                        overview.path("people").asInt());
    }

    private static String amount(String path) {
        return company.api(path).path("revenue").path("amount").asString();
    }

    private static void order(String user, String at, long total) {
        track(
                user,
                "Order Completed",
                at,
                "\"order_id\":\"%s\",\"total\":%d".formatted(user, total));
    }

    private static void track(String user, String event, String at, String properties) {
        track(user, event, at, properties, "");
    }

    private static void track(
            String user, String event, String at, String properties, String more) {
        var answer =
                company.collect(
                        "/v1/track",
                        """
                        {"userId":"%s","event":"%s","timestamp":"%s","messageId":"%s %s",
                         "properties":{%s}%s}
                        """
                                .formatted(user, event, at, user, event, properties, more));
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
    }
}
