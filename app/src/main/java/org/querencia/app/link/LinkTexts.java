package org.querencia.app.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.science.linkage.Kept;
import org.querencia.science.linkage.Kind;
import org.querencia.science.linkage.Linked;
import org.querencia.science.linkage.Told;
import org.querencia.web.console.frame.Texts;

/// What linking says, in one language: on the terminal and in its report. Levels of agreement and
/// parts of names are called as in the console.
public final class LinkTexts {

    /// Languages it speaks.
    public enum Language {
        EN,
        ES;

        /// That of the machine (LANG), else English.
        public static Language ofMachine() {
            return Locale.getDefault().getLanguage().equals("es") ? ES : EN;
        }
    }

    private final Properties patterns;
    private final Locale locale;
    private final Texts console;

    private LinkTexts(Properties patterns, Locale locale) {
        this.patterns = patterns;
        this.locale = locale;
        this.console = Texts.of(locale);
    }

    public static LinkTexts in(Language language) {
        String name = language.name().toLowerCase(Locale.ROOT);
        Properties patterns = new Properties();
        try (InputStream in =
                LinkTexts.class.getResourceAsStream("link_%s.properties".formatted(name))) {
            if (in == null) {
                throw new IllegalStateException(
                        "the words of '%s' are not in the program".formatted(name));
            }
            patterns.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "the words of '%s' cannot be read".formatted(name), unreadable);
        }
        return new LinkTexts(patterns, Locale.of(name));
    }

    Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    String language() {
        return locale.getLanguage();
    }

    /// Throws [IllegalArgumentException] for a key that is not there, which is a defect of ours.
    public String text(String key, String... arguments) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("linking has no text '%s'".formatted(key));
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /// @param stage as [org.querencia.science.linkage.Linkage.Progress] names it
    public String stage(String stage) {
        return text("stage." + key(stage));
    }

    public String kind(Kind kind) {
        return text("kind." + key(kind.name()));
    }

    /// How two values agree.
    String level(String words) {
        return console.known("linkage.level." + words.replaceAll("[^A-Za-z]+", "-"), words);
    }

    /// A column by its own name; the parts into which names were taken apart by ours.
    String field(String name) {
        return console.known("linkage.field." + key(name), name);
    }

    /// Which parts of records were equal.
    String key(Linked.Key key, Told told) {
        return Stream.concat(Stream.of(key.parts().first()), key.parts().second().stream())
                .map(part -> part(part, told))
                .collect(Collectors.joining(", "));
    }

    private String part(Kept.Part part, Told told) {
        return text("key." + key(part.kind().name()), field(told.name(part.field())));
    }

    public String amiss(Told.Amiss amiss) {
        return switch (amiss) {
            case Told.NothingTells _ -> text("amiss.nothing-tells");
            case Told.SaysLittle(String field) -> text("amiss.says-little", field(field));
            case Told.NotSettled(int steps) -> text("amiss.not-settled", count(steps));
            case Told.NoPairs _ -> text("amiss.no-pairs");
        };
    }

    public String count(long count) {
        return String.format(locale, "%,d", count);
    }

    /// With so many decimals.
    public String number(double value, int decimals) {
        return String.format(locale, "%." + decimals + "f", value);
    }

    String share(double share) {
        return number(share * 100, share != 0 && share < 0.001 ? 5 : 2) + " %";
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    }
}
