package org.querencia.science.attribution;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// How credit for a conversion is shared among the touches, or channels, on the path to it.
public sealed interface Model {

    /// All of it to the first touch.
    record First() implements Model {}

    /// All of it to the last touch.
    record Last() implements Model {}

    /// All of it to the last touch that is not direct; to the last one when all are.
    ///
    /// @param direct names of channels that say that nothing is known of where somebody came from;
    ///   upper and lower case are the same
    record LastNonDirect(Set<String> direct) implements Model {

        /// What direct visits are called by those who count them.
        public static final Set<String> USUAL =
                Set.of(
                        "direct",
                        "(direct)",
                        "directo",
                        "(directo)",
                        "none",
                        "(none)",
                        "direct / none",
                        "direct / (none)",
                        "(direct) / (none)");

        public LastNonDirect {
            Set<String> lower = new TreeSet<>();
            direct.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
            direct = Set.copyOf(lower);
        }

        boolean isDirect(String channel) {
            return direct.contains(channel.toLowerCase(Locale.ROOT));
        }
    }

    /// The same to each touch; a channel that was touched twice gets it twice.
    record Linear() implements Model {}

    /// The more, the nearer to the conversion: a touch one half-life earlier gets half as much.
    ///
    /// @param halfLifeDays where the times of touches are known
    /// @param halfLifeTouches where only their order is
    record TimeDecay(double halfLifeDays, double halfLifeTouches) implements Model {

        /// Seven days; where times are not known, each touch gets half of the one after it.
        public static final TimeDecay USUAL = new TimeDecay(7, 1);

        public TimeDecay {
            if (!(halfLifeDays > 0) || !(halfLifeTouches > 0)) {
                throw new IllegalArgumentException(
                        "half-lives of %s days and %s touches; expected more than 0"
                                .formatted(halfLifeDays, halfLifeTouches));
            }
        }
    }

    /// A share to the first touch, one to the last, the rest to those between, each the same. Of
    /// two touches each gets its share of what both get.
    ///
    /// @param first 0 to 1
    /// @param last 0 to 1; both together at most 1, and more than 0
    record Position(double first, double last) implements Model {

        /// 40 %, 20 %, 40 %.
        public static final Position USUAL = new Position(0.4, 0.4);

        public Position {
            if (!(first >= 0) || !(last >= 0) || first + last > 1 || first + last == 0) {
                throw new IllegalArgumentException(
                        "shares of %s and %s; expected two that come to 1 at most"
                                .formatted(first, last));
            }
        }
    }

    /// In proportion to what would be lost without a channel, of a Markov chain fitted to the paths
    /// (Anderl, Becker, von Wangenheim and Schumann 2016).
    ///
    /// @param order how many touches a state of the chain is, 1 to 3
    /// @param nulls whether paths that led to nothing are part of the chain
    record Markov(int order, boolean nulls) implements Model {
        public static final int ORDER_MAX = 3;

        public Markov {
            if (order < 1 || order > ORDER_MAX) {
                throw new IllegalArgumentException(
                        "order %d; expected 1 to %d".formatted(order, ORDER_MAX));
            }
        }
    }

    /// What each channel adds on average to the channels before it, over all orders in which
    /// channels may join (Shapley 1953).
    ///
    /// @param samples pairs of orders that are drawn where there are too many to go through all
    /// @param seed of the draw
    record Shapley(Worth worth, int samples, long seed) implements Model {
        public static final int SAMPLES_MAX = 1_000_000;

        public static final Shapley USUAL = new Shapley(Worth.CONVERSIONS, 1_000, 1);

        public Shapley {
            if (samples < 2 || samples > SAMPLES_MAX) {
                throw new IllegalArgumentException(
                        "%,d samples; expected 2 to %,d".formatted(samples, SAMPLES_MAX));
            }
        }
    }

    /// What a set of channels is worth by itself.
    enum Worth {
        /// What came over paths on which no other channel is (Zhao, Mahboobi and Bagheri 2018).
        CONVERSIONS,
        /// The share of paths on which no other channel is that led to a conversion, as in
        /// Dalessandro, Perlich, Stitelman and Provost 2012; times the number of all paths, so that
        /// credits add up to the conversions. A channel on paths that convert less than others gets
        /// less than nothing.
        RATE
    }
}
