package org.querencia.app.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder where everything is kept, held by one process at a time. The operating system lets go
/// when the process ends, however it ends.
public final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "server.lock";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the folder if need be, readable by its owner only, and holds it. Throws
    /// [FolderTakenException] when another process does.
    public static DataFolder hold(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK_FILE),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new FolderTakenException(taken(folder));
            }
            return new DataFolder(folder, channel, lock);
        } catch (IOException denied) {
            throw new UncheckedIOException(
                    "the data folder %s cannot be written: %s; choose another with --data"
                            .formatted(folder, denied.getMessage()),
                    denied);
        }
    }

    public Path path() {
        return folder;
    }

    public Path postgres() {
        return postgres(folder);
    }

    /// Where the embedded server keeps its data, whoever holds the folder.
    public static Path postgres(Path folder) {
        return folder.resolve("postgres");
    }

    public Path warehouse() {
        return folder.resolve("warehouse");
    }

    /// Deletes a folder with all in it; for throw-away ones, once no server holds them.
    public static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(folder), failed);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException harmless) {
            throw new UncheckedIOException(harmless);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    private static String taken(Path folder) {
        Optional<ServerFile> server = ServerFile.read(folder);
        String who =
                server.map(file ->
                                "the server at %s (process %d)"
                                        .formatted(file.address(), file.process()))
                        .orElse("another process that is starting or stopping");
        return "the data folder %s is in use by %s; stop it first, or choose another folder with --data"
                .formatted(folder, who);
    }
}
