package org.querencia.app.demo.company;

import java.util.List;
import java.util.Optional;

/// Something bought.
///
/// @param moment days since the period began
/// @param shop where, when in a shop
/// @param campaign whose coupon was used, if any
/// @param deliveryPesos 0 when free or carried home
/// @param number counts those of its channel (and shop), the oldest first
/// @param refund what came back later, if anything
public record Purchase(
        Person buyer,
        double moment,
        Channel channel,
        Optional<Shop> shop,
        List<Line> lines,
        Optional<Campaign> campaign,
        long deliveryPesos,
        int number,
        Optional<Refund> refund) {

    /// @param pricePesos of one piece, with tax
    /// @param discountPesos off the whole line
    public record Line(Product product, int quantity, long pricePesos, long discountPesos) {

        /// What is paid for it, with tax.
        public long pesos() {
            return pricePesos * quantity - discountPesos;
        }
    }

    /// Whole lines that were brought back.
    public record Refund(double moment, List<Line> lines) {

        public long pesos() {
            return lines.stream().mapToLong(Line::pesos).sum();
        }
    }

    /// With tax, without delivery.
    public long goodsPesos() {
        return lines.stream().mapToLong(Line::pesos).sum();
    }

    public long totalPesos() {
        return goodsPesos() + deliveryPesos;
    }

    /// The part of the goods that is tax.
    public long taxPesos() {
        return lines.stream()
                .mapToLong(line -> line.pesos() - line.product().withoutTax(line.pesos()))
                .sum();
    }

    public long discountPesos() {
        return lines.stream().mapToLong(Line::discountPesos).sum();
    }

    public String coupon() {
        return campaign.map(Campaign::coupon).orElse("");
    }

    /// As the company's systems name it.
    public String id() {
        return switch (channel) {
            case SHOP ->
                    shop.map(Shop::prefix).orElse("T") + "-" + Digits.padded(100_000L + number, 6);
            case WEB -> "W-" + Digits.padded(10_000L + number, 6);
            case WHATSAPP -> "WA-" + Digits.padded(1_000L + number, 5);
            case SELLER -> "V-" + Digits.padded(1_000L + number, 5);
        };
    }

    Purchase numbered(int number) {
        return new Purchase(
                buyer, moment, channel, shop, lines, campaign, deliveryPesos, number, refund);
    }
}
