package org.querencia.runtime.linkage;

import java.time.Instant;
import org.querencia.science.linkage.Kept;

/// A model in force.
///
/// @param number counts the models of the workspace
/// @param people how many there were
/// @param labels judgements it was learned with
public record Trained(long number, Instant at, long people, long labels, Kept kept) {

    /// Its name, as links and pairs carry it.
    public String name() {
        return "linkage-" + number;
    }
}
