package org.querencia.runtime.access;

import java.util.List;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;

/// A place events come from, and what it may do.
///
/// @param origins pages allowed to send with a public key (`https://shop.example`); empty means
///   any. A request without an Origin header passes.
/// @param eventsPerSecond beyond it 429 is answered
/// @param publicKey the write key, kept readable only for public sources, to show it in a snippet;
///   empty for secret ones
/// @param proxied whether the sender's `context.ip` and user agent are believed (a server tells of
///   others); else those of the connection
public record Source(
        SourceKey key,
        String name,
        Trust trust,
        boolean enabled,
        int priority,
        String orderNamespace,
        List<String> origins,
        int eventsPerSecond,
        String publicKey,
        boolean proxied) {

    public Source {
        origins = List.copyOf(origins);
    }

    public Origin origin() {
        return new Origin(key, trust, priority, orderNamespace);
    }
}
