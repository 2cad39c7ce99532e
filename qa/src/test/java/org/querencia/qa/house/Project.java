package org.querencia.qa.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The project's own files, as they are in the working tree.
final class Project {
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".cache", "node_modules", ".idea", ".vscode");

    private Project() {}

    /// The folder with the licence in it, at or above the working directory.
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException(
                        "no folder above the working directory holds LICENSE");
            }
        }
        return folder;
    }

    static List<Path> files(String... endings) {
        try (Stream<Path> files =
                Files.find(root(), 20, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(Project::ours)
                    .filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("%s".formatted(file), unreadable);
        }
    }

    static List<String> lines(Path file) {
        return content(file).lines().toList();
    }

    static String name(Path file) {
        return root().relativize(file).toString();
    }

    private static boolean ours(Path file) {
        for (Path part : root().relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
