package org.querencia.runtime.warehouse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Buyers graded from 1 to 5 by how recently, how often and for how much they bought (RFM), each
/// grade a fifth of them as far as ties allow: Arthur M. Hughes, Strategic Database Marketing,
/// 1994.
///
/// Buyers are identified people with an order that counts. Amounts are in the workspace's currency,
/// at the last rate told by then; orders without one are in no amount, and who has no others has no
/// grade of money.
public interface Grading {

    int GRADES = 5;

    /// What is longer ago is as long ago as this: windows of rules reach no further.
    int DAYS_MAX = 3_660;

    /// Where grades end now.
    Cuts cuts(Instant at);

    /// How many buyers have which grades; those that nobody has are left out.
    List<Cell> cells(Cuts cuts, Instant at);

    /// Four ends each, growing, so that every grade is possible.
    ///
    /// @param days since the last order, whole days of 24 hours: who bought less than `days[0]`
    ///   days ago has grade 5, who bought `days[3]` or more days ago grade 1
    /// @param orders who has at most `orders[0]` orders has grade 1, who has more than `orders[3]`
    ///   grade 5
    /// @param revenue the same of what was paid, by those of whom it is known
    record Cuts(List<Long> days, List<Long> orders, List<BigDecimal> revenue) {
        public Cuts {
            days = List.copyOf(days);
            orders = List.copyOf(orders);
            revenue = List.copyOf(revenue);
        }

        /// Of the values that a fifth, two, three and four fifths of the buyers do not exceed. Many
        /// buyers have one order: each end is then moved up until the grades differ. Amounts are
        /// rounded to three digits, so that people can keep them in mind.
        public static Cuts of(List<Long> days, List<Long> orders, List<BigDecimal> revenue) {
            List<Long> ended = new ArrayList<>();
            List<Long> bought = new ArrayList<>();
            List<BigDecimal> paid = new ArrayList<>();
            for (int i = 0; i < GRADES - 1; i++) {
                long longest = (long) DAYS_MAX - (GRADES - 2 - i);
                long least = i == 0 ? 1 : ended.getLast() + 1;
                ended.add(Math.clamp(days.get(i) + 1, least, longest));
                bought.add(Math.max(orders.get(i), i == 0 ? 1 : bought.getLast() + 1));
                BigDecimal round = round(revenue.get(i));
                paid.add(
                        i == 0
                                ? round.max(BigDecimal.ZERO)
                                : round.max(paid.getLast().add(BigDecimal.ONE)));
            }
            return new Cuts(ended, bought, paid);
        }

        /// The rule that holds now for those who have these grades: of fixed ends, so that people
        /// enter and leave by what they do, and not by what others do. Rules add up orders in the
        /// workspace's currency only, so of money it holds for those who bought in no other.
        public String rule(Range recency, Range frequency, Range money) {
            List<String> parts = new ArrayList<>();
            if (recency.from() > 1) {
                parts.add("orders('%dd') > 0".formatted(days.get(GRADES - recency.from())));
            }
            if (recency.to() < GRADES) {
                parts.add("orders('%dd') == 0".formatted(days.get(GRADES - 1 - recency.to())));
            }
            if (frequency.from() > 1) {
                parts.add("orders >= " + (orders.get(frequency.from() - 2) + 1));
            } else if (recency.from() == 1) {
                parts.add("orders >= 1");
            }
            if (frequency.to() < GRADES) {
                parts.add("orders <= " + orders.get(frequency.to() - 1));
            }
            if (money.from() > 1) {
                parts.add("revenue > " + revenue.get(money.from() - 2).toPlainString());
            }
            if (money.to() < GRADES) {
                parts.add("revenue <= " + revenue.get(money.to() - 1).toPlainString());
            }
            return String.join(" && ", parts.isEmpty() ? List.of("orders >= 1") : parts);
        }

        private static BigDecimal round(BigDecimal amount) {
            return new BigDecimal(
                    amount.round(new MathContext(3, RoundingMode.HALF_UP))
                            .stripTrailingZeros()
                            .toPlainString());
        }
    }

    /// Grades from one to another, both included.
    record Range(int from, int to) {
        public static final Range ALL = new Range(1, GRADES);

        public Range {
            if (from < 1 || to > GRADES || from > to) {
                throw new IllegalArgumentException(
                        "%d to %d: expected grades from 1 to %d".formatted(from, to, GRADES));
            }
        }

        public static Range of(int grade) {
            return new Range(grade, grade);
        }

        public boolean holds(int grade) {
            return from <= grade && grade <= to;
        }
    }

    /// @param recency 5 for those who bought last
    /// @param frequency 5 for those who bought most often
    /// @param money 5 for those who paid most; 0 of those who bought in currencies without a rate
    ///   only
    record Cell(int recency, int frequency, int money, long people) {}
}
