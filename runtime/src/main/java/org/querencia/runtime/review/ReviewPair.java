package org.querencia.runtime.review;

import java.util.Optional;

/// A pair somebody should look at, or did.
///
/// @param number grows with each pair that is proposed first
/// @param skips how often somebody left it for later
/// @param judgement there where it is judged
public record ReviewPair(
        long number, Proposed proposed, State state, int skips, Optional<Judgement> judgement) {

    public PairKey pair() {
        return proposed.pair();
    }

    /// Where it stands among those that wait.
    public Place place() {
        return new Place(skips, proposed.probability(), number);
    }

    public enum State {
        WAITING,
        JUDGED,
        /// One of the two is no more, or both are one person without anybody's judgement.
        CLOSED
    }

    /// Those left for later come last, then the most probable first, then the oldest.
    public record Place(int skips, double probability, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Integer.compare(skips, other.skips);
            if (order == 0) {
                order = Double.compare(other.probability, probability);
            }
            return order == 0 ? Long.compare(number, other.number) : order;
        }
    }
}
