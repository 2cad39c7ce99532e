package org.querencia.runtime.state;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes text as people look for it: what is searched and what is searched for go through here, so
/// that both are folded alike in every store.
///
/// Lower case, without accents (Unicode's compatibility decomposition, marks left out), one space
/// between words. Letters of the Latin script that do not decompose are spelt as PostgreSQL's
/// `unaccent` spells them: `Łucja Groß` is found by `lucja gross`, `Søren` by `soren`.
public final class Folding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /// From `unaccent.rules`, of what is left after decomposition and in lower case: letters of
    /// languages in use, and the quotes and dashes that writing programs put in names.
    private static final Map<Integer, String> SPELT = new HashMap<>();

    static {
        spell("ßẞ", "ss");
        spell("æǽ", "ae");
        spell("œ", "oe");
        spell("þ", "th");
        spell("ŋɲƞ", "n");
        spell("đðɖɗ", "d");
        spell("łƚɫɬɭ", "l");
        spell("øɵ", "o");
        spell("ħ", "h");
        spell("ıɨ", "i");
        spell("ĸƙ", "k");
        spell("ŧƫƭʈ", "t");
        spell("ƀƃɓ", "b");
        spell("ƈɕ", "c");
        spell("ƒ", "f");
        spell("ǥɠ", "g");
        spell("ƥ", "p");
        spell("ɍɼɽɾ", "r");
        spell("ȿʂ", "s");
        spell("ʉ", "u");
        spell("ʋ", "v");
        spell("ɏƴ", "y");
        spell("ƶȥɀʐʑ", "z");
        spell("ɇ", "e");
        spell("ɉ", "j");
        spell("ς", "σ");
        spell("‘’‛′ʹʻʼʽ`´", "'");
        spell("“”„‟″«»", "\"");
        spell("‐‑‒–—―−", "-");
    }

    private Folding() {}

    public static String of(String text) {
        String lower =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        return SPACES.matcher(spelt(lower)).replaceAll(" ").strip();
    }

    private static String spelt(String lower) {
        int at = 0;
        while (at < lower.length() && lower.charAt(at) < 0x80 && lower.charAt(at) != '`') {
            at++;
        }
        if (at == lower.length()) {
            return lower;
        }
        StringBuilder spelt = new StringBuilder(lower.length() + 8).append(lower, 0, at);
        lower.substring(at)
                .codePoints()
                .forEach(letter -> {
                    String plain = SPELT.get(letter);
                    if (plain == null) {
                        spelt.appendCodePoint(letter);
                    } else {
                        spelt.append(plain);
                    }
                });
        return spelt.toString();
    }

    private static void spell(String letters, String plain) {
        letters.codePoints().forEach(letter -> SPELT.put(letter, plain));
    }
}
