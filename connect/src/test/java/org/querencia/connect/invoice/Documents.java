package org.querencia.connect.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.invoice.InvoiceRows.Line;
import org.querencia.connect.read.Why;

/// The documents in `examples/invoices`, and others made from them.
final class Documents {

    private Documents() {}

    static String example(String name) {
        try {
            return Files.readString(
                    Path.of("").toAbsolutePath().resolveSibling("examples/invoices").resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Optional<Invoice> read(String xml) {
        return UblDocument.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    static Invoice invoice(String example) {
        return read(example(example)).orElseThrow();
    }

    static InvoiceRows rows(String xml) {
        return InvoiceRows.of(xml.getBytes(StandardCharsets.UTF_8));
    }

    static List<Line> items(String xml) {
        InvoiceRows rows = rows(xml);
        rows.refusal()
                .ifPresent(refusal -> {
                    throw new AssertionError("refused: " + refusal);
                });
        return rows.lines();
    }

    /// Why a document cannot be taken, with its line before it.
    static String refusal(String xml) {
        InvoiceRows.Refusal refusal = rows(xml).refusal().orElseThrow();
        Why why = new Why(refusal.code(), refusal.parts());
        Why told = refusal.attached() ? Why.of("invoice-attached", why) : why;
        return refusal.at() + ": " + told.in(Locale.ENGLISH);
    }

    /// The cells of a row by their column, without the empty ones.
    static Map<String, String> cells(Line line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < InvoiceRows.COLUMNS.size(); i++) {
            if (!line.cells().get(i).isEmpty()) {
                cells.put(InvoiceRows.COLUMNS.get(i), line.cells().get(i));
            }
        }
        return cells;
    }
}
