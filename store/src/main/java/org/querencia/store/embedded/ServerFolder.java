package org.querencia.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The folder of an embedded server, held by one process at a time.
final class ServerFolder implements AutoCloseable {

    static final String USER = "querencia";
    static final String DATABASE = "querencia";

    /// PostgreSQL reads data of the same major version only.
    private static final String MAJOR = "18";

    private static final Duration INITIALISE_MAX = Duration.ofMinutes(2);

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private int port;

    private ServerFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    static ServerFolder lock(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel channel =
                    FileChannel.open(
                            absolute.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new EmbeddedPostgresException(
                        "the database in %s is in use by another running Querencia; stop that one, or give this one a data folder of its own (--data)"
                                .formatted(absolute));
            }
            return new ServerFolder(absolute, channel, lock);
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "the folder %s cannot be used: %s".formatted(absolute, broken.getMessage()),
                    broken);
        }
    }

    @org.jspecify.annotations.Nullable
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException usedByThisProcess) {
            return null;
        }
    }

    Path root() {
        return folder;
    }

    Path data() {
        return folder.resolve("data-" + MAJOR);
    }

    Path startLog() {
        return folder.resolve("start.log");
    }

    String password() {
        return read("password");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    int port() {
        return port;
    }

    /// Makes the data folder if there is none. Made aside and renamed when whole, so that a kill
    /// half-way leaves nothing to trip over.
    void initialise(Programs programs) {
        try {
            writeSettings();
            if (Files.exists(data())) {
                return;
            }
            Path half = folder.resolve("data-%s.half".formatted(MAJOR));
            delete(half);
            writePrivate("password", HexFormat.of().formatHex(random(24)));
            Programs.Outcome outcome =
                    programs.run(folder, INITIALISE_MAX, "initdb", arguments(half));
            if (outcome.failed()) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL cannot make its data folder %s: %s"
                                .formatted(half, outcome.output()));
            }
            Files.writeString(
                    half.resolve("postgresql.conf"),
                    "include '%s'%ninclude_if_exists '%s'%n"
                            .formatted(
                                    folder.resolve("querencia.conf"),
                                    folder.resolve("local.conf")));
            Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "the database folder %s cannot be made: %s"
                            .formatted(folder, broken.getMessage()),
                    broken);
        }
    }

    /// Chooses the port: the one of last time if it is free, so that it stays the same.
    void choosePort() {
        try {
            int last = lastPort();
            port = last > 0 && isFree(last) ? last : free();
            writePrivate("port", Integer.toString(port));
        } catch (IOException broken) {
            throw new UncheckedIOException("no port on 127.0.0.1 is free", broken);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException harmless) {
            // The lock ends with the process in any case.
        }
    }

    private List<String> arguments(Path half) {
        return List.of(
                "-D",
                half.toString(),
                "-U",
                USER,
                "--pwfile=" + folder.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                // The same order on every machine, whatever its system library thinks of letters.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                // One call for the whole file system instead of one per file, where there is it.
                "--sync-method=" + (Files.isDirectory(Path.of("/proc/self")) ? "syncfs" : "fsync"));
    }

    private void writeSettings() throws IOException {
        try (InputStream settings = ServerFolder.class.getResourceAsStream("querencia.conf")) {
            if (settings == null) {
                throw new IllegalStateException("querencia.conf is missing from the jar");
            }
            Files.copy(
                    settings,
                    folder.resolve("querencia.conf"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private int lastPort() {
        try {
            return Integer.parseInt(read("port"));
        } catch (UncheckedIOException | NumberFormatException none) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException(
                    "%s is missing; the database cannot be opened without it"
                            .formatted(folder.resolve(name)),
                    missing);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void writePrivate(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private static void delete(Path half) throws IOException {
        if (!Files.exists(half)) {
            return;
        }
        try (Stream<Path> files = Files.walk(half)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
