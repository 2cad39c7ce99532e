package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;

/// For whom a rule holds, found by reading all there is: to look at a rule before it is used.
///
/// What only the segments, stages and models in force know is unknown here.
public interface Matches {

    /// The most people that are named.
    int SAMPLE_MAX = 100;

    /// @param at the present; no event is later
    /// @param sample how many to name, 0 to [#SAMPLE_MAX]
    Matched of(Rule rule, Instant at, int sample);

    /// @param size how many people
    /// @param everybody how many there are in all
    /// @param sample those with the lowest ids: ids are hashes, so these are as good as drawn
    record Matched(long size, long everybody, List<ProfileId> sample) {
        public Matched {
            sample = List.copyOf(sample);
        }
    }
}
