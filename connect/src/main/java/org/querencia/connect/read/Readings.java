package org.querencia.connect.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.querencia.connect.read.Encodings.Encoding;
import org.querencia.runtime.imports.FileFormat;

/// Opens files whose format is known.
public final class Readings {

    /// From how many records the fields of JSON lines are gathered.
    private static final int JSON_RECORDS = 2_000;

    private Readings() {}

    /// The rows of a file.
    ///
    /// @param wanted names of columns that must be among those read, where the rows themselves name
    ///   their fields
    public static Reading open(DataFile file, FileFormat format, List<String> wanted)
            throws IOException {
        return switch (format.type()) {
            case DELIMITED -> delimited(file, format);
            case JSON_LINES -> jsonLines(file, format, wanted);
            case UBL -> new UblReading(Opened.open(file));
            case WORKBOOK ->
                    new WorkbookReading(
                            file,
                            format.sheet(),
                            format.headerLine(),
                            numbers(format),
                            WorkbookCheck.rows(file));
        };
    }

    /// The files with rows in what was sent: itself, or those in a zip archive.
    public static List<DataFile> filesIn(DataFile sent) throws IOException {
        return Opened.filesIn(sent);
    }

    /// What an archive holds is listed once for all that is read of it while this is open; nothing
    /// for other files.
    public static Closeable kept(DataFile file) throws IOException {
        return file.entry().isEmpty() ? () -> {} : Opened.archive(file);
    }

    public static NumberStyle numbers(FileFormat format) {
        return new NumberStyle(format.decimal(), format.thousands().orElse('\0'));
    }

    private static Reading delimited(DataFile file, FileFormat format) throws IOException {
        Opened opened = Opened.open(file);
        try {
            Charset charset = charset(format);
            return new DelimitedReading(
                    new Encoding(charset, 0).reader(opened.content()),
                    new DelimitedFormat(
                            charset,
                            format.delimiter().orElse(','),
                            format.quote().orElse('\0'),
                            format.headerLine()),
                    opened::share,
                    opened);
        } catch (IOException | RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private static Reading jsonLines(DataFile file, FileFormat format, List<String> wanted)
            throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        for (String line : Sample.of(file).text().lines().limit(JSON_RECORDS).toList()) {
            JsonLinesReading.flat(line).ifPresent(fields -> columns.addAll(fields.keySet()));
        }
        columns.addAll(wanted);
        Opened opened = Opened.open(file);
        return new JsonLinesReading(
                new Encoding(charset(format), 0).reader(opened.content()),
                new ArrayList<>(columns),
                opened::share,
                opened);
    }

    private static Charset charset(FileFormat format) {
        return format.encoding().map(Charset::forName).orElse(StandardCharsets.UTF_8);
    }
}
