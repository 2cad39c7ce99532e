package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Answer.Elsewhere;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.TouchPaths.End;
import org.querencia.runtime.warehouse.TouchPaths.TouchPath;
import org.querencia.runtime.warehouse.Warehouse.Batch;

/// What every warehouse tells of the ways people came.
abstract class TouchPathContract extends TradeContract {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void visits_before_an_order_are_its_way() {
        project(
                page("Home").by("user_id:ana").context(campaign("Meta ")).at(days(-9)),
                page("Tea").by("user_id:ana").at(days(-9).plusSeconds(600)),
                page("Home")
                        .by("user_id:ana")
                        .context(led("https://www.google.com/q"))
                        .at(days(-4)),
                track("Call").with("channel", "call").by("user_id:ana").at(days(-2)),
                order("A1", 100).by("user_id:ana").with("channel", "store").at(NOON));

        assertThat(ways(30))
                .containsExactly(
                        new TouchPath(
                                Scene.person("user_id:ana"),
                                List.of("meta", "google.com", "call", "store"),
                                List.of(9.0, 4.0, 2.0, 0.0),
                                new End.Ordered(10_000, true)));
    }

    @Test
    void a_touch_belongs_to_the_next_order_within_the_window() {
        project(
                page("Home").by("user_id:ana").context(campaign("old")).at(days(-40)),
                page("Home").by("user_id:ana").context(campaign("meta")).at(days(-3)),
                order("A1", 100).by("user_id:ana").at(days(-1)),
                page("Home")
                        .by("user_id:ana")
                        .context(campaign("mail"))
                        .at(days(-1).plusSeconds(7_200)),
                order("A2", 50).by("user_id:ana").at(NOON));

        assertThat(ways(30))
                .containsExactlyInAnyOrder(
                        new TouchPath(
                                Scene.person("user_id:ana"),
                                List.of("meta", "direct"),
                                List.of(2.0, 0.0),
                                new End.Ordered(10_000, true)),
                        new TouchPath(
                                Scene.person("user_id:ana"),
                                List.of("mail", "direct"),
                                List.of(22 / 24.0, 0.0),
                                new End.Ordered(5_000, false)));
    }

    @Test
    void who_came_and_did_not_order_came_in_vain() {
        project(
                page("Home").by("user_id:eva").context(campaign("meta")).at(days(-50)),
                page("Home").by("user_id:eva").context(campaign("mail")).at(days(-2)),
                page("Home").by("user_id:eva").at(NOON),
                page("Home").by("user_id:bot").at(NOON).marked(Mark.BOT));

        assertThat(ways(30))
                .containsExactly(
                        new TouchPath(
                                Scene.person("user_id:eva"),
                                List.of("mail", "direct"),
                                List.of(2.0, 0.0),
                                new End.Nothing()));
    }

    @Test
    void orders_of_the_period_only_are_told_with_what_came_before_it() {
        project(
                page("Home").by("user_id:ana").context(campaign("meta")).at(days(-3)),
                order("A1", 100).by("user_id:ana").at(NOON),
                order("B1", 70).by("user_id:eva").at(days(-9)),
                order("B2", 70).by("user_id:eva").at(days(5)));
        List<TouchPath> ways = new ArrayList<>();
        LocalDate day = LocalDate.parse("2026-11-01");
        warehouse.touchPaths().each(new Period(Optional.of(day), Optional.of(day)), 30, ways::add);

        assertThat(ways)
                .containsExactly(
                        new TouchPath(
                                Scene.person("user_id:ana"),
                                List.of("meta", "direct"),
                                List.of(3.0, 0.0),
                                new End.Ordered(10_000, true)));
    }

