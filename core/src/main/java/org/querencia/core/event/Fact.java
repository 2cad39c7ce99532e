package org.querencia.core.event;

import java.time.Instant;

/// What the log holds. Everything else is derived from the facts in their order.
public sealed interface Fact permits Event, Decision, Definition, Retraction, Erasure, Gone {

    int MESSAGE_ID_LENGTH_MAX = 100;

    /// Counts once per source; at most [#MESSAGE_ID_LENGTH_MAX] characters.
    String messageId();

    Origin origin();

    /// When the server got it, cut to microseconds.
    Instant receivedAt();
}
