package org.querencia.web.console.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import javax.imageio.ImageIO;

/// A [Drawing] as pixels, in the colours of the console by day. It needs no screen and no fonts of
/// the machine.
public final class Picture {

    /// In points; twice as many pixels.
    public static final int WIDTH = 560;

    public static final int HEIGHT = 250;
    private static final int SCALE = 2;
    private static final double SMALL = 10;
    private static final double BOTTOM = HEIGHT - 22.0;
    private static final int STEPS = 3;
    private static final int LABELS_MAX = 8;
    private static final int WHITE = 255;
    private static final float[] DASHES = {3, 3};
    private static final Color INK = new Color(0x5D574B);
    private static final Color RULE = new Color(0xE7E2D6);
    private static final List<Color> SERIES =
            List.of(
                    new Color(0x1D6B57),
                    new Color(0xD98F2B),
                    new Color(0x3D6FB5),
                    new Color(0xA8477A),
                    new Color(0x7BA63C),
                    new Color(0x8C8577));

    private final Drawing drawing;
    private final DoubleFunction<String> words;
    private final Graphics2D canvas;
    private final Lettering letters = Lettering.shipped();
    private final double rise;
    private final double low;
    private final double high;
    private final double left;
    private final double top;

    private Picture(Drawing drawing, DoubleFunction<String> words, Graphics2D canvas) {
        this.drawing = drawing;
        this.words = words;
        this.canvas = canvas;
        double least = 0;
        double most = 0;
        for (Drawing.Line line : drawing.lines()) {
            for (OptionalDouble value : line.values()) {
                least = Math.min(least, value.orElse(0));
                most = Math.max(most, value.orElse(0));
            }
        }
        this.rise = round((most - least) / STEPS);
        this.low = Math.floor(least / rise) * rise;
        this.high = most > least ? Math.ceil(most / rise) * rise : low + STEPS * rise;
        double widest = 0;
        for (int step = 0; value(step) <= high + rise / 2; step++) {
            widest = Math.max(widest, letters.width(words.apply(value(step)), SMALL));
        }
        this.left = widest + 8;
        this.top = drawing.lines().size() > 1 ? 44 : 26;
    }

