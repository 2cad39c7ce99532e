package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Route;
import org.querencia.app.demo.silo.Spelling.Care;

/// Who was invited to tastings at fairs, and who came.
final class Fairs implements Silo {
    static final String FILE = "ferias.csv";
    private static final double CUSTOMER_INVITED = 0.05;
    private static final double INVITED_COMES = 0.3;

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(FILE), CsvFile.Dialect.SPREADSHEET)) {
            file.row("Fecha", "Feria", "Nombre", "Correo", "Celular", "Ciudad", "Asistió");
            int line = 1;
            for (Campaign fair : company.campaigns().all()) {
                if (fair.route() == Route.FAIR) {
                    line = fair(company, fair, line, file, truth);
                }
            }
        }
    }

    /// @return the last line written
    private static int fair(Company company, Campaign fair, int line, CsvFile file, Truth truth)
            throws IOException {
        int last = line;
        for (Life life : company.lives()) {
            Lots lots = company.lots(fair.key(), life.person().number());
            boolean found = life.arrival().campaign().filter(fair::equals).isPresent();
            boolean invited =
                    fair.firstDay() >= 0
                            && !life.purchases().isEmpty()
                            && life.purchases().getFirst().moment() < fair.firstDay()
                            && lots.chance(CUSTOMER_INVITED);
            if (found || invited) {
                last++;
                double moment = found ? life.arrival().moment() : fair.firstDay();
                boolean came = found || lots.chance(INVITED_COMES);
                row(company, fair, new Guest(life.person(), moment, came), last, lots, file, truth);
            }
        }
        return last;
    }

    private record Guest(Person person, double moment, boolean came) {}

    private static void row(
            Company company,
            Campaign fair,
            Guest guest,
            int line,
            Lots lots,
            CsvFile file,
            Truth truth)
            throws IOException {
        Clerk clerk = new Clerk(Care.HEARD, 0.03, lots);
        String email = lots.chance(0.75) ? clerk.email(guest.person) : "";
        String phone = lots.chance(email.isEmpty() ? 1 : 0.5) ? clerk.phone(guest.person) : "";
        file.row(
                Writing.date(company.period().date(guest.moment)),
                fair.name(),
                clerk.name(guest.person),
                email,
                phone,
                lots.one(List.of(guest.person.home().city().name(), "")),
                guest.came ? "sí" : "no");
        truth.add(FILE, "line " + line, guest.person, Identifiers.none().email(email).phone(phone));
    }
}
