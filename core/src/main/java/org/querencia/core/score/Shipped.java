package org.querencia.core.score;

import java.util.List;
import org.querencia.core.score.Score.Engagement;
import org.querencia.core.score.Score.Fit;
import org.querencia.core.score.Score.Grade;
import org.querencia.core.score.Score.Ground;

/// The scores every workspace has at first. They go by the events of Segment's specifications and
/// by what imports and sellers bring, so that they work on any such traffic; names are words the
/// console knows.
final class Shipped {

    private static final List<Grade> GRADES =
            List.of(new Grade("A", 60), new Grade("B", 30), new Grade("C", 0));

    /// Who has not bought yet: interests seen, campaigns, carts left, and what sellers heard.
    private static final Score LEAD =
            new Score(
                    "lead",
                    "lead",
                    "orders == 0",
                    List.of(
                            new Fit("reachable", "has(trait.phone) || has(trait.email)", 10),
                            new Fit("named", "has(trait.name) || has(trait.first_name)", 5),
                            deed("pages", "page:*", 1, 14, 10),
                            deed("products-viewed", "Product Viewed", 3, 14, 20),
                            deed("searches", "Products Searched", 2, 14, 10),
                            deed("wishes", "Product Added to Wishlist", 5, 30, 10),
                            deed("cart", "Product Added", 8, 7, 24),
                            deed("checkout", "Checkout Started", 12, 7, 24),
                            deed("promotions", "Promotion Clicked", 4, 14, 12),
                            deed("mails", "Email Link Clicked", 5, 14, 15),
                            deed("form", "Lead Submitted", 20, 30, 30),
                            deed("messages", "Message Received", 8, 14, 20),
                            deed("events-attended", "Event Attended", 12, 30, 20),
                            deed("shop-visits", "Visit Registered", 12, 30, 24),
                            deed(
                                    "much-interest",
                                    "Visit Registered",
                                    "event.interest == 'much'",
                                    15),
                            deed("not-now", "Call Registered", "event.outcome == 'not-now'", -5),
                            deed(
                                    "not-interested",
                                    "Call Registered",
                                    "event.outcome == 'not-interested'",
                                    -40),
                            deed("unsubscribed", "Unsubscribed", -15, 90, 30)),
                    GRADES,
                    false,
                    1);

    /// Who has bought: number, kind and frequency of purchases, and whether they keep their own
    /// rhythm.
    private static final Score CUSTOMER =
            new Score(
                    "customer",
                    "customer",
                    "orders >= 1",
                    List.of(
                            new Fit("second-order", "orders >= 2", 10),
                            new Fit("fourth-order", "orders >= 4", 10),
                            new Fit("eighth-order", "orders >= 8", 10),
                            new Fit(
                                    "own-rhythm",
                                    "orders >= 2 && !silent('Order Completed', rhythm('Order Completed') * 2)",
                                    15),
                            new Fit(
                                    "several-channels",
                                    "distinct('Order Completed', 'channel', 'ever') >= 2",
                                    5),
                            deed("frequency", "Order Completed", 12, 60, 36),
                            deed("products-viewed", "Product Viewed", 1, 14, 8),
                            deed("cart", "Product Added", 3, 7, 6),
                            deed("refunds", "Order Refunded", -8, 90, 16),
                            deed(
                                    "not-interested",
                                    "Call Registered",
                                    "event.outcome == 'not-interested'",
                                    -20)),
                    GRADES,
                    false,
                    1);

    static final List<Score> ALL = List.of(CUSTOMER, LEAD);

    private Shipped() {}

    private static Ground deed(String name, String event, int points, int halfLife, int most) {
        return new Engagement(name, event, "", points, halfLife, most);
    }

    /// What a seller heard counts for a month or so.
    private static Ground deed(String name, String event, String where, int points) {
        return new Engagement(name, event, where, points, 30, Math.abs(points) * 2);
    }
}
