package org.querencia.core.identity;

import java.util.UUID;

/// Names a person. It equals the [AnchorId] of the person's oldest anchor (the one first seen in
/// the log), so it survives merges and replays, and a former id leads to its present person: the
/// owner of the anchor with the same value.
public record ProfileId(UUID value) implements Comparable<ProfileId> {

    public static ProfileId of(AnchorId anchor) {
        return new ProfileId(anchor.value());
    }

    @Override
    public int compareTo(ProfileId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
