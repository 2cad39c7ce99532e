package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Overviews.ChannelDay;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Overviews.Share;
import org.querencia.runtime.warehouse.Overviews.Through;
import org.querencia.runtime.warehouse.Trade.Balance;
import org.querencia.runtime.warehouse.Trade.Bought;
import org.querencia.runtime.warehouse.Trade.Buyer;
import org.querencia.runtime.warehouse.Trade.By;
import org.querencia.runtime.warehouse.Trade.Row;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.Removed;

/// What every warehouse tells of money earned and spent, and of who bought what.
abstract class TradeContract extends CountsContract {
    private static final Currency COP = Currency.getInstance("COP");

    @Test
    void people_behind_orders_of_some_channels_have_bought_through_them() {
        project(
                order("A1", 100).with("channel", "store").by("user_id:ana"),
                order("A2", 30).with("channel", "web").by("user_id:ana"),
                order("A3", 300).with("channel", "web").by("user_id:eva"),
                order("A4", 7).by("user_id:sol"));

        assertThat(through(List.of("web"), false))
                .containsExactly(
                        tuple(Scene.person("user_id:eva"), 1L, pesos(300)),
                        tuple(Scene.person("user_id:ana"), 1L, pesos(30)));
        assertThat(through(List.of("web"), true))
                .containsExactly(
                        tuple(Scene.person("user_id:ana"), 1L, pesos(100)),
                        tuple(Scene.person("user_id:sol"), 1L, pesos(7)));
        assertThat(through(List.of(""), false))
                .containsExactly(tuple(Scene.person("user_id:sol"), 1L, pesos(7)));
        assertThat(through(List.of(), false)).isEmpty();
        assertThat(through(List.of(), true)).hasSize(3);
    }

    private List<Tuple> through(List<String> channels, boolean except) {
        return warehouse
                .overviews()
                .people(
                        Overviews.Group.CUSTOMERS,
                        Period.EVER,
                        Optional.empty(),
                        new Through(channels, except),
                        9)
                .stream()
                .map(behind -> tuple(behind.profile(), behind.orders(), behind.revenue()))
                .toList();
    }

    @Test
    void money_earned_and_spent_is_told_by_day_and_by_channel() {
        project(
                order("A1", 100).with("channel", "Web").by("user_id:ana"),
                order("A2", 50).with("channel", "shop").after(Duration.ofDays(1)),
                spend("web", "spring", 30).with("impressions", 1_000).with("clicks", 10),
                spend("web", "winter", 5).after(Duration.ofDays(1)),
                spend("web", "winter", 99).marked(Mark.TEST),
                track("Cost Recorded").with("category", "tools").with("amount", 7));

        assertThat(balance(By.DAY))
                .containsExactly(
                        row("2026-11-01", 1, 100, 30, 7, 1_000, 10),
                        row("2026-11-02", 1, 50, 5, 0, 0, 0));
        assertThat(balance(By.CHANNEL))
                .containsExactly(
                        row("web", 1, 100, 35, 0, 1_000, 10),
                        row("shop", 1, 50, 0, 0, 0, 0),
                        row("", 0, 0, 0, 7, 0, 0));
        assertThat(balance(By.CAMPAIGN))
                .containsExactly(
                        row("spring", 0, 0, 30, 0, 1_000, 10), row("winter", 0, 0, 5, 0, 0, 0));
    }

    @Test
    void a_period_is_made_of_the_workspaces_days() {
        Optional<LocalDate> first = Optional.of(LocalDate.parse("2026-11-01"));
        project(
                spend("web", "a", 1).at(NOON.plus(Duration.ofHours(16))),
                spend("web", "b", 2).at(NOON.plus(Duration.ofHours(17))));

        assertThat(warehouse.trade().balance(By.DAY, new Period(first, first)).rows())
                .containsExactly(row("2026-11-01", 0, 0, 1, 0, 0, 0));
    }

