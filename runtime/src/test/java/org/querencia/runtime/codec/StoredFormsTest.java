package org.querencia.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.Articles;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.kit.Events;
import org.querencia.core.order.Order;
import org.querencia.core.order.Orders;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.LogEntry;

class StoredFormsTest {

    private static final Instant NOON = Events.NOON;
    private static final Identifier ANA = new Identifier("email", "ana@x.co");
    private static final Identifier ID = new Identifier("user_id", "0012");
    private static final Origin SHOP =
            new Origin(new SourceKey("shop"), Trust.SECRET, 300, "market");

    @Test
    void a_plain_event() {
        Event event =
                new Event(
                        "m1",
                        Origin.of("web", Trust.PUBLIC),
                        Event.Type.PAGE,
                        "Home",
                        List.of(),
                        "",
                        "",
                        Times.at(NOON),
                        Fields.NONE,
                        Fields.NONE,
                        Fields.NONE,
                        Set.of());
        Golden.holds("event/v1/plain.json", event, EventCodec::write, EventCodec::read);
    }

    @Test
    void a_full_event() {
        Golden.holds("event/v1/full.json", fullEvent(), EventCodec::write, EventCodec::read);
    }

    @Test
    void each_decision() {
        List<Decision.Act> acts =
                List.of(
                        new Decision.Merge(ANA, ID),
                        new Decision.Split(List.of(ANA), List.of(ID)),
                        new Decision.RefuseLink(ANA, ID),
                        new Decision.RestoreLink(ANA, ID),
                        new Decision.CorrectTrait(ANA, "city", Value.of("Cali")),
                        new Decision.CorrectTrait(ANA, "city", Value.NOTHING),
                        new Decision.ReleaseTrait(ANA, "city"),
                        new Decision.LinkProbably(
                                ANA,
                                ID,
                                new Likeness(
                                        0.9975,
                                        "linkage-3",
                                        List.of(
                                                new Likeness.Part("surname", "same", 612),
                                                new Likeness.Part("city", "different", -75)))),
                        new Decision.TakeLinkBack(
                                ANA,
                                ID,
                                new Likeness(
                                        0.125,
                                        "linkage-4",
                                        List.of(new Likeness.Part("city", "different", -75)))));
        List<String> stored = Golden.text("decision/v1/each.jsonl").lines().toList();
        assertThat(stored).hasSameSizeAs(acts);
        for (int i = 0; i < acts.size(); i++) {
            Decision decision =
                    new Decision(
                            "d" + i,
                            Origin.of("console", Trust.SECRET),
                            NOON,
                            "ana@x.co",
                            acts.get(i));
            assertThat(new String(DecisionCodec.write(decision), UTF_8)).isEqualTo(stored.get(i));
            assertThat(DecisionCodec.read(stored.get(i).getBytes(UTF_8))).isEqualTo(decision);
        }
    }

    @Test
    void a_definition() {
        Golden.holds(
                "definition/v1/identity.json",
                new Definition(
                        "f1",
                        Origin.of("console", Trust.SECRET),
                        NOON,
                        "ana@x.co",
                        "identity",
                        "",
                        "types:\n  - email\n"),
                DefinitionCodec::write,
                DefinitionCodec::read);
    }

    @Test
    void a_full_summary() {
        Golden.holds(
                "summary/v1/full.json", fullSummary(), SummaryCodec::write, SummaryCodec::read);
        Golden.holds(
                "summary/v1/empty.json", Summary.EMPTY, SummaryCodec::write, SummaryCodec::read);
    }

    @Test
    void a_summary_with_consents() {
        Summary summary =
                Summary.EMPTY.plus(
                        List.of(
                                Events.track("Consent Given")
                                        .messageId("m1")
                                        .with("channel", "whatsapp")
                                        .with("purpose", "service")
                                        .with("proof", "said yes on the phone")
                                        .with("document", "call-7")
                                        .with("place", "Cali")
                                        .event(),
                                Events.track("Consent Withdrawn").messageId("m2").event()));
        Golden.holds("summary/v1/consents.json", summary, SummaryCodec::write, SummaryCodec::read);
    }

