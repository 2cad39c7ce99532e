package org.querencia.app.bench;

import java.time.LocalDate;

/// Electronic invoices (UBL 2.1) of a made-up shop.
final class InvoiceText {

    private static final long PRICE = 1_000;
    private static final int PEOPLE = 4_000;

    private InvoiceText() {}

    static String of(long number, LocalDate day, int lines) {
        StringBuilder text = new StringBuilder(lines * 700 + 2_500);
        text.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                <cbc:UBLVersionID>UBL 2.1</cbc:UBLVersionID>
                <cbc:ID>FV%1$d</cbc:ID>
                <cbc:UUID schemeName="CUFE-SHA384">%1$096d</cbc:UUID>
                <cbc:IssueDate>%2$s</cbc:IssueDate>
                <cbc:DocumentCurrencyCode>COP</cbc:DocumentCurrencyCode>
                <cac:AccountingSupplierParty><cac:Party><cac:PartyTaxScheme>
                <cbc:RegistrationName>RAIZ ALIMENTOS SAS</cbc:RegistrationName><cbc:CompanyID schemeName="31">900123456</cbc:CompanyID>
                </cac:PartyTaxScheme></cac:Party></cac:AccountingSupplierParty>
                <cac:AccountingCustomerParty><cbc:AdditionalAccountID>2</cbc:AdditionalAccountID><cac:Party><cac:PartyTaxScheme>
                <cbc:RegistrationName>Persona %3$d</cbc:RegistrationName><cbc:CompanyID schemeName="13">%4$d</cbc:CompanyID>
                </cac:PartyTaxScheme><cac:Contact><cbc:ElectronicMail>u%3$d@example.co</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingCustomerParty>
                <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="COP">%5$d.00</cbc:LineExtensionAmount><cbc:PayableAmount currencyID="COP">%5$d.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
                """
                        .formatted(
                                number,
                                day,
                                number % PEOPLE,
                                1_020_000_000L + number % PEOPLE,
                                lines * PRICE));
        for (int line = 1; line <= lines; line++) {
            text.append(
                    """
                    <cac:InvoiceLine><cbc:ID>%1$d</cbc:ID><cbc:InvoicedQuantity unitCode="94">1</cbc:InvoicedQuantity>
                    <cbc:LineExtensionAmount currencyID="COP">%2$d.00</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Description>Café molido %1$d g</cbc:Description><cac:StandardItemIdentification><cbc:ID schemeID="999">C%1$d</cbc:ID></cac:StandardItemIdentification></cac:Item>
                    <cac:Price><cbc:PriceAmount currencyID="COP">%2$d.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
                    """
                            .formatted(line, PRICE));
        }
        return text.append("</Invoice>\n").toString();
    }
}
