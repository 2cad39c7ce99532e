package org.querencia.app.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files of a made-up shop's sales, the same for the same number of rows: as CSV, as a workbook,
/// and as a zip of electronic invoices. Each is written as it is made, so that any size can be.
final class ImportFiles {

    static final String MAPPING =
            """
            kind: orders
            currency: COP
            person:
              identifiers: {email: correo, phone: celular}
              traits: {name: nombre}
            fields:
              order_id: pedido
              date: fecha
              product_id: codigo
              name: producto
              quantity: cantidad
              price: precio
            """;

    /// An archive holds no more files than this.
    static final int INVOICES_MAX = 10_000;

    static final int LINES_OF_INVOICE = 10;
    private static final int LINES_OF_ORDER = 3;
    private static final long PEOPLE_PART = 20;
    private static final int DAYS = 700;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private ImportFiles() {}

    static Path csv(Path file, long rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("pedido;fecha;correo;celular;nombre;codigo;producto;cantidad;precio\n");
            for (long row = 0; row < rows; row++) {
                out.write(
                        "P%d;%s;u%d@example.co;3%09d;Persona %d;C%d;Café molido %d g;%d;%d\n"
                                .formatted(
                                        row / LINES_OF_ORDER,
                                        day(row),
                                        who(row, rows),
                                        who(row, rows),
                                        who(row, rows),
                                        row % 97,
                                        row % 97,
                                        1 + row % 4,
                                        1_000 + row % 991));
            }
        }
        return file;
    }

    static Path workbook(Path file, long rows) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml", Workbook.TYPES);
            part(zip, "_rels/.rels", Workbook.ROOT);
            part(zip, "xl/_rels/workbook.xml.rels", Workbook.PARTS);
            part(zip, "xl/workbook.xml", Workbook.BOOK);
            part(zip, "xl/styles.xml", Workbook.STYLES);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
            Workbook.sheet(out, rows, ImportFiles::cells);
            out.flush();
            zip.closeEntry();
        }
        return file;
    }

    private static String[] cells(long row, long rows) {
        return new String[] {
            "P" + row / LINES_OF_ORDER,
            Long.toString(Workbook.serial(day(row))),
            "u%d@example.co".formatted(who(row, rows)),
            String.format(Locale.ROOT, "3%09d", who(row, rows)),
            "Persona " + who(row, rows),
            "C" + row % 97,
            "Café molido %d g".formatted(row % 97),
            Long.toString(1 + row % 4),
            Long.toString(1_000 + row % 991)
        };
    }

    /// @param rows lines of invoices; as many as fit an archive
    /// @return how many rows there are
    static long invoices(Path file, long rows) throws IOException {
        long invoices = Math.clamp(rows / LINES_OF_INVOICE, 1, INVOICES_MAX);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (long number = 0; number < invoices; number++) {
                part(
                        zip,
                        "FV%d.xml".formatted(number),
                        InvoiceText.of(number, day(number * LINES_OF_ORDER), LINES_OF_INVOICE));
            }
        }
        return invoices * LINES_OF_INVOICE;
    }

    private static LocalDate day(long row) {
        return FIRST.plusDays(row / LINES_OF_ORDER % DAYS);
    }

    private static long who(long row, long rows) {
        return row / LINES_OF_ORDER % Math.max(1, rows / PEOPLE_PART);
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
