package org.querencia.web.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.order.Commerce;

class EventWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void every_event_of_a_shop_is_told_in_the_readers_words(String language) {
        Texts texts = Texts.of(Locale.of(language));
        for (String name : new TreeSet<>(Commerce.NAMES)) {
            assertThat(EventWords.name(texts, "track", name)).as(name).isNotEqualTo(name);
        }
        assertThat(EventWords.name(texts, "track", "Lamp Polished")).isEqualTo("Lamp Polished");
    }
}
