package org.querencia.connect.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Unpacks a workbook once before it is read, and keeps nothing: one that was made to fill memory
/// is refused, and of a good one it is known how many rows it has.
final class WorkbookCheck {

    /// The texts of all cells are held in memory while a workbook is read.
    private static final long TEXTS_BYTES_MAX = 256L << 20;

    private static final byte[] ROW = {'<', 'r', 'o', 'w'};

    private WorkbookCheck() {}

    /// About how many rows the largest sheet has.
    static long rows(DataFile file) throws IOException {
        long most = 0;
        long packed = Files.size(file.path());
        try (ZipFile archive = Opened.archive(file)) {
            Opened.refuseTooMany(file, archive);
            for (ZipEntry entry : archive.stream().toList()) {
                String name = entry.getName();
                if (!name.startsWith("xl/") || !name.endsWith(".xml")) {
                    continue;
                }
                try (InputStream in =
                        new Inflated(archive.getInputStream(entry), file.name(), () -> packed)) {
                    long bytesMax =
                            name.endsWith("sharedStrings.xml") ? TEXTS_BYTES_MAX : Long.MAX_VALUE;
                    most = Math.max(most, rows(file, in, bytesMax));
                }
            }
        }
        return most;
    }

    private static long rows(DataFile file, InputStream in, long bytesMax) throws IOException {
        byte[] chunk = new byte[1 << 16];
        long bytes = 0;
        long rows = 0;
        int matched = 0;
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            bytes += n;
            if (bytes > bytesMax) {
                throw new UnreadableFileException(
                        Why.of("workbook-texts", file.name(), bytesMax >> 20));
            }
            for (int i = 0; i < n; i++) {
                matched = chunk[i] == ROW[matched] ? matched + 1 : chunk[i] == ROW[0] ? 1 : 0;
                if (matched == ROW.length) {
                    rows++;
                    matched = 0;
                }
            }
        }
        return rows;
    }
}
