package org.querencia.qa.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.querencia.connect.run.Folders;
import org.querencia.connect.run.ImportParts;
import org.querencia.connect.run.Imports;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.memory.MemoryImports;
import org.querencia.web.console.ConsoleHouse;

/// The importers themselves in a house whose stores are in memory; files in a folder that goes with
/// the tests.
final class RealImports {

    private RealImports() {}

    static Importing in(ConsoleHouse.Ground ground) {
        return in(ground, folder());
    }

    static Importing in(ConsoleHouse.Ground ground, Path folder) {
        return new Imports(
                        new ImportParts(
                                new Folders(folder, List.of(folder)),
                                new MemoryImports(),
                                ground.sources(),
                                ground.log(),
                                ground.ingest(),
                                ground.workspace(),
                                ground.rules(),
                                ground.clock(),
                                new Random(5)))
                .start();
    }

    /// Brings in a file as its columns are understood; returns when it is done and seen.
    static ImportJob bring(ConsoleHouse house, String name, String content) {
        try {
            Upload upload =
                    house.imports.upload(
                            name,
                            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
            ImportJob job =
                    house.imports.start(
                            new ImportOrder(
                                    new SourceKey("catalogo"),
                                    Optional.empty(),
                                    List.of(upload.id()),
                                    false,
                                    ConsoleHouse.EMAIL));
            Awaitility.await()
                    .until(() -> house.imports.find(job.id()).orElseThrow().state().rests());
            house.settle();
            return house.imports.find(job.id()).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("querencia-console");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
