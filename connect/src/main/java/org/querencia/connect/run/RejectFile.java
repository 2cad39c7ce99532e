package org.querencia.connect.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.querencia.core.event.Texts;
import org.querencia.runtime.imports.Reject;

/// The rows of an import that were not taken: CSV with line, column, value, reason and file, then
/// the row's own cells. What a spreadsheet would take for a formula is defused by an apostrophe.
final class RejectFile implements AutoCloseable {

    static final List<String> HEADER = List.of("line", "column", "value", "reason", "file");

    static final String NAME = "rejects.csv";

    private static final int CELL_LENGTH_MAX = 32_000;

    /// Plain negative numbers are no formulas.
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.,]+");

    private final RandomAccessFile file;
    private final CsvWriter csv;

    /// @param folder where it is
    /// @param columns of the file that is read, or of the first of several
    /// @param bytes what of a former try stays
    RejectFile(Path folder, List<String> columns, long bytes) throws IOException {
        Path path = Folders.made(folder).resolve(NAME);
        file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(Math.min(bytes, file.length()));
        file.seek(file.length());
        boolean fresh = file.length() == 0;
        csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(
                                new OutputStreamWriter(
                                        Channels.newOutputStream(file.getChannel()),
                                        StandardCharsets.UTF_8));
        if (fresh) {
            List<String> header = new ArrayList<>(HEADER);
            columns.forEach(column -> header.add(safe(column)));
            csv.writeRecord(header);
        }
    }

    void add(Reject reject, List<String> row) {
        List<String> cells = new ArrayList<>(5 + row.size());
        cells.add(Long.toString(reject.line()));
        cells.add(safe(reject.column()));
        cells.add(safe(reject.value()));
        cells.add(safe(reject.reason()));
        cells.add(safe(reject.file()));
        row.forEach(cell -> cells.add(safe(cell)));
        csv.writeRecord(cells);
    }

    /// Writes what waits, and says how large the file is.
    long flush() throws IOException {
        csv.flush();
        return file.getFilePointer();
    }

    @Override
    public void close() throws IOException {
        csv.close();
        file.close();
    }

    /// Writes records as they are.
    static void write(Path path, List<List<String>> records) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(path)) {
            records.forEach(csv::writeRecord);
        }
    }

    private static String safe(String cell) {
        String text = Texts.cut(cell, CELL_LENGTH_MAX);
        boolean formula =
                !text.isEmpty()
                        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
