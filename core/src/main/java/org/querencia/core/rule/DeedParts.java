package org.querencia.core.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.querencia.core.rule.Deed.Fold;
import org.querencia.core.rule.Rule.Comparison;

/// Parts that look at what was kept of events.
final class DeedParts {

    private DeedParts() {}

    /// What was kept for a need, of the person who is looked at.
    ///
    /// @param index its place among the needs of the set
    record Source(int index, String key, Kept none) {
        Kept of(Look look) {
            return look.kept(this);
        }
    }

    record Silence(Part last, Part length) implements Part {
        @Override
        public Answer answer(Look look) {
            return last.answer(look) instanceof Answer.Moment
                    ? Operators.compare(
                            ends(look), Comparison.AT_MOST, new Answer.Moment(look.now()))
                    : Answer.NO;
        }

        private Answer ends(Look look) {
            return Operators.arithmetic(
                    last.answer(look), Rule.Operation.PLUS, length.answer(look));
        }

        @Override
        public long next(Look look) {
            long ends =
                    ends(look) instanceof Answer.Moment(long at) && at > look.now()
                            ? at
                            : Micros.NEVER;
            return Math.min(ends, length.next(look));
        }
    }

    record SlidingCount(Source source, long length) implements Part {

        Kept.Times times(Look look) {
            return (Kept.Times) source.of(look);
        }

        int count(Look look) {
            return times(look).since(look.now() - length + 1);
        }

        /// When no more than `left` of those in the window are still in it.
        long falls(Look look, int left) {
            long[] at = times(look).at();
            return at[at.length - 1 - left] + length;
        }

        @Override
        public Answer answer(Look look) {
            return Answer.of(count(look));
        }

        @Override
        public long next(Look look) {
            int count = count(look);
            return count == 0 ? Micros.NEVER : falls(look, count - 1);
        }
    }

    /// @param least the number, rounded up
    record Enough(SlidingCount counted, Comparison by, BigDecimal number, long least)
            implements Part {
        @Override
        public Answer answer(Look look) {
            return Answer.of(by.holds(BigDecimal.valueOf(counted.count(look)).compareTo(number)));
        }

        /// Counts only fall as time goes: the answer changes when the first of them is too few.
        @Override
        public long next(Look look) {
            if (number.signum() < 0) {
                return Micros.NEVER;
            }
            boolean whole = number.scale() == 0;
            int count = counted.count(look);
            return switch (by) {
                case AT_LEAST, BELOW -> fallsBelow(look, count, least);
                case ABOVE, AT_MOST -> fallsBelow(look, count, whole ? least + 1 : least);
                case EQUAL, UNEQUAL ->
                        whole
                                ? fallsBelow(look, count, count > least ? least + 1 : least)
                                : Micros.NEVER;
            };
        }

        private long fallsBelow(Look look, int count, long enough) {
            return count >= enough && enough > 0
                    ? counted.falls(look, Math.toIntExact(enough - 1))
                    : Micros.NEVER;
        }
    }

    record SlidingTotal(Source source, Fold fold, long length) implements Part {
        @Override
        public Answer answer(Look look) {
            return Folding.of(fold, (Kept.Values) source.of(look), look.now() - length + 1);
        }

        @Override
        public long next(Look look) {
            for (long at : ((Kept.Values) source.of(look)).at()) {
                if (at > look.now() - length) {
                    return at + length;
                }
            }
            return Micros.NEVER;
        }
    }

    interface Reading {
        Answer of(Kept kept);
    }

    record CalendarPart(Source source, Window.Calendar window, Kept none, Reading reading)
            implements Part {
        @Override
        public Answer answer(Look look) {
            Kept all = none;
            for (Kept day :
                    days(look).between(first(look), day(window.end(look.today()))).values()) {
                all = all.merge(day);
            }
            return reading.of(all);
        }

        @Override
        public long next(Look look) {
            Kept.ByDay days = days(look);
            return days.days().isEmpty() || days.days().lastKey() < first(look)
                    ? Micros.NEVER
                    : look.ends(window);
        }

        private Kept.ByDay days(Look look) {
            return (Kept.ByDay) source.of(look);
        }

        private int first(Look look) {
            return day(window.first(look.today()));
        }

        private static int day(LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        }
    }
}
