package org.querencia.connect.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.read.Written.detected;
import static org.querencia.connect.read.Written.lines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.imports.FileFormat.Compression;

class DetectorTest {

    @TempDir private Path folder;

    private static final String PEOPLE =
            """
            Nombre;Correo;Celular;Fecha;Valor;Moneda;Activo
            Ana Muñoz;ana@x.co;300 123 4567;31/12/2025;$ 1.234.567,50;COP;sí
            Luis Peña;luis@x.co;+57 310 765 4321;05/01/2026;12.000;COP;no
            """;

    @Test
    void a_spanish_spreadsheet_is_understood() throws IOException {
        DetectedFile file = detected(new Written(folder).text(PEOPLE));
        assertThat(file.format())
                .isEqualTo(
                        new FileFormat(
                                FileFormat.Type.DELIMITED,
                                Compression.NONE,
                                Optional.of("UTF-8"),
                                false,
                                Optional.of(';'),
                                Optional.of('"'),
                                1,
                                Optional.empty(),
                                ',',
                                Optional.of('.')));
        assertThat(file.columns())
                .extracting(DetectedColumn::name, c -> c.looks().name(), c -> c.dates().orElse(""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Nombre", "TEXT", ""),
                        org.assertj.core.groups.Tuple.tuple("Correo", "EMAIL", ""),
                        org.assertj.core.groups.Tuple.tuple("Celular", "PHONE", ""),
                        org.assertj.core.groups.Tuple.tuple("Fecha", "DATE", "dd/MM/yyyy"),
                        org.assertj.core.groups.Tuple.tuple("Valor", "AMOUNT", ""),
                        org.assertj.core.groups.Tuple.tuple("Moneda", "CURRENCY", ""),
                        org.assertj.core.groups.Tuple.tuple("Activo", "FLAG", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    UTF-8        => UTF-8
                    windows-1252 => windows-1252
                    ISO-8859-1   => windows-1252
                    UTF-16LE     => UTF-16LE
                    UTF-16BE     => UTF-16BE
                    """)
    void the_encoding_is_found_and_read(String written, String found) throws IOException {
        DataFile file = new Written(folder).text(PEOPLE, written);
        assertThat(detected(file).format().encoding()).contains(found);
        assertThat(lines(file).getFirst()).startsWith("2 Ana Muñoz|ana@x.co");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    UTF-8    => UTF-8
                    UTF-16LE => UTF-16LE
                    UTF-16BE => UTF-16BE
                    """)
    void a_byte_order_mark_belongs_to_no_name(String written, String found) throws IOException {
        DataFile file = new Written(folder).text("\uFEFF" + PEOPLE, written);
        DetectedFile detected = detected(file);
        assertThat(detected.format().byteOrderMark()).isTrue();
        assertThat(detected.format().encoding()).contains(found);
        assertThat(detected.columns().getFirst().name()).isEqualTo("Nombre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            textBlock =
                    """
                    a,b,c       => ,
                    a;b;c       => ;
                    a|b|c       => |
                    a^b^c       => ^
                    a~b~c       => ~
                    a:b:c       => :
                    """)
    void any_delimiter_is_found(String header, char delimiter) throws IOException {
        String text = header + "\n" + header.replace('a', '1').replace('b', '2') + "\n";
        assertThat(detected(new Written(folder).text(text)).format().delimiter())
                .contains(delimiter);
    }

    @Test
    void a_tab_is_found_and_so_is_what_the_file_says_itself() throws IOException {
        Written written = new Written(folder);
        assertThat(detected(written.text("a\tb\n1\t2,5\n")).format().delimiter()).contains('\t');
        DataFile told = written.text("sep=;\nname;note\nAna;a, b, c\nLuis;d, e, f\n");
        assertThat(detected(told).format().delimiter()).contains(';');
        assertThat(lines(told)).containsExactly("3 Ana|a, b, c", "4 Luis|d, e, f");
    }

    @Test
    void titles_before_the_header_are_passed_over() throws IOException {
        DataFile file =
                new Written(folder)
                        .text("Reporte de ventas\n\nFactura;Valor;Cliente\nF1;10;Ana\nF2;20;Eva\n");
        assertThat(detected(file).format().headerLine()).isEqualTo(3);
        assertThat(lines(file)).containsExactly("4 F1|10|Ana", "5 F2|20|Eva");
    }

    @Test
    void columns_without_names_are_numbered() throws IOException {
        DataFile file = new Written(folder).text("ana@x.co,12.5\neva@x.co,3\n");
        assertThat(detected(file).columns())
                .extracting(DetectedColumn::name)
                .containsExactly("1", "2");
        assertThat(lines(file)).containsExactly("1 ana@x.co|12.5", "2 eva@x.co|3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            textBlock =
                    """
                    2.55 12.10          ; . ; ,
                    2,55 12,10          ; , ; .
                    1.234 5.678         ; , ; .
                    1,234.50 7          ; . ; ,
                    1.234.567           ; , ; .
                    1'234.50 2'000.10   ; . ; '
                    0.125 0.5           ; . ; ,
                    """)
    void the_decimal_mark_is_found(String values, char decimal, char thousands) throws IOException {
        String rows = "name\tprice\n" + "x\t" + values.strip().replace(" ", "\nx\t") + "\n";
        FileFormat format = detected(new Written(folder).text(rows)).format();
        assertThat(format.decimal()).isEqualTo(decimal);
        assertThat(format.thousands()).contains(thousands);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    31/12/2025,01/02/2025 | dd/MM/yyyy | false
                    12/31/2025,01/02/2025 | MM/dd/yyyy | false
                    01/02/2025,03/04/2025 | dd/MM/yyyy | true
                    2025-12-31,2025-01-02 | yyyy-MM-dd | false
                    20251231,20250102     | yyyy-MM-dd | false
                    3 de mayo de 2025,31 ene 2026 | dd/MM/yyyy | false
                    31/02/2025,28/02/2025,27/02/2025,26/02/2025 | dd/MM/yyyy | false
                    """)
    void the_order_of_dates_is_found_and_doubted(String values, String dates, boolean doubt)
            throws IOException {
        String rows = "fecha;x\n" + values.strip().replace(",", ";1\n") + ";1\n";
        DetectedColumn column = detected(new Written(folder).text(rows)).columns().getFirst();
        assertThat(column.dates()).contains(dates);
        assertThat(column.doubt().isPresent()).isEqualTo(doubt);
    }

    @Test
    void archives_are_opened() throws IOException {
        Written written = new Written(folder);
        DataFile gzip = written.gzip(PEOPLE);
        assertThat(detected(gzip).format().compression()).isEqualTo(Compression.GZIP);
        assertThat(lines(gzip)).hasSize(2);
        DataFile zip = written.zip("a/one.csv", PEOPLE, "__MACOSX/x", "?", "two.csv", "p;q\n1;2\n");
        List<DetectedFile> files = new Detector("CO").detectAll(zip);
        assertThat(files).extracting(DetectedFile::name).containsExactly("a/one.csv", "two.csv");
        assertThat(files.getFirst().format().compression()).isEqualTo(Compression.ZIP);
    }

    @Test
    void json_lines_name_their_columns_with_dots() throws IOException {
        DataFile file =
                new Written(folder)
                        .text(
                                """
                                {"id": 7, "customer": {"email": "ana@x.co"}, "tags": ["a", "b"]}
                                not json
                                {"id": 8, "paid": true}
                                """);
        assertThat(detected(file).columns())
                .extracting(DetectedColumn::name)
                .containsExactly("id", "customer.email", "tags", "paid");
        assertThat(lines(file))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("1 7|ana@x.co|[\"a\",\"b\"]|"),
                        two -> assertThat(two).startsWith("2! the line is no JSON"),
                        three -> assertThat(three).isEqualTo("3 8|||true"));
    }

    @Test
    void what_is_no_table_is_said_to_be_none() {
        Written written = new Written(folder);
        refused(written.text(""), "is empty");
        refused(written.text("[{\"a\":1}]"), "jq -c '.[]'");
        refused(
                written.bytes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1}),
                ".xlsx");
        refused(written.text("%PDF-1.7 …"), "a PDF");
        refused(written.bytes(new byte[] {0x1f, (byte) 0x8b, 1, 2, 3}), "gzip");
    }

    private static void refused(DataFile file, String words) {
        assertThatThrownBy(() -> detected(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(words);
    }
}
