package org.querencia.web.console.frame;

import java.util.Locale;
import java.util.Map;

/// How events are called and drawn: the e-commerce names every platform sends, in the reader's
/// language; any other name as its sender wrote it.
public final class EventWords {
    private static final Map<String, String> ICONS =
            Map.ofEntries(
                    Map.entry("account-added-user", "building"),
                    Map.entry("account-removed-user", "building"),
                    Map.entry("order-completed", "receipt"),
                    Map.entry("consent-given", "check"),
                    Map.entry("consent-withdrawn", "ban"),
                    Map.entry("visit-registered", "map-pin"),
                    Map.entry("call-registered", "phone"),
                    Map.entry("order-updated", "receipt"),
                    Map.entry("order-refunded", "arrow-back-up"),
                    Map.entry("order-cancelled", "ban"),
                    Map.entry("checkout-started", "credit-card"),
                    Map.entry("checkout-step-viewed", "credit-card"),
                    Map.entry("checkout-step-completed", "credit-card"),
                    Map.entry("payment-info-entered", "credit-card"),
                    Map.entry("product-added", "shopping-cart"),
                    Map.entry("product-removed", "shopping-cart"),
                    Map.entry("cart-viewed", "shopping-cart"),
                    Map.entry("product-viewed", "eye"),
                    Map.entry("product-clicked", "eye"),
                    Map.entry("products-searched", "search"),
                    Map.entry("product-reviewed", "star"),
                    Map.entry("product-added-to-wishlist", "heart"),
                    Map.entry("product-removed-from-wishlist", "heart"),
                    Map.entry("wishlist-product-added-to-cart", "shopping-cart"));

    private EventWords() {}

    public static String name(Texts texts, String type, String name) {
        if (type.equals("track")) {
            return texts.known("event.name." + slug(name), name);
        }
        String said = texts.known("event.type." + type, type);
        return name.isBlank() ? said : said + " · " + name;
    }

    static String icon(String type, String name) {
        return switch (type) {
            case "track" -> ICONS.getOrDefault(slug(name), "bolt");
            case "identify" -> "user";
            case "page" -> "file-text";
            case "screen" -> "device-mobile";
            case "group" -> "building";
            case "alias" -> "link";
            default -> "bolt";
        };
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
