package org.querencia.connect.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.querencia.connect.invoice.InvoiceRows;

/// The rows of an electronic invoice, a file each. A document that is refused is one broken row, so
/// that it never stops the invoices beside it.
final class UblReading implements Reading {

    private final Opened opened;
    private final Deque<Item> items = new ArrayDeque<>();
    private boolean read;

    UblReading(Opened opened) {
        this.opened = opened;
    }

    @Override
    public List<String> columns() {
        return InvoiceRows.COLUMNS;
    }

    @Override
    public Optional<Item> next() throws IOException {
        if (!read) {
            read = true;
            InvoiceRows rows =
                    InvoiceRows.of(opened.content().readNBytes(InvoiceRows.BYTES_MAX + 1));
            rows.lines()
                    .forEach(line -> items.add(new Item.Whole(new Row(line.at(), line.cells()))));
            rows.refusal()
                    .ifPresent(refusal ->
                            items.add(
                                    new Item.Broken(
                                            new Row(refusal.at(), List.of()),
                                            "",
                                            "",
                                            why(refusal))));
        }
        return Optional.ofNullable(items.poll());
    }

    @Override
    public double share() {
        return read ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }

    private static Why why(InvoiceRows.Refusal refusal) {
        Why why = new Why(refusal.code(), refusal.parts());
        return refusal.attached() ? Why.of("invoice-attached", why) : why;
    }
}
