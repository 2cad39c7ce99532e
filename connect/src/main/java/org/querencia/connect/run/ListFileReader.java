package org.querencia.connect.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.connect.read.Why;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.segment.ListFiles;

/// Files that name people, read as imports read theirs: whatever delimiter, encoding or workbook.
public final class ListFileReader implements ListFiles {

    private static final long BYTES_MAX = 1L << 30;
    private static final int BUFFER = 1 << 16;

    private final Detector detector;
    private final Path folder;

    /// @param country of the company, ISO 3166
    /// @param folder where a file lies while it is read
    public ListFileReader(String country, Path folder) {
        this.detector = new Detector(country);
        this.folder = folder;
    }

    @Override
    public Sheet read(String name, InputStream in, int rowsMax) {
        DataFile file = DataFile.of(folder.resolve("list"), name);
        try {
            Path kept = Files.createTempFile(Folders.made(folder), "list", "");
            file = DataFile.of(kept, name);
            try {
                copy(in, kept);
                return sheet(Readings.filesIn(file).getFirst(), rowsMax);
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException | UnreadableFileException failed) {
            throw Refusals.unreadable(file, failed);
        }
    }

    private static void copy(InputStream in, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > BYTES_MAX) {
                    throw Refusals.invalid(Why.of("upload-large", BYTES_MAX >> 30));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private Sheet sheet(DataFile file, int rowsMax) throws IOException {
        FileFormat format = detector.detect(file, ListFileReader::withHeader).format();
        List<Line> lines = new ArrayList<>();
        try (Reading reading = Readings.open(file, format, List.of())) {
            Optional<Item> item = reading.next();
            while (item.isPresent() && lines.size() < rowsMax) {
                lines.add(line(item.get()));
                item = reading.next();
            }
            return new Sheet(reading.columns(), lines, item.isEmpty());
        }
    }

    /// The first line names the columns, be they one column of names that look like data.
    private static FileFormat withHeader(FileFormat found) {
        return found.headerLine() > 0 || found.type() == FileFormat.Type.JSON_LINES
                ? found
                : new FileFormat(
                        found.type(),
                        found.compression(),
                        found.encoding(),
                        found.byteOrderMark(),
                        found.delimiter(),
                        found.quote(),
                        1,
                        found.sheet(),
                        found.decimal(),
                        found.thousands());
    }

    private static Line line(Item item) {
        return switch (item) {
            case Item.Whole(Row row) -> new Line(row.line(), row.cells(), "");
            case Item.Broken broken ->
                    new Line(
                            broken.row().line(),
                            broken.row().cells(),
                            broken.why().in(Locale.ENGLISH));
        };
    }
}
