package org.querencia.core.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Seeds;

class ConsentsTest {

    @Test
    void a_consent_is_kept_with_its_proof() {
        Event event =
                given("WhatsApp", "Marketing")
                        .with("proof", "ticked the box at the till")
                        .with("document", "form-7")
                        .with("place", "Cali")
                        .event();

        assertThat(Consents.of(event).said())
                .isEqualTo(
                        Map.of(
                                new Scope("whatsapp", "marketing"),
                                Said.by(
                                        event,
                                        new Consent(
                                                true,
                                                "ticked the box at the till",
                                                "form-7",
                                                "Cali"),
                                        0)));
    }

    @Test
    void the_last_word_counts_whenever_it_arrives() {
        Consents consents =
                all(
                        withdrawn("email", "marketing").after(Duration.ofDays(2)),
                        given("email", "marketing").after(Duration.ofDays(1)));

        assertThat(consents.allows("email", "marketing")).isFalse();
        assertThat(
                        consents.merge(all(given("email", "marketing").after(Duration.ofDays(3))))
                                .allows("email", "marketing"))
                .isTrue();
    }

    @Test
    void of_one_instant_the_withdrawal_has_the_word() {
        Events yes = given("email", "marketing").messageId("z");
        Events no = withdrawn("email", "marketing").messageId("a");

        assertThat(all(yes, no).allows("email", "marketing")).isFalse();
        assertThat(all(no, yes)).isEqualTo(all(yes, no));
    }

    @Test
    void a_word_on_any_channel_is_one_on_each() {
        Consents consents =
                all(
                        given("email", "marketing"),
                        given("phone", "service"),
                        withdrawn("any", "marketing").after(Duration.ofHours(1)),
                        given("sms", "marketing").after(Duration.ofHours(2)));

        assertThat(consents.allows("email", "marketing")).isFalse();
        assertThat(consents.allows("phone", "service")).isTrue();
        assertThat(consents.allows("sms", "marketing")).isTrue();
        assertThat(consents.word("email", "profiling")).as("nothing was said of it").isEmpty();
        assertThat(consents.allows("email", "profiling")).isFalse();
    }

    @Test
    void without_words_it_is_about_marketing_through_any_channel() {
        Consents consents = all(Events.track("consent given"));

        assertThat(consents.said()).containsOnlyKeys(new Scope("any", "marketing"));
    }

    @Test
    void an_identify_call_says_several_in_its_trait() {
        Event event =
                Events.identify()
                        .trait(
                                "consents",
                                new Items(
                                        List.of(
                                                consent("email", true),
                                                consent("sms", false),
                                                Fields.of("channel", Value.of("says nothing")),
                                                Value.of("no object"))))
                        .event();

        Consents consents = Consents.of(event);

        assertThat(consents.said()).hasSize(2);
        assertThat(consents.allows("email", "marketing")).isTrue();
        assertThat(consents.word("sms", "marketing").orElseThrow().value().given()).isFalse();
    }

    @Test
    void marked_events_are_heard_and_others_say_nothing() {
        assertThat(all(given("email", "marketing").marked(Mark.STAFF)).said()).hasSize(1);
        assertThat(all(Events.track("Order Completed").with("purpose", "marketing")))
                .isEqualTo(Consents.NONE);
        assertThat(all(Events.page("Consent Given"))).isEqualTo(Consents.NONE);
    }

    @Test
    void texts_are_bounded() {
        Consent consent =
                all(given("x".repeat(99), "marketing").with("proof", "y".repeat(5_000)))
                        .word("x".repeat(Scope.WORD_LENGTH_MAX), "marketing")
                        .orElseThrow()
                        .value();

        assertThat(consent.proof()).hasSize(Consent.PROOF_LENGTH_MAX);
    }

    @Test
    void any_order_and_grouping_give_the_same_where_the_bound_bites_too() {
        Seeds.each(
                100,
                (random, seed) -> {
                    List<Event> events = new ArrayList<>();
                    for (int i = 0; i < 400; i++) {
                        Events event =
                                random.nextBoolean()
                                        ? given("c" + random.nextInt(130), "marketing")
                                        : withdrawn("email", "p" + random.nextInt(130));
                        events.add(event.after(Duration.ofHours(random.nextInt(9))).event());
                    }
                    Consents expected = merged(events);
                    assertThat(expected.said()).hasSize(Consents.SCOPES_MAX);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    int half = random.nextInt(400);
                    assertThat(
                                    merged(shuffled.subList(0, half))
                                            .merge(merged(shuffled.subList(half, 400))))
                            .isEqualTo(expected);
                });
    }

    private static Consents all(Events... events) {
        return merged(List.of(events).stream().map(Events::event).toList());
    }

    private static Consents merged(List<Event> events) {
        return events.stream().map(Consents::of).reduce(Consents.NONE, Consents::merge);
    }

    private static Events given(String channel, String purpose) {
        return Events.track("Consent Given").with("channel", channel).with("purpose", purpose);
    }

    private static Events withdrawn(String channel, String purpose) {
        return Events.track("Consent Withdrawn").with("channel", channel).with("purpose", purpose);
    }

    private static Fields consent(String channel, boolean given) {
        return new Fields(Map.of("channel", Value.of(channel), "given", Value.of(given)));
    }
}
