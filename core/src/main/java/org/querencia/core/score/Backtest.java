package org.querencia.core.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How well a score, as it was on a past day, told who would buy.
///
/// @param people of whom it spoke on that day
/// @param buyers of them who bought in the days after it
/// @param tenths of the people, those with the highest scores first; none without people
/// @param area under the curve of hits against false alarms: how likely somebody who bought had a
///   higher score than somebody who did not (half of the ties); 0.5 is a toss of a coin. 0.5 too
///   where there are no two to compare
/// @param low, high where the true area lies with 95 % confidence
/// @param verdict what it says in a word
public record Backtest(
        long people,
        long buyers,
        List<Tenth> tenths,
        double area,
        double low,
        double high,
        Verdict verdict) {

    /// Fewer of either kind say nothing: DeLong's interval is for large numbers.
    public static final int FEWEST = 30;

    private static final int TENTHS = 10;
    private static final double CONFIDENT = 1.959963984540054; // of a normal distribution, 95 %

    public enum Verdict {
        /// There were too few buyers, or nobody else, to tell.
        TOO_FEW,
        /// It tells them apart.
        TELLS,
        /// A toss of a coin may do as well.
        UNSURE,
        /// Buyers had the lower scores.
        WRONG;

        /// As it is sent: `too-few`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// A tenth of the people by score. Where a score goes across the border of two tenths, its
    /// people and buyers are divided in proportion: so counts may be fractions.
    ///
    /// @param from the highest score in it
    /// @param to the lowest
    /// @param rate buyers per person
    /// @param lift the rate beside that of all; 0 where nobody bought
    /// @param gained the share of all buyers that is in this tenth or a higher one
    public record Tenth(
            int from,
            int to,
            double people,
            double buyers,
            double rate,
            double lift,
            double gained) {}

    public Backtest {
        tenths = List.copyOf(tenths);
    }

    /// The share of all people who bought.
    public double rate() {
        return people == 0 ? 0 : (double) buyers / people;
    }

    /// @param buckets each score at most once
    public static Backtest of(List<Bucket> buckets) {
        List<Bucket> highest =
                buckets.stream()
                        .filter(bucket -> bucket.people() > 0)
                        .sorted(Comparator.comparingInt(Bucket::score).reversed())
                        .toList();
        long people = highest.stream().mapToLong(Bucket::people).sum();
        long buyers = highest.stream().mapToLong(Bucket::buyers).sum();
        Area area = area(highest, buyers, people - buyers);
        return new Backtest(
                people,
                buyers,
                tenths(highest, people, buyers),
                area.middle,
                area.low,
                area.high,
                verdict(area, buyers, people - buyers));
    }

    private static Verdict verdict(Area area, long buyers, long others) {
        if (Math.min(buyers, others) < FEWEST) {
            return Verdict.TOO_FEW;
        }
        return area.low > 0.5 ? Verdict.TELLS : area.high < 0.5 ? Verdict.WRONG : Verdict.UNSURE;
    }

    private record Area(double middle, double low, double high) {}

    /// DeLong, DeLong & Clarke-Pearson 1988: the area is the mean of what each buyer beats, and its
    /// variance that of the means, seen from the buyers and from the others. Those of one score are
    /// alike, so 101 of each are enough.
    private static Area area(List<Bucket> highest, long buyers, long others) {
        if (buyers == 0 || others == 0) {
            return new Area(0.5, 0, 1);
        }
        double area = 0;
        double ofBuyers = 0;
        double ofOthers = 0;
        double othersBelow = others;
        double buyersAbove = 0;
        for (Bucket bucket : highest) {
            double not = bucket.people() - bucket.buyers();
            othersBelow -= not;
            double beaten = (othersBelow + not / 2) / others;
            double beating = (buyersAbove + bucket.buyers() / 2.0) / buyers;
            area += bucket.buyers() * beaten / buyers;
            ofBuyers += bucket.buyers() * beaten * beaten;
            ofOthers += not * beating * beating;
            buyersAbove += bucket.buyers();
        }
        double spread =
                CONFIDENT
                        * Math.sqrt(
                                variance(ofBuyers, area, buyers) / buyers
                                        + variance(ofOthers, area, others) / others);
        return new Area(area, Math.max(0, area - spread), Math.min(1, area + spread));
    }

    private static double variance(double squares, double mean, long count) {
        return count < 2 ? 0 : Math.max(0, (squares - count * mean * mean) / (count - 1));
    }

    private static List<Tenth> tenths(List<Bucket> highest, long people, long buyers) {
        List<Tenth> tenths = new ArrayList<>();
        if (people == 0) {
            return tenths;
        }
        double size = (double) people / TENTHS;
        int at = 0;
        double left = highest.getFirst().people();
        double gained = 0;
        for (int i = 0; i < TENTHS; i++) {
            double wanted = size;
            double bought = 0;
            int from = highest.get(at).score();
            int to = from;
            // A rest that is nothing but rounding stays with this tenth.
            while (wanted > size * 1e-9) {
                Bucket bucket = highest.get(at);
                double taken = Math.min(wanted, left);
                to = taken > 0 ? bucket.score() : to;
                bought += taken * bucket.buyers() / bucket.people();
                wanted -= taken;
                left -= taken;
                if (left <= size * 1e-9) {
                    if (at == highest.size() - 1) {
                        break;
                    }
                    at++;
                    left = highest.get(at).people();
                }
            }
            gained += bought;
            double rate = bought / size;
            tenths.add(
                    new Tenth(
                            from,
                            to,
                            size,
                            bought,
                            rate,
                            buyers == 0 ? 0 : rate * people / buyers,
                            buyers == 0 ? 0 : gained / buyers));
        }
        return tenths;
    }
}