    @Test
    void random_lives_are_told_as_plain_java_tells_them() {
        for (int seed = 0; seed < 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Events> lives = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                Instant at = NOON.minusSeconds(random.nextInt(60 * 86_400) / 600 * 600L);
                String person = "user_id:p" + random.nextInt(12);
                lives.add(
                        switch (random.nextInt(8)) {
                            case 5 ->
                                    order("F" + seed + "O" + i, 10 + i)
                                            .with("currency", i % 3 == 0 ? "EUR" : "USD")
                                            .by(person)
                                            .at(at);
                            case 6 -> rate("USD", "3." + i).at(at);
                            case 7 ->
                                    page("d")
                                            .with("referral_code", i % 2 == 0 ? "EVA" : " ")
                                            .by(person)
                                            .at(at);
                            case 0 -> order("S" + seed + "O" + i, 10 + i).by(person).at(at);
                            case 1 -> page("a").by(person).context(campaign("c" + i % 3)).at(at);
                            case 2 -> page("b").by(person).context(led("http://x.co:80/")).at(at);
                            case 3 -> track("Call").with("channel", "call").by(person).at(at);
                            default -> page("c").by(person).at(at);
                        });
            }
            Batch batch = scene.batch(lives.stream().map(Events::event).toList());
            warehouse.reset("epoch-" + seed);
            warehouse.project(batch);
            Workspace workspace = WarehouseContract.workspace("America/Bogota");
            MemoryWarehouse oracle = new MemoryWarehouse(workspace);
            oracle.project(batch);
            for (Period period :
                    List.of(
                            Period.EVER,
                            new Period(
                                    Optional.of(LocalDate.parse("2026-10-01")),
                                    Optional.of(LocalDate.parse("2026-10-20"))))) {
                List<TouchPath> expected = new ArrayList<>();
                oracle.touchPaths().each(period, 10, expected::add);
                List<TouchPath> told = new ArrayList<>();
                warehouse.touchPaths().each(period, 10, told::add);
                assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void an_order_is_worth_its_margin_where_that_is_asked_for() {
        project(
                track("Product Updated").with("product_id", "tea").with("cost", 4),
                track("Product Updated").with("product_id", "cup").with("cost", 9),
                order("M1", 23)
                        .with(
                                "products",
                                new Value.Items(
                                        List.<Value>of(
                                                piece("tea", 2, 6),
                                                piece("cup", 1, 8),
                                                piece("unpriced", 1, 3))))
                        .by("user_id:ana")
                        .at(NOON),
                order("M2", 8)
                        .with("products", new Value.Items(List.<Value>of(piece("cup", 1, 8))))
                        .by("user_id:eva")
                        .at(NOON));

        List<TouchPath> ways = new ArrayList<>();
        warehouse.touchPaths().each(Period.EVER, 30, TouchPaths.Worth.MARGIN, ways::add);

        assertThat(ways)
                .extracting(TouchPath::end)
                .containsExactlyInAnyOrder(new End.Ordered(300, true), new End.Ordered(-100, true));
    }

    @Test
    void word_of_mouth_is_a_channel_by_itself_beside_the_others() {
        project(
                page("Home")
                        .by("user_id:ana")
                        .context(led("https://www.google.com/q"))
                        .at(days(-9)),
                page("Code").with("referral_code", "EVA10").by("user_id:ana").at(days(-9)),
                page("Home").by("user_id:ana").context(campaign("meta")).at(days(-6)),
                track("Visit Registered")
                        .with("channel", "store")
                        .with("arrival", "referral")
                        .by("user_id:ana")
                        .at(days(-2)),
                track("Call").with("channel", "call").by("user_id:ana").at(days(-1)),
                order("A1", 100).by("user_id:ana").with("channel", "store").at(NOON));

        assertThat(ways(30))
                .containsExactly(
                        new TouchPath(
                                Scene.person("user_id:ana"),
                                List.of("word_of_mouth", "meta", "word_of_mouth", "call", "store"),
                                List.of(9.0, 6.0, 2.0, 1.0, 0.0),
                                new End.Ordered(10_000, true)));
    }

    @Test
    void an_order_in_another_currency_is_worth_what_was_known_of_it_by_then() {
        project(
                rate("USD", "4").at(days(-5)),
                rate("USD", "5").at(days(1)),
                rate("EUR", "6").at(days(1)),
                order("D1", 100).with("currency", "USD").by("user_id:ana").at(NOON),
                order("D2", 100).with("currency", "USD").by("user_id:ana").at(days(2)),
                order("D3", 100).with("currency", "EUR").by("user_id:eva").at(NOON));

        assertThat(ways(30))
                .extracting(TouchPath::end)
                .containsExactlyInAnyOrder(
                        new End.Ordered(40_000, true),
                        new End.Ordered(50_000, false),
                        new End.Ordered(0, true));
        assertThat(warehouse.touchPaths().elsewhere(Period.EVER))
                .containsExactly(new Elsewhere("EUR", 1));
        LocalDate later = LocalDate.parse("2026-11-02");
        assertThat(
                        warehouse
                                .touchPaths()
                                .elsewhere(new Period(Optional.of(later), Optional.empty())))
                .isEmpty();
    }

    @Test
    void margins_are_converted_too() {
        project(
                rate("USD", "4").at(days(-5)),
                track("Product Updated").with("product_id", "tea").with("cost", 4),
                order("M3", 12)
                        .with("currency", "USD")
                        .with("products", new Value.Items(List.<Value>of(piece("tea", 2, 6))))
                        .by("user_id:ana")
                        .at(NOON),
                order("M4", 12)
                        .with("currency", "EUR")
                        .with("products", new Value.Items(List.<Value>of(piece("tea", 2, 6))))
                        .by("user_id:eva")
                        .at(NOON));
        List<TouchPath> ways = new ArrayList<>();
        warehouse.touchPaths().each(Period.EVER, 30, TouchPaths.Worth.MARGIN, ways::add);

        assertThat(ways)
                .extracting(TouchPath::end)
                .containsExactlyInAnyOrder(new End.Ordered(4_000, true), new End.Ordered(0, true));
    }

    @Test
    void figures_hold_orders_in_another_currency_at_what_was_known_of_it_by_then() {
        project(
                rate("USD", "4").at(days(-5)),
                rate("EUR", "6").at(days(1)),
                order("D1", 100)
                        .with("currency", "USD")
                        .with("tax", 10)
                        .with("channel", "web")
                        .by("user_id:ana")
                        .at(NOON),
                order("D2", 7).with("channel", "web").by("user_id:ana").at(NOON),
                order("D3", 100)
                        .with("currency", "EUR")
                        .with("channel", "web")
                        .by("user_id:eva")
                        .at(NOON));

        Overviews told = warehouse.overviews();
        Overviews.Overview all = told.overview(Period.EVER, Optional.empty());
        assertThat(all.revenue()).isEqualTo(pesos(407));
        assertThat(all.allNet()).isEqualTo(pesos(407));
        assertThat(all.tax()).isEqualTo(pesos(40));
        assertThat(told.days(Period.EVER, Optional.empty()))
                .filteredOn(day -> day.orders() > 0)
                .extracting(Overviews.Day::revenue)
                .containsExactly(pesos(407));
        assertThat(told.channelDays(Period.EVER, Optional.empty()))
                .extracting(Overviews.ChannelDay::revenue)
                .containsExactly(pesos(407));
        assertThat(told.shares(Period.EVER))
                .filteredOn(share -> share.orders() > 0)
                .extracting(Overviews.Share::revenue)
                .containsExactly(pesos(407));
        assertThat(told.people(Overviews.Group.CUSTOMERS, Period.EVER, Optional.empty(), 9))
                .extracting(Overviews.Behind::revenue)
                .containsExactly(pesos(407), pesos(0));
    }

    private static Events rate(String currency, String rate) {
        return track("Currency Rate Recorded").with("currency", currency).with("rate", rate);
    }

    private static Fields piece(String product, long quantity, long price) {
        return track("")
                .with("product_id", product)
                .with("quantity", quantity)
                .with("price", price)
                .event()
                .properties();
    }

    private List<TouchPath> ways(int windowDays) {
        List<TouchPath> ways = new ArrayList<>();
        warehouse.touchPaths().each(Period.EVER, windowDays, ways::add);
        return ways;
    }

    private static Instant days(int days) {
        return NOON.plus(DAY.multipliedBy(days));
    }

    private static Fields campaign(String source) {
        return context("campaign", "source", source);
    }

    private static Fields led(String referrer) {
        return context("page", "referrer", referrer);
    }

    /// Of a browser.
    private static Fields context(String part, String field, String text) {
        return new Fields(
                Map.of(
                        part,
                        new Fields(Map.of(field, Value.of(text))),
                        "userAgent",
                        Value.of("Mozilla")));
    }
}
