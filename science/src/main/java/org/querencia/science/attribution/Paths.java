package org.querencia.science.attribution;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paths over channels with what came of them, packed into a few arrays: a million paths of five
/// touches take some 50 MB. Immutable; made by a [Collector].
public final class Paths {

    public static final int CHANNELS_MAX = 10_000;

    /// Of one path; longer ones are loops of a machine, or a file read wrongly.
    public static final int TOUCHES_MAX = 1_000;

    /// Of all paths together.
    public static final int ALL_TOUCHES_MAX = 100_000_000;

    /// Stands for the days of a touch whose time is not known.
    private static final float UNKNOWN = -1;

    private final List<String> channels;
    private final Packed packed;
    private final int size;

    private Paths(List<String> channels, Packed packed, int size) {
        this.channels = List.copyOf(channels);
        this.packed = packed;
        this.size = size;
    }

    /// Grown while paths come in, then never changed.
    private static final class Packed {
        private int[] touches = new int[1 << 10];
        private float[] days = new float[0];
        private int[] ends = new int[1 << 8];
        private double[] conversions = new double[1 << 8];
        private double[] values = new double[1 << 8];
        private double[] nulls = new double[1 << 8];
    }

    /// In the order in which they were first seen; everywhere else a channel is its place here.
    public List<String> channels() {
        return channels;
    }

    /// How many paths there are.
    public int size() {
        return size;
    }

    public int length(int path) {
        return packed.ends[path] - start(path);
    }

    /// The channel touched at a place of a path, from 0.
    int touch(int path, int at) {
        return packed.touches[start(path) + at];
    }

    /// Whether it is known when each touch of the path was.
    boolean timed(int path) {
        return packed.days.length > 0 && packed.days[start(path)] != UNKNOWN;
    }

    /// How many days before the end a touch was; only of a path that is [#timed(int)].
    double days(int path, int at) {
        return packed.days[start(path) + at];
    }

    double conversions(int path) {
        return packed.conversions[path];
    }

    double value(int path) {
        return packed.values[path];
    }

    double nulls(int path) {
        return packed.nulls[path];
    }

