package org.querencia.app.demo.company;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All campaigns of the period: some run always, most come with their season each year.
public final class Campaigns {
    private static final double PRIMARY_ATTENTION = 0.7;

    private final List<Campaign> all;
    private final Period period;

    /// A campaign of every year.
    private record Yearly(Campaign model, MonthDay begins) {}

    /// Days and pesos are as for twenty thousand people; see [#scaled].
    private static final List<Campaign> ALWAYS =
            List.of(
                    always("google-busqueda", "Búsqueda", "google", "cpc", Route.WEB, 70, 14),
                    always("ig-recetas", "Recetas", "instagram", "paid_social", Route.WEB, 55, 16),
                    always(
                            "ven-a-probar",
                            "Ven a probar",
                            "instagram",
                            "paid_social",
                            Route.SHOP,
                            60,
                            12),
                    always(
                            "guia-desayunos",
                            "Guía de desayunos",
                            "facebook",
                            "lead_ad",
                            Route.META_LEAD,
                            60,
                            9),
                    always(
                            "escribenos",
                            "Escríbenos",
                            "instagram",
                            "click_to_whatsapp",
                            Route.WHATSAPP,
                            55,
                            11),
                    always("correo-mensual", "Novedades", "correo", "email", Route.WEB, 14, 0));

    private static final List<Yearly> YEARLY =
            List.of(
                    yearly(1, 4, 27, "propositos", "Propósitos de enero", Route.META_LEAD, 160, 0),
                    yearly(2, 10, 21, "reto-21", "Reto de 21 días", Route.WEB, 220, 0),
                    yearly(3, 12, 5, "feria-sabores", "Feria de sabores", Route.FAIR, 900, 0),
                    yearly(4, 25, 17, "mama", "Mamá primero", Route.WEB, 180, 10),
                    yearly(6, 10, 20, "prima", "Mitad de año", Route.WEB, 190, 15),
                    yearly(9, 5, 16, "amor", "Amor y amistad", Route.WHATSAPP, 170, 10),
                    yearly(10, 8, 5, "feria-bienestar", "Feria bienestar", Route.FAIR, 950, 0),
                    yearly(11, 20, 11, "negro", "Viernes negro", Route.WEB, 300, 20),
                    yearly(12, 1, 23, "navidad", "Regala bienestar", Route.WEB, 260, 10));

    private Campaigns(List<Campaign> all, Period period) {
        this.all = List.copyOf(all);
        this.period = period;
    }

    /// @param size of the company, 1 for twenty thousand people
    static Campaigns of(Period period, double size) {
        List<Campaign> all = new ArrayList<>();
        ALWAYS.forEach(campaign -> all.add(scaled(campaign, 0, period.days(), "", size)));
        for (int year = period.from().getYear(); year <= period.until().getYear(); year++) {
            for (Yearly yearly : YEARLY) {
                LocalDate begins = yearly.begins().atYear(year);
                long first = ChronoUnit.DAYS.between(period.from(), begins);
                Campaign model = yearly.model();
                if (first < period.days() && first + model.days() > 0) {
                    all.add(scaled(model, (int) first, model.days(), "-" + year, size));
                }
            }
        }
        return new Campaigns(all, period);
    }

    public List<Campaign> all() {
        return all;
    }

    /// What was spent on it that day.
    public long pesos(Campaign campaign, int day, Lots lots) {
        boolean weekend = period.from().plusDays(day).getDayOfWeek().getValue() > 5;
        double noise = 0.85 + 0.3 * lots.unit();
        return Math.round(campaign.pesosADay() * noise * (weekend ? 0.9 : 1.05));
    }

    /// One with a coupon that whoever buys that day may have seen.
    Optional<Campaign> withCoupon(int day) {
        return all.stream()
                .filter(campaign -> !campaign.coupon().isEmpty() && campaign.runs(day))
                .findFirst();
    }

    /// One through which somebody known comes to the site that day.
    public Campaign reminding(int day, Lots lots) {
        List<Campaign> running =
                all.stream()
                        .filter(campaign -> campaign.runs(day) && campaign.route() == Route.WEB)
                        .toList();
        return lots.chance(PRIMARY_ATTENTION) ? running.getLast() : lots.one(running);
    }

    private static Campaign always(
            String key,
            String name,
            String source,
            String medium,
            Route route,
            int thousandADay,
            int thousandAPerson) {
        return new Campaign(
                key,
                name,
                source,
                medium,
                route,
                0,
                0,
                thousandADay * 1_000,
                thousandAPerson * 1_000,
                "",
                0);
    }

    private static Yearly yearly(
            int month,
            int day,
            int days,
            String key,
            String name,
            Route route,
            int thousandADay,
            int percent) {
        boolean fair = route == Route.FAIR;
        boolean lead = route == Route.META_LEAD;
        String medium = fair ? "event" : lead ? "lead_ad" : "paid_social";
        return new Yearly(
                new Campaign(
                        key,
                        name,
                        fair ? "feria" : lead ? "facebook" : "instagram",
                        route == Route.WHATSAPP ? "click_to_whatsapp" : medium,
                        route,
                        0,
                        days,
                        thousandADay * 1_000,
                        (fair ? 14 : 10) * 1_000,
                        percent == 0 ? "" : key.toUpperCase(java.util.Locale.ROOT) + percent,
                        percent),
                MonthDay.of(month, day));
    }

    /// As many days and pesos, named after its year.
    private static Campaign scaled(
            Campaign model, int firstDay, int days, String suffix, double size) {
        return new Campaign(
                model.key() + suffix,
                suffix.isEmpty() ? model.name() : model.name() + " " + suffix.substring(1),
                model.source(),
                model.medium(),
                model.route(),
                firstDay,
                days,
                Math.toIntExact(Math.round(model.pesosADay() * size)),
                model.pesosAPerson(),
                model.coupon(),
                model.couponPercent());
    }
}
