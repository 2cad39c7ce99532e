package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.group;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;
import static org.querencia.runtime.warehouse.Scene.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.order.Money;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Overviews.Behind;
import org.querencia.runtime.warehouse.Overviews.Day;
import org.querencia.runtime.warehouse.Overviews.EventKind;
import org.querencia.runtime.warehouse.Overviews.FieldKind;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Overviews.SourceActivity;
import org.querencia.runtime.warehouse.Timelines.Entry;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.runtime.warehouse.Warehouse.Batch;

/// What every warehouse does.
public abstract class WarehouseContract extends BasketContract {
    private static final Currency COP = Currency.getInstance("COP");
    private static final Optional<SourceKey> ANY = Optional.empty();

    @Test
    void a_new_warehouse_stands_at_the_start_of_no_log() {
        try (Warehouse fresh = open(workspace("America/Bogota"))) {
            assertThat(fresh.position()).isEqualTo(Position.START);
            assertThat(fresh.epoch()).isEmpty();
            assertThat(fresh.overviews().overview(Period.EVER, ANY)).isEqualTo(nothing());
        }
    }

    @Test
    void a_reset_empties_it_and_names_the_log() {
        project(order("A1", 100).by("user_id:ana"), identify().by("user_id:ana").trait("n", "x"));
        warehouse.reset("epoch-2");
        assertThat(warehouse.position()).isEqualTo(Position.START);
        assertThat(warehouse.epoch()).isEqualTo("epoch-2");
        assertThat(warehouse.overviews().overview(Period.EVER, ANY)).isEqualTo(nothing());
        assertThat(warehouse.overviews().fields(ANY, Event.Type.IDENTIFY, "", 9)).isEmpty();
    }

    @Test
    void a_batch_projected_twice_counts_once() {
        Batch batch = scene.batch(order("A1", 100).by("user_id:ana").event());
        warehouse.project(batch);
        warehouse.project(batch);
        assertThat(warehouse.position()).isEqualTo(new Position(1));
        Overview overview = warehouse.overviews().overview(Period.EVER, ANY);
        assertThat(overview.events()).isEqualTo(1);
        assertThat(overview.revenue()).isEqualTo(pesos(100));
        assertThat(dictionary("Order Completed").getFirst().count()).isEqualTo(1);
    }

    @Test
    void a_timeline_shows_the_newest_first_and_goes_on_from_its_last_entry() {
        project(
                track("third").by("user_id:ana").after(Duration.ofHours(2)),
                track("first").by("user_id:ana"),
                track("somebody else").by("user_id:eva"),
                track("second").by("user_id:ana").after(Duration.ofHours(1)),
                track("of the same moment").by("user_id:ana").after(Duration.ofHours(1)));
        List<Entry> first = timeline(Filter.ALL, Optional.empty(), 3);
        assertThat(first)
                .containsExactly(
                        entry(1, Duration.ofHours(2)),
                        entry(5, Duration.ofHours(1)),
                        entry(4, Duration.ofHours(1)));
        assertThat(timeline(Filter.ALL, Optional.of(first.get(1)), 3))
                .containsExactly(entry(4, Duration.ofHours(1)), entry(2, Duration.ZERO));
    }

    @Test
    void a_timeline_is_filtered_by_type_name_source_and_time() {
        project(
                track("Product Viewed").by("user_id:ana"),
                page("Home").by("user_id:ana").after(Duration.ofHours(1)),
                track("it's \"odd\"; --")
                        .by("user_id:ana")
                        .from("app", Trust.PUBLIC)
                        .marked(Mark.BOT));
        assertThat(
                        positions(
                                new Filter(
                                        List.of(Event.Type.PAGE),
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty())))
                .containsExactly(2L);
        assertThat(
                        positions(
                                new Filter(
                                        List.of(),
                                        List.of("it's \"odd\"; --"),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty())))
                .containsExactly(3L);
        assertThat(
                        positions(
                                new Filter(
                                        List.of(),
                                        List.of(),
                                        List.of(new SourceKey("shop")),
                                        Optional.empty(),
                                        Optional.empty())))
                .containsExactly(2L, 1L);
        assertThat(
                        positions(
                                new Filter(
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.of(NOON.plusSeconds(3600)),
                                        Optional.empty())))
                .containsExactly(2L);
        assertThat(
                        positions(
                                new Filter(
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.of(NOON.plusSeconds(3600)))))
                .containsExactly(3L, 1L);
    }

    @Test
    void a_merge_takes_earlier_events_and_orders_along_and_an_unmerge_brings_them_back() {
        project(order("A1", 100).by("anonymous_id:x"), track("seen").by("user_id:ana"));
        scene.move("anonymous_id:x", "user_id:ana");
        project(order("A2", 50).by("anonymous_id:x"));
        assertThat(positions(Filter.ALL)).containsExactly(3L, 2L, 1L);
        assertThat(warehouse.overviews().overview(Period.EVER, ANY).customers()).isEqualTo(1);
        scene.move("anonymous_id:x", "anonymous_id:x");
        project();
        assertThat(positions(Filter.ALL)).containsExactly(2L);
        assertThat(customers()).containsExactly(person("anonymous_id:x").toString());
    }

