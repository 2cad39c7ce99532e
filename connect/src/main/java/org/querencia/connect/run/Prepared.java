package org.querencia.connect.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.connect.mapping.FileFacts;
import org.querencia.connect.mapping.Judge;
import org.querencia.connect.mapping.Mapping;
import org.querencia.connect.mapping.MappingReader;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.DateStyle;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.Why;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.imports.FileFormat.Compression;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.text.Wording;

/// A file about to be imported, with all that was found out and told about it.
record Prepared(DataFile file, DetectedFile detected) {

    /// What packed text comes to, about.
    private static final long UNPACKED = 8;

    static List<Prepared> all(List<DataFile> sent, Mapping mapping, Detector detector)
            throws IOException {
        return all(sent, mapping.file(), detector);
    }

    /// @param told how the files are written, where that is not left to detection
    static List<Prepared> all(List<DataFile> sent, Mapping.FileHints told, Detector detector)
            throws IOException {
        List<Prepared> all = new ArrayList<>();
        for (DataFile upload : sent) {
            List<DataFile> files = Readings.filesIn(upload);
            try (Closeable _ = Readings.kept(files.getFirst())) {
                for (DataFile file : files) {
                    all.add(next(all, file, told, detector));
                }
            }
        }
        return all;
    }

    /// All invoices are written in one way, and those of a month are thousands: what was found out
    /// about the first holds for the others. One that is no invoice is refused when it is read.
    private static Prepared next(
            List<Prepared> before, DataFile file, Mapping.FileHints told, Detector detector)
            throws IOException {
        if (!before.isEmpty()) {
            Prepared last = before.getLast();
            boolean invoices =
                    last.detected.format().type() == FileFormat.Type.UBL
                            && file.entry().isPresent()
                            && file.path().equals(last.file.path());
            if (invoices) {
                return new Prepared(file, last.detected.named(file.name()));
            }
        }
        return new Prepared(file, detector.detect(file, found -> over(found, told)));
    }

    /// Columns that the mapping names and a file has not, each once.
    static List<Problem> missing(
            List<Prepared> files, Mapping mapping, MappingReader.Places places) {
        Map<Wording, Problem> missing = new LinkedHashMap<>();
        for (Prepared file : files) {
            for (Problem problem : Judge.missing(mapping, file.columns(), places)) {
                Wording words =
                        files.size() == 1
                                ? problem.words()
                                : Why.of("in-file", file.file().name(), problem.words());
                missing.putIfAbsent(
                        problem.words(),
                        new Problem(problem.line(), problem.column(), problem.path(), words));
            }
        }
        return List.copyOf(missing.values());
    }

    List<String> columns() {
        return detected.columns().stream().map(DetectedColumn::name).toList();
    }

    FileFacts facts(List<String> columns) {
        Map<String, DateStyle> dates = new LinkedHashMap<>();
        for (DetectedColumn column : detected.columns()) {
            column.dates()
                    .flatMap(DateStyle::ofPattern)
                    .ifPresent(style -> dates.put(column.name(), style));
        }
        return new FileFacts(columns, Readings.numbers(detected.format()), dates);
    }

    /// How many bytes of text it holds, about.
    long bytesAbout() throws IOException {
        long bytes = Files.size(file.path());
        boolean packed =
                detected.format().compression() != Compression.NONE
                        || detected.format().type() == FileFormat.Type.WORKBOOK;
        return packed ? UNPACKED * bytes : bytes;
    }

    /// What the mapping says of the file has the last word.
    private static FileFormat over(FileFormat found, Mapping.FileHints told) {
        return new FileFormat(
                found.type(),
                found.compression(),
                found.encoding().isPresent()
                        ? first(told.encoding(), found.encoding())
                        : found.encoding(),
                found.byteOrderMark(),
                found.delimiter().isPresent()
                        ? first(told.delimiter(), found.delimiter())
                        : found.delimiter(),
                found.quote().isPresent() ? first(told.quote(), found.quote()) : found.quote(),
                told.header().orElse(found.headerLine()),
                found.type() == FileFormat.Type.WORKBOOK
                        ? first(told.sheet(), found.sheet())
                        : found.sheet(),
                told.decimal().orElse(found.decimal()),
                thousands(found, told));
    }

    /// A mark of decimals groups no digits.
    private static Optional<Character> thousands(FileFormat found, Mapping.FileHints told) {
        if (told.thousands().isPresent()) {
            return told.thousands().filter(mark -> mark != '\0');
        }
        return told.decimal().isPresent() && told.decimal().equals(found.thousands())
                ? Optional.of(told.decimal().get() == ',' ? '.' : ',')
                : found.thousands();
    }

    private static <T> Optional<T> first(Optional<T> one, Optional<T> other) {
        return Stream.of(one, other).flatMap(Optional::stream).findFirst();
    }
}
