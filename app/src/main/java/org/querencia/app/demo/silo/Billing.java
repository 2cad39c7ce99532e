package org.querencia.app.demo.silo;

import java.time.LocalDateTime;
import java.util.List;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Documents;
import org.querencia.app.demo.company.Firm;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Purchase.Line;
import org.querencia.app.demo.company.Purchase.Refund;
import org.querencia.app.demo.silo.Bill.Buyer;
import org.querencia.app.demo.silo.Bill.Corrected;
import org.querencia.app.demo.silo.Bill.Entry;
import org.querencia.app.demo.silo.Spelling.Care;

/// Makes invoices and credit notes of purchases: of all that companies buy, and of what WhatsApp
/// sells and the tills do not.
final class Billing {
    private static final double SAYS_CEDULA = 0.84;
    private static final double TO_THE_FIRM = 0.4;
    private static final String CEDULA = "13";
    private static final String NIT = "31";
    private static final String NOBODY = "222222222222";

    private final Company company;

    Billing(Company company) {
        this.company = company;
    }

    boolean bills(Purchase purchase) {
        return switch (purchase.channel()) {
            case SELLER -> true;
            case WHATSAPP -> !TillFile.has(purchase, company);
            case SHOP, WEB -> false;
        };
    }

    /// @param number of the invoice, in the order of issue
    Bill invoice(Purchase purchase, int number) {
        LocalDateTime time = company.period().time(purchase.moment());
        return bill(
                "SV" + number,
                purchase,
                time,
                purchase.lines(),
                purchase.deliveryPesos(),
                new Corrected("", "", time));
    }

    /// @param number of the note, in the order of issue
    Bill creditNote(Purchase purchase, Refund refund, Bill invoice, int number) {
        return bill(
                "NC" + number,
                purchase,
                company.period().time(refund.moment()),
                refund.lines(),
                0,
                new Corrected(invoice.id(), invoice.uuid(), invoice.time()));
    }

    private Bill bill(
            String id,
            Purchase purchase,
            LocalDateTime time,
            List<Line> lines,
            long delivery,
            Corrected corrected) {
        List<Entry> entries = lines.stream().map(Entry::of).toList();
        Buyer buyer = buyer(purchase);
        long net = entries.stream().mapToLong(Entry::netPesos).sum();
        long tax = entries.stream().mapToLong(Entry::taxPesos).sum();
        String code = Cufe.of(id, time, buyer.document(), net, tax, net + tax + delivery);
        return new Bill(id, purchase.id(), time, buyer, entries, delivery, code, corrected);
    }

    /// The same on an invoice and on what corrects it.
    private Buyer buyer(Purchase purchase) {
        Person person = purchase.buyer();
        Lots lots = company.lots("bill " + purchase.channel(), purchase.number());
        if (person.firm().isPresent()) {
            return firm(person, person.firm().get(), lots);
        }
        Clerk clerk = new Clerk(Care.CARD, 0.01, lots);
        boolean says = lots.chance(SAYS_CEDULA);
        String document = says ? clerk.digits(person) : NOBODY;
        String name = says ? clerk.name(person) : "Consumidor final";
        return new Buyer(
                CEDULA,
                document,
                check(document),
                name,
                says ? name : clerk.name(person),
                lots.chance(0.72) ? clerk.email(person) : "",
                lots.chance(0.86) ? clerk.phone(person) : "",
                person.home());
    }

    private static Buyer firm(Person person, Firm firm, Lots lots) {
        String own = person.email().orElse(firm.email());
        return new Buyer(
                NIT,
                firm.nit(),
                check(firm.nit()),
                firm.name(),
                person.name().first() + " " + person.name().surname(),
                lots.chance(TO_THE_FIRM) ? firm.email() : own,
                lots.chance(TO_THE_FIRM) ? firm.phone() : person.phone(),
                firm.home());
    }

    private static String check(String document) {
        return Integer.toString(Documents.checkDigit(document));
    }

    /// How the document names its buyer; one who does not say who it is, not at all, whatever mail
    /// the invoice was sent to.
    static Identifiers who(Buyer buyer) {
        if (buyer.document().equals(NOBODY)) {
            return Identifiers.none();
        }
        String document = buyer.document();
        return Identifiers.none()
                .email(buyer.email())
                .taxId(buyer.company() ? document + "-" + buyer.checkDigit() : document)
                .phone(buyer.phone());
    }
}
