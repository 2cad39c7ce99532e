package org.querencia.core.event;

import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.AnchorId;

/// Somebody's right to be forgotten, carried out: every earlier fact that belongs to one of these
/// anchors loses its content, in the log too, and counts for nothing any more.
///
/// Anchors are salted hashes, so the fact itself tells of nobody.
///
/// @param by who decided: an e-mail of a user or the name of an API token
/// @param anchors at most [#ANCHORS_MAX]
public record Erasure(
        String messageId, Origin origin, Instant receivedAt, String by, List<AnchorId> anchors)
        implements Fact {

    public static final int ANCHORS_MAX = 10_000;

    public Erasure {
        anchors = List.copyOf(anchors);
        if (anchors.size() > ANCHORS_MAX) {
            throw new IllegalArgumentException(
                    "%d anchors to erase; at most %d at once"
                            .formatted(anchors.size(), ANCHORS_MAX));
        }
    }
}
