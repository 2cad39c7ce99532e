package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Firm;
import org.querencia.app.demo.company.Hours;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Population;
import org.querencia.app.demo.company.Product;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Shop;
import org.querencia.app.demo.silo.Spelling.Care;

/// What sellers note of whom they met: at companies whether they bought, in the shops those who
/// left without buying, and why.
final class Visits implements Silo {
    static final String FILE = "visitas.csv";
    private static final double CALLS_IN_VAIN = 0.9;
    private static final double LEFT_WITHOUT = 0.05;
    private static final List<String> SELLERS = List.of("Hernando Q.", "Liliana M.", "Jairo T.");
    private static final List<String> REASONS =
            List.of("precio", "todavía tiene", "no estaba el encargado", "lo va a pensar");
    private static final List<String> SHOP_REASONS =
            List.of("precio", "no había lo que buscaba", "solo miraba", "no conocía el producto");

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(FILE), CsvFile.Dialect.SPREADSHEET)) {
            file.row(
                    "Fecha",
                    "Vendedor",
                    "Lugar",
                    "Canal",
                    "Empresa",
                    "Nombre",
                    "Celular",
                    "Correo",
                    "Compró",
                    "Motivo",
                    "Probó",
                    "Interés");
            Pen pen = new Pen(company, file, truth);
            for (Life life : company.lives()) {
                Lots lots = company.lots("visits", life.person().number());
                if (life.person().firm().isPresent()) {
                    atFirm(life, life.person().firm().get(), lots, pen);
                } else {
                    inShop(life, lots, pen);
                }
            }
        }
    }

    private static void atFirm(Life life, Firm firm, Lots lots, Pen pen) throws IOException {
        String seller = SELLERS.get(firm.number() % SELLERS.size());
        if (life.arrival().moment() >= 0) {
            pen.row(
                    life.person(),
                    life.arrival().moment(),
                    seller,
                    firm.name(),
                    Optional.of(lots.one(REASONS)),
                    lots);
        }
        if (Population.advises(life.person().number())) {
            double asked = lots.unit() * (pen.company.period().days() - 1);
            double moment = Period.at((int) asked, Hours.ofOffice(lots));
            Optional<String> advice = Optional.of("pidió muestras");
            pen.row(life.person(), moment, seller, firm.name(), advice, lots);
        }
        for (Purchase purchase : life.purchases()) {
            if (purchase.channel() == Channel.SELLER) {
                pen.row(
                        life.person(),
                        purchase.moment(),
                        seller,
                        firm.name(),
                        Optional.empty(),
                        lots);
                double days = 3 + lots.exponential(0.1);
                double later = Period.at((int) (purchase.moment() + days), Hours.ofOffice(lots));
                if (lots.chance(CALLS_IN_VAIN) && later < pen.company.period().days()) {
                    pen.row(
                            life.person(),
                            later,
                            seller,
                            firm.name(),
                            Optional.of(lots.one(REASONS)),
                            lots);
                }
            }
        }
    }

    private static void inShop(Life life, Lots lots, Pen pen) throws IOException {
        for (Purchase purchase : life.purchases()) {
            double days = 1 + lots.exponential(0.06);
            double later = Period.at((int) (purchase.moment() + days), Hours.ofDay(lots));
            boolean within = later < pen.company.period().days();
            if (purchase.shop().isPresent() && lots.chance(LEFT_WITHOUT) && within) {
                Shop shop = purchase.shop().get();
                pen.row(
                        life.person(),
                        later,
                        lots.one(shop.sellers()),
                        "Tienda " + shop.name(),
                        Optional.of(lots.one(SHOP_REASONS)),
                        lots);
            }
        }
    }

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

        /// @param reason why nothing was bought; empty when something was
        void row(
                Person person,
                double moment,
                String seller,
                String place,
                Optional<String> reason,
                Lots lots)
                throws IOException {
            line++;
            Clerk clerk = new Clerk(Care.HEARD, 0.02, lots);
            boolean firm = person.firm().isPresent();
            boolean says = firm || lots.chance(0.6);
            String phone = says && lots.chance(0.85) ? clerk.phone(person) : "";
            String email = firm && lots.chance(0.5) ? clerk.email(person) : "";
            Product product = lots.one(company.catalogue().products());
            file.row(
                    Writing.dateTime(company.period().time(moment)),
                    seller,
                    place,
                    firm ? "vendedor" : "tienda",
                    person.firm().map(Firm::key).orElse(""),
                    says ? clerk.name(person) : "",
                    phone,
                    email,
                    reason.isEmpty() ? "sí" : "no",
                    reason.orElse(""),
                    lots.chance(0.3) ? product.name() : "",
                    lots.one(company.catalogue().products()).category());
            truth.add(FILE, "line " + line, person, Identifiers.none().email(email).phone(phone));
        }
    }
}
