package org.querencia.core.event;

/// Bounding text.
public final class Texts {

    private Texts() {}

    /// At most `length` characters (UTF-16), never half of a surrogate pair.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
