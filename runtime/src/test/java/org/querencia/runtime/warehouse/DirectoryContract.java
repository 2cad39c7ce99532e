package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.order.Money;
import org.querencia.runtime.warehouse.Directory.Between;
import org.querencia.runtime.warehouse.Directory.By;
import org.querencia.runtime.warehouse.Directory.Entry;
import org.querencia.runtime.warehouse.Directory.Filter;
import org.querencia.runtime.warehouse.Directory.Listing;
import org.querencia.runtime.warehouse.Directory.Order;
import org.querencia.runtime.warehouse.Directory.Place;

/// How every warehouse lists people by what they did.
abstract class DirectoryContract extends SayingContract {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Filter ALL = Filter.ALL;
    private static final Order BY_REVENUE = new Order(By.REVENUE, false);

    private void somePeople() {
        project(
                bought("A1", 100, "web").by("user_id:ana").from("web", Trust.PUBLIC),
                bought("A2", 50, "shop")
                        .by("user_id:ana")
                        .from("till", Trust.SECRET)
                        .after(Duration.ofDays(2)),
                bought("B1", 70, "shop").by("user_id:eva").from("till", Trust.SECRET),
                track("Product Viewed").by("anonymous_id:b-1").from("web", Trust.PUBLIC),
                track("Product Viewed")
                        .by("email:luis@x.co")
                        .from("web", Trust.PUBLIC)
                        .after(Duration.ofDays(40)),
                track("Product Viewed").by("user_id:bot").marked(Mark.BOT));
    }

    @Test
    void people_are_listed_with_what_they_did() {
        somePeople();
        assertThat(list(ALL, BY_REVENUE).entries())
                .startsWith(
                        new Entry(
                                Scene.person("user_id:ana"),
                                NOON,
                                NOON.plus(Duration.ofDays(2)),
                                2,
                                2,
                                pesos(150)),
                        new Entry(Scene.person("user_id:eva"), NOON, NOON, 1, 1, pesos(70)))
                .hasSize(4);
        assertThat(list(ALL, BY_REVENUE).total()).isEqualTo(4);
        assertThat(warehouse.directory().channels()).containsExactly("shop", "web");
    }

    @Test
    void each_filter_keeps_those_who_pass() {
        somePeople();
        Optional<Boolean> yes = Optional.of(true);
        Optional<Boolean> no = Optional.of(false);
        assertThat(people(ordered(yes))).containsExactly("ana", "eva");
        assertThat(people(ordered(no))).containsExactlyInAnyOrder("b-1", "luis");
        assertThat(people(named(no))).containsExactly("b-1");
        assertThat(people(named(yes))).containsExactly("ana", "eva", "luis");
        assertThat(people(source("till"))).containsExactly("ana", "eva");
        assertThat(people(source("other"))).isEmpty();
        assertThat(people(channel("shop"))).containsExactly("ana", "eva");
        assertThat(people(channel("web"))).containsExactly("ana");
        assertThat(people(seen(Between.EVER, since("2026-12-01")))).containsExactly("luis");
        assertThat(people(seen(until("2026-11-01"), Between.EVER)))
                .containsExactlyInAnyOrder("ana", "eva", "b-1");
        assertThat(people(revenue(Optional.of(7_000L), Optional.of(9_999L))))
                .containsExactly("eva");
    }

    @Test
    void pages_follow_one_another_in_every_order() {
        somePeople();
        for (By by : By.values()) {
            for (boolean ascending : new boolean[] {true, false}) {
                Order order = new Order(by, ascending);
                List<Entry> paged = new ArrayList<>();
                Optional<Place> after = Optional.empty();
                for (int page = 0; page < 4; page++) {
                    List<Entry> next = warehouse.directory().list(ALL, order, after, 1).entries();
                    paged.addAll(next);
                    after = Optional.of(next.getFirst().place(by));
                }
                assertThat(paged).as("%s", order).isEqualTo(list(ALL, order).entries());
                assertThat(warehouse.directory().list(ALL, order, after, 1).entries()).isEmpty();
            }
        }
    }

