package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;
import org.querencia.core.event.Texts;
import org.querencia.runtime.collect.BodyReader.Parsed;

/// What was refused, letter for letter as it came, at most [#BYTES_MAX] of it. What its request
/// told is kept beside it, as [KeptRequest].
final class KeptBody {

    static final int BYTES_MAX = 64 * 1024;

    private KeptBody() {}

    /// One event of a request.
    static String of(Parsed parsed, Draft draft) {
        return text(parsed.bytes(), draft.start, draft.end);
    }

    /// A request that could not be read at all.
    static String of(byte[] body) {
        return text(body, 0, body.length);
    }

    private static String text(byte[] bytes, int from, int to) {
        String text =
                Texts.clean(
                        new String(
                                bytes,
                                from,
                                Math.min(to - from, BYTES_MAX),
                                StandardCharsets.UTF_8));
        // A cut character, or bytes that are none, became three bytes each.
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return encoded.length <= BYTES_MAX
                ? text
                : new String(encoded, 0, BYTES_MAX - 3, StandardCharsets.UTF_8);
    }
}
