package org.querencia.app.demo.silo;

import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Documents;
import org.querencia.app.demo.company.Home;
import org.querencia.app.demo.silo.Bill.Buyer;

/// Who sells and who buys, in UBL.
final class UblParty {
    private static final String DIAN = "CO, DIAN (Dirección de Impuestos y Aduanas Nacionales)";
    private static final String COMPANY = "31";

    private UblParty() {}

    static void supplier(Xml xml) {
        String digit = Integer.toString(Documents.checkDigit(Company.NIT));
        xml.open("cac:AccountingSupplierParty").put("cbc:AdditionalAccountID", "1");
        xml.open("cac:Party").open("cac:PartyName").put("cbc:Name", Company.NAME).close();
        xml.open("cac:PartyTaxScheme").put("cbc:RegistrationName", Company.NAME);
        id(xml, COMPANY, Company.NIT, digit);
        xml.put("cbc:TaxLevelCode", "O-47", "listName", "48");
        scheme(xml).close();
        xml.open("cac:PartyLegalEntity").put("cbc:RegistrationName", Company.NAME);
        id(xml, COMPANY, Company.NIT, digit);
        xml.close();
        xml.open("cac:Contact").put("cbc:ElectronicMail", "facturas@semilla.example").close(3);
    }

    static void customer(Xml xml, Buyer buyer) {
        xml.open("cac:AccountingCustomerParty")
                .put("cbc:AdditionalAccountID", buyer.company() ? "1" : "2");
        xml.open("cac:Party").open("cac:PartyIdentification");
        xml.put("cbc:ID", buyer.document(), "schemeName", buyer.scheme()).close();
        xml.open("cac:PartyName").put("cbc:Name", buyer.name()).close();
        xml.open("cac:PhysicalLocation");
        address(xml, buyer.home());
        xml.close();
        xml.open("cac:PartyTaxScheme").put("cbc:RegistrationName", buyer.name());
        id(xml, buyer.scheme(), buyer.document(), buyer.checkDigit());
        xml.put("cbc:TaxLevelCode", buyer.company() ? "O-47" : "R-99-PN", "listName", "48");
        scheme(xml).close();
        xml.open("cac:PartyLegalEntity").put("cbc:RegistrationName", buyer.name());
        id(xml, buyer.scheme(), buyer.document(), buyer.checkDigit());
        xml.close();
        contact(xml, buyer);
        xml.close(2);
    }

    private static void contact(Xml xml, Buyer buyer) {
        xml.open("cac:Contact").put("cbc:Name", buyer.contact());
        if (!buyer.phone().isEmpty()) {
            xml.put("cbc:Telephone", buyer.phone());
        }
        if (!buyer.email().isEmpty()) {
            xml.put("cbc:ElectronicMail", buyer.email());
        }
        xml.close();
    }

    private static void id(Xml xml, String scheme, String document, String digit) {
        if (scheme.equals(COMPANY)) {
            xml.put(
                    "cbc:CompanyID",
                    document,
                    "schemeAgencyID",
                    "195",
                    "schemeAgencyName",
                    DIAN,
                    "schemeID",
                    digit,
                    "schemeName",
                    scheme);
        } else {
            xml.put(
                    "cbc:CompanyID",
                    document,
                    "schemeAgencyID",
                    "195",
                    "schemeAgencyName",
                    DIAN,
                    "schemeName",
                    scheme);
        }
    }

    private static Xml scheme(Xml xml) {
        return xml.open("cac:TaxScheme").put("cbc:ID", "01").put("cbc:Name", "IVA").close();
    }

    private static void address(Xml xml, Home home) {
        xml.open("cac:Address")
                .put("cbc:ID", home.city().code())
                .put("cbc:CityName", home.city().name())
                .put("cbc:CountrySubentity", home.city().department())
                .put("cbc:CountrySubentityCode", home.city().departmentCode());
        xml.open("cac:AddressLine").put("cbc:Line", home.street() + ", " + home.quarter()).close();
        xml.open("cac:Country")
                .put("cbc:IdentificationCode", "CO")
                .put("cbc:Name", "Colombia", "languageID", "es")
                .close(2);
    }
}
