package org.querencia.app.demo.silo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.app.demo.company.Product;
import org.querencia.app.demo.company.Purchase.Line;

/// What an invoice or credit note says in numbers. Amounts are whole pesos; those of lines are
/// without tax, as electronic invoices have them.
///
/// @param id prefix and number
/// @param order as shop or site name it; empty on a credit note
/// @param uuid the CUFE of an invoice, the CUDE of a credit note
/// @param corrects the invoice a credit note takes back, itself for an invoice
record Bill(
        String id,
        String order,
        LocalDateTime time,
        Buyer buyer,
        List<Entry> entries,
        long deliveryPesos,
        String uuid,
        Corrected corrects) {

    /// @param scheme of the document: 13 a cédula, 31 a NIT
    /// @param document with its check digit apart
    record Buyer(
            String scheme,
            String document,
            String checkDigit,
            String name,
            String contact,
            String email,
            String phone,
            org.querencia.app.demo.company.Home home) {

        boolean company() {
            return scheme.equals("31");
        }
    }

    record Corrected(String id, String uuid, LocalDateTime time) {}

    /// One line: what it would be, less the discount, plus the tax.
    record Entry(Line line, long fullPesos, long netPesos, long taxPesos) {

        static Entry of(Line line) {
            Product product = line.product();
            long full = product.withoutTax(line.pricePesos() * line.quantity());
            long net = product.withoutTax(line.pesos());
            return new Entry(line, full, net, line.pesos() - net);
        }

        long discountPesos() {
            return fullPesos - netPesos;
        }

        int taxPercent() {
            return line.product().taxPercent();
        }
    }

    long netPesos() {
        return entries.stream().mapToLong(Entry::netPesos).sum();
    }

    long taxPesos() {
        return entries.stream().mapToLong(Entry::taxPesos).sum();
    }

    long payablePesos() {
        return netPesos() + taxPesos() + deliveryPesos;
    }

    /// Taxable amount and tax, by rate.
    Map<Integer, long[]> byRate() {
        Map<Integer, long[]> byRate = new TreeMap<>();
        for (Entry entry : entries) {
            long[] sums = byRate.computeIfAbsent(entry.taxPercent(), _ -> new long[2]);
            sums[0] += entry.netPesos;
            sums[1] += entry.taxPesos;
        }
        return byRate;
    }
}
