package org.querencia.qa.clients;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.qa.clients.Loopback.Told;

/// What every client tells of somebody, as far as it has the calls: they sign in, buy, look at the
/// home page; their company; their former id. The constants are what is told of [#WHO].
final class Story {

    static final String WHO = "ana";

    static final Fields ANA = fields("email", "Ana@Example.com", "name", "Ana Ñandú 🌵");
    static final Fields SHOP = fields("name", "Shop SL");
    static final Fields ORDER =
            new Fields(
                    Map.of(
                            "order_id",
                            Value.of("o-ana"),
                            "total",
                            Value.of(new BigDecimal("12.5")),
                            "currency",
                            Value.of("EUR"),
                            "products",
                            new Value.Items(
                                    List.of(
                                            new Fields(
                                                    Map.of(
                                                            "sku",
                                                            Value.of("s1"),
                                                            "quantity",
                                                            Value.of(2)))))));

    static final Map<String, Object> SHOP_TOLD = Map.of("name", "Shop SL");
    static final Map<String, Object> PAGE_TOLD = Map.of("url", "https://shop.example/");

    static final Told SIGNED_IN =
            new Told(
                    Event.Type.IDENTIFY,
                    "",
                    List.of("user_id:ana", "email:ana@example.com", "anonymous_id:anon-ana"),
                    "",
                    "",
                    ANA,
                    Fields.NONE);

    static final Told BOUGHT =
            new Told(
                    Event.Type.TRACK,
                    "Order Completed",
                    List.of("user_id:ana"),
                    "",
                    "",
                    Fields.NONE,
                    ORDER);

    static final Told CAME_HOME =
            new Told(
                    Event.Type.PAGE,
                    "Home",
                    List.of("user_id:ana"),
                    "",
                    "",
                    Fields.NONE,
                    fields("url", "https://shop.example/"));

    static final Told CAME_HOME_WITH_TITLE =
            new Told(
                    Event.Type.PAGE,
                    "Home",
                    List.of("user_id:ana"),
                    "",
                    "",
                    Fields.NONE,
                    fields("url", "https://shop.example/", "title", "Home"));

    static final Told OF_A_COMPANY =
            new Told(Event.Type.GROUP, "", List.of("user_id:ana"), "g-ana", "", SHOP, Fields.NONE);

    static final Told WAS_ANONYMOUS =
            new Told(
                    Event.Type.ALIAS,
                    "",
                    List.of("user_id:ana"),
                    "",
                    "anon-ana",
                    Fields.NONE,
                    Fields.NONE);

    static final List<Told> WHOLE =
            List.of(SIGNED_IN, BOUGHT, CAME_HOME, OF_A_COMPANY, WAS_ANONYMOUS);

    private Story() {}

    /// The order as the Java clients take it.
    static Map<String, Object> orderTold(String who) {
        return Map.of(
                "order_id",
                "o-" + who,
                "total",
                12.5,
                "currency",
                "EUR",
                "products",
                List.of(Map.of("sku", "s1", "quantity", 2)));
    }

    static Map<String, Object> traitsTold(String who) {
        return Map.of("email", capital(who) + "@Example.com", "name", name(who));
    }

    static String name(String who) {
        return capital(who) + " Ñandú 🌵";
    }

    static String anonymous(String who) {
        return "anon-" + who;
    }

    static String company(String who) {
        return "g-" + who;
    }

    private static String capital(String who) {
        return Character.toUpperCase(who.charAt(0)) + who.substring(1);
    }

    static Fields fields(String... namesAndTexts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            fields.put(namesAndTexts[at], Value.of(namesAndTexts[at + 1]));
        }
        return new Fields(fields);
    }
}
