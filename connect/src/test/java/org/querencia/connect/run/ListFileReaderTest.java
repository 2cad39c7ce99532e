package org.querencia.connect.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.runtime.segment.ListFiles.Line;
import org.querencia.runtime.segment.ListFiles.Sheet;

class ListFileReaderTest {

    @TempDir private Path folder;

    @Test
    void rows_are_read_however_they_are_written() {
        assertThat(read("correo;email\nsí;ana@x.co\nno;leo@x.co\n", ISO_8859_1, 10))
                .isEqualTo(
                        new Sheet(
                                List.of("correo", "email"),
                                List.of(
                                        new Line(2, List.of("sí", "ana@x.co"), ""),
                                        new Line(3, List.of("no", "leo@x.co"), "")),
                                true));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_first_line_names_the_column_though_it_is_the_only_one() {
        assertThat(read("email\nana@x.co\nleo@x.co\n", UTF_8, 10).columns())
                .isEqualTo(List.of("email"));
    }

    @Test
    void a_file_with_more_rows_says_that_it_was_not_read_whole() {
        Sheet sheet = read("user_id\n1\n2\n3\n", UTF_8, 2);

        assertThat(sheet.whole()).isFalse();
        assertThat(sheet.lines()).hasSize(2);
    }

    private Sheet read(String text, Charset charset, int rows) {
        return new ListFileReader("CO", folder)
                .read("people.csv", new ByteArrayInputStream(text.getBytes(charset)), rows);
    }
}