    /// @param words how values of the axis are said
    public static BufferedImage of(Drawing drawing, DoubleFunction<String> words) {
        BufferedImage image =
                new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.scale(SCALE, SCALE);
            canvas.setColor(Color.WHITE);
            canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
            new Picture(drawing, words, canvas).draw();
        } finally {
            canvas.dispose();
        }
        return image;
    }

    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    private void draw() {
        axis();
        labels();
        marks();
        List<Drawing.Line> loud = drawing.lines().stream().filter(one -> !one.quiet()).toList();
        List<Drawing.Line> quiet = drawing.lines().stream().filter(Drawing.Line::quiet).toList();
        for (int i = 0; i < quiet.size(); i++) {
            draw(quiet.get(i), pale(SERIES.get(i % SERIES.size())));
        }
        for (int i = 0; i < loud.size(); i++) {
            draw(loud.get(i), SERIES.get(i % SERIES.size()));
        }
        if (drawing.lines().size() > 1) {
            legend(loud, quiet);
        }
    }

    private void draw(Drawing.Line line, Color colour) {
        canvas.setColor(colour);
        if (drawing.bars()) {
            bars(line);
        } else {
            line(line);
        }
    }

    /// Nearer to the paper.
    private static Color pale(Color colour) {
        return new Color(pale(colour.getRed()), pale(colour.getGreen()), pale(colour.getBlue()));
    }

    private static int pale(int part) {
        return (2 * part + 3 * WHITE) / 5;
    }

    private double value(int step) {
        return low + step * rise;
    }

    /// A number as people count: 1, 2, 2.5 or 5 of some power of ten, not less than this one.
    private static double round(double number) {
        if (number <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        for (double nice : List.of(1.0, 2.0, 2.5, 5.0)) {
            if (number <= nice * power * (1 + 1e-9)) {
                return nice * power;
            }
        }
        return 10 * power;
    }

    private double x(int at) {
        int count = drawing.labels().size();
        double room = WIDTH - left - 12;
        return left
                + (drawing.bars() ? room * (at + 0.5) / count : room * at / Math.max(1, count - 1));
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - top) * (value - low) / (high - low);
    }

    private void axis() {
        canvas.setStroke(new BasicStroke(0.7f));
        for (int step = 0; value(step) <= high + rise / 2; step++) {
            double y = y(value(step));
            canvas.setColor(RULE);
            canvas.draw(new Line2D.Double(left, y, WIDTH, y));
            canvas.setColor(INK);
            String said = words.apply(value(step));
            letters.draw(canvas, said, left - 6 - letters.width(said, SMALL), y + 3, SMALL);
        }
    }

    /// As many as have room, the last among them.
    private void labels() {
        canvas.setColor(INK);
        int count = drawing.labels().size();
        int every = Math.max(1, (count + LABELS_MAX - 1) / LABELS_MAX);
        double room = (WIDTH - left) / Math.max(1, Math.min(count, LABELS_MAX)) - 4;
        for (int i = (count - 1) % every; i < count; i += every) {
            String said = letters.fitting(drawing.labels().get(i), SMALL, room);
            double width = letters.width(said, SMALL);
            double x = Math.clamp(x(i) - width / 2, 0, WIDTH - width);
            letters.draw(canvas, said, x, HEIGHT - 6.0, SMALL);
        }
    }

    private void marks() {
        canvas.setStroke(
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, DASHES, 0));
        canvas.setColor(INK);
        for (Drawing.Mark mark : drawing.marks()) {
            double x = x(mark.at());
            canvas.draw(new Line2D.Double(x, top - 8, x, BOTTOM));
            double width = letters.width(mark.text(), SMALL);
            letters.draw(
                    canvas,
                    letters.fitting(mark.text(), SMALL, WIDTH),
                    Math.clamp(x - width / 2, 0, Math.max(0, WIDTH - width)),
                    top - 11,
                    SMALL);
        }
    }

    private void line(Drawing.Line line) {
        canvas.setStroke(
                line.quiet()
                        ? new BasicStroke(
                                1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                        : new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D.Double path = new Path2D.Double();
        boolean going = false;
        for (int i = 0; i < line.values().size(); i++) {
            OptionalDouble value = line.values().get(i);
            if (value.isEmpty()) {
                going = false;
                continue;
            }
            double y = y(value.getAsDouble());
            if (going) {
                path.lineTo(x(i), y);
            } else {
                path.moveTo(x(i), y);
            }
            going = true;
            if (!line.quiet()) {
                canvas.fill(new Ellipse2D.Double(x(i) - 2, y - 2, 4, 4));
            }
        }
        canvas.draw(path);
    }

    /// Quiet ones are broader, so that they are seen behind the others.
    private void bars(Drawing.Line line) {
        double room = (WIDTH - left - 12) / Math.max(1, line.values().size());
        double width = Math.min(40, room * 0.7) * (line.quiet() ? 1.3 : 1);
        for (int i = 0; i < line.values().size(); i++) {
            double y = y(line.values().get(i).orElse(0));
            double zero = y(0);
            canvas.fill(
                    new Rectangle2D.Double(
                            x(i) - width / 2, Math.min(y, zero), width, Math.abs(zero - y)));
        }
    }

    /// What is quiet has one name for all.
    private void legend(List<Drawing.Line> loud, List<Drawing.Line> quiet) {
        double x = left;
        for (int i = 0; i < loud.size(); i++) {
            x = named(loud.get(i).name(), SERIES.get(i % SERIES.size()), x);
        }
        if (!quiet.isEmpty()) {
            named(quiet.getFirst().name(), pale(SERIES.getFirst()), x);
        }
    }

    /// Where the next name may stand.
    private double named(String line, Color colour, double x) {
        String name = letters.fitting(line, SMALL, 110);
        canvas.setColor(colour);
        canvas.fill(new Rectangle2D.Double(x, 6, 8, 8));
        canvas.setColor(INK);
        letters.draw(canvas, name, x + 12, 14, SMALL);
        return x + letters.width(name, SMALL) + 28;
    }
}
