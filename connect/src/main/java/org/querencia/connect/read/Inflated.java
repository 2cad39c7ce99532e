package org.querencia.connect.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;

/// What comes out of an archive, as long as it is plausible: an archive of a few kilobytes that
/// unpacks to gigabytes was made to fill disks. A damaged archive is said to be one.
final class Inflated extends FilterInputStream {

    /// Below it nobody is harmed, however well it was packed.
    private static final long HARMLESS_BYTES = 256L << 20;

    /// Text packs to a tenth, columns of zeros to a hundredth.
    private static final long RATIO_MAX = 200;

    private final String name;
    private final LongSupplier packed;
    private long inflated;

    /// @param packed how many bytes of the archive were read for it
    Inflated(InputStream in, String name, LongSupplier packed) {
        super(in);
        this.name = name;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(into, offset, length);
        } catch (ZipException | EOFException damaged) {
            throw new UnreadableFileException(Why.of("file-damaged", name, inflated), damaged);
        }
        if (count > 0) {
            inflated += count;
            if (inflated > HARMLESS_BYTES && inflated / RATIO_MAX > packed.getAsLong()) {
                throw new UnreadableFileException(Why.of("file-inflates", name, RATIO_MAX));
            }
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return read(new byte[(int) Math.min(8_192, count)]);
    }
}
