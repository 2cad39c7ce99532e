package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Digits;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Route;
import org.querencia.app.demo.silo.Spelling.Care;

/// What people typed into lead forms on Facebook and Instagram, as Meta exports it.
final class Leads implements Silo {
    static final String FILE = "meta-leads.csv";
    private static final double TWICE = 0.05;
    private static final List<String> GOALS =
            List.of("bajar_azúcar", "más_energía", "deporte", "digestión", "recetas");

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(FILE), CsvFile.Dialect.META)) {
            file.row(
                    "id",
                    "created_time",
                    "ad_id",
                    "ad_name",
                    "adset_id",
                    "adset_name",
                    "campaign_id",
                    "campaign_name",
                    "form_id",
                    "form_name",
                    "is_organic",
                    "platform",
                    "¿qué_quieres_lograr?",
                    "full_name",
                    "email",
                    "phone_number",
                    "city");
            for (Life life : company.lives()) {
                if (life.arrival().route() == Route.META_LEAD && life.arrival().moment() >= 0) {
                    Lots lots = company.lots("lead", life.person().number());
                    row(company, life, life.arrival().moment(), lots, file, truth);
                    double again = life.arrival().moment() + 3 + lots.exponential(0.05);
                    if (lots.chance(TWICE) && again < company.period().days()) {
                        row(company, life, again, lots, file, truth);
                    }
                }
            }
        }
    }

    private static void row(
            Company company, Life life, double moment, Lots lots, CsvFile file, Truth truth)
            throws IOException {
        Person person = life.person();
        Campaign campaign = life.arrival().campaign().orElseThrow();
        Clerk clerk = new Clerk(Care.FORM, 0.015, lots);
        long id = 4_000_000_000_000_000L + (lots.next() >>> 14);
        int ad = 1 + lots.below(3);
        String campaignId =
                "1202" + Digits.padded(Math.floorMod(campaign.key().hashCode(), 1_000_000_007), 12);
        String email = lots.chance(0.93) ? clerk.email(person) : "";
        String phone = lots.chance(0.9) ? "+" + clerk.phoneOfProgram(person) : "";
        file.row(
                Long.toString(id),
                company.period().time(moment) + "-05:00",
                campaignId + ad,
                "Anuncio " + ad,
                campaignId + "9",
                "Mujeres y hombres 24 a 55",
                campaignId,
                campaign.name(),
                "88" + campaignId,
                "Formulario " + campaign.name(),
                "false",
                lots.chance(0.6) ? "ig" : "fb",
                lots.one(GOALS),
                clerk.name(person),
                email,
                phone,
                lots.chance(0.85) ? person.home().city().name() : "");
        truth.add(FILE, Long.toString(id), person, Identifiers.none().email(email).phone(phone));
    }
}
