package org.querencia.science.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paths by which channels are on them, whatever the order and however often.
final class ChannelSets {
    private final List<int[]> members = new ArrayList<>();
    private double[] conversions = new double[64];
    private double[] values = new double[64];
    private double[] ends = new double[64];

    private ChannelSets() {}

    static ChannelSets of(Paths paths) {
        ChannelSets sets = new ChannelSets();
        Map<Members, Integer> places = new HashMap<>();
        for (int path = 0; path < paths.size(); path++) {
            int[] channels = new int[paths.length(path)];
            for (int i = 0; i < channels.length; i++) {
                channels[i] = paths.touch(path, i);
            }
            int[] different = Arrays.stream(channels).sorted().distinct().toArray();
            int set = places.computeIfAbsent(new Members(different), sets::place);
            sets.conversions[set] += paths.conversions(path);
            sets.values[set] += paths.value(path);
            sets.ends[set] += paths.conversions(path) + paths.nulls(path);
        }
        return sets;
    }

    private int place(Members set) {
        int place = members.size();
        members.add(set.channels());
        if (place == ends.length) {
            conversions = Arrays.copyOf(conversions, place * 2);
            values = Arrays.copyOf(values, place * 2);
            ends = Arrays.copyOf(ends, place * 2);
        }
        return place;
    }

    int size() {
        return members.size();
    }

    int[] members(int set) {
        return members.get(set);
    }

    double[] conversions() {
        return conversions;
    }

    double[] values() {
        return values;
    }

    /// How many paths ended, in a conversion or in nothing.
    double[] ends() {
        return ends;
    }

    /// An array that is a key.
    private record Members(int[] channels) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Members(int[] others) && Arrays.equals(channels, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(channels);
        }
    }
}
