package org.querencia.connect.read;

import java.io.IOException;
import java.io.Reader;

/// Text that can be gone back in by lines: what was read since a line is kept until that line is
/// let go, so that a record that turns out to be wrong can be read again from its second line.
final class RewindingReader extends Reader {

    private static final int CHUNK = 1 << 15;

    /// What is kept beyond need before it is let go: letting go moves what stays.
    private static final int SPARE = 1 << 20;

    private final Reader in;
    private char[] kept = new char[4 * CHUNK];
    private int end;
    private int next;

    /// The line of the first kept character, from 1.
    private long line = 1;

    RewindingReader(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (next == end && !fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(kept, next, into, offset, count);
        next += count;
        return count;
    }

    /// Keeps nothing of the lines before `wanted`, sooner or later.
    void letGoBefore(long wanted) {
        if (next < SPARE) {
            return;
        }
        int start = startOf(wanted);
        System.arraycopy(kept, start, kept, 0, end - start);
        end -= start;
        next -= start;
        line = wanted;
    }

    /// The next character read is the first of that line, which must not be let go.
    void rewindTo(long wanted) {
        next = startOf(wanted);
    }

    /// The text of a line that was read, without its end; cut to `most` characters.
    String lineAt(long wanted, int most) {
        int start = startOf(wanted);
        int stop = start;
        while (stop < end && stop - start < most && kept[stop] != '\n' && kept[stop] != '\r') {
            stop++;
        }
        return new String(kept, start, stop - start);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (kept.length - end < CHUNK) {
            kept = java.util.Arrays.copyOf(kept, 2 * kept.length);
        }
        int count = in.read(kept, end, CHUNK);
        if (count <= 0) {
            return false;
        }
        end += count;
        return true;
    }

    /// Lines end with LF, CR or both, as the parser counts them.
    private int startOf(long wanted) {
        long at = line;
        int i = 0;
        while (at < wanted && i < end) {
            char c = kept[i++];
            if (c == '\n' || (c == '\r' && !(i < end && kept[i] == '\n'))) {
                at++;
            }
        }
        return i;
    }
}
