package org.querencia.connect.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.read.Delimiters.Line;
import org.querencia.connect.read.Reading.Item;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.imports.FileFormat.Compression;
import org.querencia.runtime.text.Wording;

/// Finds out how a file is written, from its beginning.
public final class Detector {

    /// Rows that are looked at.
    public static final int ROWS_MAX = 1_000;

    private static final int PROBLEMS_MAX = 20;

    /// Countries that write 1,234.56, of those that do not write 1.234,56.
    private static final Set<String> POINT =
            Set.of(
                    "US", "GB", "MX", "CA", "AU", "NZ", "IE", "IN", "JP", "CN", "GT", "HN", "NI",
                    "SV", "PA", "PR", "DO", "PE", "CR");

    private final NumberStyle usual;
    private final boolean monthFirst;

    /// @param country of the company, ISO 3166, for what the file leaves open
    public Detector(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        this.usual = POINT.contains(code) ? NumberStyle.POINT : NumberStyle.COMMA;
        this.monthFirst = code.equals("US") || code.equals("PH");
    }

    /// Throws [UnreadableFileException] when nothing of it can be read.
    public DetectedFile detect(DataFile file) throws IOException {
        return detect(file, format -> format);
    }

    /// What is said of the format beside the file, for what was found.
    @FunctionalInterface
    public interface Told {
        FileFormat over(FileFormat found);
    }

    /// @param told what the mapping says of the format: it has the last word
    public DetectedFile detect(DataFile file, Told told) throws IOException {
        FileFormat format = told.over(format(file));
        List<List<String>> rows = new ArrayList<>();
        List<Wording> problems = new ArrayList<>();
        List<String> columns;
        try (Reading reading = Readings.open(file, format, List.of())) {
            columns = reading.columns();
            Optional<Item> item = reading.next();
            while (item.isPresent() && rows.size() < ROWS_MAX) {
                switch (item.get()) {
                    case Item.Whole(Row row) -> rows.add(row.cells());
                    case Item.Broken broken -> {
                        if (problems.size() < PROBLEMS_MAX) {
                            problems.add(Why.of("in-line", broken.row().line(), broken.why()));
                        }
                    }
                }
                item = reading.next();
            }
        }
        Numbers.Found numbers = numbers(format, rows);
        FileFormat whole = told.over(with(format, numbers.style()));
        return new DetectedFile(
                file.name(),
                whole,
                columns(columns, rows, Readings.numbers(whole), numbers.doubt()),
                rows.stream().limit(DetectedFile.ROWS_MAX).toList(),
                problems);
    }

    /// The files of what was sent, each with what was found out about it.
    public List<DetectedFile> detectAll(DataFile sent) throws IOException {
        List<DetectedFile> detected = new ArrayList<>();
        for (DataFile file : Readings.filesIn(sent).stream().limit(Detection.FILES_MAX).toList()) {
            detected.add(detect(file));
        }
        return detected;
    }

    private FileFormat format(DataFile file) throws IOException {
        if (Opened.isWorkbook(file)) {
            return workbook(file);
        }
        Sample sample = Sample.of(file);
        Compression compression = Opened.compression(file);
        String start = sample.text().stripLeading();
        if (start.startsWith("{")) {
            return format(FileFormat.Type.JSON_LINES, compression, sample, Optional.empty(), 0);
        }
        if (start.startsWith("<")) {
            return format(FileFormat.Type.UBL, compression, sample, Optional.empty(), 0);
        }
        if (start.startsWith("[")) {
            throw new UnreadableFileException(Why.of("file-json-list", file.name()));
        }
        if (start.isEmpty()) {
            throw new UnreadableFileException(Why.of("file-empty", file.name()));
        }
        Delimiters.Found found = Delimiters.find(sample.text(), sample.whole());
        long header = Headers.find(found.lines(), Delimiters.width(found.lines()));
        return format(
                FileFormat.Type.DELIMITED,
                compression,
                sample,
                Optional.of(found),
                (int) Math.min(header, Integer.MAX_VALUE));
    }

    private FileFormat format(
            FileFormat.Type type,
            Compression compression,
            Sample sample,
            Optional<Delimiters.Found> found,
            int headerLine) {
        return new FileFormat(
                type,
                compression,
                Optional.of(sample.encoding().charset().name()),
                sample.encoding().mark() > 0,
                found.map(Delimiters.Found::delimiter),
                found.map(Delimiters.Found::quote),
                headerLine,
                Optional.empty(),
                usual.decimal(),
                Optional.of(usual.thousands()));
    }

    /// Its first visible sheet that has rows; where the header is, its first rows say.
    private FileFormat workbook(DataFile file) throws IOException {
        long rows = WorkbookCheck.rows(file);
        for (String sheet : WorkbookReading.sheets(file)) {
            List<Line> lines = new ArrayList<>();
            try (Reading reading =
                    new WorkbookReading(file, Optional.of(sheet), 0, NumberStyle.POINT, rows)) {
                Optional<Item> item = reading.next();
                while (item.isPresent() && lines.size() < ROWS_MAX) {
                    Row row =
                            switch (item.get()) {
                                case Item.Whole(Row whole) -> whole;
                                case Item.Broken broken -> broken.row();
                            };
                    lines.add(new Line(row.line(), row.cells()));
                    item = reading.next();
                }
            }
            if (!lines.isEmpty()) {
                return new FileFormat(
                        FileFormat.Type.WORKBOOK,
                        Compression.NONE,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        (int) Headers.find(lines, Delimiters.width(lines)),
                        Optional.of(sheet),
                        '.',
                        Optional.of(','));
            }
        }
        throw new UnreadableFileException(Why.of("file-no-rows", file.name()));
    }

    /// Cells of a workbook that hold numbers are written out with a point.
    private Numbers.Found numbers(FileFormat format, List<List<String>> rows) {
        return switch (format.type()) {
            case DELIMITED -> Numbers.find(rows, usual);
            case JSON_LINES, WORKBOOK, UBL -> new Numbers.Found(NumberStyle.POINT, false);
        };
    }

    private static FileFormat with(FileFormat format, NumberStyle numbers) {
        return new FileFormat(
                format.type(),
                format.compression(),
                format.encoding(),
                format.byteOrderMark(),
                format.delimiter(),
                format.quote(),
                format.headerLine(),
                format.sheet(),
                numbers.decimal(),
                numbers.thousands() == 0 ? Optional.empty() : Optional.of(numbers.thousands()));
    }

    private List<DetectedColumn> columns(
            List<String> names, List<List<String>> rows, NumberStyle numbers, boolean doubt) {
        ColumnLooks looks = new ColumnLooks(numbers, doubt, monthFirst);
        List<DetectedColumn> columns = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            columns.add(
                    looks.look(names.get(i), rows.stream().map(row -> row.get(column)).toList()));
        }
        return columns;
    }
}
