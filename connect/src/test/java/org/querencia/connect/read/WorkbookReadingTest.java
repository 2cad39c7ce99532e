package org.querencia.connect.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.read.Written.detected;
import static org.querencia.connect.read.Written.lines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.FileFormat;

class WorkbookReadingTest {

    @TempDir private Path folder;

    @Test
    void dates_numbers_flags_and_texts_come_as_they_are_meant() throws IOException {
        DataFile file =
                book(
                        row(
                                1,
                                text("Fecha"),
                                text("Hora"),
                                text("Precio"),
                                text("Pagó"),
                                text("Nota")),
                        row(
                                2,
                                cell("s=\"1\"", "46027"),
                                cell("s=\"2\"", "46027.604166666664"),
                                cell("s=\"3\"", "12345.670000000001"),
                                cell("t=\"b\"", "1"),
                                text("Muñoz & hijos")),
                        row(
                                3,
                                cell("s=\"1\"", "46028"),
                                "",
                                cell("s=\"3\"", "0.1"),
                                cell("t=\"b\"", "0"),
                                ""));

        assertThat(detected(file).format().type()).isEqualTo(FileFormat.Type.WORKBOOK);
        assertThat(detected(file).columns())
                .extracting(DetectedColumn::name)
                .containsExactly("Fecha", "Hora", "Precio", "Pagó", "Nota");
        assertThat(lines(file))
                .containsExactly(
                        "2 2026-01-05|2026-01-05 14:30:00|12345.67|true|Muñoz & hijos",
                        "3 2026-01-06||0.1|false|");
    }

    @Test
    void years_may_begin_in_1904() throws IOException {
        byte[] book =
                Workbooks.book(
                        "date1904=\"1\"",
                        row(1, text("Fecha"), text("x"))
                                + row(2, cell("s=\"1\"", "44565"), text("a")),
                        "");
        assertThat(lines(new Written(folder).bytes(book))).containsExactly("2 2026-01-05|a");
    }

    @Test
    void of_a_formula_the_value_it_came_to_is_taken_and_a_failed_one_says_so() throws IOException {
        DataFile file =
                book(
                        row(1, text("Cliente"), text("Total"), text("Saldo")),
                        row(
                                2,
                                text("Ana"),
                                "<c><f>2*21</f><v>42</v></c>",
                                "<c t=\"str\"><f>A2&amp;\"!\"</f><v>Ana!</v></c>"),
                        row(
                                3,
                                text("Eva"),
                                "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>",
                                "<c><f>NOW()</f></c>"));

        assertThat(lines(file)).containsExactly("2 Ana|42|Ana!", "3 Eva|#DIV/0!|");
    }

    @Test
    void a_merged_title_above_the_names_is_passed_over() throws IOException {
        byte[] book =
                Workbooks.book(
                        "",
                        row(1, text("Ventas de enero"), "<c/>", "<c/>")
                                + row(3, text("Factura"), text("Cliente"), text("Valor"))
                                + row(4, text("F1"), text("Ana"), cell("", "10"))
                                + row(5, text("F2"), text("Eva"), cell("", "20"), text("¿?")),
                        "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>");
        DataFile file = new Written(folder).bytes(book);

        assertThat(detected(file).format().headerLine()).isEqualTo(3);
        assertThat(lines(file))
                .containsExactly(
                        "4 F1|Ana|10",
                        "5! the row has a value in its column 4; there are 3 columns");
    }

    @Test
    void a_workbook_made_to_fill_memory_is_refused() throws IOException {
        DataFile bomb = new Written(folder).bytes(Workbooks.bomb(300));
        assertThatThrownBy(() -> detected(bomb))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("made to fill disks");
    }

    @Test
    void a_damaged_workbook_is_said_to_be_one() throws IOException {
        byte[] whole = Workbooks.book("", row(1, text("a"), text("b")), "");
        DataFile cut = new Written(folder).bytes(Arrays.copyOf(whole, whole.length - 40));
        assertThatThrownBy(() -> detected(cut))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("cannot be opened");

        DataFile torn =
                new Written(folder)
                        .bytes(Workbooks.book("", row(1, text("a"), text("b")) + "<row><c>", ""));
        assertThatThrownBy(() -> lines(torn))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("cannot be read");
    }

    private DataFile book(String... rows) throws IOException {
        return new Written(folder).bytes(Workbooks.book("", String.join("", rows), ""));
    }

    private static String row(int number, String... cells) {
        return "<row r=\"%d\">%s</row>"
                .formatted(
                        number,
                        Stream.of(cells)
                                .map(c -> c.isEmpty() ? "<c/>" : c)
                                .collect(Collectors.joining()));
    }

    private static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text.replace("&", "&amp;"));
    }

    private static String cell(String attributes, String value) {
        return "<c %s><v>%s</v></c>".formatted(attributes, value);
    }
}
