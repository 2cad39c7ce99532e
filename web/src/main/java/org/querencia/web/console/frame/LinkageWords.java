package org.querencia.web.console.frame;

import java.util.Locale;

/// What a model of linkage calls fields and levels of agreement, in the words of the console.
public final class LinkageWords {

    private LinkageWords() {}

    /// As it is called where there is no word for it.
    public static String field(Frame frame, String field) {
        return field(frame, field, field);
    }

    public static String field(Frame frame, String field, String otherwise) {
        return frame.texts().known("linkage.field." + key(field), otherwise);
    }

    public static String level(Frame frame, String level) {
        return frame.texts().known("linkage.level." + key(level), level.replace('-', ' '));
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    }
}
