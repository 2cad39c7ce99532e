package org.querencia.runtime.review;

import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.ProfileId;

/// Two people whom a model takes for one, though not surely enough to join them by itself.
///
/// @param probability that they are one person, 0 to 1
/// @param model which one says so, with its version, such as `linkage-3`
/// @param contributions what it rests on, at most [#CONTRIBUTIONS_MAX]
/// @param at when it was reckoned
public record Proposed(
        PairKey pair,
        double probability,
        String model,
        List<Contribution> contributions,
        Instant at) {

    /// In the place of a model where people came together without one.
    public static final String BY_HAND = "by-hand";

    public static final int CONTRIBUTIONS_MAX = 40;
    public static final int MODEL_LENGTH_MAX = 100;

    public Proposed {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability %s: expected 0 to 1".formatted(probability));
        }
        if (model.isBlank() || model.length() > MODEL_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "model '%s': expected 1 to %d characters".formatted(model, MODEL_LENGTH_MAX));
        }
        contributions =
                List.copyOf(
                        contributions.subList(
                                0, Math.min(contributions.size(), CONTRIBUTIONS_MAX)));
    }

    /// The two in whatever order; `contributions` tell of `one` first.
    public static Proposed of(
            ProfileId one,
            ProfileId other,
            double probability,
            String model,
            List<Contribution> contributions,
            Instant at) {
        PairKey pair = PairKey.of(one, other);
        return new Proposed(
                pair,
                probability,
                model,
                pair.one().equals(one)
                        ? contributions
                        : contributions.stream().map(Contribution::turned).toList(),
                at);
    }
}
