package org.querencia.runtime.codec;

import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Retraction;
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
            case Retraction _ -> FactKind.RETRACTION;
            case Erasure _ -> FactKind.ERASURE;
            case Gone _ -> FactKind.GONE;
        };
    }

    public static byte[] write(Fact fact) {
        return switch (fact) {
            case Event event -> EventCodec.write(event);
            case Decision decision -> DecisionCodec.write(decision);
            case Definition definition -> DefinitionCodec.write(definition);
            case Retraction retraction -> RetractionCodec.write(retraction);
            case Erasure erasure -> ErasureCodec.write(erasure);
            case Gone _ -> new byte[0];
        };
    }

    /// Throws [InvalidJsonException] when the payload is not what the entry's kind says.
    public static Logged<Fact> read(LogEntry entry) {
        byte[] payload = entry.payload();
        Fact fact =
                switch (entry.kind()) {
                    case EVENT -> EventCodec.read(payload);
                    case DECISION -> DecisionCodec.read(payload);
                    case DEFINITION -> DefinitionCodec.read(payload);
                    case RETRACTION -> RetractionCodec.read(payload);
                    case ERASURE -> ErasureCodec.read(payload);
                    case GONE ->
                            new Gone(
                                    Origin.of(entry.source().value(), Trust.SECRET),
                                    entry.receivedAt());
                };
        return new Logged<>(entry.position(), fact);
    }
}
