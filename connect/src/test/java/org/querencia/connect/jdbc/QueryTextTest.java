package org.querencia.connect.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {

    @Test
    void each_last_becomes_a_parameter() {
        assertThat(QueryText.of("select a from b where c > :last or d > :last;"))
                .isEqualTo(new QueryText("select a from b where c > ? or d > ?", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ':last', 'it''s :last'",
                "select \":last\"",
                "select 1 -- :last",
                "select 1 /* :last\n :last */",
                "select x::last",
                "select :lasting"
            })
    void elsewhere_it_is_left_alone(String sql) {
        assertThat(QueryText.of(sql)).isEqualTo(new QueryText(sql, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T10:00:00.123456Z",
                "2026-11-01T10:00",
                "2026-11-01",
                "-12.50",
                "a word",
                "2026-99-99"
            })
    void a_cursor_is_kept_and_read_as_it_was(String text) {
        Cursor cursor = Cursor.parse(text);

        assertThat(Cursor.ofKept(cursor.kept())).isEqualTo(cursor);
        assertThat(cursor.written()).isEqualTo(text);
    }

    @Test
    void text_that_looks_like_a_number_stays_text() {
        assertThat(Cursor.ofKept(new Cursor.Word("007").kept())).isEqualTo(new Cursor.Word("007"));
    }
}
