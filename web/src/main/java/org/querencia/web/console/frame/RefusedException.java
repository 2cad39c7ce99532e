package org.querencia.web.console.frame;

/// What a form asked cannot be done; the page is shown again with the reason and what to do.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /// @param key of the text that says what is wrong and how to mend it
    public RefusedException(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    String text(Texts texts) {
        return texts.text(key, arguments);
    }
}
