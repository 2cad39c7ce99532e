package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.querencia.connect.run.Sheets.ORDERS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportRefusedException;

/// A company whose language is Spanish reads in Spanish why an import is not done; whoever asks in
/// English is told in English.
class SpanishTest {

    private static final Locale SPANISH = Locale.of("es");

    private static final Workspace WORKSPACE =
            new Workspace(
                    Office.WORKSPACE.country(),
                    Office.WORKSPACE.zone(),
                    Office.WORKSPACE.currency(),
                    SPANISH,
                    Office.WORKSPACE.salt());

    @TempDir private Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder, ImportRun.PART_BYTES_MAX, WORKSPACE);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_refusal_is_told_in_the_language_of_whoever_reads_it() {
        ImportRefusedException refused =
                catchThrowableOfType(
                        ImportRefusedException.class,
                        () -> office.begin(ORDERS, false, "pedido;fecha;email;sku;cant;precio\n"));

        assertThat(refused.words().in(SPANISH))
                .isEqualTo(
                        "el mapeo no le sirve al archivo: línea 3: el archivo no tiene la columna «correo»");
        assertThat(refused.words().in(Locale.ENGLISH))
                .isEqualTo(
                        "the mapping does not fit the file: line 3: the file has no column 'correo'");
        assertThat(refused).hasMessage(refused.words().in(Locale.ENGLISH));
    }

    @Test
    void an_import_that_failed_says_why_in_the_companys_language() throws IOException {
        // An accent near the beginning: else the whole file is looked through for one first.
        byte[] whole =
                packed(
                        "pedido;fecha;correo;sku;cant;precio\nP;2026-01-05;a@x.co;café;1;1\n"
                                + rows(200_000));
        byte[] cut = Arrays.copyOf(whole, whole.length * 3 / 4);
        var upload = office.imports.upload("cortado.csv.gz", new ByteArrayInputStream(cut));
        ImportJob begun =
                office.imports.start(
                        new ImportOrder(
                                Office.ERP,
                                Optional.of(ORDERS),
                                List.of(upload.id()),
                                false,
                                "ana"));

        assertThat(office.rested(begun.id()).failure())
                .matches(
                        "«cortado\\.csv\\.gz» está dañado: no se puede descomprimir más allá del byte [0-9.]+ de su contenido; envíalo de nuevo");
    }

    @Test
    void beside_a_file_of_the_watched_folder_stands_in_the_companys_language_why_it_failed()
            throws IOException {
        Path own = Files.createDirectories(office.folders.inbox().resolve("erp"));
        Files.writeString(own.resolve("mapping.yaml"), ORDERS);
        Files.writeString(own.resolve("ventas.csv"), "");
        Path why = own.resolve("failed").resolve("ventas.csv.why.txt");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        assertThat(why).exists().content().isEqualTo("«ventas.csv» está vacío\n"));
    }

    @Test
    void a_doubt_about_a_column_is_told_in_both_languages() {
        DetectedColumn column =
                office.imports
                        .detect(office.upload("x.csv", "fecha;x\n01/02/2025;1\n03/04/2025;1\n"))
                        .files()
                        .getFirst()
                        .columns()
                        .getFirst();

        assertThat(column.doubt().orElseThrow().in(SPANISH))
                .isEqualTo("el día y el mes podrían estar cambiados: se toma como dd/MM/yyyy");
        assertThat(column.doubt().orElseThrow().in(Locale.ENGLISH))
                .isEqualTo("day and month could be exchanged: taken as dd/MM/yyyy");
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("P%d;2026-01-05;u%d@x.co;s;1;1\n".formatted(i, i * 7919L % 1_000_003));
        }
        return rows.toString();
    }

    private static byte[] packed(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
