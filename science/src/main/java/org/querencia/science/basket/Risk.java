package org.querencia.science.basket;

/// How many times as often something befalls those who have something as those who have not, with
/// the interval that holds the true ratio in 95 of 100 (Katz and others 1978, by logarithms; each
/// count half a case more, so that none is zero).
///
/// @param with of those who have it
/// @param without of those who have not
public record Risk(Proportion with, Proportion without, double ratio, double low, double high) {

    private static final double HALF = 0.5;

    public static Risk of(long hitWith, long with, long hitWithout, long without) {
        Proportion one = Proportion.of(hitWith, with);
        Proportion other = Proportion.of(hitWithout, without);
        double a = hitWith + HALF;
        double b = hitWithout + HALF;
        double n = with + HALF;
        double m = without + HALF;
        double ratio = a / n / (b / m);
        double error = Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / b - 1 / m));
        return new Risk(
                one,
                other,
                ratio,
                ratio * Math.exp(-Proportion.Z * error),
                ratio * Math.exp(Proportion.Z * error));
    }

    /// Whether the interval leaves 1 out: then it is hardly chance.
    public boolean isReal() {
        return low > 1 || high < 1;
    }
}
