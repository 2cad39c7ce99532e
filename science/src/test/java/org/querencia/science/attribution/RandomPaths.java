package org.querencia.science.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Small sets of paths, drawn by a seed.
final class RandomPaths {

    /// One row as it would stand in a file.
    record Line(List<String> path, List<Double> days, Outcome outcome) {}

    private RandomPaths() {}

    static List<Line> lines(int seed, int channels, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = 1 + random.nextInt(5);
            List<String> path = new ArrayList<>();
            List<Double> days = new ArrayList<>();
            for (int at = 0; at < length; at++) {
                path.add("c" + random.nextInt(channels));
                days.add((double) (length - at) * random.nextInt(1, 9));
            }
            int conversions = i == 0 ? 1 : random.nextInt(4);
            double value = conversions == 0 ? 0 : random.nextInt(1_000) / 8.0;
            lines.add(
                    new Line(
                            path,
                            random.nextBoolean() ? days : List.of(),
                            new Outcome(conversions, value, 1.0 + random.nextInt(5))));
        }
        return lines;
    }

    static Paths paths(List<Line> lines) {
        Paths.Collector collector = new Paths.Collector();
        lines.forEach(line -> collector.add(line.path(), line.days(), line.outcome()));
        return collector.paths();
    }
}
