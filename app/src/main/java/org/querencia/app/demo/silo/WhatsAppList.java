package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Route;
import org.querencia.app.demo.silo.Spelling.Care;

/// Who wrote to the WhatsApp line, as its agents' program exports it: the number is the
/// telephone's, the name whatever its owner calls themselves there.
final class WhatsAppList implements Silo {
    static final String FILE = "whatsapp.csv";
    private static final double WRITES_TOO = 0.04;
    private static final List<String> ASKS =
            List.of(
                    "Hola, ¿tienen envío a mi ciudad?",
                    "Buenas, ¿qué precio tiene la proteína?",
                    "Hola! vi el anuncio, quiero información",
                    "¿La granola tiene azúcar?",
                    "Buenos días, quiero hacer un pedido",
                    "¿Cómo se toma el colágeno?",
                    "Me recomiendan algo para el desayuno de los niños");
    private static final List<String> AGENTS = List.of("Marisol", "Tatiana", "Wilmar");

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = CsvFile.plain(folder.resolve(FILE))) {
            file.row(
                    "fecha",
                    "telefono",
                    "nombre_perfil",
                    "mensaje",
                    "anuncio",
                    "asesora",
                    "estado",
                    "correo",
                    "ciudad");
            int line = 1;
            for (Life life : company.lives()) {
                Lots lots = company.lots("whatsapp", life.person().number());
                OptionalDouble first = first(company, life, lots);
                if (first.isPresent()) {
                    line++;
                    row(company, life, first.getAsDouble(), line, lots, file, truth);
                }
            }
        }
    }

    /// When they first wrote, if they did within the period.
    private static OptionalDouble first(Company company, Life life, Lots lots) {
        if (life.arrival().route() == Route.WHATSAPP && life.arrival().moment() >= 0) {
            return OptionalDouble.of(life.arrival().moment());
        }
        OptionalDouble order =
                life.purchases().stream()
                        .filter(purchase -> purchase.channel() == Channel.WHATSAPP)
                        .mapToDouble(Purchase::moment)
                        .findFirst();
        boolean writes = lots.chance(WRITES_TOO);
        return order.isPresent() || !writes
                ? order
                : OptionalDouble.of(lots.unit() * company.period().days());
    }

    private static void row(
            Company company,
            Life life,
            double moment,
            int line,
            Lots lots,
            CsvFile file,
            Truth truth)
            throws IOException {
        Person person = life.person();
        Clerk clerk = new Clerk(Care.FRIENDS, 0.02, lots);
        String phone = clerk.phoneOfProgram(person);
        String email = lots.chance(0.16) ? clerk.email(person) : "";
        boolean bought = life.purchases().stream().anyMatch(one -> one.moment() >= moment);
        boolean byAdvert = life.arrival().route() == Route.WHATSAPP;
        file.row(
                Writing.plainTime(company.period().time(moment)),
                phone,
                clerk.name(person),
                lots.one(ASKS),
                byAdvert ? life.arrival().campaign().map(Campaign::name).orElse("") : "",
                lots.one(AGENTS),
                bought ? "compró" : lots.one(List.of("sin respuesta", "interesado", "cotizado")),
                email,
                lots.chance(0.5) ? person.home().city().name() : "");
        truth.add(FILE, "line " + line, person, Identifiers.none().email(email).phone(phone));
    }
}
