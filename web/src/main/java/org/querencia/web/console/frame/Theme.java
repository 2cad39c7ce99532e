package org.querencia.web.console.frame;

import java.util.Arrays;

/// Light, dark, or as the device says. A choice of the browser, kept in a cookie.
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    static final String COOKIE = "querencia_theme";

    public static Theme of(String code) {
        return Arrays.stream(values())
                .filter(theme -> theme.code().equals(code))
                .findFirst()
                .orElse(AUTO);
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
