package org.querencia.connect.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.right.Trace;

/// What of a person stands in the files of imports. Files that were sent and name them are deleted
/// whole, since they only serve to import the same again; reject files lose the rows that do.
public final class FileTraces {

    private final Folders folders;
    private final Detector detector;

    /// @param country of the company, ISO 3166
    public FileTraces(Folders folders, String country) {
        this.folders = folders;
        this.detector = new Detector(country);
    }

    public List<Trace> all() {
        return List.of(
                trace("uploads", this::deleteUploads), trace("import-rejects", this::thinRejects));
    }

    @FunctionalInterface
    private interface Erasing {
        long erase(Set<String> words) throws IOException;
    }

    private static Trace trace(String place, Erasing erasing) {
        return new Trace() {
            @Override
            public String place() {
                return place;
            }

            @Override
            public long erase(Set<String> words) {
                try {
                    return erasing.erase(words);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        };
    }

    private long deleteUploads(Set<String> words) throws IOException {
        long deleted = 0;
        for (Path upload : list(folders.uploads())) {
            Path content = upload.resolve("content");
            if (Files.exists(content) && names(content, words)) {
                Folders.delete(upload);
                deleted++;
            }
        }
        return deleted;
    }

    /// What cannot be read any more may hold anything.
    private boolean names(Path content, Set<String> words) throws IOException {
        DataFile sent = DataFile.of(content, "upload");
        try {
            for (DataFile file : Readings.filesIn(sent)) {
                DetectedFile detected = detector.detect(file);
                try (Reading reading = Readings.open(file, detected.format(), List.of())) {
                    for (Optional<Item> item = reading.next();
                            item.isPresent();
                            item = reading.next()) {
                        Row row =
                                switch (item.get()) {
                                    case Item.Whole(Row whole) -> whole;
                                    case Item.Broken broken -> broken.row();
                                };
                        if (holds(String.join("\n", row.cells()), words)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        } catch (UnreadableFileException unreadable) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(content))) {
                return holds(new String(in.readAllBytes(), StandardCharsets.UTF_8), words);
            }
        }
    }

    private long thinRejects(Set<String> words) throws IOException {
        long rows = 0;
        for (Path own : list(folders.data().resolve("imports"))) {
            Path rejects = own.resolve(RejectFile.NAME);
            if (Files.exists(rejects)) {
                rows += thin(rejects, words);
            }
        }
        return rows;
    }

    private static long thin(Path rejects, Set<String> words) throws IOException {
        List<List<String>> kept = new ArrayList<>();
        long gone = 0;
        for (List<String> record : RejectReader.records(rejects)) {
            if (holds(String.join("\n", record), words)) {
                gone++;
            } else {
                kept.add(record);
            }
        }
        if (gone > 0) {
            Path thinner = rejects.resolveSibling("rejects.new");
            RejectFile.write(thinner, kept);
            Files.move(
                    thinner,
                    rejects,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return gone;
    }

    /// Digits with anything among them are the same digits.
    private static boolean holds(String text, Set<String> words) {
        String lower = text.toLowerCase(Locale.ROOT);
        String bare = lower.replaceAll("[ .()\\-]", "");
        return words.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word ->
                        lower.contains(word) || bare.contains(word.replaceAll("[ .()\\-]", "")));
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }
}
