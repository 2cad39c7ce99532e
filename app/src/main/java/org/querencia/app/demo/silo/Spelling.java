package org.querencia.app.demo.silo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Name;

/// How names come out when somebody hears them and writes them down.
final class Spelling {

    /// Letters that sound the same in Colombia.
    private static final List<List<String>> ALIKE =
            List.of(
                    List.of("z", "s"),
                    List.of("s", "z"),
                    List.of("v", "b"),
                    List.of("b", "v"),
                    List.of("ll", "y"),
                    List.of("y", "i"),
                    List.of("ce", "se"),
                    List.of("gui", "gi"),
                    List.of("h", ""),
                    List.of("j", "g"),
                    List.of("rr", "r"));

    private Spelling() {}

    /// How carefully a name is written.
    enum Care {
        /// From the identity card.
        CARD,
        /// By the person, on a form.
        FORM,
        /// By a clerk who heard it.
        HEARD,
        /// As friends write it.
        FRIENDS
    }

    static String full(Name name, Care care, Lots lots) {
        return switch (care) {
            case CARD -> capitals(name.full(), 0.5, lots);
            case FORM -> form(name, lots);
            case HEARD -> misheard(plain(form(name, lots), 0.45, lots), 0.08, lots);
            case FRIENDS -> friends(name, lots);
        };
    }

    static String given(Name name, Care care, Lots lots) {
        return part(lots.chance(0.6) ? name.first() : name.given(), care, lots);
    }

    static String surnames(Name name, Care care, Lots lots) {
        return part(lots.chance(0.55) ? name.surnames() : name.surname(), care, lots);
    }

    static String without(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    private static String part(String text, Care care, Lots lots) {
        return switch (care) {
            case CARD, FORM -> capitals(text, 0.1, lots);
            case HEARD, FRIENDS -> misheard(plain(text, 0.4, lots), 0.05, lots);
        };
    }

    private static String form(Name name, Lots lots) {
        return switch (lots.below(5)) {
            case 0 -> name.full();
            case 1 -> name.first() + " " + name.surnames();
            case 2, 3 -> name.first() + " " + name.surname();
            case 4 -> capitals(name.surnames() + " " + name.given(), 0.3, lots);
            default -> throw new IllegalStateException("below 5");
        };
    }

    private static String friends(Name name, Lots lots) {
        String mark = lots.one(List.of("", "", "", "", " 🌱", " ✨", " 🌻"));
        String given = lots.chance(0.6) ? name.friendly() : name.first();
        return switch (lots.below(4)) {
            case 0 -> given + mark;
            case 1 -> given + " " + name.surname().charAt(0) + "." + mark;
            case 2 -> plain(given + " " + name.surname(), 0.6, lots) + mark;
            case 3 -> given.toLowerCase(Locale.ROOT) + mark;
            default -> throw new IllegalStateException("below 4");
        };
    }

    private static String capitals(String text, double often, Lots lots) {
        return lots.chance(often) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String plain(String text, double often, Lots lots) {
        return lots.chance(often) ? without(text) : text;
    }

    /// One sound written otherwise, or a letter too few.
    private static String misheard(String text, double often, Lots lots) {
        if (!lots.chance(often)) {
            return text;
        }
        List<String> alike = lots.one(ALIKE);
        int at = text.indexOf(alike.getFirst(), 1);
        if (at > 0) {
            return text.substring(0, at)
                    + alike.getLast()
                    + text.substring(at + alike.getFirst().length());
        }
        int gone = 1 + lots.below(text.length() - 1);
        return text.substring(0, gone) + text.substring(gone + 1);
    }
}
