package org.querencia.web.console.frame;

import org.querencia.runtime.access.User.Role;

/// The rooms of the console that exist, in the order of the navigation.
public enum Area {
    HOME("/", "home"),
    PEOPLE("/people", "users"),
    SEGMENTS("/segments", "filter"),
    JOURNEY("/journey", "arrow-up-right"),
    COMPANIES("/companies", "building"),
    CATALOGUE("/catalogue", "shopping-bag"),
    IMPORTS("/imports", "upload"),
    MEASURE("/measure", "activity"),
    VISITS("/visits", "map-pin"),
    SOURCES("/sources", "plug"),
    SETTINGS("/settings", "settings");

    private final String path;
    private final String icon;

    Area(String path, String icon) {
        this.path = path;
        this.icon = icon;
    }

    public String path() {
        return path;
    }

    public String icon() {
        return icon;
    }

    /// Whether somebody has this room: files are brought in by administrators, and sellers have the
    /// pages of visits and calls only.
    public boolean isFor(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> true;
            case MEMBER -> this != IMPORTS;
            case SELLER -> this == VISITS;
        };
    }

    /// Whether it stands at the foot of a phone, where a thumb has room for few; the others are in
    /// a menu beside them.
    public boolean isAtHand(Role role) {
        return role == Role.SELLER
                ? this == VISITS
                : this == HOME || this == PEOPLE || this == SEGMENTS || this == MEASURE;
    }

    /// The key of its name.
    public String key() {
        return "area." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
