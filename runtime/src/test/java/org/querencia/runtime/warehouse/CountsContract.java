package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Step;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.runtime.warehouse.Counts.By;
import org.querencia.runtime.warehouse.Counts.Figure;
import org.querencia.runtime.warehouse.Counts.Only;
import org.querencia.runtime.warehouse.Counts.Span;

/// The figures that sensors watch, of every warehouse.
abstract class CountsContract extends DirectoryContract {

    /// The scene's zone is five hours behind, so its noon is seven in the morning.
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-11-01T00:00");

    private static final Span TWO_DAYS = new Span(Step.DAY, FIRST, FIRST.plusDays(2));
    private static final Only WEB = new Only("", "web", "");

    private void someDays() {
        project(
                track("Product Viewed")
                        .with("channel", "Web")
                        .by("user_id:ana")
                        .from("site", Trust.PUBLIC),
                track("Product Viewed")
                        .with("channel", "web")
                        .by("user_id:eva")
                        .from("site", Trust.PUBLIC)
                        .after(Duration.ofHours(16)),
                track("Product Viewed")
                        .with("channel", "app")
                        .by("user_id:eva")
                        .after(Duration.ofHours(17)),
                track("Product Viewed").by("user_id:bot").marked(Mark.BOT),
                track("Product Viewed").with("channel", "web").after(Duration.ofDays(2)),
                sale("A1", 100).with("channel", "shop").by("user_id:ana"),
                sale("A2", 50).with("channel", "web").after(Duration.ofHours(20)),
                sale("A3", 7).with("channel", "web").with("currency", "USD"),
                sale("A4", 9).with("channel", "web").marked(Mark.TEST));
    }

    @Test
    void events_are_counted_by_the_workspaces_days_and_hours() {
        someDays();
        Only views = new Only("", "", "Product Viewed");

        assertThat(values(Figure.EVENTS, views, TWO_DAYS))
                .isEqualTo(Map.of(FIRST, 2.0, FIRST.plusDays(1), 1.0));
        assertThat(values(Figure.EVENTS, views, new Span(Step.HOUR, FIRST, FIRST.plusHours(24))))
                .isEqualTo(Map.of(FIRST.plusHours(7), 1.0, FIRST.plusHours(23), 1.0));
    }

    @Test
    void figures_are_narrowed_to_a_source_and_a_channel() {
        someDays();

        assertThat(values(Figure.EVENTS, new Only("site", "web", "Product Viewed"), TWO_DAYS))
                .isEqualTo(Map.of(FIRST, 2.0));
        assertThat(values(Figure.ORDERS, WEB, TWO_DAYS))
                .isEqualTo(Map.of(FIRST, 1.0, FIRST.plusDays(1), 1.0));
        assertThat(values(Figure.EVENTS, new Only("none", "", ""), TWO_DAYS)).isEmpty();
    }

    @Test
    void orders_that_count_are_counted_and_summed_in_the_workspaces_currency() {
        someDays();

        assertThat(values(Figure.ORDERS, Only.NOTHING, TWO_DAYS))
                .isEqualTo(Map.of(FIRST, 2.0, FIRST.plusDays(1), 1.0));
        assertThat(values(Figure.REVENUE, Only.NOTHING, TWO_DAYS))
                .isEqualTo(Map.of(FIRST, 100.0, FIRST.plusDays(1), 50.0));
    }

    @Test
    void people_are_new_on_the_day_they_were_first_seen() {
        someDays();

        assertThat(values(Figure.NEW_PEOPLE, Only.NOTHING, TWO_DAYS)).isEqualTo(Map.of(FIRST, 2.0));
        assertThat(values(Figure.NEW_PEOPLE, new Only("", "app", ""), TWO_DAYS)).isEmpty();
    }

    @Test
    void figures_are_told_apart_by_their_parts() {
        someDays();

        assertThat(parts(Figure.EVENTS, By.EVENT))
                .isEqualTo(Map.of("Product Viewed", 3.0, "Order Completed", 3.0));
        assertThat(parts(Figure.ORDERS, By.CHANNEL)).isEqualTo(Map.of("shop", 1.0, "web", 2.0));
        assertThat(parts(Figure.REVENUE, By.SOURCE)).isEqualTo(Map.of("shop", 150.0));
    }

    @Test
    void revenue_in_other_currencies_counts_at_the_last_rate_told_by_then() {
        project(
                track("Currency Rate Recorded").with("currency", "USD").with("rate", "4.5"),
                sale("A1", 100),
                sale("A2", 10).with("currency", "USD"),
                sale("A3", 70).with("currency", "EUR"),
                sale("A4", 70).with("currency", "EUR").after(Duration.ofDays(1)));

        assertThat(values(Figure.REVENUE, Only.NOTHING, TWO_DAYS)).isEqualTo(Map.of(FIRST, 145.0));
        assertThat(values(Figure.ORDERS, Only.NOTHING, TWO_DAYS))
                .isEqualTo(Map.of(FIRST, 3.0, FIRST.plusDays(1), 1.0));
    }

    private SortedMap<LocalDateTime, Double> values(Figure figure, Only only, Span span) {
        return warehouse.counts().values(figure, only, span);
    }

    private SortedMap<String, Double> parts(Figure figure, By by) {
        return warehouse.counts().parts(figure, Only.NOTHING, by, TWO_DAYS);
    }

    private static Events sale(String order, long total) {
        return track("Order Completed").with("order_id", order).with("total", total);
    }
}