    @Test
    void orders_of_known_people_are_told_by_day_and_channel() {
        project(
                order("A1", 100).with("channel", "Web").by("user_id:ana"),
                order("A2", 20).with("channel", "web").by("user_id:ana"),
                order("E1", 50).with("channel", "shop").by("user_id:eva"),
                order("N1", 999).with("channel", "shop"),
                order("E2", 30).by("user_id:eva").after(Duration.ofDays(1)));
        LocalDate first = LocalDate.parse("2026-11-01");

        assertThat(warehouse.overviews().channelDays(Period.EVER, Optional.empty()))
                .containsExactly(
                        new ChannelDay(first, "shop", 1, 1, pesos(50)),
                        new ChannelDay(first, "web", 2, 1, pesos(120)),
                        new ChannelDay(first.plusDays(1), "", 1, 1, pesos(30)));
        assertThat(
                        warehouse
                                .overviews()
                                .channelDays(
                                        new Period(Optional.empty(), Optional.of(first)),
                                        Optional.empty()))
                .hasSize(2);
    }

    @Test
    void told_again_with_its_id_it_is_corrected() {
        project(
                spend("web", "a", 10).with("spend_id", "row-1"),
                spend("web", "a", 12).with("spend_id", "row-1"),
                spend("web", "a", 20).with("spend_id", "row-2"));

        assertThat(balance(By.CAMPAIGN)).containsExactly(row("a", 0, 0, 32, 0, 0, 0));
    }

    @Test
    void amounts_in_other_currencies_are_told_apart() {
        project(
                spend("web", "a", 10).with("currency", "EUR"),
                spend("web", "a", 5).with("currency", "EUR"),
                spend("web", "a", 3));

        Balance balance = warehouse.trade().balance(By.CHANNEL, Period.EVER);

        assertThat(balance.rows()).containsExactly(row("web", 0, 0, 3, 0, 0, 0));
        assertThat(balance.elsewhere())
                .containsExactly(new Money(1_500, Currency.getInstance("EUR")));
    }

    @Test
    void other_currencies_count_at_what_was_known_of_them_by_then() {
        project(
                rate("4").at(NOON.minus(Duration.ofDays(1))),
                rate("5").at(NOON.plus(Duration.ofDays(1))),
                order("A1", 10).with("currency", "USD").with("channel", "web").at(NOON),
                order("A2", 10).with("currency", "EUR").with("channel", "web").at(NOON),
                spend("web", "a", 3).with("currency", "USD").at(NOON),
                spend("web", "a", 2).with("currency", "USD").at(NOON.plus(Duration.ofDays(2))),
                track("Cost Recorded")
                        .with("category", "tools")
                        .with("amount", 7)
                        .with("currency", "EUR")
                        .at(NOON));

        Balance balance = warehouse.trade().balance(By.CHANNEL, Period.EVER);

        assertThat(balance.rows())
                .containsExactly(row("web", 2, 40, 22, 0, 0, 0), row("", 0, 0, 0, 0, 0, 0));
        assertThat(balance.elsewhere())
                .containsExactly(new Money(700, Currency.getInstance("EUR")));
    }

    @Test
    void rates_are_told_as_they_were_told_and_what_was_ordered_abroad_is_counted() {
        Currency usd = Currency.getInstance("USD");
        project(
                rate("4").at(NOON),
                rate("5").at(NOON),
                rate("6").at(NOON.plus(Duration.ofDays(1))),
                order("A1", 10).with("currency", "USD").by("user_id:ana"),
                order("A2", 10).with("currency", "EUR").by("user_id:ana"),
                order("A3", 10).by("user_id:eva"),
                order("A4", 10).with("currency", "EUR"));

        Rates rates = warehouse.trade().rates(Set.of(usd));

        Money ten = new Money(1_000, usd);
        assertThat(rates.own(ten, NOON.minusSeconds(1))).isEmpty();
        assertThat(rates.own(ten, NOON)).hasValue(5_000);
        assertThat(rates.own(ten, NOON.plus(Duration.ofDays(2)))).hasValue(6_000);
        assertThat(rates.own(new Money(7, Currency.getInstance("EUR")), NOON)).isEmpty();
        assertThat(warehouse.trade().abroad()).isEqualTo(new Trade.Abroad(2, 1));
    }

    private static Events rate(String worth) {
        return track("Currency Rate Recorded").with("currency", "USD").with("rate", worth);
    }

