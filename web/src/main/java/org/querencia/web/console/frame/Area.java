package org.querencia.web.console.frame;

/// The rooms of the console that exist, in the order of the navigation.
public enum Area {
    HOME("/", "home"),
    PEOPLE("/people", "users"),
    SEGMENTS("/segments", "filter"),
    COMPANIES("/companies", "building"),
    CATALOGUE("/catalogue", "shopping-bag"),
    IMPORTS("/imports", "upload"),
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

    /// Whether somebody has this room: files are brought in by administrators.
    public boolean isFor(boolean administrator) {
        return administrator || this != IMPORTS;
    }

    /// The key of its name.
    public String key() {
        return "area." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
