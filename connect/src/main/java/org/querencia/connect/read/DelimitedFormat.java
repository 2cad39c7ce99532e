package org.querencia.connect.read;

import java.nio.charset.Charset;

/// How the fields of a text are told apart.
///
/// @param quote 0 when nothing is quoted
/// @param headerLine the line with the names of the columns, from 1; 0 when there is none
record DelimitedFormat(Charset charset, char delimiter, char quote, int headerLine) {

    /// Stands for 'nothing': no text holds it.
    static final char NO_QUOTE = '\uFFFE';

    char quoteOrNone() {
        return quote == 0 ? NO_QUOTE : quote;
    }
}
