package org.querencia.runtime.collect;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes the ids of events that come without one: UUIDv7 (RFC 9562, section 5.7), which sort by
/// time.
final class Uuid7 {

    private Uuid7() {}

    static UUID at(Instant instant, RandomGenerator random) {
        long high = (instant.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
