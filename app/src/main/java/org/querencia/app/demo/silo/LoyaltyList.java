package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.silo.Spelling.Care;

/// The loyalty programme's members with their balances, kept in a spreadsheet. Some lost their card
/// and are in it twice.
final class LoyaltyList implements Silo {
    static final String FILE = "fidelizacion.csv";
    private static final double TWICE = 0.045;
    private static final int SECOND_CARD = 5_000_000;

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(FILE), CsvFile.Dialect.SPREADSHEET)) {
            file.row(
                    "Tarjeta",
                    "Cédula",
                    "Nombres",
                    "Apellidos",
                    "Correo",
                    "Celular",
                    "Fecha de nacimiento",
                    "Ciudad",
                    "Inscrito",
                    "Puntos",
                    "Nivel",
                    "Vencen",
                    "Corte",
                    "Acepta correo",
                    "Acepta WhatsApp",
                    "Autorización");
            for (Life life : company.lives()) {
                Optional<Member> member = Member.of(company, life);
                if (member.isPresent()) {
                    Lots lots = company.lots("loyalty", life.person().number());
                    row(company, member.get(), member.get().card(), lots, file, truth);
                    if (lots.chance(TWICE)) {
                        String second = Member.card(SECOND_CARD + life.person().number());
                        row(company, member.get(), second, lots, file, truth);
                    }
                }
            }
        }
    }

    private static void row(
            Company company, Member member, String card, Lots lots, CsvFile file, Truth truth)
            throws IOException {
        Person person = member.life().person();
        Clerk clerk = new Clerk(Care.FORM, 0.012, lots);
        String cedula = lots.chance(0.8) ? clerk.cedula(person) : "";
        String email =
                lots.chance(0.72) ? clerk.email(person) : lots.chance(0.1) ? clerk.junkEmail() : "";
        String phone = lots.chance(0.86) ? clerk.phone(person) : "";
        LocalDate joined = company.period().date(member.joined());
        file.row(
                card,
                cedula,
                clerk.given(person),
                clerk.surnames(person),
                email,
                phone,
                lots.chance(0.6) ? Writing.date(person.born()) : "",
                lots.chance(0.9) ? person.home().city().name() : "",
                Writing.date(joined),
                Writing.pesos(member.points(lots)),
                member.tier(),
                Writing.date(company.period().until().plusDays(lots.between(20, 300))),
                Writing.date(company.period().until().minusDays(1)),
                yes(0.7, lots),
                yes(0.82, lots),
                "Formato firmado en tienda, " + Writing.date(joined));
        truth.add(
                FILE,
                card,
                person,
                Identifiers.none().email(email).taxId(cedula).card(card).phone(phone));
    }

    private static String yes(double often, Lots lots) {
        return lots.chance(often) ? "Sí" : "No";
    }
}
