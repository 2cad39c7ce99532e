package org.querencia.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.querencia.app.client.ApiClient;
import org.querencia.app.kit.Guest;
import org.querencia.app.kit.SharedServer;

/// No figure is more than two seconds behind what was accepted, wherever it is shown, though it was
/// looked at just before.
class FreshFiguresTest {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern ON_HOME =
            Pattern.compile("data-figure=\"orders\".*?q-figure-value\">([0-9]+)<", Pattern.DOTALL);

    /// How Home says that it shows what it knew, and brings the newer figures by itself.
    private static final String OLDER_FIGURES = "hx-trigger=\"load, sse:figures";

    private static final Pattern ON_ITS_PAGE = Pattern.compile("q-big\">([0-9]+)<");

    private static final SharedServer SERVER = SharedServer.running();
    private static final Guest GUEST =
            new Guest(SERVER.application().address(), SharedServer.API_TOKEN, "fresh@example.co");
    private static int orders;

    @AfterAll
    static void leave() {
        GUEST.close();
    }

    @Test
    void a_measure_over_the_api_tells_an_order_at_once() {
        assertFresh(() -> SERVER.get("/api/measures/orders").at("/rows/0/value").asLong());
    }

    @Test
    void home_tells_an_order_at_once() {
        await().atMost(PATIENCE).until(() -> !GUEST.get("/").body().contains(OLDER_FIGURES));
        assertFresh(() -> figure(GUEST.get("/").body(), ON_HOME));
    }

    @Test
    void the_page_of_a_measure_tells_an_order_at_once() {
        assertFresh(() -> figure(GUEST.get("/measure/orders").body(), ON_ITS_PAGE));
    }

    @Test
    void a_question_in_sql_tells_an_order_at_once() {
        assertFresh(() -> {
            try (ApiClient api =
                    new ApiClient(SERVER.application().address(), SharedServer.API_TOKEN)) {
                return api.post(
                                "/api/sql",
                                ApiClient.object()
                                        .put("sql", "SELECT sum(orders) FROM customer_days"))
                        .at("/rows/0/0")
                        .asLong();
            }
        });
    }

    /// The figure is looked at first, so that whatever keeps it has it.
    private static void assertFresh(Callable<Long> figure) {
        long before =
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> figure.call(), told -> told > 0);
        String id = "fresh-" + ++orders;
        assertThat(SERVER.sender().order("fresh", id, 1_000)).isEqualTo(200);

        await().atMost(FRESH)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(figure.call()).isEqualTo(before + 1));
    }

    /// 0 while the page does not tell it.
    private static long figure(String page, Pattern pattern) {
        Matcher found = pattern.matcher(page);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
