package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Hours;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Route;
import org.querencia.app.demo.silo.Spelling.Care;

/// The call centre's log: questions about what needs explaining, claims, and calls to those who
/// left their number.
final class Calls implements Silo {
    static final String FILE = "llamadas.csv";
    private static final double ASKS_HOW = 0.1;
    private static final double CLAIMS = 0.5;
    private static final double LEAD_CALLED = 0.5;
    private static final List<String> AGENTS = List.of("Marisol", "Tatiana", "Wilmar", "Edilma");

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = CsvFile.plain(folder.resolve(FILE))) {
            file.row(
                    "inicio",
                    "telefono",
                    "sentido",
                    "segundos",
                    "agente",
                    "motivo",
                    "resultado",
                    "cliente",
                    "nota");
            Pen pen = new Pen(company, file, truth);
            for (Life life : company.lives()) {
                Lots lots = company.lots("calls", life.person().number());
                lead(life, lots, pen);
                for (Purchase purchase : life.purchases()) {
                    about(purchase, lots, pen);
                }
            }
        }
    }

    private static void lead(Life life, Lots lots, Pen pen) throws IOException {
        double later = onDay(life.arrival().moment() + 1 + lots.exponential(0.5), lots);
        if (life.arrival().route() == Route.META_LEAD && lots.chance(LEAD_CALLED)) {
            String result = lots.one(List.of("no contestó", "no contestó", "interesado", "no"));
            pen.row(life.person(), later, new Call("saliente", "prospecto", result), lots);
        }
    }

    private static void about(Purchase purchase, Lots lots, Pen pen) throws IOException {
        boolean complex = purchase.lines().stream().anyMatch(line -> line.product().complex());
        double later = onDay(purchase.moment() + 1 + lots.exponential(0.4), lots);
        boolean asks = purchase.channel() != Channel.SHOP && lots.chance(ASKS_HOW);
        if (complex && asks) {
            pen.row(purchase.buyer(), later, new Call("entrante", "cómo se usa", "resuelto"), lots);
        }
        if (purchase.refund().isPresent() && lots.chance(CLAIMS)) {
            pen.row(
                    purchase.buyer(),
                    onDay(purchase.refund().get().moment(), lots),
                    new Call("entrante", "devolución", "devolución autorizada"),
                    lots);
        }
    }

    /// Sometime that day while the call centre is open.
    private static double onDay(double moment, Lots lots) {
        return Period.at((int) moment, Hours.ofOffice(lots));
    }

    private record Call(String direction, String reason, String result) {}

    /// Writes the rows, and counts them.
    private static final class Pen {
        private final Company company;
        private final CsvFile file;
        private final Truth truth;
        private int line = 1;

        Pen(Company company, CsvFile file, Truth truth) {
            this.company = company;
            this.file = file;
            this.truth = truth;
        }

        void row(Person person, double moment, Call call, Lots lots) throws IOException {
            if (moment < 0 || moment >= company.period().days()) {
                return;
            }
            line++;
            Clerk clerk = new Clerk(Care.HEARD, 0.01, lots);
            String phone = clerk.phone(person);
            boolean answered = !call.result.equals("no contestó");
            file.row(
                    Writing.plainTime(company.period().time(moment)),
                    phone,
                    call.direction,
                    Integer.toString(answered ? lots.between(40, 620) : 0),
                    lots.one(AGENTS),
                    call.reason,
                    call.result,
                    answered && lots.chance(0.7) ? clerk.name(person) : "",
                    lots.one(List.of("", "", "llamar de nuevo", "quiere catálogo")));
            truth.add(FILE, "line " + line, person, Identifiers.none().phone(phone));
        }
    }
}
