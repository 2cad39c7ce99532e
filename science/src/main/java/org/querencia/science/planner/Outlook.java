package org.querencia.science.planner;

import java.util.List;
import java.util.OptionalDouble;

/// What a planner says.
///
/// @param verdict a word for the whole
/// @param reasons words for what speaks for it; empty where the figures do
public record Outlook(List<Figure> figures, Picture picture, String verdict, List<String> reasons) {

    public Outlook {
        figures = List.copyOf(figures);
        reasons = List.copyOf(reasons);
    }

    /// One number that came out; [#known()] is false where there is none, as of a lift that no sale
    /// could make good.
    public record Figure(String key, Unit unit, double amount, boolean known) {

        static Figure of(String key, Unit unit, double amount) {
            return Double.isFinite(amount)
                    ? new Figure(key, unit, amount, true)
                    : new Figure(key, unit, 0, false);
        }

        public OptionalDouble value() {
            return known ? OptionalDouble.of(amount) : OptionalDouble.empty();
        }
    }

    /// Lines over one axis, which starts at 0.
    ///
    /// @param axis what the axis counts
    /// @param step between points
    public record Picture(String axis, Unit axisUnit, double step, Unit unit, List<Line> lines) {
        static final Picture NONE = new Picture("", Unit.COUNT, 1, Unit.COUNT, List.of());

        public Picture {
            lines = List.copyOf(lines);
        }
    }

    public record Line(String key, List<Double> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// The figure of that name. Throws [IllegalArgumentException] when there is none.
    public Figure figure(String key) {
        return figures.stream()
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no figure '%s'".formatted(key)));
    }
}
