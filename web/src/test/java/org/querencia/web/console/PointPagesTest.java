package org.querencia.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;

/// The people behind points of pictures are as many as the points say.
class PointPagesTest {
    private static final Pattern PEOPLE = Pattern.compile("<tr><td><a href=\"/people/");

    private final Instant now = ConsoleHouse.now();
    private ConsoleHouse house;
    private Guest guest;

    @BeforeEach
    void open() throws Exception {
        house = new ConsoleHouse(0).withAdministrator("es");
        guest = new Guest(house, "/settings/you");
        house.take(
                visit("ana", "meta").event(),
                visit("eva", "meta").event(),
                visit("eva", "mail").at(now.minusSeconds(7_200)).event(),
                order("A1", 100, "store", "ana").event(),
                order("A2", 30, "web", "ana").event(),
                order("A3", 300, "web", "eva").event(),
                order("A4", 7, "", "sol").event());
    }

    @AfterEach
    void close() {
        house.close();
        guest.close();
    }

    @Test
    void a_day_of_home_has_its_people_and_each_channel_its_own() throws Exception {
        LocalDate today = LocalDate.ofInstant(now, Engine.WORKSPACE.zone());
        String home = guest.page("/?period=7d&by=customers");
        String day = "/home/people?by=customers&amp;day=" + today;
        assertThat(home)
                .contains("<a href=\"" + day + "&amp;period=7d\"")
                .contains("<a href=\"" + day + "&amp;channel=web&amp;period=7d\">2</a>")
                .contains("<a href=\"" + day + "&amp;channel=store&amp;period=7d\">1</a>")
                .contains("<a href=\"" + day + "&amp;channel=&amp;period=7d\">1</a>");

        assertThat(people(day + "&amp;period=7d")).isEqualTo(3);
        assertThat(people(day + "&amp;channel=web&amp;period=7d")).isEqualTo(2);
        assertThat(people(day + "&amp;channel=&amp;period=7d")).isEqualTo(1);
        assertThat(people(day + "&amp;others=on&amp;channel=web&amp;channel=store")).isEqualTo(1);
        assertThat(guest.page("/home/people?by=revenue&channel=web&period=7d&day=" + today))
                .contains("<span class=\"q-quiet\" id=\"count\">2 personas.</span>")
                .contains("href=\"/?period=7d&amp;by=revenue\"")
                .contains("Ingresos · Web");
        assertThat(guest.get("/home/people?day=never").statusCode()).isEqualTo(400);
    }

    @Test
    void a_channel_has_the_people_it_is_credited_for_and_their_parts() throws Exception {
        String page = guest.page("/measure/attribution?model=linear&period=7d");
        String meta =
                "/measure/attribution/people?model=linear&amp;by=orders&amp;window=30&amp;period=7d&amp;channel=meta";
        String link = "<a href=\"" + meta + "\">";
        assertThat(page).contains(link);
        String credit = page.split(Pattern.quote(link), 2)[1].split("<", 2)[0];
        assertThat(people(meta)).isEqualTo(2);
        assertThat(guest.page(meta.replace("&amp;", "&")))
                .contains("2 personas.")
                .contains("Pedidos que se le acreditan: " + credit + ", por")
                .contains("href=\"/measure/attribution?model=linear&amp;by=orders");
        assertThat(guest.page(meta.replace("&amp;", "&").replace("linear", "markov")))
                .contains("Este modelo acredita el canal entero");
        assertThat(guest.page("/measure/attribution/people?channel=nobody"))
                .contains("Nadie.")
                .doesNotContain("NaN");
    }

    private long people(String address) throws Exception {
        String page = guest.page(address.replace("&amp;", "&"));
        List<String> rows = PEOPLE.matcher(page).results().map(MatchResult::group).toList();
        assertThat(page).contains(rows.size() == 1 ? "1 persona." : rows.size() + " personas.");
        return rows.size();
    }

    private Events visit(String who, String from) {
        return page("Home")
                .by("user_id:" + who)
                .context(
                        new Fields(
                                Map.of(
                                        "campaign",
                                        new Fields(Map.of("source", Value.of(from))),
                                        "userAgent",
                                        Value.of("Mozilla"))))
                .at(now.minusSeconds(3_600));
    }

    private Events order(String id, long total, String channel, String who) {
        Events order =
                track("Order Completed")
                        .with("order_id", id)
                        .with("total", total)
                        .with("currency", "COP")
                        .by("user_id:" + who)
                        .at(now);
        return channel.isEmpty() ? order : order.with("channel", channel);
    }
}
