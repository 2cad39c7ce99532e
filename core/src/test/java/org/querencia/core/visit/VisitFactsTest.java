package org.querencia.core.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.Identifier;
import org.querencia.core.kit.Events;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.Ending;
import org.querencia.core.visit.StoreVisit.Interest;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.core.visit.StoreVisit.Piece;
import org.querencia.core.visit.StoreVisit.Thing;

class VisitFactsTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Identifier ROSA = new Identifier("phone", "+573005550177");
    private static final Thing COFFEE = new Thing("p-0", "Café");
    private static final VisitFacts FACTS =
            new VisitFacts(
                    Origin.of("sellers", Trust.SECRET),
                    "sara@x.co",
                    Currency.getInstance("COP"),
                    NOON);

    @Test
    void a_sale_is_a_visit_and_an_order_of_one_visit() {
        List<Event> events = events(sale(), List.of(ROSA), Fields.NONE);

        assertThat(events.stream().map(Event::messageId)).containsExactly("v1", "v1-order");
        assertThat(events.stream().map(Event::name))
                .containsExactly("Visit Registered", "Order Completed");
        assertThat(events)
                .allSatisfy(event -> {
                    assertThat(event.identifiers()).containsExactly(ROSA);
                    assertThat(Channels.of(event)).isEqualTo("store");
                    assertThat(event.counts()).isTrue();
                });
        assertThat(events.getLast().properties().values())
                .isEqualTo(
                        Map.of(
                                "order_id", Value.of("v1"),
                                "total", Value.of(64_000),
                                "currency", Value.of("COP"),
                                "products",
                                        new Items(
                                                List.of(
                                                        new Fields(
                                                                Map.of(
                                                                        "product_id",
                                                                        Value.of("p-0"),
                                                                        "name",
                                                                        Value.of("Café"),
                                                                        "quantity",
                                                                        Value.of(2),
                                                                        "price",
                                                                        Value.of(32_000))))),
                                "channel", Value.of("store"),
                                "seller", Value.of("sara@x.co")));
    }

    @Test
    void who_is_new_is_told_before_the_visit() {
        Fields traits = Fields.of("name", Value.of("Rosa"));

        List<Event> events = events(missed(), List.of(ROSA), traits);

        assertThat(events.stream().map(Event::messageId)).containsExactly("v1-person", "v1");
        assertThat(events.getFirst().type()).isEqualTo(Event.Type.IDENTIFY);
        assertThat(events.getFirst().traits()).isEqualTo(traits);
    }

    @Test
    void what_was_answered_is_read_back_as_it_was_told() {
        for (Ending ending : List.of(sale(), missed(), new Bought(List.of(), Optional.empty()))) {
            StoreVisit visit = visit(ending);
            Event registered = FACTS.of(visit, List.of(), Fields.NONE, Set.of()).getFirst();

            assertThat(VisitFacts.is(registered)).isTrue();
            assertThat(VisitFacts.read(registered)).isEqualTo(visit);
        }
    }

    @Test
    void a_visit_of_a_file_is_read_as_far_as_it_tells() {
        Event told =
                Events.track("Visit Registered")
                        .with("bought", Value.of(false))
                        .with("reason", "No había talla")
                        .with("tried", "Botas")
                        .with("channel", "Instagram")
                        .event();
        assertThat(VisitFacts.read(told))
                .isEqualTo(
                        new StoreVisit(
                                told.messageId(),
                                Optional.of(told.timestamp()),
                                Optional.empty(),
                                new NotBought("No había talla", ""),
                                List.of(new Thing("", "Botas")),
                                List.of(),
                                Interest.UNTOLD,
                                "Instagram",
                                ""));
        assertThat(VisitFacts.read(Events.track("Visit Registered").event()).ending())
                .isEqualTo(new StoreVisit.Untold());
    }

    @Test
    void a_clock_that_is_wrong_is_put_right_by_what_it_says_when_it_sends() {
        StoreVisit visit =
                new StoreVisit(
                        "v1",
                        Optional.of(NOON.plusSeconds(7_200)),
                        Optional.of(NOON.plusSeconds(7_260)),
                        missed(),
                        List.of(),
                        List.of(),
                        Interest.UNTOLD,
                        "",
                        "");

        Event event = FACTS.of(visit, List.of(), Fields.NONE, Set.of()).getFirst();

        assertThat(event.timestamp()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void a_test_source_makes_tests() {
        assertThat(FACTS.of(visit(sale()), List.of(), Fields.NONE, Set.of(Mark.TEST)))
                .allSatisfy(event -> assertThat(event.marks()).containsExactly(Mark.TEST));
    }

    @Test
    void the_id_by_which_a_visit_is_taken_back_is_the_same_for_ever_and_no_imports() {
        assertThat(ImportId.named("visit:v1")).isEqualTo(new ImportId(6254275219192971654L));
        assertThat(ImportId.named("visit:v2")).isNotEqualTo(ImportId.named("visit:v1"));
        assertThat(ImportId.named("visit:v2").value()).isGreaterThanOrEqualTo(1L << 62);
    }

    private static List<Event> events(Ending ending, List<Identifier> who, Fields traits) {
        return FACTS.of(visit(ending), who, traits, Set.of());
    }

    private static Bought sale() {
        Piece two = new Piece(COFFEE, number(2), Optional.of(number(32_000)));
        return new Bought(List.of(two), Optional.of(number(64_000)));
    }

    private static NotBought missed() {
        return new NotBought("price", "muy caro");
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    private static StoreVisit visit(Ending ending) {
        return new StoreVisit(
                "v1",
                Optional.of(NOON),
                Optional.empty(),
                ending,
                List.of(COFFEE),
                List.of(new Thing("", "leche de avena")),
                Interest.MUCH,
                "walked-by",
                "vuelve el lunes");
    }
}
