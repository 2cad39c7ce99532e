package org.querencia.runtime.collect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for write keys in a body that cannot be read as JSON, so that what was refused is still
/// shown under its source. What it finds may be anything: only a key that is known says something.
final class KeyScan {

    /// Clients write the key at the beginning of a body or at its end, after the events.
    static final int BYTES_MAX = 256 * 1024;

    /// Events may hold fields of these names too; so many are looked up and no more.
    static final int KEYS_MAX = 8;

    /// Segment's, PostHog's and Snowplow's names. Everything is bounded, so that no body makes the
    /// search slow.
    private static final Pattern KEY =
            Pattern.compile(
                    "\"(?:writeKey|api_key|aid)\"\\s{0,9}:\\s{0,9}\"([^\"\\\\\\p{Cntrl}]{1,200})\"");

    private KeyScan() {}

    /// What may be write keys, those of the beginning first.
    static Set<String> of(byte[] body) {
        Set<String> keys = new LinkedHashSet<>();
        int head = Math.min(body.length, BYTES_MAX);
        find(body, 0, head, keys);
        if (body.length > head) {
            int tail = Math.max(head, body.length - BYTES_MAX);
            find(body, tail, body.length, keys);
        }
        return keys;
    }

    private static void find(byte[] body, int from, int to, Set<String> keys) {
        Matcher matcher = KEY.matcher(new String(body, from, to - from, StandardCharsets.UTF_8));
        while (keys.size() < KEYS_MAX && matcher.find()) {
            keys.add(matcher.group(1));
        }
    }
}
