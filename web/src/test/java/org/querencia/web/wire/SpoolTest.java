package org.querencia.web.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.analyst.Column;

final class SpoolTest {

    private static final List<Column> COLUMNS =
            List.of(new Column("number", "BIGINT"), new Column("text", "VARCHAR"));

    private static List<Optional<String>> row(int number, String text) {
        return List.of(Optional.of(Integer.toString(number)), Optional.of(text));
    }

    @Test
    void rows_come_back_in_order_whether_few_or_too_many_for_memory() throws IOException {
        for (int count : List.of(0, 3, 5_000)) {
            AtomicLong room = new AtomicLong(100_000_000);
            List<List<Optional<String>>> put = new ArrayList<>();
            List<List<Optional<String>>> taken = new ArrayList<>();
            try (Spool spool = new Spool(room)) {
                spool.columns(COLUMNS);
                for (int i = 0; i < count; i++) {
                    put.add(row(i, "té".repeat(100)));
                }
                put.add(List.of(Optional.empty(), Optional.of("")));
                put.forEach(spool::row);
                while (spool.left() > 0) {
                    taken.add(spool.next());
                }
            }
            assertThat(taken).isEqualTo(put);
            assertThat(room).hasValue(100_000_000);
        }
    }

    @Test
    void more_than_there_is_room_for_is_refused_and_the_room_given_back() {
        AtomicLong room = new AtomicLong(1_000);
        try (Spool spool = new Spool(room)) {
            spool.columns(COLUMNS);
            spool.row(row(1, "x".repeat(500)));

            assertThat(
                            catchThrowableOfType(
                                            WireException.class,
                                            () -> spool.row(row(2, "x".repeat(500))))
                                    .state())
                    .isEqualTo("53100");
        }
        assertThat(room).hasValue(1_000);
    }
}
