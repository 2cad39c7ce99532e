package org.querencia.web.http;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an
/// apostrophe.
public final class Csv {

    /// By which spreadsheets know the encoding.
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private Csv() {}

    public static void row(Writer out, List<String> cells) throws IOException {
        out.write(row(cells));
    }

    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static String cell(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
