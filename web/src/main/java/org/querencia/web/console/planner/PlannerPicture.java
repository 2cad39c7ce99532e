package org.querencia.web.console.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.querencia.science.planner.Outlook.Line;
import org.querencia.science.planner.Outlook.Picture;

/// Lines over an axis, drawn here so that nothing has to run; and the table it is made of.
///
/// @param high what stands at the top of the picture, and `low` at its foot
/// @param end what stands at the right end of the axis
/// @param rows of the table, at most [#ROWS_MAX]
public record PlannerPicture(
        String axis, String low, String high, String end, List<Drawn> lines, List<Row> rows) {
    public static final int WIDTH = 720;
    public static final int HEIGHT = 280;
    private static final int EDGE = 6;
    private static final int ROWS_MAX = 41;

    /// @param points of an SVG polyline
    public record Drawn(String name, String points, int hue) {}

    /// @param at where on the axis
    public record Row(String at, List<String> cells) {}

    public boolean empty() {
        return lines.isEmpty();
    }

    static PlannerPicture of(String planner, Picture picture, Amounts amounts) {
        if (picture.lines().isEmpty()) {
            return new PlannerPicture("", "", "", "", List.of(), List.of());
        }
        double low = 0;
        double high = 0;
        for (Line line : picture.lines()) {
            for (double point : line.points()) {
                low = Math.min(low, point);
                high = Math.max(high, point);
            }
        }
        List<Drawn> drawn = new ArrayList<>();
        for (Line line : picture.lines()) {
            drawn.add(
                    new Drawn(
                            amounts.frame().text("planner.figure." + planner + "." + line.key()),
                            points(line.points(), low, high),
                            drawn.size() + 1));
        }
        int last = picture.lines().getFirst().points().size() - 1;
        return new PlannerPicture(
                amounts.frame().text("planner.input." + planner + "." + picture.axis()),
                amounts.said(picture.unit(), low),
                amounts.said(picture.unit(), high),
                amounts.said(picture.axisUnit(), last * picture.step()),
                drawn,
                rows(picture, last, amounts));
    }

    private static String points(List<Double> points, double low, double high) {
        StringBuilder text = new StringBuilder();
        double wide = (WIDTH - 2.0 * EDGE) / Math.max(1, points.size() - 1);
        double tall = high > low ? (HEIGHT - 2.0 * EDGE) / (high - low) : 0;
        for (int i = 0; i < points.size(); i++) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s%.1f,%.1f",
                            i == 0 ? "" : " ",
                            EDGE + i * wide,
                            HEIGHT - EDGE - (points.get(i) - low) * tall));
        }
        return text.toString();
    }

    private static List<Row> rows(Picture picture, int last, Amounts amounts) {
        int step = (last + ROWS_MAX - 1) / (ROWS_MAX - 1);
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at <= last; at += Math.max(1, step)) {
            int place = at;
            rows.add(
                    new Row(
                            amounts.said(picture.axisUnit(), at * picture.step()),
                            picture.lines().stream()
                                    .map(line ->
                                            amounts.said(picture.unit(), line.points().get(place)))
                                    .toList()));
        }
        return rows;
    }
}
