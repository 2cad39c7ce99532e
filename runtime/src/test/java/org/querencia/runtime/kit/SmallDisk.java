package org.querencia.runtime.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A disk that can be filled: a file system in memory, mounted for one test. Tests that need one
/// are skipped, saying so, where mounting is not possible (it takes root).
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK_BYTES = 1 << 16;

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /// @param place a folder that is there, and empty
    public static SmallDisk mounted(Path place, int megabytes) {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", place),
                "no small disk can be mounted here (it takes root): what a full disk does is not tried");
        return new SmallDisk(place);
    }

    public Path place() {
        return place;
    }

    /// Takes every byte that is left.
    public void fill() {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            takeTheRest();
        }
    }

    /// Gives back what [#fill] took.
    public void free() {
        try {
            Files.deleteIfExists(filler());
            Files.deleteIfExists(rest());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Whoever holds files open must be closed first.
    @Override
    public void close() {
        if (!run("umount", place)) {
            run("umount", "-l", place);
        }
    }

    private void takeTheRest() {
        try (OutputStream rest = Files.newOutputStream(rest())) {
            while (true) {
                rest.write(0);
            }
        } catch (IOException full) {
            return;
        }
    }

    private Path filler() {
        return place.resolve("filler");
    }

    private Path rest() {
        return place.resolve("filler-rest");
    }

    private static boolean run(Object... command) {
        try {
            String[] words = new String[command.length];
            for (int i = 0; i < words.length; i++) {
                words[i] = command[i].toString();
            }
            Process process =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
