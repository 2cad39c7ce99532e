package org.querencia.core.stage;

/// How something is called on the screen.
///
/// @param es in Spanish; 1 to [#LENGTH_MAX] characters
/// @param en in English; the same as the Spanish where nobody wrote one
public record Label(String es, String en) {

    public static final int LENGTH_MAX = 200;

    public Label {
        if (es.isBlank() || es.length() > LENGTH_MAX || en.isBlank() || en.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "name '%s': a name is 1 to %d characters".formatted(es, LENGTH_MAX));
        }
    }

    /// The same in every language.
    public static Label of(String name) {
        return new Label(name, name);
    }

    /// @param language of ISO 639-1, such as `es`; Spanish for one that is not spoken here
    public String in(String language) {
        return language.equals("en") ? en : es;
    }
}
