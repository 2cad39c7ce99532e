package org.querencia.core.event;

import java.time.Instant;

/// What is left of a fact that was taken back or erased: its place, its source and its day. It does
/// nothing.
public record Gone(Origin origin, Instant receivedAt) implements Fact {

    @Override
    public String messageId() {
        return "";
    }
}
