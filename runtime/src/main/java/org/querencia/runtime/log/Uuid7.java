package org.querencia.runtime.log;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes the ids of facts that come without one: UUIDv7 (RFC 9562, section 5.7), which sort by
/// time.
public final class Uuid7 {

    private Uuid7() {}

    public static UUID at(Instant instant, RandomGenerator random) {
        long high = (instant.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
