package org.querencia.core.measure;

import java.util.Locale;

/// The same said in both languages of the console.
public record Words(String es, String en) {

    public static final Words NONE = new Words("", "");

    public Words {
        es = es.strip();
        en = en.strip();
    }

    /// Where one language says nothing, the other speaks for it.
    public String in(Locale language) {
        boolean spanish = language.getLanguage().equals("es");
        String wanted = spanish ? es : en;
        return wanted.isEmpty() ? (spanish ? en : es) : wanted;
    }

    public boolean isEmpty() {
        return es.isEmpty() && en.isEmpty();
    }
}
