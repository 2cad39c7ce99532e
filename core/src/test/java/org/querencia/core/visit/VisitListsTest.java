package org.querencia.core.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitListsTest {

    @Test
    void entries_keep_their_order_without_the_space_around_them() {
        assertThat(new VisitLists(List.of(" b ", "a"), List.of()))
                .isEqualTo(new VisitLists(List.of("b", "a"), List.of()));
    }

    @Test
    void an_entry_that_is_empty_too_long_or_there_twice_is_named() {
        assertThatThrownBy(() -> new VisitLists(List.of("a", ""), List.of()))
                .hasMessage("reasons: '' has 0 characters; expected 1 to 60");
        String longer = String.join("", Collections.nCopies(61, "x"));
        assertThatThrownBy(() -> new VisitLists(List.of(), List.of(longer)))
                .hasMessageContaining("arrivals: ", "has 61 characters; expected 1 to 60");
        assertThatThrownBy(() -> new VisitLists(List.of("Precio", "precio"), List.of()))
                .hasMessage("reasons: 'precio' is there twice");
    }

    @Test
    void more_entries_than_a_page_shows_are_refused() {
        List<String> many = IntStream.rangeClosed(0, 30).mapToObj(i -> "r" + i).toList();
        assertThatThrownBy(() -> new VisitLists(many, List.of()))
                .hasMessage("reasons: 31 entries; expected at most 30");
    }
}
