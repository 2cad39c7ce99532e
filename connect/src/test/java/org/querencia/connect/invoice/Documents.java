package org.querencia.connect.invoice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Row;

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

    static List<Item> items(String xml) {
        List<Item> items = new ArrayList<>();
        try (UblReading reading =
                new UblReading(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))) {
            for (Optional<Item> item = reading.next(); item.isPresent(); item = reading.next()) {
                items.add(item.get());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return items;
    }

    /// Why the only item of a document cannot be taken, with its line before it.
    static String refusal(String xml) {
        List<Item> items = items(xml);
        if (items.size() == 1 && items.getFirst() instanceof Item.Broken broken) {
            return broken.row().line() + ": " + broken.reason();
        }
        throw new AssertionError("taken: " + items);
    }

    /// The cells of a row by their column, without the empty ones.
    static Map<String, String> cells(Item item) {
        if (!(item instanceof Item.Whole(Row row))) {
            throw new AssertionError("refused: " + item);
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < UblReading.COLUMNS.size(); i++) {
            if (!row.cells().get(i).isEmpty()) {
                cells.put(UblReading.COLUMNS.get(i), row.cells().get(i));
            }
        }
        return cells;
    }
}
