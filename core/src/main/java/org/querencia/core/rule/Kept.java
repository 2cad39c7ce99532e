package org.querencia.core.rule;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.Said;

/// What was kept of events for a [Need]. Merging is associative and commutative over disjoint sets
/// of events, whatever the bounds leave out: state per anchor merges and comes apart with people.
public sealed interface Kept {

    /// What both say together. Both must have been kept for one need.
    Kept merge(Kept other);

    private static IllegalArgumentException otherKind(Kept one, Kept other) {
        return new IllegalArgumentException(
                "%s and %s were not kept for the same need".formatted(one, other));
    }

    /// How often, first and last, in microseconds since 1970.
    record Tally(long count, long first, long last) implements Kept {
        static final Tally NONE = new Tally(0, Long.MAX_VALUE, Long.MIN_VALUE);

        static Tally once(long at) {
            return new Tally(1, at, at);
        }

        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Tally(long more, long earlier, long later))) {
                throw otherKind(this, other);
            }
            return new Tally(count + more, Math.min(first, earlier), Math.max(last, later));
        }
    }

    /// Numbers added up. The smallest and the largest are absent where there are none.
    record Amounts(
            long count, BigDecimal sum, Optional<BigDecimal> smallest, Optional<BigDecimal> largest)
            implements Kept {
        static final Amounts NONE =
                new Amounts(0, BigDecimal.ZERO, Optional.empty(), Optional.empty());

        static Amounts once(BigDecimal number) {
            return new Amounts(1, number, Optional.of(number), Optional.of(number));
        }

        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Amounts more)) {
                throw otherKind(this, other);
            }
            if (more.count == 0 || count == 0) {
                return more.count == 0 ? this : more;
            }
            return new Amounts(
                    count + more.count,
                    Numbers.shortest(sum.add(more.sum)),
                    Optional.of(smallest.orElseThrow().min(more.smallest.orElseThrow())),
                    Optional.of(largest.orElseThrow().max(more.largest.orElseThrow())));
        }
    }

    /// Different values, as hashes in ascending order: the lowest of all ever met.
    record Different(long[] hashes) implements Kept {
        static final Different NONE = new Different(new long[0]);

        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Different(long[] more))) {
                throw otherKind(this, other);
            }
            if (more.length == 0) {
                return this;
            }
            if (more.length == 1 && Arrays.binarySearch(hashes, more[0]) >= 0) {
                return this;
            }
            long[] all = Arrays.copyOf(hashes, hashes.length + more.length);
            System.arraycopy(more, 0, all, hashes.length, more.length);
            return new Different(
                    Arrays.stream(all).sorted().distinct().limit(Need.KEPT_MAX).toArray());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Different(long[] that) && Arrays.equals(hashes, that);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(hashes);
        }

        @Override
        public String toString() {
            return "Different" + Arrays.toString(hashes);
        }
    }

    /// The latest instants, ascending, in microseconds since 1970.
    ///
    /// @param most how many are kept
    record Times(int most, long[] at) implements Kept {

        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Times(int _, long[] more))) {
                throw otherKind(this, other);
            }
            if (more.length == 0 || at.length == 0) {
                return more.length == 0 ? this : other;
            }
            int left = Math.min(most, at.length + more.length);
            long[] merged = new long[left];
            int i = at.length - 1;
            int j = more.length - 1;
            while (left > 0) {
                merged[--left] = j < 0 || (i >= 0 && at[i] >= more[j]) ? at[i--] : more[j--];
            }
            return new Times(most, merged);
        }

        /// How many lie from `from` on.
        int since(long from) {
            int low = 0;
            int high = at.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (at[middle] < from) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return at.length - low;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Times(int that, long[] instants)
                    && most == that
                    && Arrays.equals(at, instants);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(at);
        }

        @Override
        public String toString() {
            return "Times" + Arrays.toString(at);
        }
    }

    /// The latest values with their instants, ascending by instant and then by value.
    ///
    /// @param most how many are kept
    /// @param values numbers, or hashes of what is only told apart
    record Values(int most, long[] at, BigDecimal[] values) implements Kept {

        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Values more)) {
                throw otherKind(this, other);
            }
            if (more.at.length == 0 || at.length == 0) {
                return more.at.length == 0 ? this : more;
            }
            int left = Math.min(most, at.length + more.at.length);
            long[] instants = new long[left];
            BigDecimal[] merged = new BigDecimal[left];
            int i = at.length - 1;
            int j = more.at.length - 1;
            while (left > 0) {
                boolean own = j < 0 || (i >= 0 && isLater(i, more, j));
                instants[--left] = own ? at[i] : more.at[j];
                merged[left] = own ? values[i--] : more.values[j--];
            }
            return new Values(most, instants, merged);
        }

        private boolean isLater(int i, Values other, int j) {
            return at[i] != other.at[j]
                    ? at[i] > other.at[j]
                    : values[i].compareTo(other.values[j]) >= 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Values that
                    && most == that.most
                    && Arrays.equals(at, that.at)
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(at) * 31 + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "Values" + Arrays.toString(at) + Arrays.toString(values);
        }
    }

    /// Per local day, counted from 1970: the latest days on which there was anything.
    ///
    /// @param most how many days are kept
    record ByDay(int most, TreeMap<Integer, Kept> days) implements Kept {

        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof ByDay(int _, var more))) {
                throw otherKind(this, other);
            }
            if (more.isEmpty()) {
                return this;
            }
            TreeMap<Integer, Kept> all = new TreeMap<>(days);
            more.forEach((day, kept) -> all.merge(day, kept, Kept::merge));
            while (all.size() > most) {
                all.pollFirstEntry();
            }
            return new ByDay(most, all);
        }

        /// What was kept of the days from `first` to before `end`.
        Map<Integer, Kept> between(int first, int end) {
            return first < end ? days.subMap(first, end) : Map.of();
        }
    }

    /// The last word of an event, such as its channel.
    record Word(Optional<Said<String>> said) implements Kept {
        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Word(var later))) {
                throw otherKind(this, other);
            }
            return new Word(Said.last(said, later));
        }
    }

    /// The last place of an event.
    record Place(Optional<Said<Point>> said) implements Kept {
        @Override
        public Kept merge(Kept other) {
            if (!(other instanceof Place(var later))) {
                throw otherKind(this, other);
            }
            return new Place(Said.last(said, later));
        }
    }
}
