package org.querencia.science.attribution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.science.attribution.RandomPaths.Line;

/// Removal effects the long way: for each channel the chain is written down anew without it and
/// solved, with states as texts and steps from a state to itself left in.
final class ChainOracle {
    private static final String START = "(start)";

    private final int order;
    private final Map<String, Map<String, Double>> steps = new TreeMap<>();
    private final Map<String, Double> left = new HashMap<>();
    private final Map<String, Double> converted = new HashMap<>();
    private final Map<String, Double> earned = new HashMap<>();

    ChainOracle(List<Line> lines, int order, boolean nulls) {
        this.order = order;
        for (Line line : lines) {
            double weight = line.outcome().conversions() + (nulls ? line.outcome().nulls() : 0);
            if (weight > 0) {
                add(line, weight);
            }
        }
    }

    private void add(Line line, double weight) {
        String state = START;
        for (String next : windows(line.path())) {
            steps.computeIfAbsent(state, _ -> new TreeMap<>()).merge(next, weight, Double::sum);
            left.merge(state, weight, Double::sum);
            state = next;
        }
        left.merge(state, weight, Double::sum);
        converted.merge(state, line.outcome().conversions(), Double::sum);
        earned.merge(state, line.outcome().value(), Double::sum);
    }

    private List<String> windows(List<String> path) {
        if (path.size() <= order) {
            return List.of(String.join(" ", path));
        }
        List<String> windows = new ArrayList<>();
        for (int from = 0; from + order <= path.size(); from++) {
            windows.add(String.join(" ", path.subList(from, from + order)));
        }
        return windows;
    }

    double conversionsLost(String channel) {
        return 1 - fromStart(channel, converted) / fromStart("", converted);
    }

    double valueLost(String channel) {
        double all = fromStart("", earned);
        return all == 0 ? 0 : 1 - fromStart(channel, earned) / all;
    }

    /// What is to be expected from the start when states with the channel are dead ends.
    private double fromStart(String removed, Map<String, Double> gains) {
        List<String> states =
                left.keySet().stream()
                        .filter(state -> !List.of(state.split(" ")).contains(removed))
                        .sorted()
                        .toList();
        double[][] rows = new double[states.size()][states.size() + 1];
        for (int i = 0; i < states.size(); i++) {
            String state = states.get(i);
            rows[i][i] += 1;
            for (Map.Entry<String, Double> step : steps.getOrDefault(state, Map.of()).entrySet()) {
                int to = states.indexOf(step.getKey());
                if (to >= 0) {
                    rows[i][to] -= step.getValue() / left.getOrDefault(state, 0.0);
                }
            }
            rows[i][states.size()] = gains.getOrDefault(state, 0.0) / left.getOrDefault(state, 0.0);
        }
        return solved(rows)[states.indexOf(START)];
    }

    /// Gauss and Jordan, each row against each.
    private static double[] solved(double[][] rows) {
        int size = rows.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
                for (int column = 0; column <= size && factor != 0; column++) {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = rows[i][size] / rows[i][i];
        }
        return solution;
    }
}
