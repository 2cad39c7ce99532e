package org.querencia.connect.invoice;

import java.math.BigDecimal;
import java.util.List;

/// A document of sale as it was issued. What it does not say is empty text.
///
/// @param number with its prefix, as people call it
/// @param uuid the hash its authority knows it by (CUFE, CUDE)
/// @param date ISO 8601, with time and offset where it tells them
/// @param refersTo the number of the invoice that a note is about
/// @param reason why a note was issued
/// @param line where the document begins in its file, from 1
record Invoice(
        Type type,
        String number,
        String uuid,
        String date,
        String refersTo,
        String reason,
        String currency,
        Party supplier,
        Party customer,
        Totals totals,
        List<Line> lines,
        int line) {

    Invoice {
        lines = List.copyOf(lines);
    }

    enum Type {
        INVOICE("invoice", "InvoiceLine", "InvoicedQuantity", "LegalMonetaryTotal"),
        CREDIT_NOTE("credit_note", "CreditNoteLine", "CreditedQuantity", "LegalMonetaryTotal"),
        DEBIT_NOTE("debit_note", "DebitNoteLine", "DebitedQuantity", "RequestedMonetaryTotal");

        private final String word;
        private final String lineName;
        private final String quantityName;
        private final String totalName;

        Type(String word, String lineName, String quantityName, String totalName) {
            this.word = word;
            this.lineName = lineName;
            this.quantityName = quantityName;
            this.totalName = totalName;
        }

        /// As it stands in the rows of an import.
        String word() {
            return word;
        }

        /// The element that holds one line.
        String lineName() {
            return lineName;
        }

        String quantityName() {
            return quantityName;
        }

        /// The element that holds the totals.
        String totalName() {
            return totalName;
        }
    }

    /// @param taxId digits; with `-` and the check digit where that is told
    /// @param idType DIAN's code: 13 for a cédula, 31 for a NIT, …
    /// @param company whether it is no natural person
    record Party(
            String taxId,
            String idType,
            boolean company,
            String name,
            String firstName,
            String lastName,
            String email,
            String phone,
            Address address) {}

    record Address(String street, String city, String state, String postalCode, String country) {

        static final Address NONE = new Address("", "", "", "", "");
    }

    /// @param payable what the customer has to pay in all, advances included
    /// @param tax of all kinds, without what the customer withholds
    /// @param discount of the lines and of the document
    /// @param charges of the document, such as freight
    record Totals(BigDecimal payable, BigDecimal tax, BigDecimal discount, BigDecimal charges) {}

    /// @param productId the seller's code, else the standard one
    /// @param gtin its bar code, where it has one
    /// @param price of one piece, before discounts and tax
    /// @param total of the line, after its discount and before tax
    record Line(
            String id,
            String productId,
            String gtin,
            String name,
            String brand,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal discount,
            BigDecimal tax,
            BigDecimal total,
            int line) {}
}
