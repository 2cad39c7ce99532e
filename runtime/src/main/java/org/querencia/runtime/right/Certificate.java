package org.querencia.runtime.right;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Shows that somebody was erased, and tells nothing of who it was.
///
/// @param by who decided: an e-mail of a user or the name of an API token
/// @param reason as given, such as the number of the request
/// @param identifiers how many are suppressed from now on
/// @param events whose content is gone; 0 when nobody was known by the identifier
/// @param orders that are gone
/// @param traces what was erased beside the log and what is derived from it, by place
public record Certificate(
        UUID id,
        Instant at,
        String by,
        String reason,
        int identifiers,
        long events,
        long orders,
        Map<String, Long> traces) {

    public static final int REASON_LENGTH_MAX = 500;

    public Certificate {
        traces = Map.copyOf(traces);
    }
}
