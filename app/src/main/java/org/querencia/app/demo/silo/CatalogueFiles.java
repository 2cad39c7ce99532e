package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.querencia.app.demo.company.Catalogue;
import org.querencia.app.demo.company.Catalogue.Tag;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Product;
import org.querencia.app.demo.company.Shop;

/// What is sold: the catalogue as of the last day, former prices and costs, what lies where in
/// which condition, and what others ask for the like.
final class CatalogueFiles implements Silo {
    static final String CATALOGUE = "catalogo.csv";
    static final String PRICES = "precios.csv";
    static final String STOCK = "existencias.csv";
    static final String COMPETITORS = "competencia.csv";
    private static final int OBSERVED_EVERY_DAYS = 14;
    private static final List<String> RIVALS =
            List.of("Verde Vida", "NutriAndes", "Mercado La Cosecha");

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        catalogue(company, folder);
        prices(company, folder);
        stock(company, folder);
        competitors(company, folder);
    }

    private static void catalogue(Company company, Path folder) throws IOException {
        LocalDate last = company.period().until().minusDays(1);
        try (CsvFile file = CsvFile.plain(folder.resolve(CATALOGUE))) {
            file.row(
                    "sku",
                    "nombre",
                    "categoria",
                    "marca",
                    "presentacion",
                    "variante_de",
                    "precio",
                    "costo",
                    "iva",
                    "complejidad",
                    "accesorios",
                    "url",
                    "imagen");
            for (Product product : company.catalogue().products()) {
                Tag tag = company.catalogue().tag(product, last);
                String address = product.sku().toLowerCase(Locale.ROOT);
                file.row(
                        product.sku(),
                        product.title(),
                        product.category(),
                        Catalogue.brand(),
                        product.size(),
                        product.group(),
                        Long.toString(tag.pesos()),
                        Long.toString(tag.costPesos()),
                        Integer.toString(product.taxPercent()),
                        product.complex() ? "complex" : "simple",
                        String.join(",", product.accessories()),
                        Company.SITE + "/productos/" + address,
                        Company.SITE + "/imagenes/" + address + ".jpg");
            }
        }
    }

    private static void prices(Company company, Path folder) throws IOException {
        try (CsvFile file = CsvFile.plain(folder.resolve(PRICES))) {
            file.row("desde", "sku", "precio", "costo");
            for (Product product : company.catalogue().products()) {
                for (Tag tag : company.catalogue().history(product)) {
                    if (tag.since().isBefore(company.period().until())) {
                        file.row(
                                tag.since().toString(),
                                product.sku(),
                                Long.toString(tag.pesos()),
                                Long.toString(tag.costPesos()));
                    }
                }
            }
        }
    }

    private static void stock(Company company, Path folder) throws IOException {
        try (CsvFile file = CsvFile.plain(folder.resolve(STOCK))) {
            file.row("sku", "bodega", "estado", "existencias");
            for (Product product : company.catalogue().products()) {
                Lots lots = company.lots(product.sku(), 0);
                file.row(product.sku(), "Planta", "new", "" + lots.between(0, 900));
                for (Shop shop : Shop.all()) {
                    file.row(product.sku(), shop.name(), "new", "" + lots.between(0, 60));
                    if (lots.chance(0.12)) {
                        String condition =
                                lots.one(
                                        List.of(
                                                "near_expiry",
                                                "near_expiry",
                                                "damaged",
                                                "display"));
                        file.row(product.sku(), shop.name(), condition, "" + lots.between(1, 9));
                    }
                }
            }
        }
    }

    private static void competitors(Company company, Path folder) throws IOException {
        try (CsvFile file = CsvFile.plain(folder.resolve(COMPETITORS))) {
            file.row("fecha", "sku", "competidor", "precio", "disponible");
            Lots lots = company.lots("competitors", 0);
            for (int day = 0; day < company.period().days(); day += OBSERVED_EVERY_DAYS) {
                LocalDate date = company.period().from().plusDays(day);
                for (Product product : company.catalogue().products()) {
                    if (product.liked() >= 20) {
                        String rival = lots.one(RIVALS);
                        long ours = company.catalogue().tag(product, date).pesos();
                        long theirs = ours * lots.between(86, 118) / 100 / 100 * 100;
                        file.row(
                                date.toString(),
                                product.sku(),
                                rival,
                                Long.toString(theirs),
                                lots.chance(0.93) ? "sí" : "no");
                    }
                }
            }
        }
    }
}
