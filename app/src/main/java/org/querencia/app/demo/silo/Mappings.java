package org.querencia.app.demo.silo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the columns of the files mean, for the importer.
public final class Mappings {

    /// The files with rows, in an order in which importing them makes sense.
    public static final List<String> FILES =
            List.of(
                    CatalogueFiles.CATALOGUE,
                    CatalogueFiles.PRICES,
                    CatalogueFiles.STOCK,
                    CatalogueFiles.COMPETITORS,
                    MoneySpent.ADS,
                    MoneySpent.COSTS,
                    Contacts.FILE,
                    LoyaltyList.FILE,
                    Leads.FILE,
                    WhatsAppList.FILE,
                    Fairs.FILE,
                    Visits.FILE,
                    TillFile.FILE,
                    Calls.FILE);

    /// Within the folder of the files.
    static final String FOLDER = "mappings";

    private Mappings() {}

    /// The mapping of a file, or of the folder of invoices, as it lies in the folder.
    public static Path of(Path folder, String file) {
        return folder.resolve(FOLDER).resolve(name(file));
    }

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(FOLDER));
        List<String> all = new ArrayList<>(FILES);
        all.add(InvoiceFiles.FOLDER);
        for (String file : all) {
            try (InputStream mapping =
                    Mappings.class.getResourceAsStream("mappings/" + name(file))) {
                if (mapping == null) {
                    throw new IllegalStateException("there is no mapping for " + file);
                }
                Files.write(of(folder, file), mapping.readAllBytes());
            }
        }
    }

    private static String name(String file) {
        int dot = file.indexOf('.');
        return (dot < 0 ? file : file.substring(0, dot)) + ".yaml";
    }
}
