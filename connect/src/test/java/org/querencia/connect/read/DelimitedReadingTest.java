package org.querencia.connect.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.read.Written.lines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedReadingTest {

    @TempDir private Path folder;

    @Test
    void quoted_fields_keep_delimiters_quotes_and_lines() throws IOException {
        DataFile file =
                new Written(folder)
                        .text("a,b,c\n1,\"x, \"\"y\"\"\",\"two\nlines\"\n2,=\"0012\",12\" pipe\n");
        assertThat(lines(file)).containsExactly("2 1|x, \"y\"|two\nlines", "4 2|0012|12\" pipe");
    }

    @Test
    void ragged_rows_are_rejected_and_those_beside_them_are_read() throws IOException {
        DataFile file =
                new Written(folder).text("a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12;;\n\n13;14;15\n");
        assertThat(lines(file))
                .containsExactly(
                        "2 1|2|3",
                        "3! the row has 2 fields; there are 3 columns: is a delimiter or a quotation mark missing?",
                        "4! the row has 4 fields; there are 3 columns: is a delimiter or a quotation mark missing?",
                        "5 10|11|12",
                        "7 13|14|15");
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_own_line_only() throws IOException {
        DataFile file =
                new Written(folder)
                        .text("a,b\n1,x\n2,\"open\n3,\"fine\"\n4,z\n5,\"a\"b\n6,\"last\n7,end\n");
        assertThat(lines(file))
                .containsExactly(
                        "2 1|x",
                        "3! a quotation mark begins a field and does not end it: a mark inside is written twice",
                        "4 3|fine",
                        "5 4|z",
                        "6! a quotation mark begins a field and does not end it: a mark inside is written twice",
                        "7! a quotation mark begins a field and does not end it: a mark inside is written twice",
                        "8 7|end");
    }

    @Test
    void a_field_of_ten_megabytes_is_rejected_alone() throws IOException {
        String long10 = "x".repeat(10 << 20);
        DataFile file =
                new Written(folder).text("a,b\n1,2\n3," + long10 + "\n4,\"" + long10 + "\"\n5,6\n");
        assertThat(lines(file))
                .containsExactly(
                        "2 1|2",
                        "3! the field has more than 1,000,000 characters",
                        "4! the field has more than 1,000,000 characters",
                        "5 5|6");
    }

    @Test
    void old_line_ends_are_line_ends() throws IOException {
        assertThat(lines(new Written(folder).text("a,b\r1,2\r3,4\r")))
                .containsExactly("2 1|2", "3 3|4");
        assertThat(lines(new Written(folder).text("a,b\r\n1,\"2\r\n2\"\r\n3,4")))
                .containsExactly("2 1|2\r\n2", "4 3|4");
    }

    @Test
    void letters_that_are_not_of_the_encoding_are_marked() throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            parts.add("Muñoz,ñ\n".getBytes(StandardCharsets.UTF_8));
        }
        byte[] wrong = "Peña,1\n".getBytes(StandardCharsets.ISO_8859_1);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        all.write("name,x\n".getBytes(StandardCharsets.UTF_8));
        for (byte[] part : parts) {
            all.write(part);
        }
        all.write(wrong);
        assertThat(lines(new Written(folder).bytes(all.toByteArray())).getLast())
                .isEqualTo("22 Pe\uFFFDa|1");
    }

    @Test
    void an_archive_made_to_fill_disks_is_refused_on_the_way() throws IOException {
        Path bomb = folder.resolve("bomb.gz");
        byte[] zeros = ("0".repeat(100_000) + ",0\n").repeat(10).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 400; i++) {
                out.write(zeros);
            }
        }
        assertThatThrownBy(() -> count(DataFile.of(bomb, "bomb.gz")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("made to fill disks");
    }

    @Test
    void of_an_archive_with_too_many_files_none_is_left_out_unsaid() throws IOException {
        String[] files = new String[2 * (Opened.ENTRIES_MAX + 1)];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = "f%d.csv".formatted(i);
            files[i + 1] = "a\n1\n";
        }
        DataFile archive = new Written(folder).zip(files);
        assertThatThrownBy(() -> Readings.filesIn(archive))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("an archive may hold 10,000: send several");
    }

    @Test
    void a_cut_archive_is_read_up_to_the_cut_and_said_to_be_damaged() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(',').append(i * 7919 % 10_007).append('\n');
        }
        Written written = new Written(folder);
        byte[] whole = Files.readAllBytes(written.gzip(text.toString()).path());
        DataFile cut = written.bytes(java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> count(cut))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is damaged");
    }

    private static long count(DataFile file) throws IOException {
        long count = 0;
        try (Reading reading = Readings.open(file, Written.detected(file).format(), List.of())) {
            while (reading.next().isPresent()) {
                count++;
            }
        }
        return count;
    }
}
