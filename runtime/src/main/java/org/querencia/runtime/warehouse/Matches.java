package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;

/// For whom a rule holds, found by reading all there is: to look at a rule before it is used.
///
/// Where they stand in segments and stages is told beside; scores are unknown here.
public interface Matches {

    /// The most people that are named.
    int SAMPLE_MAX = 100;

    /// So many may be drawn where nobody reads them all.
    int DRAWN_MAX = 20_000;

    /// @param around what the rule asks for of others
    /// @param at the present, or a past instant: then what happened up to it counts, told when it
    ///   may; whose events they are, and what became of orders, is known as it is now
    /// @param sample how many to name, 0 to [#DRAWN_MAX]
    Matched of(Rule rule, Around around, Instant at, int sample);

    /// The same for a rule that asks for nothing of others.
    default Matched of(Rule rule, Instant at, int sample) {
        return of(rule, Around.NOTHING, at, sample);
    }

    /// @param size how many people
    /// @param everybody how many there are in all who had done something by then
    /// @param sample those with the lowest ids: ids are hashes, so these are as good as drawn
    record Matched(long size, long everybody, List<ProfileId> sample) {
        public Matched {
            sample = List.copyOf(sample);
        }
    }
}
