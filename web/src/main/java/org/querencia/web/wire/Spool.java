package org.querencia.web.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.Column;

/// Rows of an answer for a client that takes them a few at a time: in memory while they are few,
/// else in a file that is gone with them. First all rows come in, then they are taken in order. Of
/// one thread.
final class Spool implements Analysis.Taker, AutoCloseable {

    /// What one answer may hold in memory; cursors are many and heaps small.
    private static final int MEMORY_BYTES_MAX = 1 << 20;

    private static final int NULL = -1;

    private final AtomicLong room;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private List<Column> columns = List.of();
    private DataOutputStream out = new DataOutputStream(memory);
    private Optional<Path> file = Optional.empty();
    private Optional<DataInputStream> in = Optional.empty();
    private long bytes;
    private long left;

    /// @param room bytes that all spools together may still take
    Spool(AtomicLong room) {
        this.room = room;
    }

    List<Column> columns() {
        return columns;
    }

    /// How many rows have not been taken.
    long left() {
        return left;
    }

    @Override
    public void columns(List<Column> told) {
        columns = told;
    }

    @Override
    public boolean row(List<Optional<String>> cells) {
        try {
            int size = 0;
            for (Optional<String> cell : cells) {
                size += Integer.BYTES;
                if (cell.isEmpty()) {
                    out.writeInt(NULL);
                } else {
                    byte[] text = cell.get().getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                    size += text.length;
                }
            }
            left++;
            take(size);
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(int size) throws IOException {
        bytes += size;
        if (room.addAndGet(-size) < 0) {
            throw new WireException(
                    "53100", "there is no more room for answers taken a few rows at a time");
        }
        if (file.isEmpty() && memory.size() > MEMORY_BYTES_MAX) {
            Path spilled = Files.createTempFile("answer", ".rows");
            file = Optional.of(spilled);
            OutputStream to = Files.newOutputStream(spilled);
            memory.writeTo(to);
            memory.reset();
            out = new DataOutputStream(new BufferedOutputStream(to));
        }
    }

    /// The next row; there must be one left.
    List<Optional<String>> next() throws IOException {
        DataInputStream from = reading();
        List<Optional<String>> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            int length = from.readInt();
            cells.add(
                    length == NULL
                            ? Optional.empty()
                            : Optional.of(
                                    new String(from.readNBytes(length), StandardCharsets.UTF_8)));
        }
        left--;
        return cells;
    }

    private DataInputStream reading() throws IOException {
        if (in.isEmpty()) {
            out.close();
            in =
                    Optional.of(
                            new DataInputStream(
                                    file.isEmpty()
                                            ? new ByteArrayInputStream(memory.toByteArray())
                                            : new BufferedInputStream(
                                                    Files.newInputStream(
                                                            file.get(),
                                                            StandardOpenOption.DELETE_ON_CLOSE))));
            memory.reset();
        }
        return in.get();
    }

    /// Forgets the rows, and gives their room back.
    @Override
    public void close() {
        room.addAndGet(bytes);
        bytes = 0;
        left = 0;
        try {
            out.close();
            if (in.isPresent()) {
                in.get().close();
            }
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException stubborn) {
            throw new UncheckedIOException(stubborn);
        }
    }
}
