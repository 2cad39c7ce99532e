package org.querencia.app.demo.company;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// E-mail addresses under a top-level domain that is nobody's (RFC 2606).
public final class Mailboxes {
    private static final List<String> DOMAINS =
            List.of(
                    "correo.example",
                    "correo.example",
                    "correo.example",
                    "buzon.example",
                    "buzon.example",
                    "mensajes.example");

    private Mailboxes() {}

    /// The number makes it nobody else's.
    static String of(Name name, int number, Lots lots) {
        String first = plain(name.first());
        String surname = plain(name.surname()).replace(" ", "");
        String local =
                switch (lots.below(4)) {
                    case 0 -> first + "." + surname;
                    case 1 -> first.substring(0, 1) + surname;
                    case 2 -> first + surname;
                    case 3 -> surname + "." + first;
                    default -> throw new IllegalStateException("below 4");
                };
        return local + number + "@" + lots.one(DOMAINS);
    }

    /// Lower case, without accents.
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace(".", "")
                .toLowerCase(Locale.ROOT);
    }
}
