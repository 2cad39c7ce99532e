package org.querencia.runtime.identity;

import java.util.Optional;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;

/// Who decides, and where.
///
/// @param channel `console`, `api` or `cli`: the source of the decision's facts
/// @param name an e-mail of a user or the name of an API token
/// @param request the caller's own name of this request; the same one counts once
public record Author(String channel, String name, Optional<String> request) {

    /// Leaves room for the number of the fact within a decision.
    public static final int REQUEST_LENGTH_MAX = Fact.MESSAGE_ID_LENGTH_MAX - 10;

    public Author {
        if (request.filter(id -> id.isBlank() || id.length() > REQUEST_LENGTH_MAX).isPresent()) {
            throw new IllegalArgumentException(
                    "request '%s': expected 1 to %d characters"
                            .formatted(request.orElse(""), REQUEST_LENGTH_MAX));
        }
    }

    public static Author of(String channel, String name) {
        return new Author(channel, name, Optional.empty());
    }

    public Origin origin() {
        return Origin.of(channel, Trust.SECRET);
    }
}
