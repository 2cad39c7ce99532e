package org.querencia.web.console.picture;

import java.util.List;
import java.util.OptionalDouble;

/// What a picture shows: lines over periods, or a bar for each of a few parts.
///
/// @param labels of the periods or parts, from left to right
/// @param lines the values of each, one for each label; empty where there is none
/// @param marks notes on periods
/// @param bars whether it is bars; then there is one line, and perhaps a quiet one
public record Drawing(List<String> labels, List<Line> lines, List<Mark> marks, boolean bars) {

    public Drawing {
        labels = List.copyOf(labels);
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
    }

    /// @param quiet for what it is compared with: one that stands behind the line before it
    public record Line(String name, List<OptionalDouble> values, boolean quiet) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /// @param at the place of its period among the labels
    public record Mark(int at, String text) {}
}
