package org.querencia.app.demo.silo;

import java.util.Map;
import org.querencia.app.demo.company.Digits;
import org.querencia.app.demo.silo.Bill.Entry;

/// Electronic invoices and credit notes in UBL 2.1 (OASIS, 2013) as Colombia's tax office wants
/// them (DIAN, Anexo Técnico de Factura Electrónica de Venta 1.9), without its signature.
final class Ubl {
    static final String OFFSET = "-05:00";
    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static final String PESOS = "COP";
    private static final String PIECES = "94";

    /// What differs between the two kinds of document.
    private enum Kind {
        INVOICE("Invoice", "InvoiceLine", "InvoicedQuantity", "CUFE-SHA384", "10"),
        CREDIT_NOTE("CreditNote", "CreditNoteLine", "CreditedQuantity", "CUDE-SHA384", "20");

        private final String root;
        private final String line;
        private final String quantity;
        private final String codeScheme;
        private final String customization;

        Kind(String root, String line, String quantity, String codeScheme, String customization) {
            this.root = root;
            this.line = line;
            this.quantity = quantity;
            this.codeScheme = codeScheme;
            this.customization = customization;
        }
    }

    private final Kind kind;
    private final Bill bill;
    private final Xml xml = new Xml();

    private Ubl(Kind kind, Bill bill) {
        this.kind = kind;
        this.bill = bill;
    }

    static String invoice(Bill bill) {
        return new Ubl(Kind.INVOICE, bill).document();
    }

    static String creditNote(Bill bill) {
        return new Ubl(Kind.CREDIT_NOTE, bill).document();
    }

    private String document() {
        xml.open(
                kind.root,
                "xmlns",
                UBL + kind.root + "-2",
                "xmlns:cac",
                UBL + "CommonAggregateComponents-2",
                "xmlns:cbc",
                UBL + "CommonBasicComponents-2",
                "xmlns:ext",
                UBL + "CommonExtensionComponents-2",
                "xmlns:sts",
                "dian:gov:co:facturaelectronica:Structures-2-1");
        extensions();
        head();
        references();
        UblParty.supplier(xml);
        UblParty.customer(xml, bill.buyer());
        payment();
        delivery();
        taxes();
        totals();
        for (int i = 0; i < bill.entries().size(); i++) {
            line(i + 1, bill.entries().get(i));
        }
        return xml.close().document();
    }

    private void extensions() {
        xml.open("ext:UBLExtensions").open("ext:UBLExtension").open("ext:ExtensionContent");
        xml.open("sts:DianExtensions").open("sts:InvoiceControl");
        xml.put("sts:InvoiceAuthorization", "18760000001");
        xml.open("sts:AuthorizedInvoices")
                .put("sts:Prefix", "SV")
                .put("sts:From", "1")
                .put("sts:To", "5000000")
                .close(2);
        xml.open("sts:InvoiceSource")
                .put(
                        "cbc:IdentificationCode",
                        "CO",
                        "listAgencyID",
                        "6",
                        "listSchemeURI",
                        "urn:oasis:names:specification:ubl:codelist:gc:CountryIdentificationCode-2.1")
                .close(2);
        xml.close(3);
    }

    private void head() {
        xml.put("cbc:UBLVersionID", "UBL 2.1");
        xml.put("cbc:CustomizationID", kind.customization);
        xml.put(
                "cbc:ProfileID",
                kind == Kind.INVOICE
                        ? "DIAN 2.1: Factura Electrónica de Venta"
                        : "DIAN 2.1: Nota Crédito de Factura Electrónica de Venta");
        xml.put("cbc:ProfileExecutionID", Cufe.ENVIRONMENT);
        xml.put("cbc:ID", bill.id());
        xml.put(
                "cbc:UUID",
                bill.uuid(),
                "schemeID",
                Cufe.ENVIRONMENT,
                "schemeName",
                kind.codeScheme);
        xml.put("cbc:IssueDate", bill.time().toLocalDate().toString());
        xml.put("cbc:IssueTime", Writing.clock(bill.time()) + OFFSET);
        xml.put(
                kind == Kind.INVOICE ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode",
                kind == Kind.INVOICE ? "01" : "91");
        xml.put("cbc:DocumentCurrencyCode", PESOS);
        xml.put("cbc:LineCountNumeric", Integer.toString(bill.entries().size()));
    }

    private void references() {
        if (kind == Kind.INVOICE) {
            xml.open("cac:OrderReference").put("cbc:ID", bill.order()).close();
            return;
        }
        Bill.Corrected corrected = bill.corrects();
        xml.open("cac:DiscrepancyResponse")
                .put("cbc:ReferenceID", corrected.id())
                .put("cbc:ResponseCode", "1")
                .put("cbc:Description", "Devolución parcial de los bienes")
                .close();
        xml.open("cac:BillingReference").open("cac:InvoiceDocumentReference");
        xml.put("cbc:ID", corrected.id());
        xml.put("cbc:UUID", corrected.uuid(), "schemeName", Kind.INVOICE.codeScheme);
        xml.put("cbc:IssueDate", corrected.time().toLocalDate().toString());
        xml.close(2);
    }

