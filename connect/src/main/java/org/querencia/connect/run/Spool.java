package org.querencia.connect.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Rows on disk, sorted into parts: all that is about the same thing is in one part, and each part
/// fits memory. So the lines of an order come together wherever they stand in the file.
final class Spool {

    /// What a part may hold; it takes some three times as much in memory.
    private final long partBytesMax;

    private static final int PARTS_MAX = 256;
    private static final int SPLIT = 16;
    private static final int SPLITS_MAX = 6;
    private static final int BUFFER_BYTES = 1 << 14;
    private static final String DONE = "done";

    private final Path folder;

    /// @param folder emptied by [#write]
    Spool(Path folder, long partBytesMax) {
        this.folder = folder;
        this.partBytesMax = partBytesMax;
    }

    /// Takes rows in; to be closed with [Writer#finish].
    final class Writer implements AutoCloseable {
        private final List<DataOutputStream> parts = new ArrayList<>();

        private Writer(int count) throws IOException {
            Folders.delete(folder);
            Folders.made(folder);
            for (int i = 0; i < count; i++) {
                parts.add(output(folder.resolve("%03d".formatted(i))));
            }
        }

        void add(Told told) throws IOException {
            Spool.write(parts.get(slot(told.id(), 0, parts.size())), told);
        }

        /// Splits parts that have become too large, and marks the spool as whole.
        void finish() throws IOException {
            close();
            for (Path part : parts()) {
                split(part, 1);
            }
            Files.createFile(folder.resolve(DONE));
        }

        @Override
        public void close() throws IOException {
            for (DataOutputStream part : parts) {
                part.close();
            }
        }
    }

    /// @param bytesAbout how much will come in, about
    Writer write(long bytesAbout) throws IOException {
        long wanted = Math.clamp(bytesAbout / (partBytesMax / 2) + 1, 1, PARTS_MAX);
        return new Writer((int) wanted);
    }

    /// Whether all rows are in it.
    boolean isWhole() {
        return Files.exists(folder.resolve(DONE));
    }

    /// The parts in a fixed order.
    List<Path> parts() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().equals(DONE))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void read(Path part, Consumer<Told> each) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(part), 1 << 16))) {
            while (true) {
                UUID id;
                try {
                    id = new UUID(in.readLong(), in.readLong());
                } catch (EOFException end) {
                    return;
                }
                boolean keyed = in.readBoolean();
                long sequence = in.readLong();
                int file = in.readInt();
                long line = in.readLong();
                byte[] drafts = in.readNBytes(in.readInt());
                each.accept(new Told(id, keyed, sequence, file, line, drafts));
            }
        }
    }

    void delete() {
        Folders.delete(folder);
    }

    private void split(Path part, int level) throws IOException {
        if (Files.size(part) <= partBytesMax || level > SPLITS_MAX) {
            return;
        }
        List<Path> smaller = new ArrayList<>();
        List<DataOutputStream> outputs = new ArrayList<>();
        for (int i = 0; i < SPLIT; i++) {
            Path one = part.resolveSibling(part.getFileName() + "-%02d".formatted(i));
            smaller.add(one);
            outputs.add(output(one));
        }
        try {
            read(
                    part,
                    told -> {
                        try {
                            write(outputs.get(slot(told.id(), level, SPLIT)), told);
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        }
                    });
        } finally {
            for (DataOutputStream output : outputs) {
                output.close();
            }
        }
        Files.delete(part);
        for (Path one : smaller) {
            if (Files.size(one) == 0) {
                Files.delete(one);
            } else {
                split(one, level + 1);
            }
        }
    }

    /// Other bits of the id at each level.
    private static int slot(UUID id, int level, int count) {
        long bits =
                level == 0
                        ? id.getLeastSignificantBits()
                        : id.getMostSignificantBits() >>> (8 * level);
        return (int) Long.remainderUnsigned(bits, count);
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    private static void write(DataOutputStream out, Told told) throws IOException {
        out.writeLong(told.id().getMostSignificantBits());
        out.writeLong(told.id().getLeastSignificantBits());
        out.writeBoolean(told.keyed());
        out.writeLong(told.sequence());
        out.writeInt(told.file());
        out.writeLong(told.line());
        out.writeInt(told.drafts().length);
        out.write(told.drafts());
    }
}
