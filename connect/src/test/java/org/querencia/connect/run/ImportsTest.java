package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.run.Sheets.CUSTOMERS;
import static org.querencia.connect.run.Sheets.JANUARY;
import static org.querencia.connect.run.Sheets.ORDERS;
import static org.querencia.connect.run.Sheets.pesos;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Identifier;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.warehouse.Overviews.Overview;

class ImportsTest {

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
    void lines_become_orders_wherever_they_stand() {
        ImportJob job = office.take(ORDERS, JANUARY);

        assertThat(job.state()).isEqualTo(ImportState.DONE);
        assertThat(job.figures()).isEqualTo(new ImportFigures(7, 6, 0, 0, 0, 1, 4, 2, 3));
        Overview overview = office.overview();
        assertThat(overview.orders()).isEqualTo(2);
        assertThat(overview.lines()).isEqualTo(4);
        assertThat(overview.revenue()).isEqualTo(pesos(38_000));
        assertThat(overview.net()).isEqualTo(pesos(30_000));
        assertThat(overview.allOrders()).isEqualTo(3);
        assertThat(office.rejects(job))
                .isEqualTo(
                        """
                        line,column,value,reason,file,pedido,fecha,correo,sku,cant,precio
                        7,cant,0,nothing was bought,file-1.csv,P4,2026-01-08,eva@x.co,te,0,8000
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void a_source_is_made_and_its_imports_are_trusted() {
        office.take(ORDERS, JANUARY);

        assertThat(office.sources.source(Office.ERP).orElseThrow().trust()).isEqualTo(Trust.SECRET);
        assertThat(office.events()).allMatch(event -> event.origin().trust() == Trust.SECRET);
    }

    @Test
    void importing_the_same_again_changes_nothing_for_ever() {
        office.take(ORDERS, JANUARY);
        List<Event> before = office.events();

        ImportJob again = office.take(ORDERS, JANUARY);
        // Exported anew: other lines first, another delimiter, a column more.
        ImportJob mixed =
                office.take(
                        ORDERS,
                        """
                        pedido,x,fecha,correo,sku,cant,precio
                        P3,,07/01/2026,,cafe,1,10000
                        P1,,05/01/2026,ana@x.co,pan,1,5000
                        P1,,05/01/2026,ana@x.co,cafe,2,10000
                        P1,,05/01/2026,ana@x.co,pan,1,5000
                        """);

        assertThat(again.figures()).isEqualTo(new ImportFigures(7, 0, 6, 0, 0, 1, 0, 0, 0));
        assertThat(mixed.figures().unchanged()).isEqualTo(4);
        assertThat(office.events()).isEqualTo(before);
    }

    @Test
    void equal_rows_of_one_file_count_and_those_of_another_file_are_the_same() {
        String rows = "correo;nombre\nana@x.co;Ana\nana@x.co;Ana\n";
        String mapping =
                "kind: events\nperson: {identifiers: {email: correo}}\nfields: {event: {value: Saludo}}\n";

        ImportJob two = office.take(mapping, rows);
        ImportJob three = office.take(mapping, rows + "ana@x.co;Ana\n");
        ImportJob together = office.take(mapping, rows, rows);

        assertThat(two.figures().accepted()).isEqualTo(2);
        assertThat(three.figures().accepted()).isEqualTo(1);
        assertThat(three.figures().unchanged()).isEqualTo(2);
        assertThat(together.figures().unchanged()).isEqualTo(4);
        assertThat(office.events()).hasSize(3);
    }

    @Test
    void an_order_that_changed_is_updated_and_keeps_its_date() {
        office.take(ORDERS, JANUARY);

        ImportJob corrected =
                office.take(
                        ORDERS,
                        """
                        pedido;fecha;correo;sku;cant;precio
                        P1;2026-01-05;ana@x.co;cafe;3;10000
                        """);

        assertThat(corrected.figures().updated()).isEqualTo(1);
        assertThat(office.events().getLast().name()).isEqualTo("Order Updated");
        assertThat(office.overview().revenue()).isEqualTo(pesos(38_000));
        assertThat(office.overview().lines()).isEqualTo(2);
    }

    @Test
    void a_value_that_returns_is_a_change_unless_the_file_itself_was_known() {
        String products = "kind: products\nfields: {product_id: sku, price: precio}\n";
        String dear = "sku;precio\ncafe;12000\n";
        String cheap = "sku;precio\ncafe;10000\n";

        office.take(products, dear);
        office.take(products, cheap);
        ImportJob known = office.take(products, dear);
        ImportJob returned = office.take(products, dear + "te;8000\n");

        assertThat(known.figures()).isEqualTo(new ImportFigures(1, 0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(returned.figures()).isEqualTo(new ImportFigures(2, 1, 0, 1, 0, 0, 2, 0, 0));
    }

    @Test
    void lines_of_an_order_may_be_spread_over_files_that_overlap() {
        String first =
                """
                pedido;fecha;correo;sku;cant;precio
                P1;2026-01-05;ana@x.co;cafe;1;10000
                P1;2026-01-05;ana@x.co;pan;1;5000
                P1;2026-01-05;ana@x.co;pan;1;5000
                """;
        String second =
                """
                pedido;fecha;correo;sku;cant;precio
                P1;2026-01-05;ana@x.co;pan;1;5000
                P1;2026-01-05;ana@x.co;te;1;8000
                """;

        office.take(ORDERS, first, second);

        assertThat(office.overview().lines()).isEqualTo(4);
        assertThat(office.overview().revenue()).isEqualTo(pesos(28_000));
    }

    @Test
    void a_line_that_names_another_customer_makes_no_strangers_one() {
        ImportJob job =
                office.take(
                        ORDERS,
                        """
                        pedido;fecha;correo;sku;cant;precio
                        P1;2026-01-05;ana@x.co;cafe;1;10000
                        P1;2026-01-05;eva@x.co;pan;1;5000
                        P1;2026-01-05;;te;1;8000
                        """);

        assertThat(job.figures().rejected()).isEqualTo(1);
        assertThat(office.rejects(job))
                .contains("3,,,the line names another customer (email:eva@x.co)");
        assertThat(office.overview().revenue()).isEqualTo(pesos(18_000));
    }

    @Test
    void of_two_rows_about_somebody_the_later_has_the_word() {
        office.take(
                CUSTOMERS,
                """
                correo;celular;nombre;ciudad
                ana@x.co;3001234567;Ana;Cali
                ana@x.co;3109876543;Ana María;Bogotá
                """);

        var person =
                office.state
                        .owner(office.rules.anchorId(email("ana@x.co")))
                        .flatMap(office.state::person);
        var traits = Summary.merged(person.orElseThrow().anchors().values()).traits();
        assertThat(traits.text("name")).contains("Ana María");
        assertThat(traits.text("city")).contains("Bogotá");
        assertThat(person.orElseThrow().component().nodes()).hasSize(3);
    }

    @Test
    void a_dry_run_counts_as_the_import_would_and_brings_nothing_in() {
        ImportJob dry = office.look(ORDERS, JANUARY);
        assertThat(dry.figures()).isEqualTo(new ImportFigures(7, 6, 0, 0, 0, 1, 4, 2, 3));
        assertThat(office.events()).isEmpty();

        office.take(ORDERS, JANUARY);

        assertThat(office.look(ORDERS, JANUARY).figures())
                .isEqualTo(new ImportFigures(7, 0, 6, 0, 0, 1, 0, 0, 0));
        assertThatThrownBy(() -> office.imports.undo(dry.id(), "ana"))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("brought nothing in");
    }

    @Test
    void what_is_taken_though_not_wholly_is_noted() {
        ImportJob job =
                office.take(
                        CUSTOMERS,
                        """
                        correo;celular;nombre;ciudad
                        ana@;3001234567;Ana;Cali
                        eva@x;3109876543;Eva;Cali
                        leo@;;Leo;Cali
                        """);

        assertThat(job.figures().accepted()).isEqualTo(2);
        assertThat(job.figures().rejected()).isEqualTo(1);
        assertThat(job.notices())
                .containsExactly(new ImportJob.Notice("correo", "this is no valid email", 2, 2));
        assertThat(office.rejects(job))
                .contains("4,correo,leo@,the row names nobody: this is no valid email");
    }

    private static Identifier email(String value) {
        return new Identifier("email", value);
    }
}
