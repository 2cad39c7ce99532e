package org.querencia.connect.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// In which encoding a text is written.
final class Encodings {

    /// Enough for a letter beyond ASCII to turn up in nearly any text that has one.
    static final int SAMPLE_BYTES = 1 << 20;

    /// Every byte is a letter in it, and it has all letters of ISO-8859-1.
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /// What the detector takes text of Western Europe for, right or wrong.
    private static final Set<String> WESTERN =
            Set.of("ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1254");

    /// The detector's own measure, 0 to 100, of what may be believed of rarer encodings.
    private static final int SURE = 60;

    /// @param mark how many bytes the byte order mark at the beginning takes
    record Encoding(Charset charset, int mark) {

        /// A reader after the byte order mark; bytes that are none of its letters read as U+FFFD.
        Reader reader(InputStream in) throws IOException {
            PushbackInputStream pushback = new PushbackInputStream(in, 4);
            byte[] start = pushback.readNBytes(3);
            int skipped = Math.min(markOf(start, charset), start.length);
            pushback.unread(start, skipped, start.length - skipped);
            CharsetDecoder decoder =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .replaceWith("\uFFFD");
            return new InputStreamReader(pushback, decoder);
        }
    }

    private Encodings() {}

    /// @param whole whether the sample is the whole text
    static Encoding detect(byte[] sample, boolean whole) {
        for (Charset marked :
                new Charset[] {
                    StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
                }) {
            int mark = markOf(sample, marked);
            if (mark > 0) {
                return new Encoding(marked, mark);
            }
        }
        Charset wide = wide(sample);
        if (wide != null) {
            return new Encoding(wide, 0);
        }
        return new Encoding(isUtf8(sample, whole) ? StandardCharsets.UTF_8 : byLetters(sample), 0);
    }

    static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static int markOf(byte[] start, Charset charset) {
        byte[] mark =
                charset.equals(StandardCharsets.UTF_8)
                        ? new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}
                        : charset.equals(StandardCharsets.UTF_16LE)
                                ? new byte[] {(byte) 0xff, (byte) 0xfe}
                                : charset.equals(StandardCharsets.UTF_16BE)
                                        ? new byte[] {(byte) 0xfe, (byte) 0xff}
                                        : new byte[0];
        return start.length >= mark.length
                        && Arrays.equals(mark, 0, mark.length, start, 0, mark.length)
                ? mark.length
                : 0;
    }

    /// Text of two bytes a letter has a zero in nearly every other place.
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] sample) {
        int even = 0;
        int odd = 0;
        int pairs = Math.min(sample.length, 4_096) / 2;
        for (int i = 0; i < 2 * pairs; i += 2) {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }
        if (pairs < 4 || even + odd < pairs / 2) {
            return null;
        }
        return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /// Text in another encoding hardly ever happens to be right UTF-8.
    private static boolean isUtf8(byte[] sample, boolean whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(8_192);
        ByteBuffer in = ByteBuffer.wrap(sample);
        try {
            while (true) {
                CoderResult result = decoder.decode(in, out, whole);
                if (result.isError()) {
                    result.throwException();
                }
                if (result.isUnderflow()) {
                    return true;
                }
                out.clear();
            }
        } catch (CharacterCodingException other) {
            return mostlyUtf8(sample);
        }
    }

    /// A few wrong rows do not make a file another one: those rows are rejected.
    private static boolean mostlyUtf8(byte[] sample) {
        int right = 0;
        int wrong = 0;
        for (int i = 0; i < sample.length; i++) {
            int one = sample[i] & 0xff;
            if (one < 0x80) {
                continue;
            }
            int length = one >= 0xf0 ? 4 : one >= 0xe0 ? 3 : one >= 0xc2 ? 2 : 0;
            boolean good = length > 0 && i + length <= sample.length;
            for (int j = 1; good && j < length; j++) {
                good = (sample[i + j] & 0xc0) == 0x80;
            }
            if (good) {
                right++;
                i += length - 1;
            } else {
                wrong++;
            }
        }
        return right > 10L * wrong;
    }

    private static Charset byLetters(byte[] sample) {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(sample);
        CharsetMatch match = detector.detect();
        if (match == null
                || WESTERN.contains(match.getName())
                || match.getConfidence() < SURE
                || !Charset.isSupported(match.getName())) {
            return WINDOWS;
        }
        Charset found = Charset.forName(match.getName());
        return found.equals(StandardCharsets.UTF_8) ? WINDOWS : found;
    }
}
