package org.querencia.web.console.setting;

import org.querencia.runtime.access.User.Role;

/// The pages of Settings, in their order.
public enum SettingTab {
    WORKSPACE("/settings", "settings.workspace"),
    YOU("/settings/you", "frame.you"),
    USERS("/settings/users", "settings.users"),
    TOKENS("/settings/tokens", "settings.tokens"),
    IDENTIFIERS("/settings/identifiers", "settings.identifiers"),
    VISITS("/settings/visits", "settings.visits"),
    CALLS("/settings/calls", "settings.calls"),
    PLACES("/settings/places", "settings.places"),
    MARKING("/settings/marking", "settings.marking"),
    LINKAGE("/settings/linkage", "settings.linkage"),
    WEBHOOKS("/webhooks", "settings.webhooks"),
    ERASURES("/settings/erasures", "settings.erasures");

    private final String path;
    private final String key;

    SettingTab(String path, String key) {
        this.path = path;
        this.key = key;
    }

    /// Whether somebody has this page: sellers have their own account only.
    public boolean isFor(Role role) {
        return switch (role) {
            case ADMINISTRATOR, MEMBER -> true;
            case SELLER -> this == YOU;
        };
    }

    public String path() {
        return path;
    }

    /// The key of its name.
    public String key() {
        return key;
    }
}
