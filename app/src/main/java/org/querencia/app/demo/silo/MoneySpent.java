package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Purchase;

/// What the company spends: on campaigns by day, and each month on everything else.
final class MoneySpent implements Silo {
    static final String ADS = "pauta.csv";
    static final String COSTS = "costos.csv";

    /// Each month, in thousands of pesos as the period begins; wages rise in January.
    private static final List<Cost> MONTHLY =
            List.of(
                    new Cost("salarios", "tienda", "Vendedoras de tres tiendas", 21_500),
                    new Cost("salarios", "whatsapp", "Asesoras de WhatsApp", 7_800),
                    new Cost("salarios", "vendedor", "Vendedores a empresas", 9_600),
                    new Cost("salarios", "web", "Tienda virtual", 6_400),
                    new Cost("salarios", "", "Mercadeo", 8_900),
                    new Cost("salarios", "", "Administración", 11_200),
                    new Cost("gastos generales", "tienda", "Arriendo de tres tiendas", 14_300),
                    new Cost("gastos generales", "", "Servicios públicos", 2_600),
                    new Cost("herramientas", "web", "Plataforma de la tienda virtual", 890),
                    new Cost("herramientas", "whatsapp", "Línea de WhatsApp", 420));

    private static final int WAGES_RISE_PERCENT = 9;
    private static final long PESOS_A_PARCEL = 7_600;

    private record Cost(String category, String channel, String words, int thousands) {}

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        ads(company, folder);
        costs(company, folder);
    }

    private static void ads(Company company, Path folder) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(ADS), CsvFile.Dialect.SPREADSHEET)) {
            file.row("Fecha", "Canal", "Campaña", "Medio", "Costo", "Impresiones", "Clics");
            Lots lots = company.lots("ads", 0);
            for (int day = 0; day < company.period().days(); day++) {
                for (Campaign campaign : company.campaigns().all()) {
                    if (campaign.runs(day)) {
                        long pesos = company.campaigns().pesos(campaign, day, lots);
                        long seen = pesos * 1_000 / lots.between(9_000, 16_000);
                        file.row(
                                Writing.date(company.period().from().plusDays(day)),
                                campaign.source(),
                                campaign.name(),
                                campaign.medium(),
                                Writing.pesos(pesos),
                                Writing.pesos(seen),
                                Writing.pesos(seen * lots.between(6, 19) / 1_000));
                    }
                }
            }
        }
    }

    private static void costs(Company company, Path folder) throws IOException {
        try (CsvFile file = new CsvFile(folder.resolve(COSTS), CsvFile.Dialect.SPREADSHEET)) {
            file.row("Fecha", "Rubro", "Canal", "Concepto", "Valor");
            YearMonth first = YearMonth.from(company.period().from()).plusMonths(1);
            Lots lots = company.lots("costs", 0);
            Map<YearMonth, Long> parcels = parcels(company);
            for (YearMonth month = first;
                    month.atDay(1).isBefore(company.period().until());
                    month = month.plusMonths(1)) {
                LocalDate paid = month.atDay(1);
                int years = month.getYear() - company.period().from().getYear();
                for (Cost cost : MONTHLY) {
                    long pesos = cost.thousands * 1_000L * company.plan().people() / 20_000;
                    long risen = pesos + pesos * years * WAGES_RISE_PERCENT / 100;
                    long exact = risen * lots.between(985, 1_015) / 1_000;
                    file.row(
                            Writing.date(paid),
                            cost.category,
                            cost.channel,
                            cost.words,
                            Writing.pesos(exact));
                }
                file.row(
                        Writing.date(paid),
                        "gastos generales",
                        "web",
                        "Envíos del mes anterior",
                        Writing.pesos(
                                parcels.getOrDefault(month.minusMonths(1), 0L) * PESOS_A_PARCEL));
            }
        }
    }

    /// What was sent home in each month.
    private static Map<YearMonth, Long> parcels(Company company) {
        Map<YearMonth, Long> parcels = new HashMap<>();
        for (Purchase purchase : company.purchases()) {
            if (purchase.shop().isEmpty()) {
                YearMonth month = YearMonth.from(company.period().date(purchase.moment()));
                parcels.merge(month, 1L, Long::sum);
            }
        }
        return parcels;
    }
}
