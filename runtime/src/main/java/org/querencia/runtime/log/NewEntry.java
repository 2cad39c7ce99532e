package org.querencia.runtime.log;

import java.time.Instant;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;

/// An entry to append.
///
/// @param payload the fact as the codec wrote it
/// @param remember how long its messageId is remembered
/// @param importId which import brings it, so that it can be taken back with the others
/// @param retracts the import whose earlier entries this one takes back
public record NewEntry(
        SourceKey source,
        String messageId,
        Instant receivedAt,
        FactKind kind,
        byte[] payload,
        Remember remember,
        Optional<ImportId> importId,
        Optional<ImportId> retracts) {

    /// An entry of its own, which takes nothing back.
    public NewEntry(
            SourceKey source,
            String messageId,
            Instant receivedAt,
            FactKind kind,
            byte[] payload,
            Remember remember) {
        this(
                source,
                messageId,
                receivedAt,
                kind,
                payload,
                remember,
                Optional.empty(),
                Optional.empty());
    }

    /// WINDOW: 30 days, for collected events, which SDKs retry for hours at most. FOREVER: imports,
    /// webhooks, decisions.
    public enum Remember {
        WINDOW,
        FOREVER
    }
}