    @Test
    void a_full_article() {
        Article article =
                Articles.of(fullProduct().event())
                        .orElseThrow()
                        .merge(
                                Articles.of(
                                                Events.track("Competitor Price Observed")
                                                        .messageId("m2")
                                                        .with("sku", "p1")
                                                        .with("competitor", "Rival")
                                                        .with("price", 13)
                                                        .with("currency", "COP")
                                                        .with("in_stock", Value.of(false))
                                                        .event())
                                        .orElseThrow());
        Golden.holds("article/v1/full.json", article, ArticleCodec::write, ArticleCodec::read);
    }

    private static Events fullProduct() {
        return product("Product Updated")
                .messageId("m1")
                .from(SHOP)
                .with("variant_of", "p0")
                .with("cost", 4)
                .with("stock", 7)
                .with("place", "Bogot\u00E1")
                .with("condition", "new")
                .with("complexity", "complex")
                .with("accessories", new Items(List.of(Value.of("cup"))))
                .with("extras", new Items(List.of()));
    }

    @Test
    void a_full_order() {
        Golden.holds("order/v1/full.json", fullOrder(), OrderCodec::write, OrderCodec::read);
    }

    @Test
    void an_account() {
        Account account =
                Account.of(new AccountKey("acme"))
                        .plus(
                                Events.group("acme")
                                        .messageId("m1")
                                        .trait("name", "Acme SAS")
                                        .event());
        Golden.holds("account/v1/full.json", account, AccountCodec::write, AccountCodec::read);
    }

