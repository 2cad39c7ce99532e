package org.querencia.connect.invoice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.invoice.Invoice.Party;

/// An electronic invoice as rows: one for each of its lines, each with what the document as a whole
/// says. Numbers are written with a point, dates in ISO 8601.
///
/// @param lines none of an answer of the authority alone, and of a document that is refused
/// @param refusal why the document is not taken
public record InvoiceRows(List<Line> lines, Optional<Refusal> refusal) {

    /// Larger documents are refused.
    public static final int BYTES_MAX = SafeXml.BYTES_MAX;

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

    public InvoiceRows {
        lines = List.copyOf(lines);
    }

    /// @param at the line of the document it stands in, from 1
    /// @param cells one a column
    public record Line(int at, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /// @param at the line of the document, from 1
    /// @param attached whether it is about the document inside an AttachedDocument
    /// @param code of the words that say why
    /// @param parts put into them, in their order
    public record Refusal(int at, boolean attached, String code, List<Object> parts) {
        public Refusal {
            parts = List.copyOf(parts);
        }
    }

    /// @param document whole, or its first [#BYTES_MAX] bytes and one more
    public static InvoiceRows of(byte[] document) {
        if (document.length > BYTES_MAX) {
            return refused(new Refusal(1, false, "invoice-bytes", List.of(BYTES_MAX)));
        }
        try {
            return new InvoiceRows(
                    UblDocument.read(document).map(InvoiceRows::rows).orElse(List.of()),
                    Optional.empty());
        } catch (RefusedDocumentException refused) {
            return refused(refused.refusal());
        }
    }

    private static InvoiceRows refused(Refusal refusal) {
        return new InvoiceRows(List.of(), Optional.of(refusal));
    }

    private static List<Line> rows(Invoice invoice) {
        List<String> whole = whole(invoice);
        if (invoice.lines().isEmpty()) {
            List<String> cells = new ArrayList<>(whole);
            while (cells.size() < COLUMNS.size()) {
                cells.add("");
            }
            return List.of(new Line(invoice.line(), cells));
        }
        List<Line> rows = new ArrayList<>(invoice.lines().size());
        for (Invoice.Line line : invoice.lines()) {
            List<String> cells = new ArrayList<>(COLUMNS.size());
            cells.addAll(whole);
            cells.addAll(ofLine(line));
            rows.add(new Line(line.line(), cells));
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

    private static List<String> ofLine(Invoice.Line line) {
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
