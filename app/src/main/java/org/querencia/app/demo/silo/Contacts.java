package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Firm;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Population;
import org.querencia.app.demo.silo.Spelling.Care;

/// The sellers' address book: who decides what at which company.
final class Contacts implements Silo {
    static final String FILE = "contactos.csv";
    private static final List<String> POSITIONS =
            List.of("Compras", "Administración", "Gerencia", "Nutrición");

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(FILE), CsvFile.Dialect.SPREADSHEET)) {
            file.row(
                    "Código",
                    "Empresa",
                    "NIT",
                    "Sector",
                    "Ciudad",
                    "Contacto",
                    "Cargo",
                    "Papel en la compra",
                    "Correo",
                    "Celular");
            int line = 1;
            for (Life life : company.lives()) {
                Optional<Firm> firm = life.person().firm();
                if (firm.isPresent()) {
                    line++;
                    Lots lots = company.lots("contact", life.person().number());
                    row(life.person(), firm.get(), line, lots, file, truth);
                }
            }
        }
    }

    private static void row(
            Person person, Firm firm, int line, Lots lots, CsvFile file, Truth truth)
            throws IOException {
        Clerk clerk = new Clerk(Care.FORM, 0.01, lots);
        String email = person.email().orElse("");
        String phone = clerk.phone(person);
        file.row(
                firm.key(),
                firm.name(),
                firm.taxId(),
                firm.kind(),
                firm.home().city().name(),
                clerk.name(person),
                lots.one(POSITIONS),
                Population.advises(person.number()) ? "influye" : "decide",
                email,
                phone);
        truth.add(FILE, "line " + line, person, Identifiers.none().email(email).phone(phone));
    }
}
