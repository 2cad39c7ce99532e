package org.querencia.core.trait;

import java.time.Instant;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;

/// The last word on one trait, and who said it when.
///
/// @param byHand set by a person; wins over every source until released
public record Trait(Value value, SourceKey source, Instant at, String messageId, boolean byHand) {}
