package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;

/// Companies of which little or nonsense is told: every page of figures is there and says something
/// sensible, never a number that is none.
class OddPagesTest {

    /// As words of their own: names may hold them.
    private static final Pattern NONSENSE =
            Pattern.compile(">[^<]*\\b(NaN|Infinity|null|undefined)\\b[^<]*<");

    private static final List<String> PAGES =
            List.of(
                    "/?period=all",
                    "/home/figures?period=all",
                    "/home/people?by=revenue",
                    "/home/people?by=people",
                    "/home/money?period=all",
                    "/measure?period=all",
                    "/measure/revenue?period=all&by=day&split=channel",
                    "/measure/revenue/card?period=all",
                    "/measure/orders?period=all&by=month",
                    "/measure/orders/people?period=all",
                    "/measure/orders/csv?period=all",
                    "/measure/funnels?step=Home&step=Order+Completed&within=30d",
                    "/measure/funnels/people?step=Home&step=Order+Completed&at=1&fate=reached",
                    "/measure/attribution/people?period=all&model=markov&channel=direct",
                    "/measure/attribution/people?period=all&model=linear&by=margin&channel=direct",
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
                    "/explore?measure=revenue&period=all&by=month&compare=previous",
                    "/explore?measure=average_ticket&period=all&split=channel");

    static Stream<Arguments> companies() {
        Instant now = ConsoleHouse.now();
        return Stream.of(
                arguments("empty", new Event[0]),
                arguments("of one customer", all(order("A1", 10).by("user_id:ana").at(now))),
                arguments(
                        "of refunds alone",
                        all(
                                track("Order Refunded")
                                        .with("order_id", "B1")
                                        .with("total", 30)
                                        .by("user_id:ana")
                                        .at(now))),
                arguments(
                        "of currencies without a rate",
                        all(
                                order("C1", 40).with("currency", "USD").by("user_id:ana").at(now),
                                order("C2", 50).with("currency", "EUR").by("user_id:eva").at(now))),
                arguments(
                        "of impossible days",
                        all(
                                order("D1", 1)
                                        .by("user_id:ana")
                                        .at(Instant.parse("1970-01-01T12:00:00Z")),
                                order("D2", 2)
                                        .by("user_id:ana")
                                        .at(now.plus(Duration.ofDays(3_650))))));
    }

    private static Events order(String id, long total) {
        return track("Order Completed").with("order_id", id).with("total", total);
    }

    private static Event[] all(Events... events) {
        return Stream.of(events).map(Events::event).toArray(Event[]::new);
    }

    @Test
    void what_has_no_rate_is_said_wherever_somebody_is() throws Exception {
        Instant now = ConsoleHouse.now();
        try (ConsoleHouse house = new ConsoleHouse(0).withAdministrator("es");
                Guest guest = new Guest(house, "/settings/you")) {
            house.take(
                    all(
                            order("C1", 40).with("currency", "USD").by("user_id:ana").at(now),
                            order("C2", 50).with("currency", "EUR").by("user_id:eva").at(now),
                            order("C3", 70).by("user_id:eva").at(now)));

            assertThat(guest.page("/people?orders=yes&sort=revenue"))
                    .contains("y, sin tasa de cambio, EUR")
                    .containsPattern("US\\$.40 sin tasa de cambio");
            assertThat(guest.page("/people"))
                    .contains("y, sin tasa de cambio, EUR")
                    .containsPattern("US\\$.40 sin tasa de cambio");
            assertThat(guest.page("/segments/rfm?by=money"))
                    .contains("Una persona no está en el cuadro por monto")
                    .contains("2 pedidos de 2 personas son en otras monedas")
                    .contains("los que están en COP");
            assertThat(guest.page("/segments/rfm")).doesNotContain("otras monedas");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void every_page_of_figures_says_something_sensible(String company, Event[] events)
            throws Exception {
        try (ConsoleHouse house = new ConsoleHouse(0).withAdministrator("es");
                Guest guest = new Guest(house, "/settings/you")) {
            if (events.length > 0) {
                house.take(events);
            }
            for (String page : PAGES) {
                assertThat(NONSENSE.matcher(guest.page(page)).results().map(found -> found.group()))
                        .as("%s, company %s", page, company)
                        .isEmpty();
            }
        }
    }
}
