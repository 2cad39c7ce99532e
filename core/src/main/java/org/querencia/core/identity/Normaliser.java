package org.querencia.core.identity;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// Turns what people and programs write into the one form that is compared and kept.
public enum Normaliser {
    /// Kept as it is, without white space around.
    TEXT,
    /// Lower case, the domain in ASCII; a plus-tag is kept (see [#comparableEmail]).
    EMAIL,
    /// E.164, by libphonenumber; numbers without a prefix are the workspace's country's.
    PHONE,
    /// Without punctuation; check digits of Colombian NIT and Spanish NIF, NIE and CIF must be
    /// right.
    TAX_ID,
    /// Upper case, without spaces and dashes.
    CARD,
    /// Lower case.
    DEVICE;

    /// The form of `text`, which is stripped and not blank; empty when it is none of this kind.
    Optional<String> normalise(String text, String country) {
        return switch (this) {
            case TEXT -> Optional.of(composed(text));
            case EMAIL -> email(composed(text));
            case PHONE -> Phones.normalise(text, country);
            case TAX_ID -> TaxIds.normalise(composed(text), country);
            case CARD -> card(composed(text));
            case DEVICE -> Optional.of(composed(text).toLowerCase(Locale.ROOT));
        };
    }

    /// Whether normalising costs so much that results are worth remembering.
    boolean slow() {
        return this == PHONE;
    }

    /// The mailbox of a normalised e-mail address: `ana+news@x.co` and `ana@x.co` go to the same
    /// one at the providers that know plus-tags, so they are suspected, never taken, to be one.
    public static String comparableEmail(String email) {
        int at = email.lastIndexOf('@');
        int plus = email.indexOf('+');
        return plus > 0 && plus < at ? email.substring(0, plus) + email.substring(at) : email;
    }

    /// Only the shape is asked for: a list of top-level domains would grow old and lose people.
    private static Optional<String> email(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > 64 || at == text.length() - 1 || !printable(text)) {
            return Optional.empty();
        }
        String domain = text.substring(at + 1);
        if (!ascii(domain)) {
            try {
                domain = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException notADomain) {
                return Optional.empty();
            }
        }
        String local = text.substring(0, at);
        return local.indexOf('@') < 0 && plausibleDomain(domain)
                ? Optional.of((local + "@" + domain).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean plausibleDomain(String domain) {
        boolean dotted = false;
        char before = '.';
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (c == '.') {
                if (before == '.') {
                    return false;
                }
                dotted = true;
            } else if (!(asciiLetterOrDigit(c) || c == '-')) {
                return false;
            }
            before = c;
        }
        return dotted && before != '.';
    }

    private static Optional<String> card(String text) {
        StringBuilder card = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != '-' && !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(card::appendCodePoint);
        return card.isEmpty()
                ? Optional.empty()
                : Optional.of(card.toString().toUpperCase(Locale.ROOT));
    }

    /// The same letter written in one or two code points is the same letter.
    private static String composed(String text) {
        return ascii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == ',' || c == ';' || c == '<' || c == '>' || c == 0x7f) {
                return false;
            }
            if (c > 0x7f && (Character.isSpaceChar(c) || Character.isISOControl(c))) {
                return false;
            }
        }
        return true;
    }

    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    static boolean asciiLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
