package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Purchase.Line;
import org.querencia.app.demo.company.Purchase.Refund;
import org.querencia.app.demo.silo.Spelling.Care;

/// The tills' lines of all shops: one a line sold, the ticket's data on each. Deliveries that were
/// asked for by WhatsApp are partly rung up here. Who pays says who they are, or not.
final class TillFile implements Silo {
    static final String FILE = "tienda.csv";
    private static final double MEMBER_SAYS = 0.88;
    private static final double OTHERS_SAY = 0.42;
    private static final double CASHIER_TYPES_OWN_PHONE = 0.01;
    private static final double SCANNED_TWICE = 0.012;
    private static final String NOBODY = "222222222222";

    /// Whether a purchase is in this file.
    static boolean has(Purchase purchase, Company company) {
        return switch (purchase.channel()) {
            case SHOP -> true;
            case WHATSAPP -> purchase.buyer().firm().isEmpty() && delivered(purchase, company);
            case WEB, SELLER -> false;
        };
    }

    private static boolean delivered(Purchase purchase, Company company) {
        return company.lots("delivered", purchase.number()).chance(0.45);
    }

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        List<Optional<Member>> members = members(company);
        try (CsvFile file = new CsvFile(folder.resolve(FILE), CsvFile.Dialect.WINDOWS)) {
            file.row(
                    "tiquete",
                    "fecha",
                    "tienda",
                    "canal",
                    "vendedor",
                    "documento",
                    "celular",
                    "correo",
                    "tarjeta",
                    "cliente",
                    "sku",
                    "producto",
                    "categoria",
                    "cantidad",
                    "precio",
                    "descuento",
                    "valor",
                    "medio_pago",
                    "devuelve");
            for (Purchase purchase : company.purchases()) {
                if (has(purchase, company)) {
                    Lots lots = company.lots("till " + purchase.channel(), ticketNumber(purchase));
                    Optional<Member> member = members.get(purchase.buyer().number());
                    ticket(company, purchase, said(purchase, member, lots), lots, file, truth);
                }
            }
        }
    }

    private static long ticketNumber(Purchase purchase) {
        return purchase.buyer().number() * 10_000L + purchase.number();
    }

    private static List<Optional<Member>> members(Company company) {
        return company.lives().stream().map((Life life) -> Member.of(company, life)).toList();
    }

    /// What the cashier typed of who pays.
    private record Said(String document, String phone, String email, String card, String name) {
        static final Said NOTHING = new Said(NOBODY, "", "", "", "CONSUMIDOR FINAL");
    }

    private static Said said(Purchase purchase, Optional<Member> member, Lots lots) {
        Person person = purchase.buyer();
        Clerk clerk = new Clerk(Care.HEARD, 0.014, lots);
        if (purchase.channel() == Channel.WHATSAPP) {
            return new Said("", clerk.phone(person), "", "", clerk.name(person));
        }
        if (lots.chance(CASHIER_TYPES_OWN_PHONE)) {
            String own = "30" + purchase.shop().orElseThrow().prefix().charAt(1) % 6 + "0999999";
            return new Said("", own, "", "", clerk.name(person));
        }
        if (!lots.chance(member.isPresent() ? MEMBER_SAYS : OTHERS_SAY)) {
            return Said.NOTHING;
        }
        double how = lots.unit();
        boolean carries = member.isPresent() && member.get().joined() <= purchase.moment();
        if (carries && how < 0.5) {
            String name = lots.chance(0.5) ? clerk.name(person) : "";
            return new Said("", "", "", member.get().card(), name);
        }
        if (how < 0.82) {
            String email = lots.chance(0.25) ? clerk.email(person) : "";
            String phone = lots.chance(0.2) ? clerk.phone(person) : "";
            return new Said(clerk.cedula(person), phone, email, "", clerk.name(person));
        }
        return how < 0.95
                ? new Said("", clerk.phone(person), "", "", clerk.name(person))
                : new Said("", "", clerk.email(person), "", clerk.name(person));
    }

    private static void ticket(
            Company company, Purchase purchase, Said said, Lots lots, CsvFile file, Truth truth)
            throws IOException {
        Head head = Head.of(company, purchase, said, lots);
        for (Line line : purchase.lines()) {
            if (line.quantity() == 2 && line.discountPesos() == 0 && lots.chance(SCANNED_TWICE)) {
                Line one = new Line(line.product(), 1, line.pricePesos(), 0);
                head.line(one, 1, file);
                head.line(one, 1, file);
            } else {
                head.line(line, 1, file);
            }
        }
        Identifiers who =
                Identifiers.none()
                        .email(said.email)
                        .taxId(said.document.equals(NOBODY) ? "" : said.document)
                        .card(said.card)
                        .phone(said.phone);
        truth.add(FILE, purchase.id(), purchase.buyer(), who);
        if (purchase.refund().isPresent()) {
            Refund refund = purchase.refund().get();
            Head back = head.back(company.period(), refund);
            for (Line line : refund.lines()) {
                back.line(line, -1, file);
            }
            truth.add(FILE, back.ticket, purchase.buyer(), who);
        }
    }

    /// What all lines of a ticket have in common.
    ///
    /// @param takesBack the ticket whose goods come back; empty for a sale
    private record Head(
            String ticket,
            String time,
            String place,
            String channel,
            String seller,
            Said said,
            String payment,
            String takesBack) {

        static Head of(Company company, Purchase purchase, Said said, Lots lots) {
            return new Head(
                    purchase.id(),
                    Writing.dateTime(company.period().time(purchase.moment())),
                    purchase.shop().map(shop -> shop.name()).orElse("Domicilios"),
                    purchase.shop().isPresent() ? "tienda" : "whatsapp",
                    purchase.shop().map(shop -> lots.one(shop.sellers())).orElse("Central"),
                    said,
                    lots.one(List.of("efectivo", "tarjeta", "tarjeta", "transferencia")),
                    "");
        }

        Head back(Period period, Refund refund) {
            return new Head(
                    "D-" + ticket,
                    Writing.dateTime(period.time(refund.moment())),
                    place,
                    channel,
                    seller,
                    said,
                    payment,
                    ticket);
        }

        void line(Line line, int sign, CsvFile file) throws IOException {
            file.row(
                    ticket,
                    time,
                    place,
                    channel,
                    seller,
                    said.document,
                    said.phone,
                    said.email,
                    said.card,
                    said.name,
                    line.product().sku(),
                    line.product().title(),
                    line.product().category(),
                    Integer.toString(sign * line.quantity()),
                    Long.toString(line.pricePesos()),
                    Long.toString(line.discountPesos()),
                    Long.toString(sign * line.pesos()),
                    payment,
                    takesBack);
        }
    }
}