    /// The same with like paths added up, for models that do not ask when a touch was: a million
    /// people mostly came on a few thousand ways.
    Paths grouped() {
        Map<IntBuffer, Integer> places = new HashMap<>();
        int[] of = new int[size];
        int touches = 0;
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            IntBuffer way = IntBuffer.wrap(packed.touches, start(i), length(i));
            Integer known = places.putIfAbsent(way, firsts.size());
            of[i] = known == null ? firsts.size() : known;
            if (known == null) {
                firsts.add(i);
                touches += length(i);
            }
        }
        if (firsts.size() == size) {
            return this;
        }
        Packed like = new Packed();
        like.touches = new int[touches];
        like.ends = new int[firsts.size()];
        like.conversions = new double[firsts.size()];
        like.values = new double[firsts.size()];
        like.nulls = new double[firsts.size()];
        int end = 0;
        for (int i = 0; i < firsts.size(); i++) {
            int first = firsts.get(i);
            System.arraycopy(packed.touches, start(first), like.touches, end, length(first));
            end += length(first);
            like.ends[i] = end;
        }
        for (int i = 0; i < size; i++) {
            like.conversions[of[i]] += packed.conversions[i];
            like.values[of[i]] += packed.values[i];
            like.nulls[of[i]] += packed.nulls[i];
        }
        return new Paths(channels, like, firsts.size());
    }

    /// What came of all paths together.
    public Outcome total() {
        return new Outcome(
                sum(packed.conversions, size), sum(packed.values, size), sum(packed.nulls, size));
    }

    private int start(int path) {
        return path == 0 ? 0 : packed.ends[path - 1];
    }

    /// Compensated (Neumaier 1974): a million small numbers add up as exactly as ten.
    private static double sum(double[] numbers, int count) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < count; i++) {
            double next = sum + numbers[i];
            lost +=
                    Math.abs(sum) >= Math.abs(numbers[i])
                            ? sum - next + numbers[i]
                            : numbers[i] - next + sum;
            sum = next;
        }
        return sum + lost;
    }

    /// Takes paths one after the other. For one thread, and for one [#paths()].
    public static final class Collector {
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> channels = new ArrayList<>();
        private final Packed packed = new Packed();
        private int touches;
        private int size;

        /// Takes a path whose touches have no known time.
        ///
        /// Throws [IllegalArgumentException] when it is empty or beyond a bound of [Paths]; nothing
        /// of it is kept then.
        public void add(List<String> path, Outcome outcome) {
            add(path, List.of(), outcome);
        }

        /// As [#add(List, Outcome)], with the time of each touch.
        ///
        /// @param daysBefore how many days before the end each touch was, 0 or more
        public void add(List<String> path, List<Double> daysBefore, Outcome outcome) {
            check(path, daysBefore);
            makeRoom(path.size());
            if (!daysBefore.isEmpty() && packed.days.length == 0) {
                packed.days = new float[packed.touches.length];
                Arrays.fill(packed.days, UNKNOWN);
            }
            for (int i = 0; i < path.size(); i++) {
                packed.touches[touches] = place(path.get(i));
                if (packed.days.length > 0) {
                    packed.days[touches] =
                            daysBefore.isEmpty() ? UNKNOWN : (float) (double) daysBefore.get(i);
                }
                touches++;
            }
            packed.ends[size] = touches;
            packed.conversions[size] = outcome.conversions();
            packed.values[size] = outcome.value();
            packed.nulls[size] = outcome.nulls();
            size++;
        }

        /// All that was taken.
        public Paths paths() {
            return new Paths(channels, packed, size);
        }

        private void check(List<String> path, List<Double> daysBefore) {
            if (path.isEmpty() || path.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        "a path without a channel; expected one name or more");
            }
            if (path.size() > TOUCHES_MAX) {
                throw new IllegalArgumentException(
                        "a path of %,d touches; expected at most %,d"
                                .formatted(path.size(), TOUCHES_MAX));
            }
            if (!daysBefore.isEmpty() && daysBefore.size() != path.size()) {
                throw new IllegalArgumentException(
                        "times of %,d touches for a path of %,d"
                                .formatted(daysBefore.size(), path.size()));
            }
            for (double days : daysBefore) {
                if (!(days >= 0) || days > Float.MAX_VALUE) {
                    throw new IllegalArgumentException(
                            "a touch %s days before the end; expected 0 or more".formatted(days));
                }
            }
            if (channels.size() + path.size() > CHANNELS_MAX) {
                checkChannels(path);
            }
            if (touches + path.size() > ALL_TOUCHES_MAX) {
                throw new IllegalArgumentException(
                        "more than %,d touches in all; leave out paths, or add up like ones"
                                .formatted(ALL_TOUCHES_MAX));
            }
        }

        private void checkChannels(List<String> path) {
            long unseen =
                    path.stream().distinct().filter(name -> !places.containsKey(name)).count();
            if (channels.size() + unseen > CHANNELS_MAX) {
                throw new UnattributableException(
                        "more than %,d channels; group them (campaigns into channels), or see"
                                        .formatted(CHANNELS_MAX)
                                + " whether the separator is right");
            }
        }

        private int place(String channel) {
            Integer known = places.get(channel);
            if (known != null) {
                return known;
            }
            places.put(channel, channels.size());
            channels.add(channel);
            return channels.size() - 1;
        }

        private void makeRoom(int more) {
            if (touches + more > packed.touches.length) {
                int room = Math.max(touches + more, touches + (touches >> 1));
                packed.touches = Arrays.copyOf(packed.touches, room);
                if (packed.days.length > 0) {
                    packed.days = Arrays.copyOf(packed.days, room);
                }
            }
            if (size == packed.ends.length) {
                int room = size + (size >> 1);
                packed.ends = Arrays.copyOf(packed.ends, room);
                packed.conversions = Arrays.copyOf(packed.conversions, room);
                packed.values = Arrays.copyOf(packed.values, room);
                packed.nulls = Arrays.copyOf(packed.nulls, room);
            }
        }
    }
}
