package org.querencia.app.settings;

/// A setting that cannot be: the message says which, where it was set, and how to mend it.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
