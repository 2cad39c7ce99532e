package org.querencia.connect.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.log.LogUnavailableException;
import org.querencia.runtime.webhook.Webhooks.Answer;
import org.querencia.runtime.webhook.Webhooks.Call;

class HookDoorTest {

    private static final String ORDER = "shopify/orders-create.json";

    private final HookKit kit = new HookKit();

    @Test
    void what_is_signed_is_trusted_even_where_the_write_key_is_public() {
        List<Event> events = kit.eventsOf(ORDER);

        assertThat(events).extracting(event -> event.origin().trust()).containsOnly(Trust.SECRET);
    }

    @Test
    void a_call_signed_with_another_secret_is_turned_away_and_leaves_nothing() {
        Call call = HookKit.signed(ORDER, HookKit.content(ORDER));
        Call forged =
                new Call(
                        call.provider(),
                        call.source(),
                        call.headers(),
                        "{\"id\":1}".getBytes(UTF_8));

        assertThat(kit.door.receive(forged)).isInstanceOf(Answer.BadSignature.class);
        assertThat(kit.ingest.events()).isEmpty();
        assertThat(kit.refused.of(Optional.empty(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void a_call_without_a_signature_or_with_no_signature_at_all_is_turned_away() {
        byte[] body = HookKit.content("meta/lead.json");
        for (String signature : List.of("", "sha256=", "sha256=zz", "sha1=abcd", "x")) {
            Call call = new Call("meta", "shop", Map.of("x-hub-signature-256", signature), body);
            assertThat(kit.door.receive(call)).isInstanceOf(Answer.BadSignature.class);
        }
        assertThat(kit.door.receive(new Call("meta", "shop", Map.of(), body)))
                .isInstanceOf(Answer.BadSignature.class);
    }

    @Test
    void unknown_sources_and_providers_and_closed_doors_look_alike() {
        byte[] body = HookKit.content(ORDER);
        Call signed = HookKit.signed(ORDER, body);
        Answer none = kit.door.receive(new Call("shopify", "other", signed.headers(), body));

        assertThat(none).isInstanceOf(Answer.NoDoor.class);
        assertThat(kit.door.receive(new Call("magento", "shop", signed.headers(), body)))
                .isEqualTo(none);
        assertThat(kit.door.receive(new Call("shopify", "NO KEY", signed.headers(), body)))
                .isEqualTo(none);
        kit.sources.save(disabled());
        assertThat(kit.door.receive(signed)).isEqualTo(none);
    }

    @Test
    void a_topic_nobody_understands_is_taken_and_counted() {
        Call products = topic(ORDER, "products/create");

        assertThat(kit.door.receive(products)).isEqualTo(new Answer.Taken(0, 0, 1));
        assertThat(kit.ingest.events()).isEmpty();
    }

    @Test
    void receipts_and_echoes_in_a_call_are_counted_beside_what_is_taken() {
        assertThat(kit.send("meta/messenger-message.json")).isEqualTo(new Answer.Taken(2, 0, 1));
    }

    @Test
    void a_signed_body_that_cannot_be_read_is_kept_with_its_reason() {
        Answer answer = kit.door.receive(HookKit.signed(ORDER, "{\"id\": 12,"));

        assertThat(answer).isInstanceOf(Answer.Malformed.class);
        assertThat(kit.refused.of(Optional.of(new SourceKey("shop")), Optional.empty(), 10))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("malformed-webhook");
                    assertThat(refused.reason()).startsWith("the body is not JSON: ");
                    assertThat(refused.body()).isEqualTo("{\"id\": 12,");
                });
    }

    @Test
    void an_order_without_an_id_is_malformed() {
        assertThat(kit.door.receive(HookKit.signed(ORDER, "{\"total_price\": \"1\"}")))
                .isEqualTo(new Answer.Malformed("the order has no 'id'"));
    }

    @Test
    void a_log_that_does_not_store_answers_for_nothing() {
        kit.ingest.failWith(
                Optional.of(new LogUnavailableException("away", new IllegalStateException())));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> kit.send(ORDER))
                .isInstanceOf(LogUnavailableException.class);

        kit.ingest.failWith(Optional.empty());
        assertThat(kit.send(ORDER)).isInstanceOf(Answer.Taken.class);
    }

    @Test
    void a_source_over_its_rate_is_asked_to_come_back_and_strangers_do_not_use_it_up() {
        kit.sources.save(slow());
        Call order = HookKit.signed(ORDER, HookKit.content(ORDER));
        Call forged = new Call("shopify", "shop", Map.of(), order.body());

        for (int i = 0; i < 100; i++) {
            assertThat(kit.door.receive(forged)).isInstanceOf(Answer.BadSignature.class);
        }
        assertThat(kit.door.receive(order)).isInstanceOf(Answer.Taken.class);
        assertThat(kit.door.receive(order)).isInstanceOf(Answer.Taken.class);
        assertThat(kit.door.receive(order)).isInstanceOf(Answer.TooFast.class);
    }

    @Test
    void meta_is_answered_its_challenge_when_it_knows_the_word() {
        assertThat(kit.door.verify("meta", "shop", handshake(HookKit.WORD)))
                .isEqualTo(new Answer.Challenge("1158201444"));
        assertThat(kit.door.verify("meta", "shop", handshake("another")))
                .isInstanceOf(Answer.BadSignature.class);
        assertThat(kit.door.verify("meta", "shop", Map.of()))
                .isInstanceOf(Answer.BadSignature.class);
        assertThat(kit.door.verify("meta", "other", handshake(HookKit.WORD)))
                .isInstanceOf(Answer.NoDoor.class);
    }

    @Test
    void saving_a_webhook_in_woocommerce_tries_the_address_unsigned() {
        assertThat(
                        kit.door.receive(
                                new Call(
                                        "woocommerce",
                                        "shop",
                                        Map.of(),
                                        "webhook_id=7".getBytes(UTF_8))))
                .isEqualTo(Answer.Taken.NOTHING);
    }

    private static Map<String, String> handshake(String word) {
        return Map.of(
                "hub.mode", "subscribe",
                "hub.verify_token", word,
                "hub.challenge", "1158201444");
    }

    private static Call topic(String example, String topic) {
        Call signed = HookKit.signed(example, HookKit.content(example));
        Map<String, String> headers = new java.util.HashMap<>(signed.headers());
        headers.put("x-shopify-topic", topic);
        return new Call(signed.provider(), signed.source(), headers, signed.body());
    }

    private static Source disabled() {
        return source(false, 1_000);
    }

    private static Source slow() {
        return source(true, 1);
    }

    private static Source source(boolean enabled, int eventsPerSecond) {
        return new Source(
                new SourceKey("shop"),
                "Shop",
                Trust.PUBLIC,
                enabled,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                eventsPerSecond,
                "",
                false);
    }
}
