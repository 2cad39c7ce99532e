package org.querencia.science.basket;

/// Two things in the same baskets.
///
/// @param baskets all there are
/// @param first those that hold the first
/// @param second those that hold the second
/// @param both those that hold both
public record Pair(long baskets, long first, long second, long both) {

    /// A ratio of likelihoods beyond it comes once in a million pairs that have nothing to do with
    /// each other (chi-squared of one degree of freedom): so rare, since that many are looked at.
    public static final double SURPRISING = 23.928;

    /// Throws [IllegalArgumentException] for counts that cannot be.
    public Pair {
        if (both < 0 || both > Math.min(first, second) || first + second - both > baskets) {
            throw new IllegalArgumentException(
                    "%d and %d of %d baskets, %d of them with both"
                            .formatted(first, second, baskets, both));
        }
    }

    /// The share of baskets that hold both, 0 to 1.
    public double support() {
        return baskets == 0 ? 0 : (double) both / baskets;
    }

    /// Of the baskets with the first, the share that holds the second, too.
    public double confidence() {
        return first == 0 ? 0 : (double) both / first;
    }

    /// Of the baskets with the second, the share that holds the first, too.
    public double backwards() {
        return second == 0 ? 0 : (double) both / second;
    }

    /// How many times as often they are together as they would be by chance; 1 is chance.
    public double lift() {
        return first == 0 || second == 0 ? 0 : (double) both * baskets / ((double) first * second);
    }

    /// How surprising that is, whichever way: the ratio of likelihoods G², sound for small counts,
    /// too (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993).
    public double surprise() {
        double sum =
                part(both, first, second)
                        + part(first - both, first, baskets - second)
                        + part(second - both, baskets - first, second)
                        + part(baskets - first - second + both, baskets - first, baskets - second);
        return Math.max(0, 2 * sum);
    }

    private double part(long seen, long row, long column) {
        return seen == 0 ? 0 : seen * Math.log((double) seen * baskets / ((double) row * column));
    }

    /// Whether they are together more often than chance can explain.
    public boolean isReal() {
        return lift() > 1 && surprise() >= SURPRISING;
    }
}
