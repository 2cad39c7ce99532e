package org.querencia.app.demo.silo;

import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.silo.Bill.Buyer;

/// The container in which an invoice reaches its buyer: the document itself inside, unchanged, and
/// the tax office's answer to it (UBL 2.1 AttachedDocument; DIAN, Anexo Técnico 1.9, chapter 6.6).
final class UblContainer {
    private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

    private UblContainer() {}

    static String of(Bill bill, String document) {
        Xml xml = new Xml();
        xml.open(
                "AttachedDocument",
                "xmlns",
                UBL + "AttachedDocument-2",
                "xmlns:cac",
                UBL + "CommonAggregateComponents-2",
                "xmlns:cbc",
                UBL + "CommonBasicComponents-2");
        String date = bill.time().toLocalDate().toString();
        xml.put("cbc:UBLVersionID", "UBL 2.1");
        xml.put("cbc:CustomizationID", "Documentos adjuntos");
        xml.put("cbc:ProfileID", "Factura Electrónica de Venta");
        xml.put("cbc:ProfileExecutionID", Cufe.ENVIRONMENT);
        xml.put("cbc:ID", "AD" + bill.id());
        xml.put("cbc:IssueDate", date);
        xml.put("cbc:IssueTime", Writing.clock(bill.time()) + Ubl.OFFSET);
        xml.put("cbc:DocumentType", "Contenedor de Factura Electrónica");
        xml.put("cbc:ParentDocumentID", bill.id());
        party(xml, "cac:SenderParty", Company.NAME, Company.NIT, "31");
        Buyer buyer = bill.buyer();
        party(xml, "cac:ReceiverParty", buyer.name(), buyer.document(), buyer.scheme());
        attachment(xml, document);
        xml.open("cac:ParentDocumentLineReference").put("cbc:LineID", "1");
        xml.open("cac:DocumentReference").put("cbc:ID", bill.id());
        xml.put("cbc:UUID", bill.uuid(), "schemeName", "CUFE-SHA384");
        xml.put("cbc:IssueDate", date);
        xml.put("cbc:DocumentType", "ApplicationResponse");
        attachment(xml, answer(bill));
        xml.open("cac:ResultOfVerification")
                .put("cbc:ValidatorID", "Unidad Especial Dirección de Impuestos y Aduanas")
                .put("cbc:ValidationResultCode", "02")
                .put("cbc:ValidationDate", date)
                .put("cbc:ValidationTime", Writing.clock(bill.time()) + Ubl.OFFSET)
                .close(3);
        return xml.close().document();
    }

    private static void party(Xml xml, String element, String name, String document, String kind) {
        xml.open(element).open("cac:PartyTaxScheme");
        xml.put("cbc:RegistrationName", name);
        xml.put("cbc:CompanyID", document, "schemeAgencyID", "195", "schemeName", kind);
        xml.open("cac:TaxScheme").put("cbc:ID", "01").put("cbc:Name", "IVA").close(3);
    }

    private static void attachment(Xml xml, String document) {
        xml.open("cac:Attachment").open("cac:ExternalReference");
        xml.put("cbc:MimeCode", "text/xml").put("cbc:EncodingCode", "UTF-8");
        xml.putDocument("cbc:Description", document).close(2);
    }

    /// "Accepted", in the fewest words.
    private static String answer(Bill bill) {
        Xml xml = new Xml();
        xml.open(
                "ApplicationResponse",
                "xmlns",
                UBL + "ApplicationResponse-2",
                "xmlns:cac",
                UBL + "CommonAggregateComponents-2",
                "xmlns:cbc",
                UBL + "CommonBasicComponents-2");
        xml.put("cbc:UBLVersionID", "UBL 2.1");
        xml.put("cbc:ID", "AR" + bill.id());
        xml.put("cbc:IssueDate", bill.time().toLocalDate().toString());
        return xml.close().document();
    }
}
