package org.querencia.app.demo.silo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.helger.ubl21.UBL21Marshaller;
import com.helger.xml.schema.XMLSchemaCache;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.demo.company.Companies;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Purchase;

/// Electronic documents are as the schemas of UBL 2.1 (OASIS) have them, and say what was bought.
class UblTest {
    private static final XMLSchemaCache SCHEMAS = XMLSchemaCache.getInstance();
    private static final Schema INVOICE =
            Objects.requireNonNull(SCHEMAS.getSchema(UBL21Marshaller.getAllInvoiceXSDs()));
    private static final Schema CREDIT_NOTE =
            Objects.requireNonNull(SCHEMAS.getSchema(UBL21Marshaller.getAllCreditNoteXSDs()));
    private static final Schema CONTAINER =
            Objects.requireNonNull(SCHEMAS.getSchema(UBL21Marshaller.getAllAttachedDocumentXSDs()));

    private static final Company COMPANY = Companies.small();
    private static final List<Document> INVOICES = new ArrayList<>();
    private static final List<Document> CREDIT_NOTES = new ArrayList<>();
    private static int containers;

    @BeforeAll
    static void read(@TempDir Path folder) throws Exception {
        new InvoiceFiles().write(COMPANY, folder, new Truth());
        for (Map.Entry<String, byte[]> file : new Written(folder).contents().entrySet()) {
            byte[] document = file.getValue();
            if (file.getKey().contains("/ad")) {
                containers++;
                document = inside(Document.valid(document, CONTAINER));
            }
            if (file.getKey().contains("NC")) {
                CREDIT_NOTES.add(Document.valid(document, CREDIT_NOTE));
            } else {
                INVOICES.add(Document.valid(document, INVOICE));
            }
        }
    }

    @Test
    void some_documents_come_in_a_container() {
        assertThat(INVOICES).hasSizeGreaterThan(80);
        assertThat(CREDIT_NOTES).isNotEmpty();
        assertThat(containers).isBetween(INVOICES.size() / 6, INVOICES.size() / 2);
    }

    @Test
    void lines_add_up_to_totals_in_whole_pesos() {
        for (Document invoice : INVOICES) {
            BigDecimal net = sum(invoice, "cac:InvoiceLine/cbc:LineExtensionAmount");
            BigDecimal tax = sum(invoice, "cac:InvoiceLine/cac:TaxTotal/cbc:TaxAmount");
            Document totals = invoice.all("cac:LegalMonetaryTotal").getFirst();
            assertThat(totals.number("cbc:LineExtensionAmount")).isEqualByComparingTo(net);
            assertThat(totals.number("cbc:TaxExclusiveAmount")).isEqualByComparingTo(net);
            assertThat(totals.number("cbc:TaxInclusiveAmount")).isEqualByComparingTo(net.add(tax));
            assertThat(invoice.number("cac:TaxTotal/cbc:TaxAmount")).isEqualByComparingTo(tax);
            assertThat(sum(invoice, "cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount"))
                    .isEqualByComparingTo(tax);
            assertThat(totals.number("cbc:PayableAmount"))
                    .isEqualByComparingTo(net.add(tax).add(totals.number("cbc:ChargeTotalAmount")));
            assertThat(totals.text("cbc:PayableAmount")).endsWith(".00");
        }
    }

    @Test
    void a_line_is_its_price_times_its_quantity_less_its_discount() {
        int discounts = 0;
        for (Document invoice : INVOICES) {
            for (Document line : invoice.all("cac:InvoiceLine")) {
                BigDecimal discount = sum(line, "cac:AllowanceCharge/cbc:Amount");
                discounts += discount.signum();
                assertThat(
                                line.number("cac:Price/cbc:PriceAmount")
                                        .multiply(line.number("cbc:InvoicedQuantity"))
                                        .subtract(discount))
                        .isCloseTo(line.number("cbc:LineExtensionAmount"), within(BigDecimal.ONE));
            }
        }
        assertThat(discounts).isPositive();
    }

    @Test
    void an_invoice_comes_to_what_was_bought() {
        Map<String, Purchase> purchases = new HashMap<>();
        COMPANY.purchases().forEach(purchase -> purchases.put(purchase.id(), purchase));

        for (Document invoice : INVOICES) {
            String order = invoice.text("cac:OrderReference/cbc:ID");
            Purchase purchase = Optional.ofNullable(purchases.get(order)).orElseThrow();
            assertThat(invoice.number("cac:LegalMonetaryTotal/cbc:PayableAmount"))
                    .isEqualByComparingTo(BigDecimal.valueOf(purchase.totalPesos()));
            assertThat(invoice.text("cbc:IssueDate"))
                    .isEqualTo(COMPANY.period().date(purchase.moment()).toString());
        }
    }

    @Test
    void credit_notes_take_back_an_invoice_by_its_code() {
        Map<String, String> codes = new HashMap<>();
        INVOICES.forEach(invoice -> codes.put(invoice.text("cbc:ID"), invoice.text("cbc:UUID")));

        for (Document note : CREDIT_NOTES) {
            String corrected = "cac:BillingReference/cac:InvoiceDocumentReference/";
            assertThat(codes)
                    .containsEntry(
                            note.text(corrected + "cbc:ID"), note.text(corrected + "cbc:UUID"));
        }
    }

    @Test
    void codes_are_hashes_and_no_two_alike() {
        assertThat(INVOICES)
                .extracting(invoice -> invoice.text("cbc:UUID"))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[0-9a-f]{96}"));
    }

    private static BigDecimal sum(Document document, String path) {
        return document.all(path).stream()
                .map(part -> new BigDecimal(part.element().getTextContent()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static byte[] inside(Document container) {
        return container
                .text("cac:Attachment/cac:ExternalReference/cbc:Description")
                .getBytes(StandardCharsets.UTF_8);
    }
}
