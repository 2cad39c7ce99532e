package org.querencia.app.demo.company;

import java.util.List;

/// Draws how each customer buys.
///
/// Purchases and leaving follow the Pareto/NBD model (Schmittlein, Morrison & Colombo, "Counting
/// your customers: who are they and what will they do next?", Management Science 33, 1987): while
/// alive somebody buys as a Poisson process of rate λ, and leaves after a time that is exponential
/// of rate μ; over people λ is gamma of shape r and rate α, μ gamma of shape s and rate β. Time is
/// in weeks.
///
/// What a purchase comes to follows the gamma-gamma model (Fader & Hardie, "The Gamma-Gamma model
/// of monetary value", 2013, after Colombo & Jiang, 1999): amounts of one person are gamma of shape
/// p and rate ν; over people ν is gamma of shape q and rate γ, so that the mean is pγ/(q − 1).
public final class Rhythms {

    /// Spread of one person's amounts, the same for all.
    static final double P = 4;

    private static final double FAITHFUL_LEAST = 0.55;
    private static final double PESOS_MOST = 900_000;
    private static final double FIRM_PESOS_MOST = 6_000_000;

    private Rhythms() {}

    /// The model's parameters for one kind of customer.
    ///
    /// @param r shape of the rates of buying, `alpha` their rate, in weeks
    /// @param s shape of the rates of leaving, `beta` their rate, in weeks
    /// @param q shape of the rates of amounts, `gamma` their rate, in pesos
    public record Model(
            double r, double alpha, double s, double beta, double q, double gammaPesos) {}

    static final Model PERSON = new Model(0.68, 9, 0.7, 15, 3.6, 46_000);
    static final Model FROM_LEAD = new Model(0.7, 9, 0.8, 9, 3.6, 41_000);
    static final Model FIRM = new Model(3, 8, 0.5, 60, 4, 330_000);

    static Model model(Route route) {
        return switch (route) {
            case SHOP, WEB, WHATSAPP, FAIR -> PERSON;
            case META_LEAD -> FROM_LEAD;
            case SELLER -> FIRM;
        };
    }

    static Rhythm draw(Person person, Route route, Lots lots) {
        Model model = model(route);
        double pesos = P / lots.gamma(model.q, model.gammaPesos);
        return new Rhythm(
                lots.gamma(model.r, model.alpha),
                lots.gamma(model.s, model.beta),
                Math.min(pesos, route == Route.SELLER ? FIRM_PESOS_MOST : PESOS_MOST),
                lots.unit(),
                channels(person, route, lots),
                FAITHFUL_LEAST + (1 - FAITHFUL_LEAST) * lots.unit());
    }

    /// The one they came through, and one or two others; a shop only where there is one.
    private static List<Channel> channels(Person person, Route route, Lots lots) {
        if (route == Route.SELLER) {
            return List.of(Channel.SELLER, Channel.WHATSAPP);
        }
        boolean near = Shop.near(person.home());
        Channel other = lots.chance(0.4) ? Channel.WEB : Channel.WHATSAPP;
        return switch (route.channel()) {
            case SHOP -> near ? List.of(Channel.SHOP, other) : List.of(other, Channel.SHOP);
            case WEB -> List.of(Channel.WEB, near ? Channel.SHOP : Channel.WHATSAPP);
            case WHATSAPP -> List.of(Channel.WHATSAPP, near ? Channel.SHOP : Channel.WEB);
            case SELLER -> throw new IllegalStateException("has its own");
        };
    }
}
