package org.querencia.app.demo.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Somebody the company meets.
///
/// @param number the same person for the same number and seed
/// @param cedula ten digits
/// @param emails the one in use first; may be empty
/// @param phones mobile numbers, ten digits, the one in use first; at least one
/// @param householdPhone of somebody they live with, which they give now and then; empty when they
///   live alone
/// @param firm for which they work, if it buys
/// @param tastes a category's weight for them
public record Person(
        int number,
        Name name,
        boolean female,
        LocalDate born,
        String cedula,
        List<String> emails,
        List<String> phones,
        String householdPhone,
        Home home,
        Optional<Firm> firm,
        List<Double> tastes) {

    /// As truth.csv calls them.
    public String id() {
        return "P" + Digits.padded(number, 6);
    }

    /// The name of their account on the site, if they make one.
    public String userId() {
        return "cliente-" + (10_000 + number);
    }

    public Optional<String> email() {
        return emails.stream().findFirst();
    }

    public String phone() {
        return phones.getFirst();
    }

    /// The browser they use, `n`th: 0 is the phone, 1 the computer. Every time its cookies are
    /// cleared it is another.
    public String device(long seed, int n, int cleared) {
        Lots lots = Lots.of(seed, "device", number * 1_000L + n * 100L + cleared);
        String high = Digits.hex(lots.next());
        String low = Digits.hex(lots.next());
        return high.substring(0, 8)
                + "-"
                + high.substring(8, 12)
                + "-4"
                + high.substring(13, 16)
                + "-a"
                + low.substring(1, 4)
                + "-"
                + low.substring(4, 16);
    }
}
