package org.querencia.core.identity;

import java.time.Instant;

/// Why evidence that names an identifier joins nobody to it, and since when.
///
/// @param reason [Refusal.SharedIdentifier] or [Refusal.TooMuchTogether]
/// @param since the time of the evidence that was one too many
public record Quarantined(Refusal.Reason reason, Instant since) {}
