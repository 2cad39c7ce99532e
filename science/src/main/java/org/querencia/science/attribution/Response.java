package org.querencia.science.attribution;

import java.util.List;

/// What spending more on a channel brought: how much the value credited to it rose, from month to
/// month, for each unit spent more.
///
/// The model is a straight line fitted to the months by least squares; its slope is what the next
/// unit brings, with 90 % of confidence between `low` and `high` (Student's t, n - 2 degrees of
/// freedom). It is an association: months in which one spends more differ in other things too. It
/// says nothing where spend hardly varied.
///
/// @param slope value for each further unit of spend
public record Response(double slope, double low, double high, int months) {

    /// Fewer months would be fitted by nearly any line.
    public static final int MONTHS_MIN = 6;

    /// Standard deviation of spend over its mean; below, nothing was tried.
    public static final double VARIATION_MIN = 0.2;

    /// Of one side 95 %, by degrees of freedom from 4 on; beyond the last it hardly changes.
    private static final double[] STUDENT = {
        2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753, 1.746,
        1.740, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699,
        1.697
    };

    /// @param spend in a month
    /// @param value credited in it
    public record Month(double spend, double value) {}

    /// What can be said of a channel.
    public sealed interface Said {

        record Known(Response response) implements Said {}

        /// There are too few months with spend.
        record TooShort() implements Said {}

        /// There were months enough, but about the same was spent in all.
        record TooEven() implements Said {}
    }

    public static Said of(List<Month> months) {
        int count = months.size();
        if (months.stream().filter(month -> month.spend() > 0).count() < MONTHS_MIN) {
            return new Said.TooShort();
        }
        double spent = months.stream().mapToDouble(Month::spend).average().orElse(0);
        double came = months.stream().mapToDouble(Month::value).average().orElse(0);
        double squares = 0;
        double products = 0;
        for (Month month : months) {
            squares += (month.spend() - spent) * (month.spend() - spent);
            products += (month.spend() - spent) * (month.value() - came);
        }
        if (Math.sqrt(squares / count) < VARIATION_MIN * spent) {
            return new Said.TooEven();
        }
        double slope = products / squares;
        double errors = 0;
        for (Month month : months) {
            double missed = month.value() - came - slope * (month.spend() - spent);
            errors += missed * missed;
        }
        double margin =
                STUDENT[Math.min(count - 6, STUDENT.length - 1)]
                        * Math.sqrt(errors / (count - 2) / squares);
        return new Said.Known(new Response(slope, slope - margin, slope + margin, count));
    }
}
