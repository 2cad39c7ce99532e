package org.querencia.store.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes rows by `COPY … FROM STDIN (FORMAT binary)`: the quickest way in, since the server parses
/// nothing. Rows are laid out by hand, columns in the order of the statement; see "Binary Format"
/// in PostgreSQL's reference of COPY.
public final class BinaryCopy implements AutoCloseable {

    /// Signature, flags, length of the header's extension.
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int SEND_BYTES = 1 << 16;

    /// 2000-01-01, where PostgreSQL's calendar begins.
    private static final long ZERO_SECOND = 946_684_800;

    private static final long ZERO_DAY = 10_957;

    private final CopyIn copy;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * SEND_BYTES);

    /// @param sql `copy table (columns) from stdin (format binary)`
    public BinaryCopy(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        buffer.put(HEADER);
    }

    public BinaryCopy row(int columns) throws SQLException {
        if (buffer.position() >= SEND_BYTES) {
            send();
        }
        room(2).putShort((short) columns);
        return this;
    }

    public BinaryCopy bigint(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    public BinaryCopy smallint(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    public BinaryCopy integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopy flag(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /// SQL's null.
    public BinaryCopy absent() {
        room(4).putInt(-1);
        return this;
    }

    public BinaryCopy uuid(UUID value) {
        room(20).putInt(16)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy timestamptz(Instant value) {
        return bigint((value.getEpochSecond() - ZERO_SECOND) * 1_000_000 + value.getNano() / 1_000);
    }

    public BinaryCopy date(LocalDate value) {
        return integer((int) (value.toEpochDay() - ZERO_DAY));
    }

    /// The day after every other.
    public BinaryCopy endlessDate() {
        return integer(Integer.MAX_VALUE);
    }

    public BinaryCopy text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /// Sends what is left and ends the statement; says how many rows came in.
    public long finish() throws SQLException {
        room(2).putShort((short) -1);
        send();
        return copy.endCopy();
    }

    /// Takes an unfinished statement back, so that the connection can be used again.
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer =
                    ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size))
                            .position(buffer.position());
        }
        return buffer;
    }
}
