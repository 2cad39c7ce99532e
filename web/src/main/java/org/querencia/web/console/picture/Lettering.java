package org.querencia.web.console.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Letters drawn as outlines of a font that ships with the program: servers often have none, and
/// Java's own lettering fails there. Safe from any thread.
final class Lettering {

    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final Lettering SHIPPED = read();

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double units;

    private Lettering(TrueTypeFont font) throws IOException {
        this.font = font;
        this.letters = font.getUnicodeCmapLookup();
        this.units = font.getUnitsPerEm();
    }

    static Lettering shipped() {
        return SHIPPED;
    }

    /// The file of the font.
    static InputStream file() {
        InputStream file = PDDocument.class.getResourceAsStream(FONT);
        if (file == null) {
            throw new IllegalStateException(FONT + " is not in the program");
        }
        return file;
    }

    private static Lettering read() {
        try (InputStream file = file()) {
            return new Lettering(new TTFParser().parse(new RandomAccessReadBuffer(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// How wide a text is in letters of this size.
    synchronized double width(String text, double size) {
        try {
            double width = 0;
            for (int letter : text.codePoints().toArray()) {
                width += font.getAdvanceWidth(letters.getGlyphId(letter));
            }
            return width * size / units;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Draws a text in the colour of `canvas`, from `x` on, standing on `y`.
    synchronized void draw(Graphics2D canvas, String text, double x, double y, double size) {
        try {
            double at = x;
            for (int letter : text.codePoints().toArray()) {
                int glyph = letters.getGlyphId(letter);
                @Nullable GlyphData outline = font.getGlyph().getGlyph(glyph);
                if (outline != null) {
                    AffineTransform place = AffineTransform.getTranslateInstance(at, y);
                    place.scale(size / units, -size / units);
                    canvas.fill(place.createTransformedShape(outline.getPath()));
                }
                at += font.getAdvanceWidth(glyph) * size / units;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// As much of a text as fits, with an ellipsis where it does not.
    String fitting(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…", size) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
