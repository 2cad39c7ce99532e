package org.querencia.web.console.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The words of the console in one language. Values are [MessageFormat] patterns; a key that is not
/// there is a defect of ours and throws.
public final class Texts {
    /// The first is spoken to browsers that ask for neither.
    public static final List<Locale> LANGUAGES = List.of(Locale.of("en"), Locale.of("es"));

    private static final Map<String, Map<String, String>> BUNDLES =
            Map.of("en", read("en"), "es", read("es"));

    private final Map<String, String> patterns;
    private final Locale locale;

    private Texts(Map<String, String> patterns, Locale locale) {
        this.patterns = patterns;
        this.locale = locale;
    }

    /// Texts in the language of `locale`; numbers inside them as its country writes them.
    public static Texts of(Locale locale) {
        Map<String, String> patterns = BUNDLES.get(locale.getLanguage());
        return patterns == null ? of(LANGUAGES.getFirst()) : new Texts(patterns, locale);
    }

    public String text(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("the console has no text '%s'".formatted(key));
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }

    /// The text of a key made at run time, or `otherwise` where there is none: for words of the
    /// outside world, such as the names of events.
    public String known(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    public Locale locale() {
        return locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    /// A text with its arguments still open.
    String pattern(String key) {
        return patterns.getOrDefault(key, "");
    }

    Set<String> keys() {
        return Collections.unmodifiableSet(new TreeSet<>(patterns.keySet()));
    }

    private static Map<String, String> read(String language) {
        String name = "/messages/messages_%s.properties".formatted(language);
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> patterns = new TreeMap<>();
            properties.forEach((key, value) -> patterns.put((String) key, (String) value));
            return patterns;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
