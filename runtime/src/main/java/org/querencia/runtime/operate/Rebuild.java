package org.querencia.runtime.operate;

import org.querencia.core.event.Position;

/// Making everything that is derived (people, orders, companies, the warehouse) anew from the log,
/// while events are collected as ever. The whole past is then read by the definition of identity
/// that is in force now, so a changed one reaches back.
///
/// Until it is done, people are shown as far as the log was read again. Safe from any thread.
public interface Rebuild {

    /// Asks for it; returns when that is durable, however the server ends. Throws
    /// [IllegalStateException] while one is under way.
    ///
    /// @param by who asks
    void begin(String by);

    Progress progress();

    /// @param asked up to where the newest rebuild reads again; the start when there was none
    /// @param head where the log stands
    /// @param applied up to where people were made
    /// @param projected up to where the warehouse was made
    record Progress(Position asked, Position head, Position applied, Position projected) {

        public boolean underWay() {
            return asked.isAfter(applied) || asked.isAfter(projected);
        }
    }
}
