package org.querencia.core.rule;

import java.time.ZoneId;
import java.util.Currency;
import org.querencia.core.workspace.Workspace;

/// What rules take from the workspace.
///
/// @param zone days belong to it
/// @param currency of revenue where none is named
public record Setting(ZoneId zone, Currency currency) {

    public static Setting of(Workspace workspace) {
        return new Setting(workspace.zone(), workspace.currency());
    }

    public Days days() {
        return new Days(zone);
    }
}
