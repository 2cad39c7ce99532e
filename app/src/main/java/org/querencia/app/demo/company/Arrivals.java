package org.querencia.app.demo.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When people come, and what brings them: some by themselves, more of them as the company becomes
/// known; some because of a campaign, in proportion to what is spent on it.
final class Arrivals {
    private static final double PAID = 0.34;
    private static final double GROWTH = 0.8;
    private static final double SHOP = 0.76;
    private static final double WEB = 0.13;

    /// Of those who came by themselves, the share who were there before the period began, and since
    /// when at most, in days.
    private static final double BEFORE = 0.2;

    private static final int BEFORE_DAYS_MAX = 400;

    private final Urn<Integer> days;
    private final Urn<CampaignDay> paid;

    private record CampaignDay(Campaign campaign, int day) {}

    Arrivals(Period period, Season season, Campaigns campaigns) {
        List<Integer> all = new ArrayList<>();
        for (int day = 0; day < period.days(); day++) {
            all.add(day);
        }
        this.days = new Urn<>(all, day -> season.busy(day) * (1 + GROWTH * day / period.days()));
        List<CampaignDay> spent = new ArrayList<>();
        for (Campaign campaign : campaigns.all()) {
            for (int day = 0; day < period.days(); day++) {
                if (campaign.runs(day) && !campaign.reminds()) {
                    spent.add(new CampaignDay(campaign, day));
                }
            }
        }
        this.paid =
                new Urn<>(
                        spent,
                        one ->
                                season.busy(one.day)
                                        * one.campaign.pesosADay()
                                        / one.campaign.pesosAPerson());
    }

    Arrival draw(Person person, Lots lots) {
        double hour = Hours.ofDay(lots);
        if (person.firm().isPresent()) {
            return new Arrival(byThemselves(hour, lots), Route.SELLER, Optional.empty());
        }
        if (lots.chance(PAID)) {
            CampaignDay brought = paid.draw(lots);
            Campaign campaign = brought.campaign;
            return new Arrival(
                    Period.at(brought.day, hour), campaign.route(), Optional.of(campaign));
        }
        double by = lots.unit();
        Route route = by < SHOP ? Route.SHOP : by < SHOP + WEB ? Route.WEB : Route.WHATSAPP;
        return new Arrival(byThemselves(hour, lots), route, Optional.empty());
    }

    private double byThemselves(double hour, Lots lots) {
        int day = lots.chance(BEFORE) ? -lots.between(1, BEFORE_DAYS_MAX) : days.draw(lots);
        return Period.at(day, hour);
    }
}
