package org.querencia.app.demo.silo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.querencia.app.demo.company.Company;

/// Writes all files of the demo company into a folder. The same company gives the same bytes;
/// archives too, wherever Java's zlib is the same.
public final class CompanyFiles {

    /// Events of the site, one a line, in the shape of the collecting API.
    public static final String SITE = WebEvents.FILE;

    /// The folder of electronic invoices, within that of all files.
    public static final String INVOICES = InvoiceFiles.FOLDER;

    private CompanyFiles() {}

    /// In the order of `truth.csv`; the slowest first, since two are written at a time.
    private static List<Silo> silos() {
        return List.of(
                new InvoiceFiles(),
                new WebEvents(),
                new TillFile(),
                new LoyaltyList(),
                new WhatsAppList(),
                new Leads(),
                new Visits(),
                new Calls(),
                new Fairs(),
                new Contacts(),
                new CatalogueFiles(),
                new MoneySpent());
    }

    /// @param folder made if it is not there; files of the same names are replaced
    /// @return how many records about people there are
    public static int write(Company company, Path folder) {
        try {
            Files.createDirectories(folder);
            List<Truth> truths = all(company, folder);
            Truth.write(folder, truths);
            Mappings.write(folder);
            return truths.stream().mapToInt(Truth::records).sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the demo company's files could not be written to " + folder, failed);
        }
    }

    private static List<Truth> all(Company company, Path folder) throws IOException {
        List<Truth> truths = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Truth>> writing =
                    silos().stream()
                            .map(silo -> two.submit(() -> write(silo, company, folder)))
                            .toList();
            for (Future<Truth> one : writing) {
                truths.add(one.get());
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            throw new IllegalStateException("a silo could not be written", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while writing", stopping);
        }
        return truths;
    }

    private static Truth write(Silo silo, Company company, Path folder) throws IOException {
        Truth truth = new Truth();
        silo.write(company, folder, truth);
        return truth;
    }
}
