package org.querencia.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedTest {

    private static final Setting BOGOTA =
            new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP"));

    /// What is kept is stored under these: another key is another need, and begins from nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    count('Order Completed', 'ever') > 1                        ~ 53ba3898db52ca1ca47737ed
                    count('Order Completed', '30d') >= 2                        ~ ddb45fd1003b83531d66f14a
                    count('Order Completed', '30d', event.total > 100) >= 40    ~ b0175a7328964c73ec408dda
                    sum('Order Completed', 'total', '30d') > 1                  ~ a352d3a351baedc626f7a51d
                    sum('Order Completed', 'total', 'ever') > 1                 ~ 2f379448da72bd47a59d6900
                    sum('Order Completed', 'total', 'last month') > 1           ~ 6f4aea3bbcf428375037f0c9
                    distinct('Product Viewed', 'product_id', 'ever') > 1        ~ db757f915601c43ef9da5c9b
                    distinct('Product Viewed', 'product_id', '7d') > 1          ~ 24fc1ecee8196beb1b263077
                    channel == 'app'                                            ~ 550e7dfda7f6dbc96e4906f4
                    near('4.6,-74.1', '1km')                                    ~ a7a61e57b827bc7a24095d04
                    """)
    void keys_never_change(String rule, String key) {
        assertThat(needs(rule)).containsExactly(key);
    }

    @Test
    void rules_that_ask_for_the_same_share_what_is_kept() {
        assertThat(
                        needs(
                                "count('Order Completed', '30d') >= 2",
                                "count('completed order', '90d') < 3",
                                "silent('Order Completed', '45d')",
                                "last('Order Completed') > '2026-01-01'"))
                .hasSize(2);
    }

    @Test
    void another_zone_has_other_days() {
        Setting madrid = new Setting(ZoneId.of("Europe/Madrid"), BOGOTA.currency());
        Rule rule = rule("count('Order Completed', 'today') > 0");
        assertThat(RuleSet.of(List.of(rule), madrid).needs().keySet())
                .doesNotContainAnyElementsOf(RuleSet.of(List.of(rule), BOGOTA).needs().keySet());
    }

    private static Set<String> needs(String... rules) {
        return RuleSet.of(List.of(rules).stream().map(NeedTest::rule).toList(), BOGOTA)
                .needs()
                .keySet();
    }

    private static Rule rule(String text) {
        return Rules.parse(text, Vocabulary.NONE).rule().orElseThrow();
    }
}
