package org.querencia.connect.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.querencia.runtime.imports.FileFormat.Compression;

/// The content of a file, unpacked while it is read.
final class Opened implements AutoCloseable {

    static final int ENTRIES_MAX = 10_000;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream content;
    private final CountedInput packed;
    private final long bytes;
    private final Optional<ZipFile> archive;

    private Opened(
            InputStream content, CountedInput packed, long bytes, Optional<ZipFile> archive) {
        this.content = content;
        this.packed = packed;
        this.bytes = bytes;
        this.archive = archive;
    }

    static Opened open(DataFile file) throws IOException {
        if (file.entry().isPresent()) {
            return entry(file, file.entry().get());
        }
        CountedInput packed = new CountedInput(Files.newInputStream(file.path()));
        BufferedInputStream buffered = new BufferedInputStream(packed, BUFFER_BYTES);
        long bytes = Files.size(file.path());
        try {
            return new Opened(
                    isGzip(peek(buffered))
                            ? new Inflated(
                                    new GZIPInputStream(buffered, BUFFER_BYTES),
                                    file.name(),
                                    packed::count)
                            : buffered,
                    packed,
                    bytes,
                    Optional.empty());
        } catch (ZipException damaged) {
            buffered.close();
            throw new UnreadableFileException(Why.of("file-no-gzip", file.name()), damaged);
        }
    }

    /// The files with rows in what was sent: itself, or what is in the archive.
    static List<DataFile> filesIn(DataFile sent) throws IOException {
        if (compression(sent) != Compression.ZIP || isWorkbook(sent)) {
            return List.of(sent);
        }
        List<DataFile> files = new ArrayList<>();
        try (ZipFile archive = archive(sent)) {
            refuseTooMany(sent, archive);
            for (ZipEntry entry : archive.stream().toList()) {
                if (isWanted(entry)) {
                    files.add(
                            new DataFile(
                                    sent.path(), entry.getName(), Optional.of(entry.getName())));
                }
            }
        }
        if (files.isEmpty()) {
            throw new UnreadableFileException(Why.of("archive-empty", sent.name()));
        }
        // Invoices travel with pictures of themselves, which say nothing more.
        List<DataFile> documents = files.stream().filter(file -> isXml(file.name())).toList();
        return documents.isEmpty() ? files : documents;
    }

    /// What is not looked at could hold anything, so nothing is left out unsaid.
    static void refuseTooMany(DataFile file, ZipFile archive) {
        if (archive.size() > ENTRIES_MAX) {
            throw new UnreadableFileException(
                    Why.of("archive-many", file.name(), archive.size(), ENTRIES_MAX));
        }
    }

    private static boolean isXml(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    static Compression compression(DataFile file) throws IOException {
        if (file.entry().isPresent()) {
            return Compression.ZIP;
        }
        byte[] start = start(file);
        if (isGzip(start)) {
            return Compression.GZIP;
        }
        return isZip(start) ? Compression.ZIP : Compression.NONE;
    }

    /// Whether it is a workbook (.xlsx): a zip archive of a certain content.
    static boolean isWorkbook(DataFile file) throws IOException {
        if (file.entry().isPresent() || !isZip(start(file))) {
            return false;
        }
        try (ZipFile archive = archive(file)) {
            return archive.getEntry("[Content_Types].xml") != null
                    && archive.stream().anyMatch(entry -> entry.getName().startsWith("xl/"));
        }
    }

    static ZipFile archive(DataFile file) throws IOException {
        try {
            return new ZipFile(file.path().toFile());
        } catch (ZipException damaged) {
            throw new UnreadableFileException(
                    Why.of("archive-broken", file.name(), String.valueOf(damaged.getMessage())),
                    damaged);
        }
    }

    InputStream content() {
        return content;
    }

    double share() {
        return bytes == 0 ? 1 : Math.min(1, (double) packed.count() / bytes);
    }

    @Override
    public void close() throws IOException {
        content.close();
        if (archive.isPresent()) {
            archive.get().close();
        }
    }

    private static Opened entry(DataFile file, String name) throws IOException {
        ZipFile archive = archive(file);
        ZipEntry entry = archive.getEntry(name);
        if (entry == null) {
            archive.close();
            throw new UnreadableFileException(Why.of("archive-gone", name));
        }
        // The archive says how much it packed; what it says too much of, it has to hold.
        long bytes = Math.min(Math.max(1, entry.getCompressedSize()), Files.size(file.path()));
        long whole = Math.max(1, entry.getSize());
        CountedInput inflated =
                new CountedInput(
                        new Inflated(archive.getInputStream(entry), file.name(), () -> bytes));
        return new Opened(
                new BufferedInputStream(inflated, BUFFER_BYTES),
                inflated,
                whole,
                Optional.of(archive));
    }

    private static boolean isWanted(ZipEntry entry) {
        String name = entry.getName();
        String own = name.substring(name.lastIndexOf('/') + 1);
        return !entry.isDirectory() && !own.startsWith(".") && !name.startsWith("__MACOSX/");
    }

    private static byte[] start(DataFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(4);
        }
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(4);
        byte[] start = in.readNBytes(4);
        in.reset();
        return start;
    }

    private static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    }

    private static boolean isZip(byte[] start) {
        return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] < 9;
    }
}
