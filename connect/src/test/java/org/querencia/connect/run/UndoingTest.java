package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.connect.run.Sheets.JANUARY;
import static org.querencia.connect.run.Sheets.ORDERS;
import static org.querencia.connect.run.Sheets.pesos;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.warehouse.Overviews.Overview;

class UndoingTest {

    @TempDir private Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void an_undone_import_leaves_what_would_be_without_it() {
        office.take(ORDERS, JANUARY);
        Overview before = office.overview();
        ImportJob wrong =
                office.take(
                        ORDERS,
                        """
                        pedido;fecha;correo;sku;cant;precio
                        P1;2026-01-05;ana@x.co;cafe;9;10000
                        P9;2026-01-09;leo@x.co;te;1;8000
                        """);
        assertThat(office.overview()).isNotEqualTo(before);

        ImportJob undone = office.undo(wrong);

        assertThat(undone.state()).isEqualTo(ImportState.UNDONE);
        assertThat(office.overview()).isEqualTo(before);
        ImportJob again =
                office.take(
                        ORDERS,
                        "pedido;fecha;correo;sku;cant;precio\nP1;2026-01-05;ana@x.co;cafe;9;10000\n");
        assertThat(again.figures().updated()).isEqualTo(1);
    }

    @Test
    void an_import_that_leaned_on_an_undone_one_is_done_again() {
        String february =
                JANUARY.replace(
                                "P3;2026-01-07;;cafe;1;10000\n",
                                "P7;2026-02-01;leo@x.co;te;2;8000\n")
                        .replace(
                                "P2;2026-01-06;eva@x.co;te;1;8000",
                                "P2;2026-01-06;eva@x.co;te;5;8000");
        ImportJob first = office.take(ORDERS, JANUARY);
        office.take(ORDERS, february);

        office.undo(first);

        try (Office other = new Office(folder.resolve("other"))) {
            other.take(ORDERS, february);
            assertThat(office.overview()).isEqualTo(other.overview());
            assertThat(office.events().stream().map(Event::name).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            other.events().stream().map(Event::name).toList());
        }
    }

    @Test
    void an_import_that_only_repeated_an_undone_one_falls_with_it() {
        ImportJob first = office.take(ORDERS, JANUARY);
        office.take(ORDERS, JANUARY);

        office.undo(first);

        assertThat(office.overview().allOrders()).isZero();
    }

    @Test
    void an_import_is_done_again_with_a_corrected_mapping() {
        ImportJob wrong =
                office.take(ORDERS.replace("price: precio", "line_total: precio"), JANUARY);
        assertThat(office.overview().revenue()).isEqualTo(pesos(28_000));

        ImportJob begun = office.imports.redo(wrong.id(), Optional.of(ORDERS), "ana@x.co");
        ImportJob again = office.rested(begun.id());

        assertThat(again.redoOf()).contains(wrong.id());
        assertThat(again.figures().accepted()).isEqualTo(6);
        assertThat(office.overview().revenue()).isEqualTo(pesos(38_000));
    }
}
