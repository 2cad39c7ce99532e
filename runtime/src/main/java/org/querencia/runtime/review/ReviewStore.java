package org.querencia.runtime.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where pairs and what was said of them are kept. Safe from any thread.
public interface ReviewStore extends Labels {

    Optional<ReviewPair> find(PairKey pair);

    /// Keeps a pair as one that waits, in the place of what is known of it; a judged one stays as
    /// it is.
    void wait(Proposed proposed);

    /// Those that wait, in the order of their places, after `after`; at most `limit`.
    List<ReviewPair> waiting(Optional<ReviewPair.Place> after, int limit);

    /// Those judged, the latest first, before the judgement of that number; at most `limit`.
    List<ReviewPair> judged(Optional<Long> before, int limit);

    /// The pair of this judgement, or those of this batch, in the order in which they were judged.
    List<ReviewPair> judgedAs(String judgementOrBatch);

    /// Those that wait and are at least so probable and not proposed after `upTo`: the most
    /// probable first, then the oldest; at most `limit`.
    List<ReviewPair> probable(double least, long upTo, int limit);

    /// How many of those there are.
    long countProbable(double least, long upTo);

    /// Leaves one that waits for later.
    void skip(PairKey pair);

    /// Keeps what was said of a pair that waits or is closed, with the next number.
    ///
    /// @param judgement its number is passed over
    void judge(PairKey pair, Judgement judgement);

    /// The judgement is taken back: it waits again.
    void unjudge(PairKey pair);

    /// Nobody needs to look at one that waits any more.
    void close(PairKey pair);

    /// Forgets all that is known of these.
    void forget(Collection<PairKey> pairs);

    /// All pairs, in the order of their numbers, after `after` (0 for the first page); at most
    /// `limit`.
    List<ReviewPair> all(long after, int limit);

    /// What became of pairs within a time.
    Became became(Instant from, Instant to);

    /// @param found proposed first then, wherever they stand now
    /// @param same judged so then
    /// @param different judged so then
    /// @param waiting now, whenever proposed
    record Became(long found, long same, long different, long waiting) {}
}