    @Test
    void a_newer_version_is_refused_and_a_field_of_one_is_skipped() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> EventCodec.read("{\"v\":2}".getBytes(UTF_8)))
                .withMessageContaining("version 2 is unknown, the newest known is 1");
        String plain = Golden.text("event/v1/plain.json");
        String more = plain.replace("{\"v\":1,", "{\"v\":1,\"later\":{\"a\":[1,{}]},");
        assertThat(EventCodec.read(more.getBytes(UTF_8)))
                .isEqualTo(EventCodec.read(plain.getBytes(UTF_8)));
    }

    @Test
    void the_log_says_which_kind_of_fact_a_payload_is() {
        for (FactKind kind : FactKind.values()) {
            String file =
                    switch (kind) {
                        case GONE -> "gone/v1/nothing.json";
                        case RETRACTION -> "retraction/v1/import.json";
                        case ERASURE -> "erasure/v1/person.json";
                        case EVENT -> "event/v1/full.json";
                        case DECISION -> "decision/v1/each.jsonl";
                        case DEFINITION -> "definition/v1/identity.json";
                    };
            byte[] payload = Golden.text(file).lines().findFirst().orElse("").getBytes(UTF_8);
            Fact read =
                    FactCodec.read(
                                    new LogEntry(
                                            new Position(1),
                                            new SourceKey("shop"),
                                            "m1",
                                            NOON,
                                            kind,
                                            payload))
                            .fact();
            assertThat(FactCodec.kind(read)).isEqualTo(kind);
            assertThat(FactCodec.write(read)).isEqualTo(payload);
        }
    }

    private static Event fullEvent() {
        Map<String, Value> properties = new LinkedHashMap<>();
        properties.put("order_id", Value.of("o-1"));
        properties.put("total", Value.of(new BigDecimal("27.50")));
        properties.put("big", Value.of(new BigDecimal("1E+3")));
        properties.put("paid", Value.of(true));
        properties.put("note", Value.NOTHING);
        properties.put(
                "products",
                new Items(List.of(Fields.of("name", Value.of("caf\u00E9 \uD83D\uDE00")))));
        return new Event(
                "m2",
                SHOP,
                Event.Type.TRACK,
                "Order Completed",
                List.of(ID, ANA),
                "acme",
                "former",
                new Times(
                        NOON.minusSeconds(5),
                        Optional.of(NOON.minusSeconds(7)),
                        Optional.of(NOON.minusSeconds(2)),
                        NOON.plusNanos(123_456_000)),
                Fields.of("city", Value.of("Bogot\u00E1")),
                new Fields(properties),
                Fields.of("locale", Value.of("es-CO")),
                Set.of(Mark.TEST, Mark.BOT));
    }

    private static Summary fullSummary() {
        Fields context =
                new Fields(
                        Map.of(
                                "locale", Value.of("es-CO"),
                                "location", Fields.of("city", Value.of("Cali")),
                                "campaign", Fields.of("name", Value.of("spring"))));
        List<Event> events =
                List.of(
                        Events.identify().messageId("m1").trait("name", "Ana").event(),
                        Events.page("Home").messageId("m2").context(context).event(),
                        Events.group("acme").messageId("m3").trait("role", "buyer").event(),
                        product("Product Viewed").messageId("m4").event(),
                        product("Product Added").messageId("m5").with("quantity", 2).event(),
                        product("Product Removed").messageId("m6").with("quantity", 1).event(),
                        Events.track("x").messageId("m7").marked(Mark.BOT).event());
        Origin console = Origin.of("console", Trust.SECRET);
        return Summary.EMPTY
                .plus(events)
                .plus(
                        new Decision(
                                "d1",
                                console,
                                NOON,
                                "ana@x.co",
                                new Decision.CorrectTrait(ANA, "city", Value.of("Cali"))))
                .plus(
                        new Decision(
                                "d2",
                                console,
                                NOON,
                                "ana@x.co",
                                new Decision.ReleaseTrait(ANA, "plan")));
    }

    private static Events product(String name) {
        return Events.track(name)
                .with("product_id", "p1")
                .with("sku", "s1")
                .with("category", "drinks")
                .with("name", "Coffee")
                .with("brand", "Own")
                .with("variant", "ground")
                .with("coupon", "SPRING")
                .with("position", 3)
                .with("url", "https://shop.example/p1")
                .with("image_url", "https://shop.example/p1.png")
                .with("price", Value.of(new BigDecimal("12.50")));
    }

    private static Order fullOrder() {
        Optional<AnchorId> ana = Optional.of(new AnchorId(new UUID(1, 2)));
        Events completed =
                Events.track("Order Completed")
                        .messageId("m1")
                        .from(SHOP)
                        .with("order_id", "o-1")
                        .with("checkout_id", "c-1")
                        .with("affiliation", "Online")
                        .with("channel", "Store")
                        .with("coupon", "SPRING")
                        .with("currency", "EUR")
                        .with("total", Value.of(new BigDecimal("27.50")))
                        .with("subtotal", Value.of(new BigDecimal("22.50")))
                        .with("revenue", 25)
                        .with("shipping", 3)
                        .with("tax", 2)
                        .with("discount", Value.of(new BigDecimal("2.5")))
                        .with(
                                "products",
                                new Items(
                                        List.of(
                                                product("x").event().properties(),
                                                Fields.of("name", Value.of("Tea")))))
                        .marked(Mark.STAFF);
        Events part =
                Events.track("Order Refunded")
                        .messageId("m2")
                        .from(SHOP)
                        .after(Duration.ofDays(1))
                        .with("order_id", "o-1")
                        .with("refund_id", "r-1")
                        .with("currency", "EUR")
                        .with("total", 5);
        Events whole =
                Events.track("Order Refunded").messageId("m3").from(SHOP).with("order_id", "o-1");
        return Orders.of(completed.event(), ana)
                .orElseThrow()
                .merge(Orders.of(part.event(), ana).orElseThrow())
                .merge(Orders.of(whole.event(), Optional.empty()).orElseThrow());
    }
}
