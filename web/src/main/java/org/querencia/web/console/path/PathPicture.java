package org.querencia.web.console.path;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.science.process.StepGraph;
import org.querencia.science.process.StepGraph.Arc;
import org.querencia.science.process.StepGraph.Node;

/// The graph of steps as a picture: in rows from where ways begin, each step below the one it is
/// commonly reached from. Drawn here, so that each arc is a link to its people, and nothing has to
/// run.
///
/// @param lines the rarest first, so that the common ones lie above
public record PathPicture(int width, int height, List<Box> boxes, List<Line> lines) {
    private static final int ROW_MAX = 4;
    private static final int BOX_WIDTH = 172;
    private static final int BOX_HEIGHT = 46;
    private static final int COLUMN = 212;
    private static final int ROW = 104;
    private static final int MARGIN = 40;
    private static final double THICK = 9;

    /// @param heat how often it is done, 1 to 5
    public record Box(
            String step,
            String name,
            String people,
            int x,
            int y,
            int width,
            int height,
            int heat) {}

    /// @param back whether it goes up or stays in its row
    /// @param path its course, for SVG
    public record Line(
            String from, String to, String title, String path, String thickness, boolean back) {}

    static PathPicture of(StepGraph graph, List<Arc> arcs, PathWords words) {
        List<List<Node>> rows = rows(graph, arcs);
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        int width = columns * COLUMN + 2 * MARGIN;
        long most = graph.nodes().stream().mapToLong(Node::times).max().orElse(1);
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (int y = 0; y < rows.size(); y++) {
            List<Node> row = rows.get(y);
            int left = (width - row.size() * COLUMN + COLUMN - BOX_WIDTH) / 2;
            for (int x = 0; x < row.size(); x++) {
                Node node = row.get(x);
                boxes.put(
                        node.step(),
                        new Box(
                                node.step(),
                                words.step(node.step()),
                                words.number(node.people()),
                                left + x * COLUMN,
                                MARGIN / 2 + y * ROW,
                                BOX_WIDTH,
                                BOX_HEIGHT,
                                (int) Math.min(5, 1 + 5 * node.times() / Math.max(1, most))));
            }
        }
        long widest = arcs.stream().mapToLong(Arc::times).max().orElse(1);
        List<Line> lines = new ArrayList<>();
        for (Arc arc : arcs.reversed()) {
            Box from = boxes.get(arc.from());
            Box to = boxes.get(arc.to());
            if (from != null && to != null) {
                lines.add(line(arc, from, to, widest, words));
            }
        }
        return new PathPicture(
                width, rows.size() * ROW + MARGIN / 2, List.copyOf(boxes.values()), lines);
    }

    private static Line line(Arc arc, Box from, Box to, long widest, PathWords words) {
        String title =
                words.frame()
                        .text(
                                "path.line",
                                from.name(),
                                to.name(),
                                words.number(arc.times()),
                                words.micros(arc.medianMicros()));
        double thickness = Math.max(1, THICK * Math.sqrt((double) arc.times() / widest));
        return new Line(
                arc.from(),
                arc.to(),
                title,
                course(from, to),
                String.format(Locale.ROOT, "%.1f", thickness),
                to.y() <= from.y());
    }

    private static String course(Box from, Box to) {
        if (to.y() > from.y()) {
            int x1 = from.x() + BOX_WIDTH / 2;
            int y1 = from.y() + BOX_HEIGHT;
            int x2 = to.x() + BOX_WIDTH / 2;
            int middle = (y1 + to.y()) / 2;
            return "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, x1, middle, x2, middle, x2, to.y());
        }
        int x1 = from.x() + BOX_WIDTH;
        int y1 = from.y() + BOX_HEIGHT / 2 + 8;
        int x2 = to.x() + BOX_WIDTH;
        int y2 = to.y() + BOX_HEIGHT / 2 - 8;
        int out = Math.max(x1, x2) + 38;
        return "M%d %dC%d %d %d %d %d %d".formatted(x1, y1, out, y1, out, y2, x2, y2);
    }

    /// Steps by how many passages they lie from the step that most begin with; rows are not too
    /// wide.
    private static List<List<Node>> rows(StepGraph graph, List<Arc> arcs) {
        Map<String, Integer> depths = depths(graph, arcs);
        Map<Integer, List<Node>> byDepth = new TreeMap<>();
        for (Node node : graph.nodes()) {
            byDepth.computeIfAbsent(
                            depths.getOrDefault(node.step(), depths.size()), _ -> new ArrayList<>())
                    .add(node);
        }
        List<List<Node>> rows = new ArrayList<>();
        for (List<Node> all : byDepth.values()) {
            for (int i = 0; i < all.size(); i += ROW_MAX) {
                rows.add(all.subList(i, Math.min(all.size(), i + ROW_MAX)));
            }
        }
        return rows;
    }

    private static Map<String, Integer> depths(StepGraph graph, List<Arc> arcs) {
        Map<String, Integer> depths = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        graph.nodes().stream()
                .max(
                        Comparator.comparingLong(Node::starts)
                                .thenComparing(Node::step, Comparator.reverseOrder()))
                .ifPresent(node -> {
                    depths.put(node.step(), 0);
                    next.add(node.step());
                });
        while (!next.isEmpty()) {
            String step = next.remove();
            for (Arc arc : arcs) {
                if (arc.from().equals(step) && !depths.containsKey(arc.to())) {
                    depths.put(arc.to(), depths.getOrDefault(step, 0) + 1);
                    next.add(arc.to());
                }
            }
        }
        return depths;
    }
}
