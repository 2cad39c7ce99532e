package org.querencia.core.identity;

import java.util.UUID;

/// The short, stable name of an [Identifier]: the first 128 bits of SHA-256 over the workspace's
/// salt, the type and the value. Events belong for ever to an anchor; people are sets of anchors.
public record AnchorId(UUID value) implements Comparable<AnchorId> {

    @Override
    public int compareTo(AnchorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
