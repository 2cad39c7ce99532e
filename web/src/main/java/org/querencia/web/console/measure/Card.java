package org.querencia.web.console.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One figure of a board: its value, how it changed, and its path as a line.
///
/// @param line the points of the line in a box of 100 by 24; empty for fewer than two
/// @param good whether the change is for the better; empty where neither way is
/// @param few whether it rests on too little to say much
public record Card(
        String key,
        String name,
        String query,
        String value,
        Optional<String> change,
        String before,
        Optional<Boolean> good,
        String line,
        boolean few,
        String sentence) {

    private static final double WIDTH = 100;
    private static final double HEIGHT = 22;

    /// The line through these values, from left to right.
    public static String line(List<BigDecimal> values) {
        if (values.size() < 2) {
            return "";
        }
        double low = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
        double range = high > low ? high - low : 1;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            WIDTH * i / (values.size() - 1),
                            1 + HEIGHT - HEIGHT * (values.get(i).doubleValue() - low) / range));
        }
        return points.toString().strip();
    }
}
