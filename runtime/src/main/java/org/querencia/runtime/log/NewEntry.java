package org.querencia.runtime.log;

import java.time.Instant;
import org.querencia.core.event.SourceKey;

/// An entry to append.
///
/// @param payload the fact as the codec wrote it
/// @param remember how long its messageId is remembered
public record NewEntry(
        SourceKey source,
        String messageId,
        Instant receivedAt,
        FactKind kind,
        byte[] payload,
        Remember remember) {

    /// WINDOW: 30 days, for collected events, which SDKs retry for hours at most. FOREVER: imports,
    /// webhooks, decisions.
    public enum Remember {
        WINDOW,
        FOREVER
    }
}