    @Test
    void spend_that_was_taken_back_counts_no_more() {
        project(
                spend("web", "a", 10).with("spend_id", "row-1"),
                spend("web", "a", 12).with("spend_id", "row-1"));

        warehouse.project(
                new Batch(
                        new Position(3),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        new Removed(Set.of(new Position(2)), Set.of(), Set.of())));

        assertThat(balance(By.CHANNEL)).containsExactly(row("web", 0, 0, 10, 0, 0, 0));
    }

    @Test
    void shares_tell_what_each_source_brought() {
        project(
                order("A1", 100).by("user_id:ana"),
                order("A2", 7),
                track("seen").from("app", Trust.PUBLIC),
                track("seen").from("app", Trust.PUBLIC).marked(Mark.BOT),
                order("A3", 40).by("user_id:eva").from("app", Trust.PUBLIC),
                track("seen").from("old", Trust.PUBLIC).at(NOON.minus(Duration.ofDays(90))));

        assertThat(
                        warehouse
                                .overviews()
                                .shares(
                                        new Period(
                                                Optional.of(LocalDate.of(2026, 10, 1)),
                                                Optional.of(LocalDate.of(2026, 12, 31)))))
                .containsExactly(
                        new Share(new SourceKey("app"), 2, 1, pesos(40)),
                        new Share(new SourceKey("shop"), 2, 1, pesos(100)));
    }

    @Test
    void who_bought_a_product_is_known_by_its_key_its_variants_and_its_sku() {
        project(
                bought("A1", line("tea").with("quantity", 2)).by("user_id:ana"),
                bought("A2", line("tea").with("variant", "loose"))
                        .by("user_id:ana")
                        .after(Duration.ofDays(1)),
                bought("A3", track("").with("sku", "T-1").with("price", 10)).by("user_id:eva"),
                bought("A4", line("tea")),
                bought("A5", line("teapot")).by("user_id:leo"),
                bought("A6", line("tea")).by("user_id:leo").marked(Mark.TEST));

        assertThat(warehouse.trade().bought("tea", "T-1", 1))
                .isEqualTo(
                        new Bought(
                                2,
                                4,
                                BigDecimal.valueOf(5),
                                pesos(50),
                                List.of(
                                        new Buyer(
                                                Scene.person("user_id:ana"),
                                                2,
                                                BigDecimal.valueOf(3),
                                                NOON.plus(Duration.ofDays(1))))));
        assertThat(warehouse.trade().bought("none", "", 9))
                .isEqualTo(new Bought(0, 0, BigDecimal.ZERO, pesos(0), List.of()));
    }

    @Test
    void what_was_paid_for_a_product_abroad_counts_at_the_last_rate_told_by_then() {
        project(
                rate("4").at(NOON),
                bought("A1", line("tea")).by("user_id:ana"),
                bought("A2", line("tea")).with("currency", "USD").by("user_id:ana"),
                bought("A3", line("tea")).with("currency", "EUR").by("user_id:eva"),
                bought("A4", line("tea")).with("currency", "USD").at(NOON.minusSeconds(1)));

        Bought told = warehouse.trade().bought("tea", "", 9);

        assertThat(told.revenue()).isEqualTo(pesos(50));
        assertThat(told.orders()).isEqualTo(4);
    }

    private List<Row> balance(By by) {
        return warehouse.trade().balance(by, Period.EVER).rows();
    }

    private static Row row(
            String key,
            long orders,
            long revenue,
            long spend,
            long costs,
            long impressions,
            long clicks) {
        return new Row(
                key, orders, pesos(revenue), pesos(spend), pesos(costs), impressions, clicks);
    }

    static Money pesos(long amount) {
        return new Money(amount * 100, COP);
    }

    private static Events spend(String channel, String campaign, long cost) {
        return track("Marketing Spend")
                .with("channel", channel)
                .with("campaign", campaign)
                .with("cost", cost);
    }

    private static Events line(String product) {
        return track("").with("product_id", product).with("price", 10);
    }

    private static Events bought(String order, Events line) {
        Fields product = line.event().properties();
        return track("Order Completed")
                .with("order_id", order)
                .with("products", new Items(List.<Value>of(product)));
    }
}
