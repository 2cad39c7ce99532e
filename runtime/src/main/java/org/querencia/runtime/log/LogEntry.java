package org.querencia.runtime.log;

import java.time.Instant;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;

/// An entry of the log as stored.
public record LogEntry(
        Position position,
        SourceKey source,
        String messageId,
        Instant receivedAt,
        FactKind kind,
        byte[] payload) {}
