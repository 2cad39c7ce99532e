package org.querencia.science.basket;

/// A share of cases, with the interval that holds the true one in 95 of 100 (Wilson 1927), which is
/// sound for small numbers and near 0 and 1, too.
///
/// @param share 0 to 1; 0 of none
/// @param low lower end
/// @param high upper end
public record Proportion(long hits, long cases, double share, double low, double high) {

    static final double Z = 1.959963984540054;

    /// Throws [IllegalArgumentException] for more hits than cases.
    public static Proportion of(long hits, long cases) {
        if (hits < 0 || hits > cases) {
            throw new IllegalArgumentException("%d of %d".formatted(hits, cases));
        }
        if (cases == 0) {
            return new Proportion(0, 0, 0, 0, 1);
        }
        double share = (double) hits / cases;
        double square = Z * Z / cases;
        double middle = (share + square / 2) / (1 + square);
        double half =
                Z * Math.sqrt(share * (1 - share) / cases + square / (4 * cases)) / (1 + square);
        return new Proportion(
                hits,
                cases,
                share,
                hits == 0 ? 0 : Math.max(0, middle - half),
                hits == cases ? 1 : Math.min(1, middle + half));
    }
}
