package org.querencia.connect.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.querencia.core.event.Texts;

/// Rows of a text with a delimiter between fields.
///
/// A quotation mark that is opened and never closed would swallow the rows after it: a record over
/// several lines that has not as many fields as there are columns is rejected with its first line
/// only, and the lines after it are read anew.
final class DelimitedReading implements Reading {

    /// Longer fields are no values of a table.
    static final int FIELD_CHARS_MAX = 1_000_000;

    /// How far a closing quotation mark is looked for.
    private static final int QUOTED_CHARS_MAX = 16 << 20;

    static final int COLUMNS_MAX = 4_096;

    private final DelimitedFormat format;
    private final RewindingReader text;
    private final DoubleSupplier share;
    private final AutoCloseable beneath;
    private final Handler handler = new Handler();
    private final List<String> columns;
    private CloseableIterator<Parsed> parser;

    /// What the parser's line numbers start after.
    private long linesBefore;

    /// @param share how much of the file beneath was read
    /// @param beneath closed with this
    DelimitedReading(
            Reader text, DelimitedFormat format, DoubleSupplier share, AutoCloseable beneath) {
        this.format = format;
        this.text = new RewindingReader(text);
        this.share = share;
        this.beneath = beneath;
        this.parser = parser();
        this.columns = header();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Item> next() throws IOException {
        while (true) {
            try {
                if (!parser.hasNext()) {
                    return Optional.empty();
                }
                Parsed parsed = parser.next();
                long line = linesBefore + parsed.line();
                if (line <= format.headerLine()) {
                    continue;
                }
                text.letGoBefore(line);
                if (parsed.lines() > 1 && parsed.cells().size() != columns.size()) {
                    return Optional.of(rewound(line, Why.of("quote-open")));
                }
                return Optional.of(item(line, parsed));
            } catch (CsvParseException unclosed) {
                rethrow(unclosed);
                return Optional.of(rewound(linesBefore + handler.begun, Why.of("quote-inside")));
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
    }

    @Override
    public double share() {
        return share.getAsDouble();
    }

    @Override
    public void close() throws IOException {
        try {
            beneath.close();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private Item item(long line, Parsed parsed) {
        Row row = new Row(line, parsed.cells());
        if (parsed.tooLong() >= 0) {
            return new Item.Broken(
                    row,
                    parsed.tooLong() < columns.size() ? columns.get(parsed.tooLong()) : "",
                    Texts.cut(parsed.cells().get(parsed.tooLong()), 60),
                    Why.of("field-long", FIELD_CHARS_MAX));
        }
        int count = parsed.cells().size();
        if (count > columns.size() && blankAfter(parsed.cells(), columns.size())) {
            return new Item.Whole(
                    new Row(line, List.copyOf(parsed.cells().subList(0, columns.size()))));
        }
        return count == columns.size()
                ? new Item.Whole(row)
                : new Item.Broken(
                        row,
                        "",
                        Texts.cut(text.lineAt(line, 200), 200),
                        Why.of("ragged", count, columns.size()));
    }

    private static boolean blankAfter(List<String> cells, int from) {
        return cells.subList(from, cells.size()).stream().allMatch(String::isBlank);
    }

    private Item rewound(long line, Why why) {
        String raw = text.lineAt(line, 2_000);
        text.rewindTo(line + 1);
        linesBefore = line;
        parser = parser();
        return new Item.Broken(new Row(line, List.of(raw)), "", Texts.cut(raw, 200), why);
    }

    /// The parser wraps whatever fails beneath it.
    private static void rethrow(CsvParseException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFileException unreadable) {
                throw unreadable;
            }
        }
    }

    private List<String> header() {
        if (format.headerLine() == 0) {
            int width = parser.hasNext() ? parser.next().cells().size() : 0;
            text.rewindTo(1);
            parser = parser();
            return Columns.numbered(width);
        }
        while (parser.hasNext()) {
            Parsed parsed = parser.next();
            if (parsed.line() >= format.headerLine()) {
                return Columns.named(parsed.cells());
            }
        }
        return List.of();
    }

    private CloseableIterator<Parsed> parser() {
        return CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quoteOrNone())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(QUOTED_CHARS_MAX)
                .build(handler, text)
                .iterator();
    }

    /// @param lines how many lines it stands in: 1, or more than 1
    /// @param tooLong which field was cut, from 0; -1 when none was
    private record Parsed(long line, List<String> cells, int lines, int tooLong) {}

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Parsed> {

        private List<String> cells = new ArrayList<>();
        private long begun;
        private int lines;
        private int tooLong;

        @Override
        protected void handleBegin(long startingLineNumber) {
            begun = startingLineNumber;
            cells = new ArrayList<>(Math.max(8, cells.size()));
            lines = 1;
            tooLong = -1;
        }

        @Override
        protected void handleField(
                int index, char[] chars, int offset, int length, boolean quoted) {
            if (index >= COLUMNS_MAX) {
                return;
            }
            if (length > FIELD_CHARS_MAX && tooLong < 0) {
                tooLong = index;
            }
            if (quoted && lines == 1) {
                for (int i = offset; i < offset + length; i++) {
                    if (chars[i] == '\n' || chars[i] == '\r') {
                        lines = 2;
                        break;
                    }
                }
            }
            cells.add(
                    length == 0
                            ? ""
                            : unwrapped(new String(chars, offset, Math.min(length, kept(length)))));
        }

        @Override
        protected Parsed buildRecord() {
            return new Parsed(begun, cells, lines, tooLong);
        }

        private static int kept(int length) {
            return length > FIELD_CHARS_MAX ? 2_000 : length;
        }

        /// Spreadsheets write `="0012"` to keep a number's zeros.
        private static String unwrapped(String cell) {
            return cell.length() > 2
                            && cell.charAt(0) == '='
                            && cell.charAt(1) == '"'
                            && cell.charAt(cell.length() - 1) == '"'
                    ? cell.substring(2, cell.length() - 1)
                    : cell;
        }
    }
}
