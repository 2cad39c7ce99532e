package org.querencia.core.event;

import java.time.Instant;

/// Takes back all that one import brought before this place in the log: from here on everything is
/// as if those facts had never come. They stay in the log, and may be imported again.
///
/// @param by who decided: an e-mail of a user or the name of an API token
public record Retraction(
        String messageId, Origin origin, Instant receivedAt, String by, ImportId importId)
        implements Fact {}
