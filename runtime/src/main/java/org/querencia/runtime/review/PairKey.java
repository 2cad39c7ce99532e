package org.querencia.runtime.review;

import org.querencia.core.identity.ProfileId;

/// Two different people, in whatever order they are named.
///
/// @param one the smaller id
public record PairKey(ProfileId one, ProfileId other) {

    public PairKey {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException(
                    "pair %s, %s: expected two people, the smaller id first".formatted(one, other));
        }
    }

    /// Throws [IllegalArgumentException] where both are the same.
    public static PairKey of(ProfileId one, ProfileId other) {
        return one.compareTo(other) < 0 ? new PairKey(one, other) : new PairKey(other, one);
    }

    public boolean has(ProfileId person) {
        return one.equals(person) || other.equals(person);
    }
}
