package org.querencia.app.demo.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.app.demo.company.Purchase.Line;
import org.querencia.app.demo.company.Purchase.Refund;

/// What each person does, from arriving to leaving: the models of [Rhythms], on the clock of the
/// [Season], with coupons, returns and the price rise.
final class Behaviour {
    private static final double DAYS_A_WEEK = 7;
    private static final double LEAVES_OVER_PRICE = 0.16;
    private static final double LEAVES_OVER_PRICE_DAYS_MEAN = 21;
    private static final double USES_COUPON = 0.55;
    private static final double RETURNS = 0.018;
    private static final double RETURNS_COMPLEX = 0.05;
    private static final double RETURNS_AFTER_DAYS_MEAN = 6;
    private static final long LEAST_PESOS = 6_000;
    private static final long DELIVERY_PESOS = 8_900;
    private static final long FREE_FROM_PESOS = 120_000;

    private final long seed;
    private final Period period;
    private final Season season;
    private final Catalogue catalogue;
    private final Campaigns campaigns;
    private final Arrivals arrivals;
    private final Basket basket;

    Behaviour(long seed, Period period, Catalogue catalogue, Campaigns campaigns, Basket basket) {
        this.seed = seed;
        this.period = period;
        this.season = Season.of(period);
        this.catalogue = catalogue;
        this.campaigns = campaigns;
        this.arrivals = new Arrivals(period, season, campaigns);
        this.basket = basket;
    }

    Life live(Person person) {
        Lots lots = Lots.of(seed, "life", person.number());
        Arrival arrival = arrivals.draw(person, lots);
        Route route = arrival.route();
        Rhythm rhythm = Rhythms.draw(person, route, lots);
        boolean buys = lots.chance(route.buys()) && !Population.advises(person.number());
        double first = arrival.moment() + lots.exponential(1 / route.daysToBuyMean());
        double leaves = first + DAYS_A_WEEK * lots.exponential(rhythm.leavingPerWeek());
        leaves = overPrice(rhythm, first, leaves, lots);
        List<Purchase> purchases =
                buys ? purchases(person, rhythm, first, leaves, lots) : List.of();
        return new Life(person, arrival, rhythm, buys, first, leaves, purchases);
    }

    /// Some of those who are there at the price rise leave over it, in the weeks after.
    private double overPrice(Rhythm rhythm, double first, double leaves, Lots lots) {
        double rise = period.day(catalogue.rise());
        double gone = rise + lots.exponential(1 / LEAVES_OVER_PRICE_DAYS_MEAN);
        boolean minds = lots.chance(rhythm.minds() * LEAVES_OVER_PRICE);
        return minds && first < rise ? Math.min(leaves, gone) : leaves;
    }

    private List<Purchase> purchases(
            Person person, Rhythm rhythm, double first, double leaves, Lots lots) {
        List<Purchase> purchases = new ArrayList<>();
        Urn<Product> liking = basket.liking(person);
        Optional<Product> usual = Optional.empty();
        double end = Math.min(leaves, period.days());
        double moment = first;
        do {
            if (moment >= 0 && moment < period.days()) {
                Purchase purchase = purchase(person, rhythm, moment, liking, usual, lots);
                purchases.add(purchase);
                usual = Optional.of(purchase.lines().getFirst().product());
            }
            double gap = DAYS_A_WEEK * lots.exponential(rhythm.perWeek());
            moment = season.moment(season.clock(moment) + gap);
        } while (moment < end);
        return List.copyOf(purchases);
    }

    private Purchase purchase(
            Person person,
            Rhythm rhythm,
            double moment,
            Urn<Product> liking,
            Optional<Product> usual,
            Lots lots) {
        int day = (int) moment;
        Channel channel =
                lots.chance(rhythm.faithful())
                        ? rhythm.channels().getFirst()
                        : rhythm.channels().getLast();
        double at = Period.at(day, Hours.of(channel, lots));
        boolean couponFits = channel == Channel.WEB || channel == Channel.WHATSAPP;
        Optional<Campaign> campaign =
                couponFits && lots.chance(USES_COUPON)
                        ? campaigns.withCoupon(day)
                        : Optional.empty();
        long pesos = Math.max(LEAST_PESOS, amount(rhythm, lots));
        List<Line> lines =
                basket.fill(
                        person,
                        liking,
                        usual,
                        new Basket.Wish(
                                pesos,
                                period.date(at),
                                campaign.map(Campaign::couponPercent).orElse(0)),
                        lots);
        return new Purchase(
                person,
                at,
                channel,
                channel == Channel.SHOP
                        ? Optional.of(Shop.of(person.home(), lots))
                        : Optional.empty(),
                lines,
                campaign,
                delivery(channel, lines),
                0,
                refund(at, lines, lots));
    }

    /// A draw of the gamma distribution whose mean is the person's.
    private static long amount(Rhythm rhythm, Lots lots) {
        return Math.round(lots.gamma(Rhythms.P, Rhythms.P / rhythm.pesos()));
    }

    static long delivery(Channel channel, List<Line> lines) {
        long goods = lines.stream().mapToLong(Line::pesos).sum();
        boolean sent = channel == Channel.WEB || channel == Channel.WHATSAPP;
        return sent && goods < FREE_FROM_PESOS ? DELIVERY_PESOS : 0;
    }

    /// One line or, as often, all of it; only what comes back within the period is told.
    private Optional<Refund> refund(double at, List<Line> lines, Lots lots) {
        boolean complex = lines.stream().anyMatch(line -> line.product().complex());
        boolean comesBack = lots.chance(complex ? RETURNS_COMPLEX : RETURNS);
        double days = 1 + lots.exponential(1 / RETURNS_AFTER_DAYS_MEAN);
        boolean all = lots.chance(0.5);
        Line one = lots.one(lines);
        double moment = Period.at((int) (at + days), Hours.ofDay(lots));
        return comesBack && moment < period.days()
                ? Optional.of(new Refund(moment, all ? lines : List.of(one)))
                : Optional.empty();
    }
}
