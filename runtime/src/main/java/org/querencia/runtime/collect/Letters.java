package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;

/// Mends the letters of a body that the parser refuses: one broken letter must not cost a whole
/// batch.
final class Letters {

    private static final int ESCAPE_LENGTH = 6;
    private static final byte[] REPLACEMENT = "fffd".getBytes(StandardCharsets.US_ASCII);

    private Letters() {}

    /// The body with bytes that are no UTF-8, and escapes of half a letter (`\ud800` alone),
    /// replaced by U+FFFD. A copy; what is no letter is left as it is.
    static byte[] mended(byte[] json) {
        byte[] mended = new String(json, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < mended.length; at++) {
            if (mended[at] == '\\') {
                int half = surrogate(mended, at);
                if (Character.isHighSurrogate((char) half)
                        && Character.isLowSurrogate((char) surrogate(mended, at + ESCAPE_LENGTH))) {
                    at += 2 * ESCAPE_LENGTH - 1;
                } else if (half != 0) {
                    System.arraycopy(REPLACEMENT, 0, mended, at + 2, REPLACEMENT.length);
                    at += ESCAPE_LENGTH - 1;
                } else {
                    // What stands behind a backslash begins no escape of its own.
                    at++;
                }
            }
        }
        return mended;
    }

    /// Half a letter escaped at that place, or 0.
    private static int surrogate(byte[] json, int at) {
        if (at + ESCAPE_LENGTH > json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return 0;
        }
        int letter = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json[i], 16);
            if (digit < 0) {
                return 0;
            }
            letter = letter * 16 + digit;
        }
        return Character.isSurrogate((char) letter) ? letter : 0;
    }
}
