package org.querencia.runtime.linkage;

import java.util.Optional;
import org.querencia.science.linkage.Kept;

/// How linkage stands.
///
/// @param phase what is done now
/// @param trained the model in force; empty before the first
/// @param linked how many links were made in all
/// @param proposed how many pairs somebody was asked of, in all
/// @param behind entries of the log that were not looked at yet
/// @param indexed people who are compared
/// @param indexBytes what that takes of memory
public record LinkageStatus(
        LinkageSettings settings,
        Phase phase,
        Optional<Trained> trained,
        long linked,
        long proposed,
        long behind,
        long indexed,
        long indexBytes) {

    public enum Phase {
        OFF,
        /// There are too few people to learn from.
        TOO_FEW,
        LEARNING,
        LOOKING,
        READY
    }

    /// What a threshold brings, by the model in force.
    public Optional<Kept.Consequence> from(double probability) {
        return trained.map(one -> one.kept().from(probability));
    }
}
