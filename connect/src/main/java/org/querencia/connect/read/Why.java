package org.querencia.connect.read;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.querencia.runtime.text.Wording;

/// Why a row, a file, a mapping or a whole import is not taken, or not wholly: a code with what
/// belongs into its words. The words are in `reasons_es.properties` and `reasons_en.properties`.
///
/// @param code of the words; [#SAID] where the words are somebody's own
/// @param parts put into them, in their order; reasons among them, and lists of reasons, in the
///   same language
public record Why(String code, List<Object> parts) implements Wording {

    static final String SAID = "";
    private static final String BUNDLE = "org.querencia.connect.read.reasons";

    public Why {
        parts = List.copyOf(parts);
    }

    public static Why of(String code, Object... parts) {
        return new Why(code, List.of(parts));
    }

    /// Words that are told as they are: a mapping's own reason, or what a parser said.
    public static Why said(String words) {
        return new Why(SAID, List.of(words));
    }

    @Override
    public String in(Locale language) {
        return code.equals(SAID)
                ? String.valueOf(parts.getFirst())
                : String.format(
                        language,
                        words(code, language),
                        parts.stream().map(part -> said(part, language)).toArray());
    }

    private static Object said(Object part, Locale language) {
        return switch (part) {
            case Wording words -> words.in(language);
            case List<?> several ->
                    several.stream()
                            .map(one -> String.valueOf(said(one, language)))
                            .collect(Collectors.joining("; "));
            default -> part;
        };
    }

    private static String words(String code, Locale language) {
        try {
            return bundle(language).getString(code);
        } catch (MissingResourceException none) {
            throw new IllegalStateException("there are no words for '%s'".formatted(code), none);
        }
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.getLanguage().equals("es") ? Locale.of("es") : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
