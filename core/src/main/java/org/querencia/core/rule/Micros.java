package org.querencia.core.rule;

import java.time.Duration;
import java.time.Instant;

/// Instants and lengths of time as microseconds, which is how exact they are.
public final class Micros {

    static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000L;

    private Micros() {}

    public static long of(Instant instant) {
        return Math.multiplyExact(instant.getEpochSecond(), SECOND) + instant.getNano() / 1000;
    }

    public static long of(Duration length) {
        return Math.multiplyExact(length.getSeconds(), SECOND) + length.getNano() / 1000;
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }
}
