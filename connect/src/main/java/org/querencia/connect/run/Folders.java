package org.querencia.connect.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.querencia.core.event.ImportId;

/// Where imports keep their files, under the data folder:
///
/// ```
/// uploads/ID/content, uploads/ID/about.json    files that were sent, as they are
/// imports/7/rejects.csv                        rows of an import that were not taken
/// imports/7/work/                              an import's rows on their way; gone when it is done
/// inbox/SOURCE/                                folders that are watched
/// ```
///
/// @param data the data folder
/// @param besides folders outside it that scheduled imports may read
public record Folders(Path data, List<Path> besides) {

    public Folders {
        besides = List.copyOf(besides);
    }

    public Path uploads() {
        return data.resolve("uploads");
    }

    public Path inbox() {
        return data.resolve("inbox");
    }

    /// Where scheduled imports may read.
    List<Path> readable() {
        List<Path> all = new ArrayList<>(List.of(inbox()));
        all.addAll(besides);
        return all;
    }

    public Path of(ImportId id) {
        return data.resolve("imports").resolve(id.toString());
    }

    Path rejects(ImportId id) {
        return of(id).resolve(RejectFile.NAME);
    }

    Path work(ImportId id) {
        return of(id).resolve("work");
    }

    static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the folder %s cannot be made: %s".formatted(folder, failed.getMessage()),
                    failed);
        }
    }

    /// Deletes a folder with all in it; one that is not there is deleted already.
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the folder %s cannot be deleted: %s".formatted(folder, failed.getMessage()),
                    failed);
        }
    }
}