    @Test
    void an_order_told_again_takes_the_place_of_what_was_known() {
        project(order("A1", 100).by("user_id:ana"), order("A2", 10).by("user_id:ana"));
        project(
                track("Order Updated").by("user_id:ana").with("order_id", "A1").with("total", 150),
                track("Order Refunded").by("user_id:ana").with("order_id", "A1").with("total", 30),
                track("Order Cancelled").by("user_id:ana").with("order_id", "A2"));
        Overview overview = warehouse.overviews().overview(Period.EVER, ANY);
        assertThat(overview.orders()).isEqualTo(1);
        assertThat(overview.revenue()).isEqualTo(pesos(150));
        assertThat(overview.net()).isEqualTo(pesos(120));
    }

    @Test
    void a_credit_note_whose_order_nobody_told_gives_money_back_and_is_no_order() {
        project(
                order("A1", 100).by("user_id:ana"),
                track("Order Refunded").by("user_id:ana").with("order_id", "C1").with("total", 30),
                track("Order Refunded").with("order_id", "C2").with("total", 5));
        Overview overview = warehouse.overviews().overview(Period.EVER, ANY);
        assertThat(overview.orders()).isEqualTo(1);
        assertThat(overview.allOrders()).isEqualTo(1);
        assertThat(overview.customers()).isEqualTo(1);
        assertThat(overview.revenue()).isEqualTo(pesos(100));
        assertThat(overview.net()).isEqualTo(pesos(70));
        assertThat(overview.allNet()).isEqualTo(pesos(65));
    }

    @Test
    void figures_leave_out_marked_and_cancelled_and_tell_nobody_from_somebody() {
        project(
                order("A1", 100).with("tax", 19).with("shipping", 5).by("user_id:ana"),
                order("A2", 40).by("user_id:ana"),
                order("A3", 7),
                order("A4", 1000).by("user_id:bot").marked(Mark.BOT),
                order("A5", 33).with("currency", "EUR").by("user_id:eva"),
                track("seen").by("user_id:eva"),
                track("seen").by("user_id:tester").marked(Mark.TEST, Mark.STAFF));
        assertThat(warehouse.overviews().overview(Period.EVER, ANY))
                .isEqualTo(
                        new Overview(
                                5,
                                2,
                                2,
                                2,
                                3,
                                0,
                                pesos(140),
                                pesos(140),
                                pesos(19),
                                pesos(5),
                                4,
                                0,
                                pesos(147),
                                pesos(147)));
    }

    @Test
    void a_period_includes_its_last_day_in_the_workspaces_zone() {
        // Bogotá is five hours behind UTC all year.
        project(
                order("A1", 1).by("user_id:ana").at(Instant.parse("2026-03-01T04:59:59.999999Z")),
                order("A2", 2).by("user_id:ana").at(Instant.parse("2026-03-01T05:00:00Z")),
                order("A3", 4).by("user_id:eva").at(Instant.parse("2026-03-02T04:59:59.999999Z")),
                order("A4", 8).by("user_id:eva").at(Instant.parse("2026-03-02T05:00:00Z")));
        Period day = period("2026-03-01", "2026-03-01");
        Overview overview = warehouse.overviews().overview(day, ANY);
        assertThat(overview.revenue()).isEqualTo(pesos(6));
        assertThat(overview.customers()).isEqualTo(2);
        assertThat(overview.newCustomers()).isEqualTo(1);
        assertThat(warehouse.overviews().people(Group.NEW_CUSTOMERS, day, ANY, 9))
                .containsExactly(
                        new Behind(
                                person("user_id:eva"),
                                1,
                                1,
                                pesos(4),
                                Instant.parse("2026-03-02T04:59:59.999999Z")));
        assertThat(warehouse.overviews().days(day, ANY))
                .containsExactly(new Day(LocalDate.parse("2026-03-01"), 2, 2, 2, pesos(6)));
    }

    @Test
    void days_follow_the_clock_changes_of_the_zone() {
        try (Warehouse madrid = open(workspace("Europe/Madrid"))) {
            madrid.reset("madrid");
            madrid.project(
                    new Scene()
                            .batch(
                                    // Clocks went forward on 29 March 2026, back on 25 October.
                                    at("2026-03-28T22:59:59Z"),
                                    at("2026-03-28T23:00:00Z"),
                                    at("2026-03-29T21:59:59Z"),
                                    at("2026-03-29T22:00:00Z"),
                                    at("2026-10-25T22:59:59Z"),
                                    at("2026-10-25T23:00:00Z"),
                                    at("1999-12-31T23:30:00Z")));
            assertThat(madrid.overviews().days(Period.EVER, ANY))
                    .extracting(day -> day.day() + " " + day.events())
                    .containsExactly(
                            "2000-01-01 1",
                            "2026-03-28 1",
                            "2026-03-29 2",
                            "2026-03-30 1",
                            "2026-10-25 1",
                            "2026-10-26 1");
        }
    }

