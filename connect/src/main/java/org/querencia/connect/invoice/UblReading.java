package org.querencia.connect.invoice;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.invoice.Invoice.Line;
import org.querencia.connect.invoice.Invoice.Party;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Row;

/// The rows of an electronic invoice: one for each of its lines, each with what the document as a
/// whole says. A document that is refused is one broken row, so that it never stops the invoices
/// beside it.
///
/// Numbers are written with a point, dates in ISO 8601.
public final class UblReading implements Reading {

    public static final List<String> COLUMNS =
            List.of(
                    "document",
                    "number",
                    "uuid",
                    "date",
                    "refers_to",
                    "reason",
                    "currency",
                    "total",
                    "tax",
                    "discount",
                    "charges",
                    "supplier_id",
                    "supplier",
                    "tax_id",
                    "foreign_id",
                    "customer_type",
                    "name",
                    "first_name",
                    "last_name",
                    "email",
                    "phone",
                    "street",
                    "city",
                    "state",
                    "postal_code",
                    "country",
                    "line",
                    "product_id",
                    "gtin",
                    "product",
                    "brand",
                    "quantity",
                    "price",
                    "line_discount",
                    "line_tax",
                    "line_total");

    /// DIAN's codes of numbers that are no Colombian's: foreign ids, passports, permits, NIT of
    /// other countries. They would meet strangers' numbers among the tax ids.
    private static final Set<String> FOREIGN = Set.of("21", "22", "41", "42", "47", "48", "50");

    private final Deque<Item> items = new ArrayDeque<>();
    private final InputStream in;
    private boolean read;

    /// @param in the document, unpacked; closed with this
    public UblReading(InputStream in) {
        this.in = in;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Optional<Item> next() throws IOException {
        if (!read) {
            read = true;
            items.addAll(items(in.readNBytes(SafeXml.BYTES_MAX + 1)));
        }
        return Optional.ofNullable(items.poll());
    }

    @Override
    public double share() {
        return read ? 1 : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static List<Item> items(byte[] document) {
        if (document.length > SafeXml.BYTES_MAX) {
            return List.of(
                    broken(1, "the document has more than %,d bytes".formatted(SafeXml.BYTES_MAX)));
        }
        try {
            return UblDocument.read(document).map(UblReading::rows).orElse(List.of());
        } catch (RefusedDocumentException refused) {
            return List.of(broken(refused.line(), refused.words()));
        }
    }

    private static Item broken(int line, String reason) {
        return new Item.Broken(new Row(line, List.of()), "", "", reason);
    }

    private static List<Item> rows(Invoice invoice) {
        List<String> whole = whole(invoice);
        if (invoice.lines().isEmpty()) {
            List<String> cells = new ArrayList<>(whole);
            while (cells.size() < COLUMNS.size()) {
                cells.add("");
            }
            return List.of(new Item.Whole(new Row(invoice.line(), cells)));
        }
        List<Item> rows = new ArrayList<>(invoice.lines().size());
        for (Line line : invoice.lines()) {
            List<String> cells = new ArrayList<>(COLUMNS.size());
            cells.addAll(whole);
            cells.addAll(ofLine(line));
            rows.add(new Item.Whole(new Row(line.line(), cells)));
        }
        return rows;
    }

    private static List<String> whole(Invoice invoice) {
        List<String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(invoice.type().word());
        cells.add(invoice.number());
        cells.add(
                invoice.uuid().isEmpty()
                        ? invoice.supplier().taxId() + "/" + invoice.number()
                        : invoice.uuid());
        cells.add(invoice.date());
        cells.add(invoice.refersTo());
        cells.add(invoice.reason());
        cells.add(invoice.currency());
        cells.add(text(invoice.totals().payable()));
        cells.add(text(invoice.totals().tax()));
        cells.add(text(invoice.totals().discount()));
        cells.add(text(invoice.totals().charges()));
        cells.add(invoice.supplier().taxId());
        cells.add(invoice.supplier().name());
        cells.addAll(customer(invoice.customer()));
        return cells;
    }

    /// Of a buyer who did not say who it is nothing is taken: what stands there is the shop's own.
    private static List<String> customer(Party customer) {
        if (customer.taxId().equals(Parties.FINAL_CONSUMER)) {
            return List.of("", "", "", "", "", "", "", "", "", "", "", "", "");
        }
        boolean foreign = FOREIGN.contains(customer.idType());
        boolean called = customer.firstName().isEmpty() && customer.lastName().isEmpty();
        return List.of(
                foreign ? "" : customer.taxId(),
                foreign ? customer.idType() + "-" + customer.taxId() : "",
                customer.company() ? "company" : "person",
                called
                        ? customer.name()
                        : (customer.firstName() + " " + customer.lastName()).strip(),
                customer.firstName(),
                customer.lastName(),
                customer.email(),
                customer.phone(),
                customer.address().street(),
                customer.address().city(),
                customer.address().state(),
                customer.address().postalCode(),
                customer.address().country());
    }

    private static List<String> ofLine(Line line) {
        return List.of(
                line.id(),
                line.productId(),
                line.gtin(),
                line.name(),
                line.brand(),
                text(line.quantity()),
                text(line.price()),
                text(line.discount()),
                text(line.tax()),
                text(line.total()));
    }

    private static String text(BigDecimal number) {
        return UblDocument.plain(number).toPlainString();
    }
}
