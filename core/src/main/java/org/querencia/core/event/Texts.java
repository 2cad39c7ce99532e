package org.querencia.core.event;

/// Bounding text, and making it such that every store can keep it.
public final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /// The text with U+0000 and unpaired surrogates replaced by U+FFFD, which every store can keep;
    /// the same object when there were none.
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            // One comparison for both: below zero wraps to the top. Every text passes here.
            if ((char) (text.charAt(i) - 1) >= Character.MIN_SURROGATE - 1) {
                return cleanFrom(text, i);
            }
        }
        return text;
    }

    /// At most `length` characters (UTF-16), never half of a surrogate pair.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    private static String cleanFrom(String text, int start) {
        StringBuilder cleaned = new StringBuilder(text.length()).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                cleaned.append(c).append(text.charAt(++i));
            } else {
                cleaned.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return cleaned.toString();
    }
}
