package org.querencia.connect.invoice;

import java.util.Optional;
import org.querencia.connect.invoice.Invoice.Address;
import org.querencia.connect.invoice.Invoice.Party;

/// Reads who sold and who bought.
final class Parties {

    /// DIAN's number for a buyer who does not say who it is.
    static final String FINAL_CONSUMER = "222222222222";

    /// AdditionalAccountID of a company.
    private static final String COMPANY = "1";

    private static final String NIT = "31";

    private Parties() {}

    static Party read(Element root, String role) {
        Optional<Element> party = root.find(role, "Party");
        if (party.isEmpty()) {
            throw new RefusedDocumentException(root.line(), "invoice-without", role);
        }
        boolean company = root.text(role, "AdditionalAccountID").equals(COMPANY);
        return read(party.get(), company);
    }

    private static Party read(Element party, boolean company) {
        Optional<Element> id =
                party.find("PartyTaxScheme", "CompanyID")
                        .or(() -> party.find("PartyLegalEntity", "CompanyID"))
                        .or(() -> party.find("PartyIdentification", "ID"))
                        .filter(found -> !found.text().isEmpty());
        String type = id.map(found -> found.attribute("schemeName")).orElse("");
        String name =
                first(
                        party.text("PartyTaxScheme", "RegistrationName"),
                        party.text("PartyLegalEntity", "RegistrationName"),
                        party.text("PartyName", "Name"));
        return new Party(
                id.map(found -> taxId(found, type)).orElse(""),
                type,
                company,
                name,
                party.text("Person", "FirstName"),
                party.text("Person", "FamilyName"),
                email(party.text("Contact", "ElectronicMail")),
                party.text("Contact", "Telephone"),
                address(party));
    }

    /// The check digit, which issuers put into an attribute or behind a dash.
    private static String taxId(Element id, String type) {
        String number = id.text();
        String check = id.attribute("schemeID");
        boolean separate = type.equals(NIT) && check.matches("\\d") && number.matches("\\d+");
        return separate ? number + "-" + check : number;
    }

    /// The first of several, as issuers write them: `a@x.co;b@x.co`.
    private static String email(String written) {
        return written.split("[;,\\s]", 2)[0];
    }

    private static Address address(Element party) {
        Element address =
                party.find("PhysicalLocation", "Address")
                        .or(() -> party.find("PartyTaxScheme", "RegistrationAddress"))
                        .or(() -> party.find("PostalAddress"))
                        .orElse(party);
        return new Address(
                first(address.text("AddressLine", "Line"), address.text("StreetName")),
                address.text("CityName"),
                address.text("CountrySubentity"),
                address.text("PostalZone"),
                address.text("Country", "IdentificationCode"));
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
