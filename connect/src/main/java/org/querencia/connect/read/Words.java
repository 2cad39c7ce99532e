package org.querencia.connect.read;

import java.text.Normalizer;
import java.util.Locale;

/// Text made comparable.
public final class Words {

    private Words() {}

    /// Lower case, without accents and without blanks around.
    public static String plain(String text) {
        String folded =
                isAscii(text)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return folded.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }
}
