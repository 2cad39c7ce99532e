package org.querencia.runtime.state;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.querencia.core.event.Texts;

/// Text as it is searched, and as it is searched for.
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int WORDS_MAX = 6;

    private SearchText() {}

    /// Lower case, without accents, one space between words; at most `lengthMax` characters.
    public static String of(String text, int lengthMax) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return Texts.cut(
                SPACES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip(), lengthMax);
    }

    /// The words somebody asks for, plain in the same way; at most six.
    public static List<String> words(String asked) {
        return List.of(of(asked, 200).split(" ")).stream()
                .filter(word -> !word.isEmpty())
                .limit(WORDS_MAX)
                .toList();
    }
}
