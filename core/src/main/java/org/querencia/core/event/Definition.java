package org.querencia.core.event;

import java.time.Instant;

/// A change of the rules by which facts are read, acting from its place in the log.
///
/// @param kind what is defined, such as `identity`
/// @param key which one of that kind; empty where there is but one
/// @param content the whole new definition as YAML or JSON text, in the form its owner reads
public record Definition(
        String messageId,
        Origin origin,
        Instant receivedAt,
        String by,
        String kind,
        String key,
        String content)
        implements Fact {}
