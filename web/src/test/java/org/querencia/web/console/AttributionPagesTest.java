package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;

/// What more spend would bring and what channels are called, as a browser without scripts gets
/// them.
class AttributionPagesTest {
    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/measure/channels");
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void spend_is_drawn_against_what_it_brought_and_the_advice_is_said() throws Exception {
        house.take(twelveMonths().toArray(Event[]::new));

        String page = guest.get("/measure/attribution/marginal?model=first").body();
        assertThat(page)
                .contains("<figcaption>meta</figcaption>")
                .contains("Súbelo de a poco: hasta en el peor caso trae más de lo que cuesta.")
                .contains("<figcaption>radio</figcaption>")
                .contains("Con menos de 6 meses de gasto no se puede decir nada.")
                .contains("<figcaption>tv</figcaption>")
                .contains("Cada mes se gastó casi lo mismo")
                .contains("/measure/attribution?model=first&amp;by=margin&amp;window=30")
                .doesNotContain("NaN");
        assertThat(page.split("<polyline", -1)).hasSize(2);
        assertThat(page.split("<circle", -1)).hasSize(1 + 3 * 12);
        assertThat(guest.get("/measure/attribution?model=first").body())
                .contains("hx-get=\"/measure/attribution/marginal?model=first&amp;by=orders");
    }

    @Test
    void without_spend_there_is_nothing_to_draw() throws Exception {
        assertThat(guest.get("/measure/attribution/marginal").body())
                .contains("no hay gastos por canal");
    }

    @Test
    void a_name_of_a_channel_counts_as_another_until_it_is_parted() throws Exception {
        assertThat(guest.get("/measure/channels").body()).contains("no llegó nadie");
        house.take(twelveMonths().toArray(Event[]::new));
        assertThat(guest.get("/measure/channels?period=all").body())
                .contains("<input name=\"channel\" value=\"meta\"")
                .contains("<option value=\"radio\"></option>");

        String merged =
                guest.post(
                                "/measure/channels?period=all",
                                Map.of("name", "radio", "channel", "Meta"))
                        .body();
        assertThat(merged)
                .contains("desde ahora cuenta así en todas las cifras")
                .contains("<tr class=\"is-other\"><td>radio</td>")
                .doesNotContain("<option value=\"radio\"></option>");

        assertThat(
                        guest.post(
                                        "/measure/channels?period=all",
                                        Map.of("name", "radio", "channel", ""))
                                .body())
                .contains("<option value=\"radio\"></option>");
        assertThat(
                        guest.post(
                                        "/measure/channels",
                                        Map.of("name", "radio", "channel", "x".repeat(101)))
                                .body())
                .contains("No se puede guardar: channel: expected 1 to 100 characters");
    }

    /// On Meta more is spent each month, and three times as much comes of it; radio was tried for
    /// three months, and television costs the same always.
    private static List<Event> twelveMonths() {
        List<Event> events = new ArrayList<>();
        YearMonth now = YearMonth.from(ConsoleHouse.now().atZone(Engine.WORKSPACE.zone()));
        for (int back = 12; back > 0; back--) {
            Instant at =
                    now.minusMonths(back)
                            .atDay(15)
                            .atTime(LocalTime.NOON)
                            .toInstant(ZoneOffset.UTC);
            int spend = (13 - back) * 10_000;
            events.add(spend("meta", spend, at));
            events.add(spend("tv", 50_000, at));
            if (back <= 3) {
                events.add(spend("radio", 20_000, at));
            }
            String person = "user_id:u" + back;
            events.add(
                    Events.page("Home")
                            .by(person)
                            .context(
                                    new Fields(
                                            Map.of(
                                                    "campaign",
                                                    new Fields(Map.of("source", Value.of("meta"))),
                                                    "userAgent",
                                                    Value.of("Mozilla"))))
                            .at(at.minusSeconds(7200))
                            .event());
            events.add(
                    Events.track("Order Completed")
                            .by(person)
                            .with("order_id", "o" + back)
                            .with("total", 3L * spend)
                            .with("currency", "COP")
                            .at(at)
                            .event());
        }
        return events;
    }

    private static Event spend(String channel, int cost, Instant at) {
        return Events.track("Marketing Spend")
                .with("channel", channel)
                .with("cost", cost)
                .with("currency", "COP")
                .at(at)
                .event();
    }
}
