package org.querencia.connect.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.querencia.connect.read.Encodings.Encoding;

/// The beginning of a text.
///
/// @param whole whether it is all of it
record Sample(String text, Encoding encoding, boolean whole) {

    /// How far letters beyond ASCII are looked for when the beginning has none.
    private static final int SEARCHED_BYTES_MAX = 64 << 20;

    static Sample of(DataFile file) throws IOException {
        try (Opened opened = Opened.open(file)) {
            InputStream content = opened.content();
            byte[] start = content.readNBytes(Encodings.SAMPLE_BYTES);
            refuseBinary(file, start);
            boolean whole = start.length < Encodings.SAMPLE_BYTES;
            Encoding encoding =
                    !whole && Encodings.isAscii(start)
                            ? furtherOn(content)
                            : Encodings.detect(start, whole);
            StringBuilder text = new StringBuilder(start.length);
            char[] chunk = new char[8_192];
            try (java.io.Reader reader = encoding.reader(new ByteArrayInputStream(start))) {
                for (int n = reader.read(chunk); n >= 0; n = reader.read(chunk)) {
                    text.append(chunk, 0, n);
                }
            }
            return new Sample(text.toString(), encoding, whole);
        }
    }

    private static Encoding furtherOn(InputStream content) throws IOException {
        byte[] chunk = new byte[0];
        for (int read = 0; read < SEARCHED_BYTES_MAX; read += chunk.length) {
            chunk = content.readNBytes(Encodings.SAMPLE_BYTES);
            if (chunk.length == 0) {
                break;
            }
            if (!Encodings.isAscii(chunk)) {
                return Encodings.detect(chunk, false);
            }
        }
        return new Encoding(java.nio.charset.StandardCharsets.UTF_8, 0);
    }

    private static void refuseBinary(DataFile file, byte[] start) {
        String kind = "";
        if (begins(start, 0xd0, 0xcf, 0x11, 0xe0)) {
            kind = "file-xls";
        } else if (begins(start, '%', 'P', 'D', 'F')) {
            kind = "file-pdf";
        } else if (begins(start, 'P', 'A', 'R', '1')) {
            kind = "file-parquet";
        } else if (begins(start, 0x28, 0xb5, 0x2f, 0xfd)) {
            kind = "file-zstd";
        } else if (begins(start, '7', 'z', 0xbc, 0xaf) || begins(start, 'R', 'a', 'r', '!')) {
            kind = "file-packed";
        } else if (begins(start, 'P', 'K', 3, 4) || begins(start, 0x1f, 0x8b)) {
            kind = "file-nested";
        }
        if (!kind.isEmpty()) {
            throw new UnreadableFileException(Why.of(kind, file.name()));
        }
    }

    private static boolean begins(byte[] start, int... magic) {
        if (start.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (start[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }
}
