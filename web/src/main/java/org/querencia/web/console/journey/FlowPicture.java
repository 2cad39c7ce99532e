package org.querencia.web.console.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures.Flow;

/// Flows between stages as a Sankey diagram of two sides: where people came from, and where they
/// went. Two sides, because people go back as well as on: a diagram in which each stage stands once
/// cannot show both. Drawn here, so that each band is a link to its people, and nothing has to run.
///
/// @param bands the widest first
public record FlowPicture(int width, int height, List<Node> nodes, List<Band> bands) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int GAP = 14;
    private static final int LABEL = 150;
    private static final int NODE = 10;
    private static final int HUES = 6;

    /// @param left whether people came from there
    public record Node(String name, String size, boolean left, int hue, Box box) {}

    /// @param y from the top
    public record Box(double x, double y, double width, double height) {}

    /// @param from key; empty for no stage
    /// @param path its outline, for SVG
    public record Band(
            String from,
            String to,
            String fromName,
            String toName,
            String passages,
            String people,
            int hue,
            String path) {}

    static FlowPicture of(StageModel model, List<Flow> flows, Words words) {
        Side left = new Side(model, flows, true);
        Side right = new Side(model, flows, false);
        List<Node> nodes = new ArrayList<>(left.nodes(words));
        nodes.addAll(right.nodes(words));
        List<Band> bands = new ArrayList<>();
        for (Flow flow : flows) {
            Box from = left.take(flow);
            Box to = right.take(flow);
            bands.add(
                    new Band(
                            flow.from().orElse(""),
                            flow.to().orElse(""),
                            words.place(model, flow.from()),
                            words.place(model, flow.to()),
                            words.frame().formats().number(flow.passages()),
                            words.frame().formats().number(flow.people()),
                            hue(model, flow.from()),
                            path(from, to)));
        }
        return new FlowPicture(WIDTH, HEIGHT, nodes, bands);
    }

    /// From 1; 0 for no stage.
    private static int hue(StageModel model, Optional<String> stage) {
        return stage.map(key -> Math.floorMod(model.index(key), HUES) + 1).orElse(0);
    }

    private static String path(Box from, Box to) {
        double start = from.x() + from.width();
        double middle = (start + to.x()) / 2;
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ",
                start,
                from.y(),
                middle,
                from.y(),
                middle,
                to.y(),
                to.x(),
                to.y(),
                to.y() + to.height(),
                middle,
                to.y() + to.height(),
                middle,
                from.y() + from.height(),
                start,
                from.y() + from.height());
    }

    /// The stages of one side, from the top in their order, no stage last.
    private static final class Side {
        private final StageModel model;
        private final boolean left;
        private final Map<Optional<String>, Long> sizes = new LinkedHashMap<>();
        private final Map<Optional<String>, Box> boxes = new LinkedHashMap<>();
        private final Map<Optional<String>, Double> taken = new LinkedHashMap<>();
        private final double unit;

        Side(StageModel model, List<Flow> flows, boolean left) {
            this.model = model;
            this.left = left;
            for (Stage stage : model.stages()) {
                sizes.put(Optional.of(stage.key()), 0L);
            }
            flows.forEach(flow -> sizes.merge(end(flow), flow.passages(), Long::sum));
            sizes.values().removeIf(size -> size == 0);
            long all = sizes.values().stream().mapToLong(Long::longValue).sum();
            this.unit = all == 0 ? 0 : (double) (HEIGHT - GAP * (sizes.size() - 1)) / all;
            double y = 0;
            for (Map.Entry<Optional<String>, Long> entry : sizes.entrySet()) {
                double height = entry.getValue() * unit;
                boxes.put(
                        entry.getKey(),
                        new Box(left ? LABEL : WIDTH - LABEL - NODE, y, NODE, height));
                y += height + GAP;
            }
        }

        List<Node> nodes(Words words) {
            List<Node> nodes = new ArrayList<>();
            boxes.forEach((stage, box) ->
                    nodes.add(
                            new Node(
                                    words.place(model, stage),
                                    words.frame().formats().number(sizes.getOrDefault(stage, 0L)),
                                    left,
                                    hue(model, stage),
                                    box)));
            return nodes;
        }

        /// The next part of its stage's box.
        Box take(Flow flow) {
            Box whole = boxes.getOrDefault(end(flow), new Box(0, 0, 0, 0));
            double from = taken.getOrDefault(end(flow), 0.0);
            double height = flow.passages() * unit;
            taken.put(end(flow), from + height);
            return new Box(whole.x(), whole.y() + from, whole.width(), height);
        }

        private Optional<String> end(Flow flow) {
            return left ? flow.from() : flow.to();
        }
    }
}
