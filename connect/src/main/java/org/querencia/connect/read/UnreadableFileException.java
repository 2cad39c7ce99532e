package org.querencia.connect.read;

import java.util.Locale;

/// A file of which nothing (more) can be read; its words say why, and how to mend it. The message
/// says the same in English.
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Why words;

    UnreadableFileException(Why words) {
        super(words.in(Locale.ENGLISH));
        this.words = words;
    }

    UnreadableFileException(Why words, Throwable cause) {
        super(words.in(Locale.ENGLISH), cause);
        this.words = words;
    }

    public Why words() {
        return words;
    }
}
