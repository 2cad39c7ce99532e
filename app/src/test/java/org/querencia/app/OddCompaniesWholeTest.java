package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Guest;
import org.querencia.app.kit.Sender;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.TestPostgres;

/// The whole program with companies of which little or nonsense is told: every page of figures is
/// there and says something sensible, never a number that is none, and every sum is right.
class OddCompaniesWholeTest {
    private static final String WRITE_KEY = "a-write-key-for-tests";
    private static final String API_TOKEN = "an-api-token-for-tests";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

    /// As words of their own: names may hold them.
    private static final Pattern NONSENSE =
            Pattern.compile(">[^<]*\\b(NaN|Infinity|null|undefined|E[0-9]+)\\b[^<]*<|∞");

    private static final List<String> PAGES =
            List.of(
                    "/?period=all",
                    "/home/figures?period=all",
                    "/home/money?period=all",
                    "/people?orders=yes&sort=revenue",
                    "/people.csv?orders=yes",
                    "/segments/rfm",
                    "/segments/rfm?by=money",
                    "/catalogue",
                    "/catalogue/tea",
                    "/measure?period=all",
                    "/measure/revenue?period=all&by=day&split=channel",
                    "/measure/revenue/card?period=all",
                    "/measure/average_ticket?period=all&by=month",
                    "/measure/orders/people?period=all",
                    "/measure/revenue/csv?period=all",
                    "/measure/cac_simple?period=all&by=month",
                    "/measure/ltv?period=all&by=month",
                    "/measure/refund_share?period=all",
                    "/measure/funnels?step=Product+Viewed&step=Order+Completed&within=30d",
                    "/measure/attribution?period=all&model=markov&by=orders",
                    "/measure/attribution?period=all&model=shapley&by=margin",
                    "/measure/attribution?period=all&model=linear&by=new_customers",
                    "/measure/attribution/marginal",
                    "/measure/basket?period=all&about=pairs&least=1",
                    "/measure/basket?period=all&about=firsts&least=1&days=1",
                    "/measure/basket?period=all&about=leaving&least=1&days=1",
                    "/measure/planners",
                    "/measure/planners/closes",
                    "/measure/planners/retention?own=yes",
                    "/measure/planners/promotion",
                    "/measure/planners/acquisition",
                    "/journey/map?period=all",
                    "/journey/paths?period=all",
                    "/journey/journey?period=90d",
                    "/explore?measure=revenue&period=all&by=month&compare=previous",
                    "/explore?measure=average_ticket&period=all&split=channel");

    @TempDir private Path data;

    /// Who sends what, what all of it comes to, and what each person of the list spent.
    static Stream<Arguments> companies() {
        return Stream.of(
                arguments("empty", List.of(), "0", List.of()),
                arguments(
                        "of one customer",
                        List.of(order("ana", "A1", "10", "COP", Instant.now())),
                        "10.00",
                        List.of("10.00,COP,")),
                arguments(
                        "of refunds alone",
                        List.of(
                                """
                                {"userId":"ana","event":"Order Refunded",\
                                "properties":{"order_id":"B1","total":30,"currency":"COP"}}\
                                """),
                        "0",
                        List.of()),
                arguments(
                        "of currencies without a rate",
                        List.of(
                                order("ana", "C1", "40", "USD", Instant.now()),
                                order("eva", "C2", "50", "EUR", Instant.now())),
                        "0",
                        List.of("0.00,COP,40.00 USD", "0.00,COP,50.00 EUR")),
                arguments(
                        "of currencies of which some have a rate",
                        List.of(
                                """
                                {"userId":"boss","event":"Currency Rate Recorded",\
                                "timestamp":"2026-01-01T00:00:00Z",\
                                "properties":{"currency":"USD","rate":4000}}\
                                """,
                                order("ana", "C1", "40", "USD", Instant.now()),
                                order("ana", "C2", "7", "COP", Instant.now()),
                                order("eva", "C3", "50", "EUR", Instant.now())),
                        "160007.00",
                        List.of("160007.00,COP,", "0.00,COP,50.00 EUR")),
                arguments(
                        "of impossible days",
                        List.of(
                                order("ana", "D1", "1", "COP", Instant.EPOCH),
                                order(
                                        "ana",
                                        "D2",
                                        "2",
                                        "COP",
                                        Instant.now().plus(Duration.ofDays(3_650)))),
                        "3.00",
                        List.of("3.00,COP,")));
    }

    private static String order(String user, String id, String total, String currency, Instant at) {
        return """
        {"userId":"%s","event":"Order Completed","timestamp":"%s",\
        "properties":{"order_id":"%s","total":%s,"currency":"%s",\
        "products":[{"product_id":"tea","price":%4$s,"quantity":1}]}}\
        """
                .formatted(user, at, id, total, currency);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void every_page_says_something_sensible_and_every_sum_is_right(
            String company, List<String> told, String revenue, List<String> spent) {
        try (Application server = Application.start(settings());
                Sender sender = new Sender(server.address(), WRITE_KEY);
                Guest guest = new Guest(server.address(), API_TOKEN, "ana@querencia.example")) {
            assertThat(
                            sender.post(
                                    "track",
                                    """
                                    {"userId":"boss","event":"Product Updated",\
                                    "properties":{"product_id":"tea","name":"Tea","price":10}}\
                                    """))
                    .isEqualTo(200);
            told.forEach(event -> assertThat(sender.post("track", event)).isEqualTo(200));
            assertThat(server.awaitCaughtUp(CAUGHT_UP)).isTrue();

            for (String page : PAGES) {
                HttpResponse<String> answer = guest.get(page);
                assertThat(answer.statusCode()).as("%s: %s", page, answer.body()).isEqualTo(200);
                assertThat(NONSENSE.matcher(answer.body()).results().map(MatchResult::group))
                        .as("%s, company %s", page, company)
                        .isEmpty();
            }
            assertThat(revenue(server)).as(company).isEqualByComparingTo(revenue);
            List<String> people =
                    guest.get("/people.csv?orders=yes&sort=revenue")
                            .body()
                            .lines()
                            .skip(1)
                            .toList();
            assertThat(people).hasSize(spent.size());
            for (String one : spent) {
                assertThat(people).anyMatch(line -> line.contains("," + one + ","));
            }
        }
    }

    private static BigDecimal revenue(Application server) {
        try (ApiClient api = new ApiClient(server.address(), API_TOKEN)) {
            return new BigDecimal(
                    api.get("/api/measures/revenue").at("/rows/0/value").asString("0"));
        }
    }

    private Settings settings() {
        Outside place = TestPostgres.place(TestPostgres.embedded().bare());
        return Settings.local(data)
                .with(new Settings.Database(place.url(), place.user(), place.password()))
                .with(
                        new Presets(
                                Optional.of(WRITE_KEY),
                                Optional.of(API_TOKEN),
                                Optional.empty(),
                                Optional.empty()));
    }
}
