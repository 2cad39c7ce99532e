package org.querencia.connect.invoice;

import static org.querencia.connect.invoice.UblDocument.zero;

import java.math.BigDecimal;
import java.util.Optional;
import org.querencia.connect.invoice.Invoice.Line;

/// Whether a document's figures add up: one whose figures do not was cut, forged or misread, and
/// none of them may be believed.
final class Reconciling {

    /// Each line and each tax is rounded by itself, to the whole unit at the coarsest.
    private static final BigDecimal ROUNDING_MAX = new BigDecimal("2.00");

    private Reconciling() {}

    static void check(Element total, Invoice invoice) {
        Optional<BigDecimal> ofLines = total.number("LineExtensionAmount");
        if (ofLines.isPresent() && !invoice.lines().isEmpty()) {
            BigDecimal lines =
                    invoice.lines().stream()
                            .map(Line::total)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            require(total, "invoice-lines-sum", lines, ofLines.get());
        }
        Optional<BigDecimal> withTax = total.number("TaxInclusiveAmount");
        if (withTax.isPresent()) {
            BigDecimal payable =
                    withTax.get()
                            .subtract(zero(total.number("AllowanceTotalAmount")))
                            .add(zero(total.number("ChargeTotalAmount")))
                            .add(zero(total.number("PayableRoundingAmount")));
            require(total, "invoice-total-sum", payable, invoice.totals().payable());
        }
    }

    private static void require(Element total, String code, BigDecimal expected, BigDecimal told) {
        if (expected.subtract(told).abs().compareTo(ROUNDING_MAX) > 0) {
            throw new RefusedDocumentException(
                    total.line(), code, expected.toPlainString(), told.toPlainString());
        }
    }
}
