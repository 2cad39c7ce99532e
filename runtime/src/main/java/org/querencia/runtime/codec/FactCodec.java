package org.querencia.runtime.codec;

import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.runtime.log.FactKind;
import org.querencia.runtime.log.LogEntry;

/// Facts from and to the payloads of the log.
public final class FactCodec {

    private FactCodec() {}

    public static FactKind kind(Fact fact) {
        return switch (fact) {
            case Event _ -> FactKind.EVENT;
            case Decision _ -> FactKind.DECISION;
            case Definition _ -> FactKind.DEFINITION;
        };
    }

    public static byte[] write(Fact fact) {
        return switch (fact) {
            case Event event -> EventCodec.write(event);
            case Decision decision -> DecisionCodec.write(decision);
            case Definition definition -> DefinitionCodec.write(definition);
        };
    }

    /// Throws [InvalidJsonException] when the payload is not what `kind` says.
    public static Fact read(FactKind kind, byte[] payload) {
        return switch (kind) {
            case EVENT -> EventCodec.read(payload);
            case DECISION -> DecisionCodec.read(payload);
            case DEFINITION -> DefinitionCodec.read(payload);
        };
    }

    public static Logged<Fact> read(LogEntry entry) {
        return new Logged<>(entry.position(), read(entry.kind(), entry.payload()));
    }
}