    @Test
    void what_comes_and_who_becomes_one_shows_in_the_next_list() {
        somePeople();
        list(ALL, BY_REVENUE);
        scene.move("anonymous_id:b-1", "user_id:eva");
        project(bought("B2", 200, "web").by("user_id:eva").from("web", Trust.PUBLIC));
        assertThat(list(ALL, BY_REVENUE).entries())
                .startsWith(new Entry(Scene.person("user_id:eva"), NOON, NOON, 3, 2, pesos(270)))
                .hasSize(3);
    }

    @Test
    void what_was_paid_abroad_counts_at_the_last_rate_told_by_then() {
        project(
                track("Currency Rate Recorded").with("currency", "USD").with("rate", "4.5"),
                bought("A1", 100, "web").by("user_id:ana").after(HOUR),
                bought("A2", 10, "web").with("currency", "USD").by("user_id:ana").after(HOUR),
                bought("A3", 900, "web").with("currency", "EUR").by("user_id:ana").after(HOUR),
                bought("B1", 40, "web").with("currency", "USD").by("user_id:eva").after(HOUR),
                bought("C1", 40, "web")
                        .with("currency", "USD")
                        .by("email:luis@x.co")
                        .at(NOON.minus(HOUR)));

        List<Entry> entries = list(ALL, BY_REVENUE).entries();

        assertThat(entries)
                .extracting(Entry::revenue)
                .containsExactly(pesos(180), pesos(145), pesos(0));
        assertThat(entries).extracting(Entry::orders).containsExactly(1L, 3L, 1L);
        assertThat(people(revenue(Optional.of(14_500L), Optional.of(14_500L))))
                .containsExactly("ana");
        project(
                track("Currency Rate Recorded")
                        .with("currency", "USD")
                        .with("rate", "2")
                        .at(NOON.minus(HOUR)));
        assertThat(list(ALL, BY_REVENUE).entries())
                .extracting(Entry::revenue)
                .containsExactly(pesos(180), pesos(145), pesos(80));
    }

    private Listing list(Filter filter, Order order) {
        return warehouse.directory().list(filter, order, Optional.empty(), 100);
    }

    private List<String> people(Filter filter) {
        return list(filter, BY_REVENUE).entries().stream()
                .map(entry ->
                        List.of("user_id:ana", "user_id:eva", "anonymous_id:b-1", "email:luis@x.co")
                                .stream()
                                .filter(known -> Scene.person(known).equals(entry.profile()))
                                .map(known -> known.replaceAll("^[a-z_]+:|@.*", ""))
                                .findFirst()
                                .orElse("?"))
                .toList();
    }

    private static org.querencia.core.kit.Events bought(String id, long total, String channel) {
        return order(id, total).with("channel", channel);
    }

    private static Money pesos(long amount) {
        return new Money(amount * 100, Currency.getInstance("COP"));
    }

    private static Filter ordered(Optional<Boolean> ordered) {
        return filter(ordered, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Filter named(Optional<Boolean> named) {
        return filter(Optional.empty(), named, Optional.empty(), Optional.empty());
    }

    private static Filter source(String source) {
        return filter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(new SourceKey(source)),
                Optional.empty());
    }

    private static Filter channel(String channel) {
        return filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(channel));
    }

    private static Filter filter(
            Optional<Boolean> ordered,
            Optional<Boolean> named,
            Optional<SourceKey> source,
            Optional<String> channel) {
        return new Filter(
                ordered,
                named,
                source,
                channel,
                Between.EVER,
                Between.EVER,
                Optional.empty(),
                Optional.empty());
    }

    private static Filter seen(Between first, Between last) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first,
                last,
                Optional.empty(),
                Optional.empty());
    }

    private static Filter revenue(Optional<Long> from, Optional<Long> to) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Between.EVER,
                Between.EVER,
                from,
                to);
    }

    private static Between since(String day) {
        return new Between(Optional.of(LocalDate.parse(day)), Optional.empty());
    }

    private static Between until(String day) {
        return new Between(Optional.empty(), Optional.of(LocalDate.parse(day)));
    }
}
