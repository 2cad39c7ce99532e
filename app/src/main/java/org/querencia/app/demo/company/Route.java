package org.querencia.app.demo.company;

/// How somebody first came.
///
/// @see Rhythms how they buy afterwards
public enum Route {
    /// Passed by and came in.
    SHOP(0.95, 0.2),
    /// Found the site.
    WEB(0.62, 3),
    /// Wrote first.
    WHATSAPP(0.6, 4),
    /// Left their data in a form on Instagram or Facebook.
    META_LEAD(0.27, 14),
    /// Tasted something at a fair.
    FAIR(0.4, 12),
    /// A company, visited by a seller.
    SELLER(0.72, 10);

    private final double buys;
    private final double daysToBuyMean;

    Route(double buys, double daysToBuyMean) {
        this.buys = buys;
        this.daysToBuyMean = daysToBuyMean;
    }

    /// The share who buy at all, sooner or later.
    double buys() {
        return buys;
    }

    double daysToBuyMean() {
        return daysToBuyMean;
    }

    /// Where they buy most.
    Channel channel() {
        return switch (this) {
            case SHOP, FAIR -> Channel.SHOP;
            case WEB, META_LEAD -> Channel.WEB;
            case WHATSAPP -> Channel.WHATSAPP;
            case SELLER -> Channel.SELLER;
        };
    }
}
