package org.querencia.app.demo.silo;

import java.util.Optional;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Digits;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Purchase;

/// Somebody in the loyalty programme. Who is, every silo knows alike.
///
/// @param card ten digits, the last of which checks the others
/// @param joined days since the period began
record Member(Life life, String card, double joined) {
    private static final String CARD_PREFIX = "77";
    private static final double JOINS_OFTEN_SHOP = 0.62;
    private static final double JOINS_ONCE_SHOP = 0.2;
    private static final double JOINS_ELSEWHERE = 0.12;

    /// Those who are in it since before the period have a card even if they never came again.
    static Optional<Member> of(Company company, Life life) {
        Lots lots = company.lots("member", life.person().number());
        long inShop =
                life.purchases().stream()
                        .filter(purchase -> purchase.channel() == Channel.SHOP)
                        .count();
        double joins =
                inShop > 1 ? JOINS_OFTEN_SHOP : inShop == 1 ? JOINS_ONCE_SHOP : JOINS_ELSEWHERE;
        boolean old = life.buys() && life.first() < 0;
        boolean bought = !life.purchases().isEmpty();
        if (life.person().firm().isPresent() || !(old || (bought && lots.chance(joins)))) {
            return Optional.empty();
        }
        double joined = old ? life.first() : life.purchases().getFirst().moment();
        return Optional.of(new Member(life, card(life.person().number()), joined));
    }

    /// Made to the tenth by the Luhn formula (ISO/IEC 7812-1, annex B).
    static String card(int number) {
        String digits = CARD_PREFIX + Digits.padded(number, 7);
        return digits + luhn(digits);
    }

    static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /// A point for each thousand pesos since joining, less what was spent of them.
    long points(Lots lots) {
        long earned = life.purchases().stream().mapToLong(Purchase::totalPesos).sum() / 1_000;
        return lots.chance(0.35) ? earned * lots.between(10, 80) / 100 : earned;
    }

    String tier() {
        long pesos = life.purchases().stream().mapToLong(Purchase::totalPesos).sum();
        return pesos > 900_000 ? "Cosecha" : pesos > 300_000 ? "Brote" : "Semilla";
    }
}
