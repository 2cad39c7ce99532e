package org.querencia.web.http;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of CSV (RFC 4180) that spreadsheets open without running anything: a cell that would be a
/// formula stands behind an apostrophe.
public final class Csv {

    /// By which spreadsheets know the encoding.
    public static final char BYTE_ORDER_MARK = '\uFEFF';

    private Csv() {}

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
