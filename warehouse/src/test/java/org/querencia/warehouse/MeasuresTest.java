package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.rule.Point;
import org.querencia.core.segment.FixedList;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Measures.Behind;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.warehouse.Scene;

/// What each measure comes to on small histories that can be reckoned by head.
final class MeasuresTest extends MeasureKit {

    static List<Measure> shipped() {
        return FILES.shipped();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_measure_can_be_asked_of_an_empty_company_by_all_it_knows(Measure measure) {
        assertThat(warehouse.measures().fault(measure)).isEmpty();
        Answer answer = warehouse.measures().answer(measure, Question.EVERYTHING);
        assertThat(answer.rows())
                .allMatch(row -> row.value().filter(v -> v.signum() != 0).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_measure_can_be_asked_by_each_dimension_of_a_company_that_has_all(Measure measure) {
        aYear();
        for (Kind kind : measure.kinds()) {
            for (String name : kind.names()) {
                Question question = Question.EVERYTHING.by(List.of(new Dimension(name, kind)));
                assertThat(warehouse.measures().answer(measure, question).columns()).contains(name);
            }
        }
        if (!measure.people().isBlank()) {
            assertThat(warehouse.measures().people(measure, Question.EVERYTHING, 10)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("sums")
    void whatever_a_sum_is_split_by_its_parts_add_up_to_it(String key) {
        aYear();
        String whole = total(told(key, "", List.of()));
        for (Kind kind : measure(key).kinds()) {
            for (String name : kind.names()) {
                assertThat(total(told(key, name, List.of())))
                        .as("%s by %s", key, name)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void what_everybody_is_worth_is_the_same_whether_or_not_the_period_is_said() {
        aYear();
        Question said =
                Question.EVERYTHING.within(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));

        Answer whole = warehouse.measures().answer(measure("ltv"), Question.EVERYTHING);

        assertThat(whole.rows().getFirst().value()).isPresent();
        assertThat(whole).isEqualTo(warehouse.measures().answer(measure("ltv"), said));
    }

    static List<String> sums() {
        return List.of(
                "revenue",
                "net_revenue",
                "refunds",
                "revenue_of_everybody",
                "messages",
                "marketing_cost",
                "cost");
    }

    private static String total(List<String> rows) {
        return rows.stream()
                .map(row -> new BigDecimal(row.substring(row.lastIndexOf('|') + 1)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void revenue_orders_and_ticket_are_those_of_known_people_in_the_companys_days() {
        project(
                order("A1", 100).by("user_id:ana"),
                order("A2", 51).by("user_id:ana").at(NOON.plus(Duration.ofHours(16))),
                order("A3", 7).by("user_id:eva").at(NOON.plus(Duration.ofHours(17))),
                order("A4", 1_000));

        assertThat(told("revenue", "day", List.of()))
                .containsExactly("2026-11-01|151", "2026-11-02|7");
        assertThat(told("revenue_of_everybody", "", List.of())).containsExactly("1158");
        assertThat(told("orders", "week", List.of()))
                .containsExactly("2026-10-26|2", "2026-11-02|1");
        assertThat(told("average_ticket", "", List.of())).containsExactly("52.66666666666667");
        assertThat(told("customers", "quarter", List.of())).containsExactly("2026-Q4|2");
        assertThat(people("revenue", List.of()))
                .containsExactly(
                        new Behind(Scene.person("user_id:ana"), money(151)),
                        new Behind(Scene.person("user_id:eva"), money(7)));
        assertThat(people("revenue", List.of("day=2026-11-02")))
                .containsExactly(new Behind(Scene.person("user_id:eva"), money(7)));
    }

    @Test
    void what_lies_on_no_product_stays_in_a_row_of_its_own() {
        project(
                track("Order Completed")
                        .with("order_id", "B1")
                        .with("shipping", 8)
                        .with(
                                "products",
                                new Items(List.<Value>of(line("tea", 2, 10), line("cup", 1, 5))))
                        .by("user_id:ana"),
                track("Order Completed")
                        .with("order_id", "B2")
                        .with("products", new Items(List.<Value>of(line("tea", 1, 10))))
                        .by("user_id:eva"));

        assertThat(told("revenue", "product", List.of())).containsExactly("tea|30", "|8", "cup|5");
        assertThat(told("orders", "product", List.of("product=tea"))).containsExactly("tea|2");
        assertThat(told("average_ticket", "product", List.of("product=tea")))
                .containsExactly("tea|15");
        assertThat(told("units", "", List.of())).containsExactly("4");
    }

    @Test
    void who_is_only_in_an_imported_list_was_not_seen() {
        project(
                page("Home").by("user_id:ana"),
                order("A1", 100).by("user_id:eva"),
                Events.identify().by("user_id:leo").trait("city", "Cali"),
                Events.identify().by("user_id:sol").trait("city", "Cali"),
                track(FixedList.JOINED).by("user_id:sol").with("list", "fair"),
                track("Loyalty Balance Reported").by("user_id:leo").with("points", 40));

        assertThat(told("visitors", "", List.of())).containsExactly("2");
        assertThat(told("conversion", "", List.of())).containsExactly("0.5");
        assertThat(told("events", "", List.of())).containsExactly("2");
        assertThat(people("visitors", List.of()))
                .extracting(Behind::profile)
                .containsExactlyInAnyOrder(
                        Scene.person("user_id:ana"), Scene.person("user_id:eva"));
    }

    @Test
    void a_campaign_counts_for_thirty_days_before_the_order() {
        project(
                visit("spring").by("user_id:ana").after(Duration.ofDays(-10)),
                order("A1", 100).by("user_id:ana"),
                visit("winter").by("user_id:eva").after(Duration.ofDays(-40)),
                order("A2", 50).by("user_id:eva"));

        assertThat(told("revenue", "campaign", List.of())).containsExactly("spring|100", "|50");
        assertThat(told("new_customers", "campaign", List.of("campaign=spring")))
                .containsExactly("spring|1");
    }

    @Test
    void what_a_customer_costs_is_told_without_and_with_salaries() {
        project(
                order("A1", 100).by("user_id:ana"),
                order("A2", 50).by("user_id:eva"),
                track("Marketing Spend").with("channel", "meta").with("cost", 30),
                track("Cost Recorded").with("category", "marketing").with("amount", 10),
                track("Cost Recorded").with("category", "salaries").with("amount", 60));

        assertThat(told("cac_simple", "", List.of())).containsExactly("20");
        assertThat(told("cac_full", "month", List.of())).containsExactly("2026-11|50");
        assertThat(told("cost", "purpose", List.of()))
                .containsExactly("salaries|60", "media|30", "marketing|10");
        assertThat(told("ltv_to_cac", "", List.of())).containsExactly("3.75");
        assertThatThrownBy(() -> told("cac_simple", "city", List.of()))
                .isInstanceOf(UnansweredException.class)
                .hasMessageStartingWith("city: cac_simple cannot be told by it");
    }

    @Test
    void active_now_is_active_before_less_dormant_with_new_and_resurrecting_ones() {
        project(
                order("1", 1).by("user_id:ana").at(month(1)),
                order("2", 1).by("user_id:ana").at(month(2)),
                order("3", 1).by("user_id:ana").at(month(4)),
                order("4", 1).by("user_id:eva").at(month(2)),
                order("5", 1).by("user_id:eva").at(month(4)));

        assertThat(told("lifecycle", "", List.of()))
                .containsExactly(
                        "2026-01|new|1",
                        "2026-02|new|1",
                        "2026-02|returning|1",
                        "2026-03|dormant|2",
                        "2026-04|resurrecting|2");
        assertThat(told("retention", "month", List.of())).containsExactly("2026-02|1", "2026-03|0");
        assertThat(told("quick_ratio", "", List.of())).containsExactly("2");
        assertThat(told("cohort_retention", "", List.of()))
                .containsExactly(
                        "2026-01|0|1", "2026-01|1|1", "2026-01|3|1", "2026-02|0|1", "2026-02|2|1");
        assertThat(told("cohort_value", "", List.of()).getLast()).isEqualTo("2026-02|2|2");
    }

    @Test
    void only_refunds_and_other_currencies_make_no_wrong_total() {
        project(
                track("Order Refunded").with("order_id", "X").with("amount", 5).by("user_id:ana"),
                order("A1", 100).with("currency", "EUR").by("user_id:eva"));

        assertThat(told("revenue", "", List.of())).containsExactly("0");
        assertThat(told("average_ticket", "", List.of())).containsExactly("-");
        assertThat(told("refund_share", "", List.of())).containsExactly("-");
        assertThat(told("orders", "", List.of())).containsExactly("1");
        assertThat(warehouse.measures().answer(measure("revenue"), Question.EVERYTHING).elsewhere())
                .containsExactly(new Answer.Elsewhere("EUR", 1));
    }

    @Test
    void of_messages_sent_those_that_promote_are_told_apart() {
        project(
                message("Message Sent", "1", "marketing").with("channel", "whatsapp"),
                message("Message Delivered", "1", "").with("channel", "whatsapp"),
                message("Message Delivered", "2", "service").with("channel", "whatsapp"),
                message("Message Read", "3", "promotion").with("channel", "whatsapp"),
                message("Email Sent", "", "Promoción").with("campaign", "june"),
                message("Email Sent", "", "").at(NOON.plus(Duration.ofDays(40))),
                message("Email Delivered", "", ""),
                message("SMS Sent", "4", "promo").marked(Event.Mark.TEST));

        assertThat(told("messages", "channel,purpose", List.of()))
                .containsExactlyInAnyOrder(
                        "whatsapp|promotion|1",
                        "whatsapp|service|1",
                        "email|promotion|1",
                        "email||1");
        assertThat(told("promotional_share", "", List.of())).containsExactly("0.5");
        assertThat(told("promotional_share", "month", List.of()))
                .containsExactly("2026-11|0.6666666666666667", "2026-12|0");
        assertThat(told("promotional_share", "campaign", List.of()))
                .containsExactlyInAnyOrder("june|1", "|0.3333333333333333");
    }

    @Test
    void a_place_is_where_people_were_last_heard_of() {
        warehouse.knowing(
                Beside.NOTHING.placed(() ->
                        List.of(
                                new NamedPlace("Centro", new Point(4.60, -74.08), false, 1),
                                new NamedPlace("Café", new Point(4.603, -74.08), false, 1))));
        project(
                order("G1", 1).by("user_id:ana"),
                here("4.6012", "-74.08").by("user_id:ana").after(Duration.ofDays(1)),
                order("G2", 10).by("user_id:ana").after(Duration.ofDays(2)),
                here("4.6100", "-74.08").by("user_id:ana").after(Duration.ofDays(3)),
                order("G3", 100).by("user_id:ana").after(Duration.ofDays(4)),
                here("5.6", "-74.08").by("user_id:ana").after(Duration.ofDays(5)),
                order("G4", 1_000).by("user_id:ana").after(Duration.ofDays(6)));

        assertThat(told("revenue", "place", List.of()))
                .containsExactlyInAnyOrder("|1001", "Centro|10", "Café|100");
        assertThat(told("revenue", "place.200m", List.of("place.200m=Centro")))
                .containsExactly("Centro|10");
        assertThat(told("revenue", "place.100m", List.of())).containsExactly("|1111");
        assertThatThrownBy(() -> told("revenue", "place.far", List.of()))
                .isInstanceOf(UnansweredException.class)
                .hasMessageContaining("'place.far' is no dimension");
    }

    @Test
    void without_places_nobody_is_near_one() {
        project(order("G5", 7).by("user_id:ana"));

        assertThat(told("revenue", "place", List.of())).containsExactly("|7");
    }

    private static Events here(String latitude, String longitude) {
        return Events.page("Map")
                .context(
                        Fields.of(
                                "location",
                                new Fields(
                                        Map.of(
                                                "latitude",
                                                Value.of(new BigDecimal(latitude)),
                                                "longitude",
                                                Value.of(new BigDecimal(longitude))))));
    }

    private static Events message(String name, String id, String purpose) {
        Events told = track(name).by("user_id:ana");
        told = id.isEmpty() ? told : told.with("message_id", id);
        return purpose.isEmpty() ? told : told.with("purpose", purpose);
    }

    /// Something of everything.
    private void aYear() {
        List<Events> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String who = "user_id:u" + i % 17;
            Instant when = NOON.minus(Duration.ofDays(5L * i));
            all.add(visit(i % 3 == 0 ? "spring" : "winter").by(who).at(when.minusSeconds(60)));
            Events order =
                    track("Order Completed")
                            .with("order_id", "o" + i)
                            .with("channel", i % 2 == 0 ? "web" : "shop")
                            .with("affiliation", i % 4 == 0 ? "Centro" : "")
                            .with("shipping", i % 5)
                            .with("discount", i % 3)
                            .with(
                                    "products",
                                    new Items(
                                            List.<Value>of(
                                                    line("p" + i % 4, 1 + i % 3, 7 + i),
                                                    line("q", 1, 3))))
                            .at(when);
            all.add(i % 10 == 9 ? order : order.by(who));
            if (i % 7 == 0) {
                all.add(
                        track("Order Refunded")
                                .with("order_id", "o" + i)
                                .with("amount", 2)
                                .by(who)
                                .at(when.plusSeconds(5)));
            }
            all.add(
                    track("Marketing Spend")
                            .with("channel", "web")
                            .with("campaign", "spring")
                            .with("cost", i)
                            .at(when));
            all.add(track("Cost Recorded").with("category", "salaries").with("amount", 9).at(when));
        }
        all.add(Events.identify().by("user_id:u1").trait("city", "Cali").trait("country", "CO"));
        all.add(
                track("Visit Registered")
                        .with("seller", "rosa")
                        .by("user_id:u2")
                        .at(NOON.minus(Duration.ofDays(300))));
        all.add(track("Product Updated").with("product_id", "q").with("cost", 1));
        all.add(track("Email Sent").with("purpose", "promotion").by("user_id:u1"));
        project(all.toArray(Events[]::new));
    }

    private static Events visit(String campaign) {
        return Events.page("Home")
                .context(Fields.of("campaign", Fields.of("name", Value.of(campaign))));
    }

    private static Instant month(int month) {
        return LocalDate.of(2026, month, 15).atTime(18, 0).toInstant(ZoneOffset.UTC);
    }

    private static BigDecimal money(long amount) {
        return BigDecimal.valueOf(amount * 100, 2);
    }

    private List<Behind> people(String key, List<String> filters) {
        return warehouse.measures().people(measure(key), question("", filters), 10);
    }
}
