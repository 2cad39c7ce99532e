package org.querencia.runtime.review;

/// Where a model brings the pairs of people somebody should look at. Safe from any thread.
public interface Pairs {

    /// Puts a pair into the queue. The same pair of the same model changes nothing; of another
    /// model it takes the place of what waits. Cheap enough for every new person.
    Taken propose(Proposed proposed);

    /// What became of a proposal.
    enum Taken {
        /// It waits for somebody, be it new or known.
        WAITS,
        /// Somebody judged these two before: they are not asked again.
        JUDGED,
        /// One of the two is no more, or both are one person by now.
        GONE
    }
}
