package org.querencia.app.attribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.NumberStyle;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.science.attribution.Outcome;
import org.querencia.science.attribution.Paths;

/// Reads paths and what came of them from a file: delimited text, a workbook or JSON lines, plain
/// or packed. A row that cannot be taken refuses the file, since a total without it would be wrong.
public final class PathFile {

    private PathFile() {}

    /// What a file said.
    ///
    /// @param valued whether it tells what conversions were worth
    /// @param nulled whether it tells how often paths led to nothing
    public record Content(Paths paths, boolean valued, boolean nulled) {}

    /// Throws [BadPathsException] when the file does not say what it must, naming line and column;
    /// [UncheckedIOException] when it cannot be read at all.
    ///
    /// @param separator what stands between the channels of a path, such as `>`
    public static Content read(Path path, ColumnNames named, String separator) {
        String name = String.valueOf(path.getFileName());
        DataFile file = DataFile.of(path, name);
        try {
            FileFormat format = format(file);
            try (Reading reading = Readings.open(file, format, List.of())) {
                PathColumns columns = PathColumns.of(name, reading.columns(), named);
                return new Rows(name, reading, columns, Readings.numbers(format), separator)
                        .content();
            }
        } catch (UnreadableFileException unreadable) {
            throw new BadPathsException(unreadable.words().in(Locale.ENGLISH));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s cannot be read: %s".formatted(name, failed.getMessage()), failed);
        }
    }

    /// Nothing is known of a company here, so `1.234` is read as the file's delimiter suggests:
    /// where commas stand between fields they are no decimals.
    private static FileFormat format(DataFile file) throws IOException {
        FileFormat format = new Detector("US").detect(file, PathFile::headed).format();
        return format.delimiter().equals(Optional.of(';'))
                ? new Detector("CO").detect(file, PathFile::headed).format()
                : format;
    }

    /// There is always a header, even where a channel is called like a column.
    private static FileFormat headed(FileFormat found) {
        return found.type() == FileFormat.Type.DELIMITED && found.headerLine() == 0
                ? new FileFormat(
                        found.type(),
                        found.compression(),
                        found.encoding(),
                        found.byteOrderMark(),
                        found.delimiter(),
                        found.quote(),
                        1,
                        found.sheet(),
                        found.decimal(),
                        found.thousands())
                : found;
    }

    /// One reading of a file.
    private record Rows(
            String file,
            Reading reading,
            PathColumns columns,
            NumberStyle numbers,
            String separator) {

        Content content() throws IOException {
            Paths.Collector collector = new Paths.Collector();
            Optional<Item> item = reading.next();
            while (item.isPresent()) {
                switch (item.get()) {
                    case Item.Whole(Row row) -> take(row, collector);
                    case Item.Broken broken ->
                            throw new BadPathsException(
                                    "%s, line %d: %s"
                                            .formatted(
                                                    file,
                                                    broken.row().line(),
                                                    broken.why().in(Locale.ENGLISH)));
                }
                item = reading.next();
            }
            return new Content(
                    collector.paths(), columns.value().isPresent(), columns.nulls().isPresent());
        }

        private void take(Row row, Paths.Collector collector) {
            List<String> path = names(row.cells().get(columns.path()));
            if (path.isEmpty()) {
                throw fault(row, columns.path(), "the path is empty; expected one channel or more");
            }
            try {
                collector.add(path, days(row), outcome(row));
            } catch (IllegalArgumentException refused) {
                throw new BadPathsException(
                        "%s, line %d: %s".formatted(file, row.line(), refused.getMessage()));
            }
        }

        private Outcome outcome(Row row) {
            double conversions =
                    number(row, columns.conversions())
                            .orElseThrow(() ->
                                    fault(
                                            row,
                                            columns.conversions(),
                                            "it is empty; expected 0 or more"));
            return new Outcome(
                    conversions, orNothing(row, columns.value()), orNothing(row, columns.nulls()));
        }

        private double orNothing(Row row, OptionalInt column) {
            return column.isEmpty() ? 0 : number(row, column.getAsInt()).orElse(0.0);
        }

        private Optional<Double> number(Row row, int column) {
            String cell = row.cells().get(column).strip();
            return cell.isEmpty() ? Optional.empty() : Optional.of(parsed(row, column, cell));
        }

        private double parsed(Row row, int column, String cell) {
            double number =
                    numbers.parse(cell)
                            .map(BigDecimal::doubleValue)
                            .orElseThrow(() ->
                                    fault(row, column, "'%s' is not a number".formatted(cell)));
            if (number < 0) {
                throw fault(row, column, "%s is negative; expected 0 or more".formatted(cell));
            }
            return number;
        }

        private List<Double> days(Row row) {
            if (columns.days().isEmpty()) {
                return List.of();
            }
            int column = columns.days().getAsInt();
            return names(row.cells().get(column)).stream()
                    .map(cell -> parsed(row, column, cell))
                    .toList();
        }

        /// What stands between separators, without what is blank.
        private List<String> names(String cell) {
            List<String> names = new ArrayList<>();
            int from = 0;
            while (from <= cell.length()) {
                int found = cell.indexOf(separator, from);
                int to = found < 0 ? cell.length() : found;
                String name = cell.substring(from, to).strip();
                if (!name.isEmpty()) {
                    names.add(name);
                }
                from = to + separator.length();
            }
            return names;
        }

        private BadPathsException fault(Row row, int column, String what) {
            return new BadPathsException(
                    "%s, line %d, column '%s': %s"
                            .formatted(file, row.line(), reading.columns().get(column), what));
        }
    }
}
