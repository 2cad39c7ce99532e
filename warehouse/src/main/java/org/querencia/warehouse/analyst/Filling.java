package org.querencia.warehouse.analyst;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.querencia.runtime.warehouse.Scorings;
import org.querencia.warehouse.measure.Touches;

/// What stands in the braces of the views: the workspace's zone and currency, and a narrower time
/// where only some days are wanted.
///
/// @param day an expression for the local day of the column `timestamp`
/// @param currency the workspace's
/// @param within a condition for rows with a `timestamp`, beginning with AND; or empty
/// @param withinDays the same for rows with a `day`
public record Filling(String day, Currency currency, String within, String withinDays) {

    private static final int DIGITS_USUAL = 2;

    /// Minor units are exact in four decimals: no currency has more.
    private static final List<String> WORTH = List.of("1.0000", "0.1000", "0.0100", "0.0010");

    private static final String WORTH_LEAST = "0.0001";

    String filled(String statement) {
        return Touches.in(statement)
                .replace("{day}", day)
                .replace("{currency}", "'%s'".formatted(currency.getCurrencyCode()))
                .replace("{unit_of}", unitOf("currency"))
                .replace("{unit_of_price}", unitOf("price_currency"))
                .replace("{unit_of_cost}", unitOf("cost_currency"))
                .replace("{unit}", worth(digits(currency)))
                .replace("{rate_of}", rateOf())
                .replace("{sellers}", sellers())
                .replace("{orders}", within)
                .replace("{events}", within)
                .replace("{outlays}", withinDays);
    }

    private static String sellers() {
        return Scorings.SELLERS_EVENTS.stream()
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", "));
    }

    /// What one minor unit is worth, by the currency in the column.
    private static String unitOf(String column) {
        StringBuilder cases = new StringBuilder("CASE");
        unusual()
                .forEach((digits, codes) ->
                        cases.append(
                                " WHEN %s IN (%s) THEN %s"
                                        .formatted(column, codes, worth(digits))));
        return cases.append(" ELSE ").append(worth(DIGITS_USUAL)).append(" END").toString();
    }

    /// What turns the worth of minor units in each other into that of whole ones.
    private String rateOf() {
        StringBuilder cases = new StringBuilder("CASE");
        unusual()
                .forEach((digits, codes) ->
                        cases.append(
                                " WHEN currency IN (%s) THEN %s"
                                        .formatted(codes, power(digits - digits(currency)))));
        return cases.append(" ELSE ")
                .append(power(DIGITS_USUAL - digits(currency)))
                .append(" END")
                .toString();
    }

    private static Map<Integer, String> unusual() {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> digits(currency) != DIGITS_USUAL)
                .collect(
                        Collectors.groupingBy(
                                Filling::digits,
                                TreeMap::new,
                                Collectors.mapping(
                                        currency -> "'%s'".formatted(currency.getCurrencyCode()),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                codes ->
                                                        codes.stream()
                                                                .sorted()
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", "))))));
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    private static String worth(int digits) {
        return digits < WORTH.size() ? WORTH.get(digits) : WORTH_LEAST;
    }

    /// A power of ten with four decimals.
    private static String power(int exponent) {
        return java.math.BigDecimal.ONE
                .scaleByPowerOfTen(exponent)
                .setScale(4, java.math.RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
