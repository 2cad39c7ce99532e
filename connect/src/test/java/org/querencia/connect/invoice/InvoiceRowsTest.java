package org.querencia.connect.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.connect.invoice.Documents.cells;
import static org.querencia.connect.invoice.Documents.example;
import static org.querencia.connect.invoice.Documents.items;
import static org.querencia.connect.invoice.Documents.refusal;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.querencia.connect.invoice.InvoiceRows.Line;

class InvoiceRowsTest {

    @Test
    void an_invoice_becomes_a_row_for_each_line() {
        List<Line> rows = items(example("factura.xml"));

        assertThat(rows).hasSize(2);
        Map<String, String> first = cells(rows.getFirst());
        assertThat(first)
                .containsEntry("document", "invoice")
                .containsEntry("number", "FVE1042")
                .containsEntry("date", "2026-11-20T09:20:00-05:00")
                .containsEntry("currency", "COP")
                .containsEntry("total", "79249.89")
                .containsEntry("tax", "12333.93")
                .containsEntry("discount", "8000")
                .containsEntry("charges", "5000")
                .containsEntry("supplier_id", "900123456-8")
                .containsEntry("tax_id", "1020304050")
                .containsEntry("customer_type", "person")
                .containsEntry("name", "Valentina Rojas")
                .containsEntry("first_name", "Valentina")
                .containsEntry("email", "valentina.rojas@correo.example")
                .containsEntry("phone", "3104567890")
                .containsEntry("city", "Bogotá")
                .containsEntry("product_id", "GRA-500")
                .containsEntry("product", "Granola de cacao 500 g")
                .containsEntry("quantity", "2")
                .containsEntry("price", "26890.755")
                .containsEntry("line_discount", "5000")
                .containsEntry("line_total", "48781.51")
                .doesNotContainKeys("refers_to", "gtin");
        assertThat(first.get("uuid")).hasSize(96);
        assertThat(cells(rows.get(1)))
                .containsEntry("number", "FVE1042")
                .containsEntry("gtin", "7701234567897")
                .containsEntry("price", "16134.45");
    }

    @Test
    void lines_less_discount_with_tax_and_charges_come_to_the_total() {
        Invoice invoice = Documents.invoice("factura.xml");

        java.math.BigDecimal goods =
                invoice.lines().stream()
                        .map(line -> line.price().multiply(line.quantity()))
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        assertThat(
                        goods.subtract(invoice.totals().discount())
                                .add(invoice.totals().tax())
                                .add(invoice.totals().charges()))
                .isEqualByComparingTo(invoice.totals().payable());
    }

    @Test
    void a_credit_note_names_the_invoice_it_is_of() {
        assertThat(cells(items(example("nota-credito.xml")).getFirst()))
                .containsEntry("document", "credit_note")
                .containsEntry("number", "NC77")
                .containsEntry("refers_to", "FVE1042")
                .containsEntry("reason", "Devolución parcial")
                .containsEntry("total", "19200")
                .containsEntry("quantity", "1");
    }

    @Test
    void a_debit_note_and_a_company_with_its_check_digit() {
        assertThat(cells(items(example("nota-debito.xml")).getFirst()))
                .containsEntry("document", "debit_note")
                .containsEntry("total", "12000")
                .containsEntry("customer_type", "company")
                .containsEntry("tax_id", "860002964-4")
                .containsEntry("name", "Mercados del Sur SA");
    }

    @Test
    void of_the_final_consumer_nothing_is_taken_not_even_the_shops_own_address() {
        assertThat(cells(items(example("consumidor-final.xml")).getFirst()))
                .containsEntry("number", "POS9001")
                .containsEntry("total", "38395")
                .doesNotContainKeys("tax_id", "name", "email", "phone", "city", "customer_type");
    }

    @Test
    void an_invoice_inside_an_attached_document_is_found_as_cdata_or_escaped() {
        String attached = example("documento-adjunto.xml");
        int from = attached.indexOf("<![CDATA[");
        int to = attached.indexOf("]]>");
        String inner = attached.substring(from + 9, to);
        String escaped =
                attached.substring(0, from)
                        + inner.replace("&", "&amp;").replace("<", "&lt;")
                        + attached.substring(to + 3);

        assertThat(cells(items(attached).getFirst()))
                .containsEntry("number", "FVE1043")
                .containsEntry("total", "1190000");
        assertThat(items(escaped).stream().map(Documents::cells).toList())
                .isEqualTo(items(attached).stream().map(Documents::cells).toList());
    }

    @Test
    void a_foreigners_number_is_no_tax_id_of_this_country() {
        String foreign =
                example("factura.xml")
                        .replace("schemeName=\"13\">1020304050", "schemeName=\"41\">AB123456");

        assertThat(cells(items(foreign).getFirst()))
                .containsEntry("foreign_id", "41-AB123456")
                .doesNotContainKey("tax_id");
    }

    @Test
    void advances_paid_before_are_part_of_what_the_customer_pays() {
        String advance =
                example("nota-debito.xml")
                        .replace(
                                "<cbc:PayableAmount currencyID=\"COP\">12000.00",
                                "<cbc:PrepaidAmount currencyID=\"COP\">2000.00</cbc:PrepaidAmount>"
                                        + "<cbc:PayableAmount currencyID=\"COP\">10000.00");

        assertThat(cells(items(advance).getFirst())).containsEntry("total", "12000");
    }

    @Test
    void an_answer_of_the_authority_alone_sells_nothing() {
        String answer =
                "<ApplicationResponse xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:"
                        + "ApplicationResponse-2\"/>";

        assertThat(items(answer)).isEmpty();
    }

    @Test
    void figures_that_do_not_add_up_are_refused_with_both() {
        String cut = example("factura.xml").replace(">48781.51<", ">40000.00<");
        assertThat(refusal(cut))
                .matches(
                        "\\d+: the figures do not add up: the lines come to 56134.45, and .*64915.96");

        String forged = example("factura.xml").replace(">79249.89<", ">7924.98<");
        assertThat(refusal(forged)).contains("comes to 79249.89").contains("says 7924.98");

        assertThat(items(example("factura.xml").replace(">48781.51<", ">48782.00<"))).hasSize(2);
    }

    @Test
    void what_an_invoice_must_have_is_missed_by_name_and_line() {
        String invoice = example("factura.xml");
        assertThat(refusal(invoice.replace("<cbc:ID>FVE1042</cbc:ID>", "")))
                .isEqualTo("2: the document has no number (cbc:ID)");
        assertThat(refusal(invoice.replace(">2026-11-20<", "><")))
                .isEqualTo("2: the document has no IssueDate");
        assertThat(refusal(invoice.replaceAll("<cbc:PayableAmount[^\n]*", "")))
                .endsWith("the document has no PayableAmount");
        assertThat(refusal(invoice.replace(">79249.89<", ">mucho<")))
                .endsWith("PayableAmount is 'mucho', and no number");
        assertThat(refusal(invoice.replace("AccountingCustomerParty", "Nobody")))
                .endsWith("the document has no AccountingCustomerParty");
    }
}
