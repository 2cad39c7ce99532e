package org.querencia.app.demo.silo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.company.Route;

/// When who came to the site, on which browser, and what the site knew of them by then.
final class SiteDiary {
    private static final double ON_PHONE = 0.68;
    private static final double MAKES_ACCOUNT = 0.72;
    private static final double STAYS_SIGNED_IN = 0.8;
    private static final double LOOKS_BETWEEN = 0.15;
    private static final int COOKIES_LIVE_DAYS = 170;
    private static final double MINUTES_TO_BUY = 9;
    private static final double MINUTES_A_DAY = 24 * 60;

    private SiteDiary() {}

    /// @param moment when it begins
    /// @param browser 0 or 1
    /// @param cleared how often that browser's cookies were cleared before
    /// @param signsIn when they buy
    record Entry(
            Life life,
            double moment,
            int browser,
            int cleared,
            boolean signedIn,
            boolean signsIn,
            Optional<Campaign> campaign,
            Optional<Purchase> purchase) {}

    /// All visits of the period, the oldest first.
    static List<Entry> of(Company company) {
        List<Entry> entries = new ArrayList<>();
        for (Life life : company.lives()) {
            entries.addAll(of(company, life));
        }
        entries.sort(
                Comparator.comparingDouble(Entry::moment)
                        .thenComparingInt(entry -> entry.life.person().number()));
        return entries;
    }

    private static List<Entry> of(Company company, Life life) {
        Lots lots = company.lots("site", life.person().number());
        List<Stop> stops = stops(company, life, lots);
        boolean account = lots.chance(MAKES_ACCOUNT);
        Set<String> signedInOn = new HashSet<>();
        List<Entry> entries = new ArrayList<>(stops.size());
        for (Stop stop : stops) {
            int browser = lots.chance(ON_PHONE) ? 0 : 1;
            int cleared = cleared(life.person(), browser, stop.moment);
            String device = browser + "/" + cleared;
            boolean signedIn = signedInOn.contains(device) && lots.chance(STAYS_SIGNED_IN);
            if (account && stop.purchase.isPresent()) {
                signedInOn.add(device);
            }
            entries.add(
                    new Entry(
                            life,
                            stop.moment,
                            browser,
                            cleared,
                            signedIn,
                            account,
                            stop.campaign,
                            stop.purchase));
        }
        return entries;
    }

    private record Stop(double moment, Optional<Campaign> campaign, Optional<Purchase> purchase) {}

    private static List<Stop> stops(Company company, Life life, Lots lots) {
        List<Stop> stops = new ArrayList<>();
        boolean first = life.arrival().moment() >= 0;
        if (first && looksAtFirst(life.arrival().route(), lots)) {
            int looks = 1 + lots.poisson(0.4);
            for (int look = 0; look < looks; look++) {
                double later = look == 0 ? 0 : lots.exponential(0.2);
                stops.add(
                        new Stop(
                                life.arrival().moment() + later,
                                look == 0 ? life.arrival().campaign() : Optional.empty(),
                                Optional.empty()));
            }
        }
        boolean usesSite = life.rhythm().channels().contains(Channel.WEB);
        for (Purchase purchase : life.purchases()) {
            if (purchase.channel() == Channel.WEB) {
                double begins = purchase.moment() - MINUTES_TO_BUY / MINUTES_A_DAY;
                stops.add(new Stop(begins, reminder(company, begins, lots), Optional.of(purchase)));
            }
            int looks = usesSite ? lots.poisson(LOOKS_BETWEEN) : 0;
            for (int look = 0; look < looks; look++) {
                double later = purchase.moment() + 1 + lots.exponential(0.08);
                stops.add(new Stop(later, reminder(company, later, lots), Optional.empty()));
            }
        }
        stops.removeIf(stop -> stop.moment < 0 || stop.moment > company.period().days() - 0.1);
        stops.sort(Comparator.comparingDouble(Stop::moment));
        return stops;
    }

    private static boolean looksAtFirst(Route route, Lots lots) {
        return switch (route) {
            case WEB -> true;
            case META_LEAD -> lots.chance(0.5);
            case WHATSAPP -> lots.chance(0.15);
            case SHOP, FAIR, SELLER -> lots.chance(0.04);
        };
    }

    private static Optional<Campaign> reminder(Company company, double moment, Lots lots) {
        int day = (int) moment;
        return day >= 0 && day < company.period().days() && lots.chance(0.4)
                ? Optional.of(company.campaigns().reminding(day, lots))
                : Optional.empty();
    }

    /// How often that browser's cookies were cleared before.
    static int cleared(Person person, int browser, double moment) {
        int offset = (person.number() * 37 + browser * 61) % COOKIES_LIVE_DAYS;
        return (int) (moment + offset) / COOKIES_LIVE_DAYS;
    }
}