    @Test
    void people_behind_a_figure_come_by_revenue_then_by_when_they_were_last_seen() {
        project(
                order("A1", 100).by("user_id:ana"),
                order("A2", 300).by("user_id:eva"),
                track("seen").by("user_id:luis").after(Duration.ofHours(1)),
                track("seen").by("user_id:sol").after(Duration.ofHours(2)),
                track("seen"));
        assertThat(warehouse.overviews().people(Group.SEEN, Period.EVER, ANY, 3))
                .extracting(Behind::profile)
                .containsExactly(
                        person("user_id:eva"), person("user_id:ana"), person("user_id:sol"));
        assertThat(customers())
                .containsExactly(
                        person("user_id:eva").toString(), person("user_id:ana").toString());
    }

    @Test
    void sources_tell_how_busy_they_are() {
        project(
                track("old")
                        .received(NOON.minus(Duration.ofDays(3)))
                        .at(NOON.minus(Duration.ofDays(3))),
                track("today").at(NOON.minus(Duration.ofHours(23))),
                track("now").at(NOON.minusSeconds(59)).marked(Mark.BOT),
                track("elsewhere").from("app", Trust.PUBLIC));
        assertThat(warehouse.overviews().sources(NOON))
                .containsExactly(
                        new SourceActivity(new SourceKey("app"), 1, 1, 1, NOON),
                        new SourceActivity(new SourceKey("shop"), 3, 1, 2, NOON.minusSeconds(59)));
    }

    @Test
    void the_dictionary_lists_events_by_how_often_they_come() {
        project(
                track("Product Viewed"),
                track("Product Viewed").after(Duration.ofHours(1)),
                identify().by("user_id:ana"));
        assertThat(warehouse.overviews().events(ANY))
                .containsExactly(
                        new EventKind(
                                Event.Type.TRACK,
                                "Product Viewed",
                                2,
                                NOON,
                                NOON.plusSeconds(3600)),
                        new EventKind(Event.Type.IDENTIFY, "", 1, NOON, NOON));
        assertThat(warehouse.overviews().events(Optional.of(new SourceKey("app")))).isEmpty();
    }

    @Test
    void the_dictionary_knows_the_fields_of_an_event_their_kinds_and_examples() {
        project(
                track("Seen").with("sku", "a").with("price", 5).with("empty", Value.NOTHING),
                track("Seen").with("sku", "a").with("price", "free"),
                track("Seen").with("sku", "b\nb").with("new", Value.of(true)));
        project(
                track("Seen").with("sku", "c").with("tags", new Value.Items(List.of(Value.of(1)))),
                track("Seen").with("sku", "d"),
                group("acme").trait("city", "Bogotá"));
        assertThat(dictionary("Seen"))
                .containsExactly(
                        new FieldKind("sku", "text", 5, List.of("a", "b b", "c")),
                        new FieldKind("price", "mixed", 2, List.of("5", "free")),
                        new FieldKind("new", "flag", 1, List.of("true")),
                        new FieldKind("tags", "list", 1, List.of("[1]")));
        assertThat(warehouse.overviews().fields(ANY, Event.Type.GROUP, "", 9))
                .containsExactly(new FieldKind("city", "text", 1, List.of("Bogotá")));
    }

    /// A workspace that counts in pesos.
    public static Workspace workspace(String zone) {
        return new Workspace("CO", ZoneId.of(zone), COP, Locale.of("es"), "salt");
    }

    private List<Entry> timeline(Filter filter, Optional<Entry> after, int limit) {
        return warehouse.timelines().of(person("user_id:ana"), filter, after, limit);
    }

    private List<Long> positions(Filter filter) {
        return timeline(filter, Optional.empty(), 50).stream()
                .map(entry -> entry.position().value())
                .toList();
    }

    private List<FieldKind> dictionary(String name) {
        return warehouse.overviews().fields(ANY, Event.Type.TRACK, name, 9);
    }

    private List<String> customers() {
        return warehouse.overviews().people(Group.CUSTOMERS, Period.EVER, ANY, 9).stream()
                .map(behind -> behind.profile().toString())
                .toList();
    }

    private static Event at(String instant) {
        return track("seen").at(Instant.parse(instant)).event();
    }

    private static Entry entry(long position, Duration sinceNoon) {
        return new Entry(new Position(position), NOON.plus(sinceNoon));
    }

    private static Period period(String from, String to) {
        return new Period(Optional.of(LocalDate.parse(from)), Optional.of(LocalDate.parse(to)));
    }

    private static Overview nothing() {
        Money zero = Money.zero(COP);
        return new Overview(0, 0, 0, 0, 0, 0, zero, zero, zero, zero, 0, 0, zero, zero);
    }
}
