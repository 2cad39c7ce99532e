package org.querencia.runtime.state;

import java.time.Instant;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;

/// A derived record: something the engine concluded, kept as it was believed then.
///
/// @param cause the anchor of the fact that caused it; an un-merge sends the record back with it
/// @param kind such as `profile.merged`, `profile.split`, `link.refused`, `contact.left`
/// @param detail JSON
public record JournalRow(
        AnchorId cause, Position position, Instant at, String kind, String detail) {}
