package org.querencia.app.demo.silo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes fields with a delimiter between them (RFC 4180), in the encoding of whatever program is
/// supposed to have written them.
final class CsvFile implements AutoCloseable {
    private static final int BUFFER_CHARS = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer out;
    private final char delimiter;
    private final String lineEnd;

    /// @param marked whether it begins with a byte order mark
    record Dialect(Charset encoding, char delimiter, String lineEnd, boolean marked) {

        /// A program that was written well.
        static final Dialect PLAIN = new Dialect(StandardCharsets.UTF_8, ',', "\n", false);

        /// A till from before Unicode.
        static final Dialect WINDOWS =
                new Dialect(Charset.forName("windows-1252"), ';', "\r\n", false);

        /// A spreadsheet's "CSV UTF-8", in a country whose decimals take a comma.
        static final Dialect SPREADSHEET = new Dialect(StandardCharsets.UTF_8, ';', "\r\n", true);

        /// Meta's export of leads.
        static final Dialect META = new Dialect(StandardCharsets.UTF_16LE, '\t', "\n", true);
    }

    CsvFile(Path path, Dialect dialect) throws IOException {
        this.out =
                new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(path), dialect.encoding),
                        BUFFER_CHARS);
        this.delimiter = dialect.delimiter;
        this.lineEnd = dialect.lineEnd;
        if (dialect.marked) {
            out.write(BYTE_ORDER_MARK);
        }
    }

    static CsvFile plain(Path path) throws IOException {
        return new CsvFile(path, Dialect.PLAIN);
    }

    void row(String... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            field(fields[i]);
        }
        out.write(lineEnd);
    }

    private void field(String text) throws IOException {
        if (!special(text)) {
            out.write(text);
            return;
        }
        out.write('"');
        out.write(text.replace("\"", "\"\""));
        out.write('"');
    }

    private boolean special(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
