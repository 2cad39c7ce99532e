package org.querencia.connect.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Whom the rows of an import named, as hashes on disk, to be counted at the end: the memory for it
/// does not grow with the file.
final class PeopleFile implements AutoCloseable {

    private static final int IN_MEMORY = 2_000_000;

    private final Path path;
    private final RandomAccessFile file;
    private final DataOutputStream out;

    /// @param bytes what of a former try stays
    PeopleFile(Path path, long bytes) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(Math.min(bytes, file.length()));
        file.seek(file.length());
        out =
                new DataOutputStream(
                        new BufferedOutputStream(Channels.newOutputStream(file.getChannel())));
    }

    void add(long hash) throws IOException {
        out.writeLong(hash);
    }

    /// Writes what waits, and says how large the file is.
    long flush() throws IOException {
        out.flush();
        return file.getFilePointer();
    }

    /// How many different ones there are. Reads the file as often as memory asks for.
    long different() throws IOException {
        flush();
        long count = Files.size(path) / Long.BYTES;
        int passes = (int) (count / IN_MEMORY) + 1;
        long different = 0;
        for (int pass = 0; pass < passes; pass++) {
            different += different(pass, passes, count);
        }
        return different;
    }

    @Override
    public void close() throws IOException {
        out.close();
        file.close();
    }

    private long different(int pass, int passes, long count) throws IOException {
        long[] hashes = new long[(int) Math.min(count, 2L * IN_MEMORY)];
        int size = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
            for (long i = 0; i < count; i++) {
                long hash = in.readLong();
                if (Long.remainderUnsigned(hash, passes) != pass) {
                    continue;
                }
                if (size == hashes.length) {
                    size = distinct(hashes, size);
                    if (2L * size > hashes.length) {
                        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
                    }
                }
                hashes[size++] = hash;
            }
        }
        return distinct(hashes, size);
    }

    private static int distinct(long[] hashes, int size) {
        Arrays.sort(hashes, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        return kept;
    }
}