    /// 1: at once. 10 is cash, 47 a bank transfer.
    private void payment() {
        xml.open("cac:PaymentMeans")
                .put("cbc:ID", "1")
                .put("cbc:PaymentMeansCode", bill.buyer().company() ? "47" : "10")
                .close();
    }

    private void delivery() {
        if (bill.deliveryPesos() > 0) {
            xml.open("cac:AllowanceCharge")
                    .put("cbc:ID", "1")
                    .put("cbc:ChargeIndicator", "true")
                    .put("cbc:AllowanceChargeReason", "Domicilio");
            amount("cbc:Amount", bill.deliveryPesos());
            xml.close();
        }
    }

    private void taxes() {
        xml.open("cac:TaxTotal");
        amount("cbc:TaxAmount", bill.taxPesos());
        for (Map.Entry<Integer, long[]> rate : bill.byRate().entrySet()) {
            subtotal(rate.getKey(), rate.getValue()[0], rate.getValue()[1]);
        }
        xml.close();
    }

    private void subtotal(int percent, long taxable, long tax) {
        xml.open("cac:TaxSubtotal");
        amount("cbc:TaxableAmount", taxable);
        amount("cbc:TaxAmount", tax);
        xml.open("cac:TaxCategory")
                .put("cbc:Percent", percent + ".00")
                .open("cac:TaxScheme")
                .put("cbc:ID", "01")
                .put("cbc:Name", "IVA")
                .close(3);
    }

    private void totals() {
        xml.open("cac:LegalMonetaryTotal");
        amount("cbc:LineExtensionAmount", bill.netPesos());
        amount("cbc:TaxExclusiveAmount", bill.netPesos());
        amount("cbc:TaxInclusiveAmount", bill.netPesos() + bill.taxPesos());
        amount("cbc:ChargeTotalAmount", bill.deliveryPesos());
        amount("cbc:PayableAmount", bill.payablePesos());
        xml.close();
    }

    private void line(int number, Entry entry) {
        int quantity = entry.line().quantity();
        xml.open("cac:" + kind.line).put("cbc:ID", Integer.toString(number));
        xml.put("cbc:" + kind.quantity, quantity + ".000000", "unitCode", PIECES);
        amount("cbc:LineExtensionAmount", entry.netPesos());
        // The two kinds of line differ in what comes first.
        if (kind == Kind.INVOICE) {
            discount(entry);
            tax(entry);
        } else {
            tax(entry);
            discount(entry);
        }
        xml.open("cac:Item").put("cbc:Description", entry.line().product().title());
        xml.put("cbc:BrandName", org.querencia.app.demo.company.Catalogue.brand());
        xml.open("cac:SellersItemIdentification")
                .put("cbc:ID", entry.line().product().sku())
                .close();
        xml.open("cac:StandardItemIdentification")
                .put(
                        "cbc:ID",
                        entry.line().product().sku(),
                        "schemeID",
                        "999",
                        "schemeName",
                        "Estándar de adopción del contribuyente")
                .close(2);
        xml.open("cac:Price")
                .put("cbc:PriceAmount", each(entry), "currencyID", PESOS)
                .put("cbc:BaseQuantity", "1.000000", "unitCode", PIECES)
                .close(2);
    }

    private void discount(Entry entry) {
        if (entry.discountPesos() > 0) {
            xml.open("cac:AllowanceCharge")
                    .put("cbc:ID", "1")
                    .put("cbc:ChargeIndicator", "false")
                    .put("cbc:AllowanceChargeReason", "Descuento");
            amount("cbc:Amount", entry.discountPesos());
            amount("cbc:BaseAmount", entry.fullPesos());
            xml.close();
        }
    }

    private void tax(Entry entry) {
        xml.open("cac:TaxTotal");
        amount("cbc:TaxAmount", entry.taxPesos());
        subtotal(entry.taxPercent(), entry.netPesos(), entry.taxPesos());
        xml.close();
    }

    /// The price of one piece without tax, to the hundredth of a peso.
    private static String each(Entry entry) {
        long quantity = entry.line().quantity();
        long hundredths = (entry.fullPesos() * 200 + quantity) / (2 * quantity);
        return hundredths / 100 + "." + Digits.padded(hundredths % 100, 2);
    }

    private void amount(String element, long pesos) {
        xml.put(element, pesos + ".00", "currencyID", PESOS);
    }
}
