package org.querencia.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;

class WordOfMouthTest {

    @ParameterizedTest
    @CsvSource({
        "arrival,       referral,        true",
        "arrival,       Recomendación,   true",
        "arrival,       voz-a-voz,       true",
        "arrival,       walked-by,       false",
        "heard_from,    un amigo,        true",
        "how_found,     Reseñas,         true",
        "referral_code, ANA10,           true",
        "referral_code, ' ',             false",
        "referred_by,   u17,             true",
        "channel,       word_of_mouth,   true",
        "channel,       referral,        false",
        "coupon,        referral,        false",
    })
    void a_property_may_say_that_somebody_recommended(String property, String said, boolean is) {
        assertThat(WordOfMouth.brought(track("Signed Up").with(property, said).event()))
                .isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.co/tea?referral_code=ana,  '',                          true",
        "https://shop.co/tea?x=1&Referido=ana#a, https://wa.me/57,            true",
        "https://shop.co/tea?ref=ANA10,          '',                          true",
        "https://shop.co/tea?x=1&Ref=8f3k2q#a,   https://wa.me/57,            true",
        "https://shop.co/tea?ref=ANA10,          https://www.shop.co/,        false",
        "https://shop.co/tea?ref=homepage,       '',                          false",
        "https://shop.co/tea?ref=nav_logo_2,     https://news.co/,            false",
        "https://shop.co/tea?ref=banner2,        https://news.co/,            false",
        "https://shop.co/tea?ref=sr_1_3,         '',                          false",
        "https://shop.co/tea?ref=12345,          '',                          false",
        "https://shop.co/tea?ref=v2,             '',                          false",
        "https://shop.co/tea?ref=producthunt,    https://producthunt.com/,    false",
        "https://shop.co/?ref=ANA10&utm_source=meta, '',                      false",
        "https://shop.co/?fbclid=x&ref=ANA10,    https://l.facebook.com/,     false",
        "https://shop.co/tea?ref=,               '',                          false",
        "https://shop.co/tea?preferred=ANA10,    '',                          false",
        "https://shop.co/tea#?ref=ANA10,         '',                          true",
        "https://shop.co/tea,                    https://es.trustpilot.com/a, true",
        "https://shop.co/tea,                    https://tripadvisor.com.co/, true",
        "https://shop.co/tea,                    https://www.google.com/,     false",
    })
    void a_link_may_be_of_somebody_who_recommends(String url, String referrer, boolean is) {
        Events visit = page("Tea").context(led(url, referrer));

        assertThat(WordOfMouth.brought(visit.event())).isEqualTo(is);
    }

    @Test
    void how_people_came_to_a_shop_is_the_channel_of_visits_in_files() {
        assertThat(
                        WordOfMouth.brought(
                                track("Visit Registered").with("channel", "referral").event()))
                .isTrue();
    }

    @Test
    void whoever_recommends_came_long_before() {
        assertThat(
                        WordOfMouth.brought(
                                track("Referral Sent").with("referral_code", "ANA10").event()))
                .isFalse();
    }

    @Test
    void a_campaign_may_say_so() {
        assertThat(WordOfMouth.brought(page("Tea").context(campaign("word-of-mouth")).event()))
                .isTrue();
        assertThat(WordOfMouth.brought(page("Tea").context(campaign("meta")).event())).isFalse();
        assertThat(
                        WordOfMouth.brought(
                                page("Tea")
                                        .with("url", "https://shop.co/tea?ref=ANA10")
                                        .context(campaign("meta"))
                                        .event()))
                .isFalse();
    }

    private static Fields led(String url, String referrer) {
        return Fields.of(
                "page", new Fields(Map.of("url", Value.of(url), "referrer", Value.of(referrer))));
    }

    private static Fields campaign(String source) {
        return Fields.of("campaign", Fields.of("source", Value.of(source)));
    }
}
