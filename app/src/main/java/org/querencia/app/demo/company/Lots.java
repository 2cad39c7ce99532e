package org.querencia.app.demo.company;

import java.util.List;

/// Lots drawn from a seed, in an order that never changes.
///
/// SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014),
/// written out here and with [StrictMath] throughout, so that every machine and every Java draws
/// the same. Not thread-safe: each thing that draws has its own.
public final class Lots {
    private static final long STEP = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Lots(long state) {
        this.state = state;
    }

    /// The lots of one thing: `about` tells it from all others of the same seed.
    public static Lots of(long seed, String about, long number) {
        long state = mix(seed + STEP);
        for (int i = 0; i < about.length(); i++) {
            state = mix(state * 31 + about.charAt(i));
        }
        return new Lots(mix(state ^ (number * STEP)));
    }

    public long next() {
        state += STEP;
        return mix(state);
    }

    /// At least 0, less than `bound`. The bias of the remainder is below 2^-40 for our bounds.
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next() >>> 1, bound);
    }

    /// At least `least`, at most `most`.
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /// At least 0, less than 1.
    public double unit() {
        return (next() >>> 11) * UNIT;
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    public <T> T one(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// Waiting time of a Poisson process with `rate` events in a unit of time.
    public double exponential(double rate) {
        return -StrictMath.log(1 - unit()) / rate;
    }

    /// Mean `shape / rate`. Marsaglia & Tsang, "A simple method for generating gamma variables",
    /// ACM TOMS 26 (2000); below shape 1 by their section 6.
    public double gamma(double shape, double rate) {
        if (shape < 1) {
            return gamma(shape + 1, rate) * StrictMath.pow(1 - unit(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double v = 1 + c * x;
            if (v <= 0) {
                continue;
            }
            v = v * v * v;
            double u = 1 - unit();
            if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v / rate;
            }
        }
    }

    /// How many events of a Poisson process fall into a time that has `mean` of them; for small
    /// means (Knuth, The Art of Computer Programming 2, 3.4.1).
    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int events = 0;
        for (double product = 1 - unit(); product > limit; product *= 1 - unit()) {
            events++;
        }
        return events;
    }

    /// Mean 0, deviation 1 (Box & Muller 1958).
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
