package org.querencia.science.attribution;

import java.util.BitSet;

/// Shapley's value where a set of channels is worth what came over paths on which no other channel
/// is. Such a worth is a sum of parts, one a path, each of which needs all channels of its path and
/// no other; and of such a part every channel it needs gets the same (symmetry, and the axiom of
/// null players; the dividends of Harsanyi 1959). So the value is exact for any number of channels,
/// in one pass (Zhao, Mahboobi and Bagheri 2018, equation 7).
final class ShapleyByPath {

    private ShapleyByPath() {}

    /// Which part of each path's conversions a channel is given, 0 to 1.
    static double[] ofEach(Paths paths, int channel) {
        double[] parts = new double[paths.size()];
        BitSet seen = new BitSet();
        for (int path = 0; path < paths.size(); path++) {
            seen.clear();
            for (int i = 0; i < paths.length(path); i++) {
                seen.set(paths.touch(path, i));
            }
            parts[path] = seen.get(channel) ? 1.0 / seen.cardinality() : 0;
        }
        return parts;
    }

    static Shares share(Paths paths) {
        Shares shares = Shares.none(paths.channels().size());
        BitSet seen = new BitSet();
        for (int path = 0; path < paths.size(); path++) {
            int length = paths.length(path);
            int different = 0;
            for (int i = 0; i < length; i++) {
                if (!seen.get(paths.touch(path, i))) {
                    seen.set(paths.touch(path, i));
                    different++;
                }
            }
            for (int i = 0; i < length; i++) {
                int channel = paths.touch(path, i);
                if (seen.get(channel)) {
                    seen.clear(channel);
                    shares.add(
                            channel,
                            paths.conversions(path) / different,
                            paths.value(path) / different);
                }
            }
        }
        return shares;
    }
}
