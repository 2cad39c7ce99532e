package org.querencia.connect.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.querencia.connect.invoice.Invoice.Line;
import org.querencia.connect.invoice.Invoice.Totals;
import org.querencia.connect.invoice.InvoiceRows.Refusal;

/// Reads Invoice, CreditNote and DebitNote of UBL 2.1 (OASIS, 2013; DIAN, Anexo Técnico 1.9), and
/// those inside an AttachedDocument, in which they travel with the authority's answer.
final class UblDocument {

    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

    private static final int PRICE_DIGITS = 6;

    private UblDocument() {}

    /// The invoice of a document; empty for an answer of the authority alone, which sells nothing.
    /// Throws [RefusedDocumentException] for anything else.
    static Optional<Invoice> read(byte[] document) {
        return read(SafeXml.read(document), true);
    }

    private static Optional<Invoice> read(Element root, boolean outer) {
        if (!root.namespace().startsWith(UBL)) {
            throw new RefusedDocumentException(root.line(), "invoice-other", root.name());
        }
        return switch (root.name()) {
            case "Invoice" -> Optional.of(invoice(root, Invoice.Type.INVOICE));
            case "CreditNote" -> Optional.of(invoice(root, Invoice.Type.CREDIT_NOTE));
            case "DebitNote" -> Optional.of(invoice(root, Invoice.Type.DEBIT_NOTE));
            case "ApplicationResponse" -> Optional.empty();
            case "AttachedDocument" -> attached(root, outer);
            case String other ->
                    throw new RefusedDocumentException(root.line(), "invoice-other-ubl", other);
        };
    }

    private static Optional<Invoice> attached(Element root, boolean outer) {
        Element held =
                root.find("Attachment", "ExternalReference", "Description")
                        .filter(description -> outer && !description.text().isEmpty())
                        .orElseThrow(() ->
                                new RefusedDocumentException(
                                        root.line(), "invoice-attached-empty"));
        try {
            return read(SafeXml.read(held.text()), false);
        } catch (RefusedDocumentException inside) {
            Refusal refusal = inside.refusal();
            throw new RefusedDocumentException(
                    new Refusal(
                            held.line() + refusal.at() - 1, true, refusal.code(), refusal.parts()));
        }
    }

    private static Invoice invoice(Element root, Invoice.Type type) {
        String number = root.text("ID");
        if (number.isEmpty()) {
            throw new RefusedDocumentException(root.line(), "invoice-unnumbered");
        }
        Element total = total(root, type);
        List<Line> lines =
                root.all(type.lineName()).stream()
                        .map(line -> line(line, type.quantityName()))
                        .toList();
        String currency =
                total.find("PayableAmount")
                        .map(amount -> amount.attribute("currencyID"))
                        .filter(code -> !code.isEmpty())
                        .orElse(root.text("DocumentCurrencyCode"));
        Invoice invoice =
                new Invoice(
                        type,
                        number,
                        root.text("UUID"),
                        date(root),
                        root.text("BillingReference", "InvoiceDocumentReference", "ID"),
                        root.text("DiscrepancyResponse", "Description"),
                        currency,
                        Parties.read(root, "AccountingSupplierParty"),
                        Parties.read(root, "AccountingCustomerParty"),
                        totals(root, total, lines),
                        lines,
                        root.line());
        Reconciling.check(total, invoice);
        return invoice;
    }

    private static Element total(Element root, Invoice.Type type) {
        return root.find(type.totalName())
                .orElseThrow(() ->
                        new RefusedDocumentException(
                                root.line(), "invoice-without", type.totalName()));
    }

    /// `2026-11-20T10:15:30-05:00`, or the day alone.
    private static String date(Element root) {
        String day = root.text("IssueDate");
        String time = root.text("IssueTime");
        if (day.isEmpty()) {
            throw new RefusedDocumentException(root.line(), "invoice-without", "IssueDate");
        }
        return time.isEmpty() || day.length() != 10 ? day : day + "T" + time;
    }

    private static Totals totals(Element root, Element total, List<Line> lines) {
        BigDecimal payable =
                total.number("PayableAmount")
                        .orElseThrow(() ->
                                new RefusedDocumentException(
                                        total.line(), "invoice-without", "PayableAmount"));
        BigDecimal ofLines =
                lines.stream().map(Line::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Totals(
                payable.add(zero(total.number("PrepaidAmount"))),
                root.all("TaxTotal").stream()
                        .map(tax -> zero(tax.number("TaxAmount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                ofLines.add(zero(total.number("AllowanceTotalAmount"))),
                zero(total.number("ChargeTotalAmount")));
    }

    /// The price follows from the total: issuers write per piece or per base quantity, with and
    /// without the discount, and all mean the total.
    private static Line line(Element line, String quantityName) {
        BigDecimal total =
                line.number("LineExtensionAmount")
                        .orElseThrow(() ->
                                new RefusedDocumentException(
                                        line.line(),
                                        "invoice-line-without",
                                        "LineExtensionAmount"));
        BigDecimal quantity = line.number(quantityName).orElse(BigDecimal.ONE);
        BigDecimal discount = allowances(line, false);
        BigDecimal before = total.add(discount).subtract(allowances(line, true));
        Element item = line.find("Item").orElse(line);
        String own = item.text("SellersItemIdentification", "ID");
        Optional<Element> standard = item.find("StandardItemIdentification", "ID");
        String code = standard.map(Element::text).orElse("");
        boolean gtin = standard.filter(id -> id.attribute("schemeID").equals("010")).isPresent();
        return new Line(
                line.text("ID"),
                own.isEmpty() ? code : own,
                gtin ? code : "",
                item.text("Description"),
                item.text("BrandName"),
                quantity,
                quantity.signum() == 0
                        ? before
                        : plain(before.divide(quantity, PRICE_DIGITS, RoundingMode.HALF_UP)),
                discount,
                line.all("TaxTotal").stream()
                        .map(tax -> zero(tax.number("TaxAmount")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                total,
                line.line());
    }

    /// What is taken off (or put on) in the allowances and charges of an element.
    static BigDecimal allowances(Element element, boolean charges) {
        return element.all("AllowanceCharge").stream()
                .filter(one -> one.text("ChargeIndicator").equals("true") == charges)
                .map(one -> zero(one.number("Amount")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal zero(Optional<BigDecimal> number) {
        return number.orElse(BigDecimal.ZERO);
    }

    /// Without noughts at its end, and never in powers of ten.
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
