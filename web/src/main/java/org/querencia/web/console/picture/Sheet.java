package org.querencia.web.console.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/// A title, words, a picture and a table as PDF: A4 pages to print or pass on. Closed when done.
public final class Sheet implements AutoCloseable {

    private static final float MARGIN = 50;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float LINE = 16;
    private static final float BODY = 10;
    private static final float TITLE = 18;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final String foot;
    private final List<PDPageContentStream> pages = new ArrayList<>();
    private float y;

    /// @param title of the file, for readers of it
    /// @param foot what stands at the foot of each page
    public Sheet(String title, String foot) {
        this.foot = foot;
        document.getDocumentInformation().setTitle(title);
        try (InputStream file = Lettering.file()) {
            font = PDType0Font.load(document, file);
            turn();
            write(printable(title), MARGIN, TITLE);
            y -= LINE + 8;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public void words(String text) {
        doing(() -> {
            room(LINE);
            write(fitting(text, WIDTH), MARGIN, BODY);
            y -= LINE;
        });
    }

    public void picture(BufferedImage image) {
        doing(() -> {
            float height = WIDTH * image.getHeight() / image.getWidth();
            room(height + LINE);
            page().drawImage(
                            LosslessFactory.createFromImage(document, image),
                            MARGIN,
                            y - height,
                            WIDTH,
                            height);
            y -= height + LINE;
        });
    }

    /// @param rows each as long as `heads`; the first column is words, the others numbers
    public void table(List<String> heads, List<List<String>> rows) {
        doing(() -> {
            row(heads);
            for (List<String> row : rows) {
                if (row(row)) {
                    row(heads);
                    row(row);
                }
            }
        });
    }

    /// Writes a row; true when it turned the page instead, where the heads come first.
    private boolean row(List<String> cells) throws IOException {
        if (room(LINE)) {
            return true;
        }
        float first = WIDTH * (cells.size() > 3 ? 0.28f : 0.4f);
        float rest = (WIDTH - first) / Math.max(1, cells.size() - 1);
        write(fitting(cells.getFirst(), first - 6), MARGIN, BODY);
        for (int i = 1; i < cells.size(); i++) {
            String cell = fitting(cells.get(i), rest - 6);
            float right = MARGIN + first + rest * i;
            write(cell, right - width(cell), BODY);
        }
        y -= LINE;
        return false;
    }

    /// The file.
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        doing(() -> {
            for (PDPageContentStream page : pages) {
                page.close();
            }
            pages.clear();
            document.save(out);
        });
        return out.toByteArray();
    }

    @Override
    public void close() {
        doing(() -> {
            for (PDPageContentStream page : pages) {
                page.close();
            }
            document.close();
        });
    }

    private PDPageContentStream page() {
        return pages.getLast();
    }

    /// Turns the page where so much has no room; says whether it did.
    private boolean room(float height) throws IOException {
        if (y - height >= MARGIN) {
            return false;
        }
        turn();
        return true;
    }

    private void turn() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(new PDPageContentStream(document, page));
        y = MARGIN - LINE;
        write(fitting("%s · %d".formatted(foot, pages.size()), WIDTH), MARGIN, BODY);
        y = PDRectangle.A4.getHeight() - MARGIN - TITLE;
    }

    private void write(String text, float x, float size) throws IOException {
        PDPageContentStream page = page();
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private float width(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * BODY;
    }

    private String fitting(String text, float width) throws IOException {
        String plain = printable(text);
        int end = plain.length();
        if (width(plain) <= width) {
            return plain;
        }
        while (end > 1 && width(plain.substring(0, end) + "…") > width) {
            end--;
        }
        return plain.substring(0, end) + "…";
    }

    /// What the font has letters for; the rest as question marks.
    private String printable(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.isBlank() || letter.equals("\u00A0") ? " " : letter)
                .map(letter -> letter(letter).orElse("?"))
                .collect(Collectors.joining());
    }

    private Optional<String> letter(String letter) {
        try {
            font.getStringWidth(letter);
            return Optional.of(letter);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @FunctionalInterface
    private interface Work {
        void done() throws IOException;
    }

    private static void doing(Work work) {
        try {
            work.done();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
