package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.run.Sheets.ORDERS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportState;

class DoorTest {

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
    void a_mapping_that_does_not_fit_is_refused_before_anything_is_done() {
        assertThatThrownBy(
                        () -> office.begin(ORDERS, false, "pedido;fecha;email;sku;cant;precio\n"))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessage(
                        "the mapping does not fit the file: line 3: the file has no column 'correo'");
        assertThatThrownBy(() -> office.begin("kind: order", false, "a;b\n1;2\n"))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("one of customers");
        assertThat(office.imports.imports(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void a_damaged_file_fails_the_import_and_changes_nothing() throws Exception {
        // An accent near the beginning: else the whole file is looked through for one, and refused
        // before the import begins.
        StringBuilder rows =
                new StringBuilder(
                        "pedido;fecha;correo;sku;cant;precio\nP;2026-01-05;a@x.co;café;1;1\n");
        for (int i = 0; i < 200_000; i++) {
            rows.append("P")
                    .append(i)
                    .append(";2026-01-05;u")
                    .append(i * 7919 % 1_000_003)
                    .append("@x.co;s;1;1\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() * 3 / 4);
        var upload = office.imports.upload("cut.csv.gz", new ByteArrayInputStream(cut));
        ImportJob begun =
                office.imports.start(
                        new ImportOrder(
                                Office.ERP,
                                Optional.of(ORDERS),
                                List.of(upload.id()),
                                false,
                                "ana"));

        ImportJob failed = office.rested(begun.id());

        assertThat(failed.state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.failure()).contains("is damaged");
        assertThat(office.events()).isEmpty();
    }

    @Test
    void a_file_that_is_damaged_from_the_start_is_refused_before_anything_is_done() {
        byte[] nothing = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3};
        assertThatThrownBy(() ->
                        office.imports.start(
                                new ImportOrder(
                                        Office.ERP,
                                        Optional.of(ORDERS),
                                        List.of(
                                                office.imports
                                                        .upload(
                                                                "cut.csv.gz",
                                                                new ByteArrayInputStream(nothing))
                                                        .id()),
                                        false,
                                        "ana")))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("'cut.csv.gz' is damaged");
        assertThat(office.imports.imports(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void without_a_mapping_the_suggestion_is_taken_if_it_is_sure() {
        ImportJob job =
                office.imports.start(
                        new ImportOrder(
                                Office.ERP,
                                Optional.empty(),
                                List.of(
                                        office.upload(
                                                "clientes.csv",
                                                "Correo;Nombre;Apellidos;Ciudad\nana@x.co;Ana;Ruiz;Cali\n")),
                                false,
                                "ana"));
        assertThat(office.rested(job.id()).figures().accepted()).isEqualTo(1);
        assertThat(job.kind()).isEqualTo("customers");
        assertThatThrownBy(() ->
                        office.imports.start(
                                new ImportOrder(
                                        Office.ERP,
                                        Optional.empty(),
                                        List.of(office.upload("x.csv", "uno;dos\nhola;adiós\n")),
                                        false,
                                        "ana")))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("send a mapping");
    }
}
