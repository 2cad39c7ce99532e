package org.querencia.app.demo.silo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Purchase.Refund;

/// The electronic invoices and credit notes, as the invoicing provider hands them over: a zip
/// archive for each month, single files for the last days. Some are in the container that was sent
/// to the buyer.
final class InvoiceFiles implements Silo {
    static final String FOLDER = "facturas";
    private static final String RECENT = "recientes";
    private static final int RECENT_DAYS = 7;
    private static final double IN_CONTAINER = 0.3;
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        Path invoices = Files.createDirectories(folder.resolve(FOLDER));
        Billing billing = new Billing(company);
        List<Issue> issues = issues(company, billing);
        for (int from = 0; from < issues.size(); ) {
            String batch = issues.get(from).batch(company);
            int to = from;
            while (to < issues.size() && issues.get(to).batch(company).equals(batch)) {
                to++;
            }
            List<Issue> together = issues.subList(from, to);
            if (batch.equals(RECENT)) {
                single(company, billing, together, invoices.resolve(batch), truth);
            } else {
                archive(company, billing, together, invoices.resolve(batch + ".zip"), truth);
            }
            from = to;
        }
    }

    /// A document to be issued.
    ///
    /// @param invoice the number of the invoice, also of the one a credit note corrects
    /// @param note the number of the credit note; 0 for an invoice
    private record Issue(double moment, Purchase purchase, int invoice, int note) {

        /// The month, or the last days.
        String batch(Company company) {
            boolean recent = moment >= company.period().days() - RECENT_DAYS;
            return recent ? RECENT : YearMonth.from(company.period().date(moment)).toString();
        }

        String document(Company company, Bill bill) {
            String document = note == 0 ? Ubl.invoice(bill) : Ubl.creditNote(bill);
            return contained(company) ? UblContainer.of(bill, document) : document;
        }

        String file(Company company) {
            String id = note == 0 ? "SV" + invoice : "NC" + note;
            return (contained(company) ? "ad" + id : id) + ".xml";
        }

        private boolean contained(Company company) {
            return company.lots("container", invoice * 2L + (note == 0 ? 0 : 1))
                    .chance(IN_CONTAINER);
        }

        Bill bill(Billing billing) {
            Bill bill = billing.invoice(purchase, invoice);
            if (note == 0) {
                return bill;
            }
            Refund refund = purchase.refund().orElseThrow();
            return billing.creditNote(purchase, refund, bill, note);
        }
    }

    /// All documents in the order of issue.
    private static List<Issue> issues(Company company, Billing billing) {
        List<Issue> issues = new ArrayList<>();
        int invoice = 0;
        for (Purchase purchase : company.purchases()) {
            if (billing.bills(purchase)) {
                invoice++;
                issues.add(new Issue(purchase.moment(), purchase, invoice, 0));
                if (purchase.refund().isPresent()) {
                    double moment = purchase.refund().get().moment();
                    issues.add(new Issue(moment, purchase, invoice, 1));
                }
            }
        }
        issues.sort(Comparator.comparingDouble(Issue::moment).thenComparingInt(Issue::invoice));
        int note = 0;
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            if (issue.note > 0) {
                note++;
                issues.set(i, new Issue(issue.moment, issue.purchase, issue.invoice, note));
            }
        }
        return issues;
    }

    private static void archive(
            Company company, Billing billing, List<Issue> issues, Path path, Truth truth)
            throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Issue issue : issues) {
                ZipEntry entry = new ZipEntry(issue.file(company));
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(document(company, billing, issue, path.getFileName() + "", truth));
                zip.closeEntry();
            }
        }
    }

    private static void single(
            Company company, Billing billing, List<Issue> issues, Path month, Truth truth)
            throws IOException {
        Files.createDirectories(month);
        for (Issue issue : issues) {
            Path path = month.resolve(issue.file(company));
            String file = RECENT + "/" + issue.file(company);
            Files.write(path, document(company, billing, issue, file, truth));
        }
    }

    private static byte[] document(
            Company company, Billing billing, Issue issue, String file, Truth truth) {
        Bill bill = issue.bill(billing);
        truth.add(
                FOLDER + "/" + file, bill.id(), issue.purchase.buyer(), Billing.who(bill.buyer()));
        return issue.document(company, bill).getBytes(StandardCharsets.UTF_8);
    }
}
