package org.querencia.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;

class RateTest {
    private static final Currency COP = Currency.getInstance("COP");

    @Test
    void a_rate_turns_minor_units_into_minor_units() {
        assertThat(Rate.of(told("usd", "4150.5").event()))
                .contains(new Rate(Currency.getInstance("USD"), new BigDecimal("4150.5")));
        assertThat(factor("USD", "4150.5")).isEqualByComparingTo("4150.5");
        assertThat(factor("JPY", "28")).isEqualByComparingTo("2800");
    }

    @Test
    void what_is_no_believable_rate_tells_nothing() {
        assertThat(Rate.of(told("usd", "0").event())).isEmpty();
        assertThat(Rate.of(told("usd", "-1").event())).isEmpty();
        assertThat(Rate.of(told("usd", "much").event())).isEmpty();
        assertThat(Rate.of(told("", "3").event())).isEmpty();
        assertThat(Rate.of(told("usd", "3").marked(Mark.TEST).event())).isEmpty();
        assertThat(Rate.of(told("usd", "3").from("shop", Trust.PUBLIC).event())).isEmpty();
    }

    private static BigDecimal factor(String currency, String rate) {
        return Rate.of(told(currency, rate).event()).orElseThrow().factor(COP);
    }

    private static Events told(String currency, String rate) {
        return Events.track("Currency Rate Recorded").with("currency", currency).with("rate", rate);
    }
}
