package org.querencia.connect.read;

import java.nio.file.Path;
import java.util.Optional;

/// A file with rows: on disk by itself, or one entry of a zip archive.
///
/// @param name as people call it; of an entry, its path in the archive
/// @param entry its path in the archive, if it is in one
public record DataFile(Path path, String name, Optional<String> entry) {

    public static DataFile of(Path path, String name) {
        return new DataFile(path, name, Optional.empty());
    }
}
