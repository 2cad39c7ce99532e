package org.querencia.runtime.report;

/// Words that people type, checked.
final class Said {

    private Said() {}

    /// Throws [IllegalArgumentException] that names the field.
    static String words(String field, String text, int most) {
        String said = text.strip();
        if (said.isEmpty() || said.length() > most || said.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "%s: '%s': expected 1 to %,d characters".formatted(field, said, most));
        }
        return said;
    }
}
