package org.querencia.core.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the address of a page names somebody who recommends it.
///
/// Parameters such as `referral_code` mean nothing else. `ref` may mean anything: a place in a
/// menu, a list, a version of a page. So it counts only where its value looks like a code that
/// somebody was given, and neither the address nor the event says that a campaign led there.
final class Recommending {

    private static final Set<String> NAMING =
            Set.of("referral", "referral_code", "referred_by", "referido");

    private static final String PERHAPS = "ref";

    private static final int CODE_LENGTH_MIN = 4;
    private static final int CODE_LENGTH_MAX = 20;

    /// By these advertising marks its links, beside `utm_…`.
    private static final Set<String> ADVERTISING =
            Set.of(
                    "gclid",
                    "gbraid",
                    "wbraid",
                    "fbclid",
                    "msclkid",
                    "ttclid",
                    "twclid",
                    "li_fat_id",
                    "mc_cid");

    /// What pages call their parts, and what a number may stand behind.
    private static final Set<String> PARTS =
            Set.of(
                    "ad",
                    "ads",
                    "banner",
                    "blog",
                    "block",
                    "box",
                    "btn",
                    "button",
                    "card",
                    "carousel",
                    "cart",
                    "category",
                    "cta",
                    "email",
                    "footer",
                    "form",
                    "grid",
                    "header",
                    "hero",
                    "home",
                    "homepage",
                    "icon",
                    "image",
                    "img",
                    "item",
                    "landing",
                    "link",
                    "list",
                    "logo",
                    "mail",
                    "menu",
                    "modal",
                    "nav",
                    "navbar",
                    "news",
                    "newsletter",
                    "page",
                    "pagina",
                    "popup",
                    "post",
                    "product",
                    "producto",
                    "promo",
                    "rec",
                    "row",
                    "search",
                    "section",
                    "sidebar",
                    "slide",
                    "slider",
                    "slot",
                    "story",
                    "tab",
                    "test",
                    "tile",
                    "top",
                    "variant",
                    "version",
                    "video",
                    "widget");

    private Recommending() {}

    /// @param ofCampaign whether the event says that a campaign led there
    static boolean names(String address, boolean ofCampaign) {
        int begins = address.indexOf('?');
        if (begins < 0) {
            return false;
        }
        int ends = address.indexOf('#', begins);
        boolean advertised = ofCampaign;
        List<String> perhaps = new ArrayList<>();
        for (String pair :
                address.substring(begins + 1, ends < 0 ? address.length() : ends).split("&", -1)) {
            int at = pair.indexOf('=');
            if (at <= 0 || at == pair.length() - 1) {
                continue;
            }
            String name = pair.substring(0, at).toLowerCase(Locale.ROOT);
            if (NAMING.contains(name)) {
                return true;
            }
            advertised = advertised || name.startsWith("utm_") || ADVERTISING.contains(name);
            if (name.equals(PERHAPS)) {
                perhaps.add(pair.substring(at + 1));
            }
        }
        return !advertised && perhaps.stream().anyMatch(Recommending::isCode);
    }

    /// Letters with digits, as in `ANA10`, that are no part of a page, as in `banner2`.
    private static boolean isCode(String value) {
        if (value.length() < CODE_LENGTH_MIN || value.length() > CODE_LENGTH_MAX) {
            return false;
        }
        boolean letters = value.chars().anyMatch(Recommending::isLetter);
        boolean digits = value.chars().anyMatch(Recommending::isDigit);
        return letters
                && digits
                && value.chars().allMatch(c -> isLetter(c) || isDigit(c))
                && !PARTS.contains(value.toLowerCase(Locale.ROOT).replaceFirst("[0-9]+$", ""));
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
