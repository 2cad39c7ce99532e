package org.querencia.runtime.imports;

import java.util.Optional;

/// How a file is written. Everything that does not apply to its type is empty.
///
/// @param encoding of the text, by its IANA name
/// @param byteOrderMark whether the text begins with one
/// @param delimiter between fields
/// @param headerLine the line with the names of the columns, from 1; 0 when there is none and
///   columns are called `1`, `2`, …
/// @param sheet of a workbook
/// @param decimal what stands before the decimals: `.` or `,`
/// @param thousands what groups digits: `.`, `,`, `'` or a space
public record FileFormat(
        Type type,
        Compression compression,
        Optional<String> encoding,
        boolean byteOrderMark,
        Optional<Character> delimiter,
        Optional<Character> quote,
        int headerLine,
        Optional<String> sheet,
        char decimal,
        Optional<Character> thousands) {

    public enum Type {
        /// Fields with a delimiter between them, one record a line unless quoted.
        DELIMITED,
        /// One JSON object a line.
        JSON_LINES,
        /// A workbook (.xlsx).
        WORKBOOK,
        /// An electronic invoice (UBL 2.1).
        UBL
    }

    public enum Compression {
        NONE,
        GZIP,
        ZIP
    }
}
